// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>
#include <QTableView>

#include "app/api/history.h"

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
    /// What the header's arrow says; the rows come sorted from the port.
    [[nodiscard]] app::HistorySort sort() const;

signals:
    void rowChosen(int row);
    void copied(const QString& what);
    void detailsAsked(int row);
    void sortChosen();

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void takeSort(int section, Qt::SortOrder order);
    void showArrow();

    HistoryModel& m_model;
    int m_sortSection;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

} // namespace fulgurite::ui
