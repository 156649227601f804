// SPDX-License-Identifier: MIT
#pragma once

#include <QModelIndex>

#include <functional>

class QMenu;
class QTableView;

namespace fulgurite::ui {

/// The menu of one row while it is being filled.
class RowMenu {
public:
    explicit RowMenu(QMenu& menu) : m_menu{menu} {}
    /// An entry that puts `text` on the clipboard; none for an empty text.
    void copy(const QString& title, const QString& text);
    void add(const QString& title, std::function<void()> deed);
    void onCopied(std::function<void()> copied);

private:
    QMenu& m_menu;
};

/// Opens a menu for a row by the right button, by the Menu key and by Shift+F10: for the row under
/// the pointer, or for the current one.
void onRowMenu(QTableView* table, std::function<void(const QModelIndex&, RowMenu&)> fill);

} // namespace fulgurite::ui
