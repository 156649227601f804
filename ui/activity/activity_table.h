// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>
#include <QTableView>

namespace fulgurite::ui {

class HistoryModel;

/// Paints the state as a chip.
class HistoryStateDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

/// The table of the history: one line a row, reads on as it is scrolled.
class ActivityTable final : public QTableView {
    Q_OBJECT

public:
    explicit ActivityTable(HistoryModel& model, QWidget* parent = nullptr);
    [[nodiscard]] int chosenRow() const;

signals:
    void rowChosen(int row);
    /// From the context menu: what to put on the clipboard and its name.
    void copyAsked(const QString& what, const QString& text);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    HistoryModel& m_model;
};

} // namespace fulgurite::ui
