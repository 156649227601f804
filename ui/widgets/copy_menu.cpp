// SPDX-License-Identifier: MIT
#include "ui/widgets/copy_menu.h"

#include <QClipboard>
#include <QGuiApplication>

namespace fulgurite::ui {

void CopyMenu::addCopy(const QString& what, const QString& text)
{
    if (text.isEmpty())
        return;
    addAction(tr("Copy %1").arg(what), this, [this, what, text] {
        QGuiApplication::clipboard()->setText(text);
        emit copied(what);
    });
}

void CopyMenu::openAt(const QPoint& globalPosition)
{
    setAttribute(Qt::WA_DeleteOnClose);
    popup(globalPosition);
}

} // namespace fulgurite::ui
