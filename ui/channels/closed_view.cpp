// SPDX-License-Identifier: MIT
#include "ui/channels/closed_view.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/channels/channel_words.h"
#include "ui/channels/closed_words.h"
#include "ui/models/row_menu.h"
#include "ui/style/fonts.h"
#include "ui/style/table.h"
#include "ui/style/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/copy_text.h"
#include "ui/widgets/detail_split.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/preview_pane.h"

namespace fulgurite::ui {

namespace {

constexpr int kWhenWidth = 150;
constexpr int kWhoWidth = 190;
constexpr int kLeastTable = 560;

} // namespace

ClosedView::ClosedView(app::Channels& channels, QWidget* parent)
    : QWidget{parent},
      m_channels{channels},
      m_problem{new Banner{Tone::Bad, {}}},
      m_table{new QTableView},
      m_pane{new PreviewPane}
{
    auto* column = new QVBoxLayout{this};
    column->addWidget(m_problem);
    auto* split = new DetailSplit{m_table, m_pane, kLeastTable};
    column->addWidget(split, 1);
    m_problem->hide();
    setUpTable(m_table, tr("Closed channels"));
    m_table->setModel(&m_model);
    auto* head = m_table->horizontalHeader();
    head->setSectionResizeMode(ClosedModel::Peer, QHeaderView::Stretch);
    head->setSectionResizeMode(ClosedModel::Returned, QHeaderView::ResizeToContents);
    m_table->setColumnWidth(ClosedModel::When, scaled(kWhenWidth));
    m_table->setColumnWidth(ClosedModel::Who, scaled(kWhoWidth));
    onRowMenu(m_table, [this](const QModelIndex& index, RowMenu& menu) {
        const auto* closed = m_model.row(index.row());
        menu.add(tr("Details"), [this, index] {
            m_table->setCurrentIndex(index);
            onSelected(index.row());
        });
        menu.copy(tr("Copy channel id"), closed->row.channelId);
        menu.copy(tr("Copy peer id"), closed->row.peerId);
        menu.copy(tr("Copy closing transaction"), closed->closingTxid);
        const AmountStyle style = currentAmountStyle();
        if (!style.hidden)
            menu.copy(tr("Copy what returned"), plainAmount(closed->returned, style.unit));
        menu.onCopied([this] { emit said(tr("Copied")); });
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this, split](const QModelIndex& now) {
                if (!now.isValid() || !split->covers())
                    onSelected(now.row());
            });
    for (const auto opened : {&QTableView::clicked, &QTableView::activated})
        connect(m_table, opened, this, [this, split](const QModelIndex& index) {
            if (split->covers())
                onSelected(index.row());
        });
    connect(m_pane, &PreviewPane::closed, this, [this] {
        m_table->clearSelection();
        m_table->setCurrentIndex({});
    });
}

void ClosedView::refresh()
{
    m_channels.listClosed().then(
        this, [this](const app::Answer<std::vector<app::ClosedChannel>>& closed) {
            m_problem->setVisible(!closed.has_value());
            if (!closed)
                return m_problem->setError(closed.error());
            m_model.show(*closed);
            emit counted(m_model.rowCount());
        });
}

void ClosedView::restyle()
{
    m_model.restyle();
    onSelected(m_table->currentIndex().row());
}

bool ClosedView::back()
{
    if (m_pane->isHidden())
        return false;
    emit m_pane->closed();
    return true;
}

void ClosedView::onSelected(int row)
{
    const auto* closed = m_model.row(row);
    m_pane->setVisible(closed != nullptr);
    if (!closed)
        return m_pane->setContent(new QWidget);
    m_pane->setTitle(peerText(closed->row));
    m_pane->setContent(report(*closed));
}

QWidget* ClosedView::report(const app::ClosedChannel& closed)
{
    const AmountStyle style = currentAmountStyle();
    const ClosedText text = closedTextOf(closed);
    auto* host = new QWidget;
    auto* column = new QVBoxLayout{host};
    column->setSpacing(scaled(space::kField));
    column->addWidget((new Label{text.why, TextRole::Body, Token::Muted})->wrapped());
    auto* facts = new KeyValueList;
    facts->setValuesTrailing(true);
    facts->setRow(tr("Closed by"), text.who);
    facts->setRow(tr("Closed on"), text.when);
    facts->setRow(tr("Yours before"), amountText(floorToSat(closed.row.local), style));
    facts->setRow(tr("Returned"), amountText(closed.returned, style));
    facts->setRow(tr("What it cost"), text.cost ? amountText(*text.cost, style) : tr("not known"));
    facts->setRow(tr("Capacity"), amountText(closed.row.capacity, style));
    column->addWidget(facts);
    const auto id = [this, column](const QString& what, const QString& value) {
        if (value.isEmpty())
            return;
        column->addWidget(new Label{what, TextRole::Caption, Token::Muted});
        auto* copy = new CopyText{what, value, CopyShape::Id};
        column->addWidget(copy);
        connect(copy, &CopyText::copied, this,
                [this](const QString& name) { emit said(tr("%1 copied").arg(name)); });
    };
    id(tr("Closing transaction"), closed.closingTxid);
    id(tr("Peer"), closed.row.peerId);
    id(tr("Channel"), closed.row.channelId);
    column->addStretch(1);
    return host;
}

} // namespace fulgurite::ui
