// SPDX-License-Identifier: MIT
#pragma once

#include <QMenu>

namespace fulgurite::ui {

/// The context menu of a row: what can be copied of it, and what else can be done.
class CopyMenu : public QMenu {
    Q_OBJECT

public:
    using QMenu::QMenu;
    /// "Copy WHAT"; left out when there is nothing to copy.
    void addCopy(const QString& what, const QString& text);
    /// Returns at once; the menu deletes itself once it is closed. A row may go away meanwhile.
    void openAt(const QPoint& globalPosition);

signals:
    void copied(const QString& what);
};

} // namespace fulgurite::ui
