// SPDX-License-Identifier: MIT
#include "ui/activity/activity_table.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>

#include "ui/format/amount_format.h"
#include "ui/models/history_model.h"
#include "ui/models/history_text.h"
#include "ui/style/fonts.h"
#include "ui/style/table.h"
#include "ui/style/theme.h"
#include "ui/style/tokens.h"
#include "ui/widgets/state_chip.h"

namespace fulgurite::ui {

void HistoryStateDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const
{
    QStyleOptionViewItem background{option};
    initStyleOption(&background, index);
    background.text.clear();
    const QWidget* view = option.widget;
    view->style()->drawControl(QStyle::CE_ItemViewItem, &background, painter, view);
    const auto* model = qobject_cast<const HistoryModel*>(index.model());
    if (!model)
        return;
    const HistoryState state = historyState(model->row(index.row()));
    const int margin = scaled(space::kTight);
    paintChip(*painter, option.rect.adjusted(margin, scaled(2), 0, -scaled(2)), state.word,
              state.tone, state.icon, option.palette);
}

ActivityTable::ActivityTable(HistoryModel& model, QWidget* parent)
    : QTableView{parent},
      m_model{model}
{
    setUpTable(this, tr("Payments"));
    setModel(&model);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setItemDelegateForColumn(HistoryModel::State, new HistoryStateDelegate{this});
    auto* head = horizontalHeader();
    head->setSectionResizeMode(QHeaderView::Interactive);
    head->setSectionResizeMode(HistoryModel::What, QHeaderView::Stretch);
    head->resizeSection(HistoryModel::Time, scaled(140));
    head->resizeSection(HistoryModel::Kind, scaled(150));
    head->resizeSection(HistoryModel::State, scaled(130));
    head->resizeSection(HistoryModel::AmountColumn, scaled(160));
    setTextElideMode(Qt::ElideRight);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) { emit rowChosen(current.row()); });
}

int ActivityTable::chosenRow() const
{
    return selectionModel()->hasSelection() ? currentIndex().row() : -1;
}

void ActivityTable::contextMenuEvent(QContextMenuEvent* event)
{
    const int chosen = chosenRow();
    if (chosen < 0)
        return;
    const app::HistoryRow row = m_model.row(chosen);
    QMenu menu{this};
    const auto offer = [this, &menu](const QString& what, const QString& text) {
        if (!text.isEmpty())
            menu.addAction(tr("Copy %1").arg(what), this,
                           [this, what, text] { emit copyAsked(what, text); });
    };
    offer(row.layer == app::HistoryLayer::OnChain ? tr("transaction id") : tr("payment hash"),
          row.id);
    if (!currentAmountStyle().hidden)
        offer(tr("amount"), plainAmount(floorToSat(row.amount), currentAmountStyle().unit));
    offer(tr("label"), row.label);
    menu.exec(event->globalPos());
}

} // namespace fulgurite::ui
