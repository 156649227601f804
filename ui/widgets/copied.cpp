// SPDX-License-Identifier: MIT
#include "ui/widgets/copied.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMetaObject>
#include <QWidget>

namespace fulgurite::ui {

void copyAndSay(QWidget* from, const QString& text, const QString& sentence)
{
    QGuiApplication::clipboard()->setText(text);
    for (QWidget* at = from; at != nullptr; at = at->parentWidget()) {
        if (at->metaObject()->indexOfSignal("said(QString)") < 0)
            continue;
        QMetaObject::invokeMethod(at, "said", Q_ARG(QString, sentence));
        return;
    }
}

} // namespace fulgurite::ui
