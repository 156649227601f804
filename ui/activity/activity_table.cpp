// SPDX-License-Identifier: MIT
#include "ui/activity/activity_table.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QResizeEvent>

#include "ui/models/history_menu.h"
#include "ui/models/history_model.h"
#include "ui/models/history_text.h"
#include "ui/style/amount_style.h"
#include "ui/style/fonts.h"
#include "ui/style/table.h"
#include "ui/style/tokens.h"
#include "ui/widgets/copy_menu.h"
#include "ui/widgets/state_chip.h"

namespace fulgurite::ui {

namespace {

constexpr int kRoomForAll = 760;
constexpr int kRoomForTime = 560; ///< below it the details tell when

} // namespace

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
      m_model{model},
      m_sortSection{HistoryModel::Time}
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
    head->resizeSection(HistoryModel::State, scaled(150));
    head->resizeSection(HistoryModel::AmountColumn, scaled(160));
    setTextElideMode(Qt::ElideRight);
    head->setSectionsClickable(true);
    head->setSectionsMovable(true);
    head->setSortIndicatorShown(true);
    showArrow();
    connect(head, &QHeaderView::sortIndicatorChanged, this, &ActivityTable::takeSort);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) { emit rowChosen(current.row()); });
    onAmountStyle(this, [&model] { model.restyle(); });
}

int ActivityTable::chosenRow() const
{
    return selectionModel()->hasSelection() ? currentIndex().row() : -1;
}

/// Beside the details there is no room for every column: what the icon says already goes first.
void ActivityTable::resizeEvent(QResizeEvent* event)
{
    setColumnHidden(HistoryModel::Kind, event->size().width() < scaled(kRoomForAll));
    setColumnHidden(HistoryModel::Time, event->size().width() < scaled(kRoomForTime));
    QTableView::resizeEvent(event);
}

app::HistorySort ActivityTable::sort() const
{
    if (m_sortSection == HistoryModel::AmountColumn)
        return app::HistorySort::AmountDescending;
    return m_sortOrder == Qt::DescendingOrder ? app::HistorySort::TimeDescending
                                              : app::HistorySort::TimeAscending;
}

/// By time both ways, by amount the largest first: what the port can page through. The header also
/// says what it remembers of an earlier window.
void ActivityTable::takeSort(int section, Qt::SortOrder order)
{
    if (section == m_sortSection && order == m_sortOrder)
        return;
    const bool known = section == HistoryModel::Time || section == HistoryModel::AmountColumn;
    const bool turned = section == HistoryModel::Time && m_sortSection == section;
    const bool changed = known && (section != m_sortSection || turned);
    if (changed) {
        m_sortSection = section;
        m_sortOrder = turned ? order : Qt::DescendingOrder;
    }
    showArrow();
    if (changed)
        emit sortChosen();
}

void ActivityTable::showArrow()
{
    horizontalHeader()->setSortIndicator(m_sortSection, m_sortOrder);
}

void ActivityTable::contextMenuEvent(QContextMenuEvent* event)
{
    const int chosen = chosenRow();
    if (chosen < 0)
        return;
    auto* menu = new CopyMenu{this};
    addHistoryCopies(*menu, m_model.row(chosen));
    menu->addSeparator();
    menu->addAction(tr("Details"), this, [this, chosen] { emit detailsAsked(chosen); });
    connect(menu, &CopyMenu::copied, this, &ActivityTable::copied);
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    menu->openAt(byKey ? viewport()->mapToGlobal(visualRect(currentIndex()).center())
                       : event->globalPos());
}

} // namespace fulgurite::ui
