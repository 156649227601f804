// SPDX-License-Identifier: MIT
#include "ui/channels/channels_page.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/channels/channel_delegate.h"
#include "ui/channels/channel_preview.h"
#include "ui/channels/channel_words.h"
#include "ui/channels/closed_view.h"
#include "ui/channels/open_wizard.h"
#include "ui/models/row_menu.h"
#include "ui/shell/page_action.h"
#include "ui/style/table.h"
#include "ui/style/theme.h"
#include "ui/widgets/amount.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/detail_split.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/plain_scroll.h"
#include "ui/widgets/preview_pane.h"
#include "ui/widgets/segmented_switch.h"

namespace fulgurite::ui {

namespace {

const QString kOpen = QStringLiteral("open");
const QString kInUse = QStringLiteral("inUse");
const QString kClosed = QStringLiteral("closed");
constexpr int kPeerWidth = 150;
constexpr int kStateWidth = 130;
constexpr int kLeastTable = 540;

} // namespace

ChannelsPage::ChannelsPage(app::Channels& channels, app::Connections& connections)
    : ShellPage{tr("Channels"), PageWidth::Full},
      m_channels{channels},
      m_refused{new Banner{Tone::Warn, tr("Lightning is not yet offered on the Bitcoin main "
                                          "network: until cheating peers can be penalised, your "
                                          "money would not be safe in a channel.")}},
      m_openButton{new Button{tr("Open a channel"), ButtonKind::Primary, Icon::Plus}},
      m_stack{new QStackedWidget},
      m_list{list()},
      m_closed{new ClosedView{channels}},
      m_which{new SegmentedSwitch{tr("Which channels"),
                                  {{kInUse, tr("In use")}, {kClosed, tr("Closed")}}}},
      m_empty{new EmptyState{Icon::Channels, tr("No channels yet"), {}, tr("Open a channel")}},
      m_noCoins{new EmptyState{Icon::Channels, tr("No channels yet"),
                               tr("A channel is funded with coins on chain. Receive some first."),
                               tr("Receive")}},
      m_none{new EmptyState{Icon::Channels, tr("No channels"),
                            tr("On this network the wallet works on chain only.")}},
      m_wizard{new OpenWizard{channels, connections}},
      m_summary{summary()}
{
    addBanner(m_refused);
    m_refused->hide();
    header()->addAction(m_openButton);
    offerInMenus(m_openButton, PageAction::OpenChannel);
    body()->addWidget(m_summary);
    body()->addWidget(m_which, 0, Qt::AlignLeading);
    m_which->setCurrent(kInUse);
    m_which->hide();
    m_wizardHost = leadingForm(m_wizard, size::kColumn);
    for (QWidget* each : {static_cast<QWidget*>(m_list), static_cast<QWidget*>(m_empty),
                          m_wizardHost, static_cast<QWidget*>(m_none),
                          static_cast<QWidget*>(m_noCoins), static_cast<QWidget*>(m_closed)})
        m_stack->addWidget(each);
    body()->addWidget(m_stack, 1);
    connect(m_which, &SegmentedSwitch::chosen, this, &ChannelsPage::showList);
    connect(m_list, &DetailSplit::coveredChanged, this, [this] {
        if (!isOpening())
            showList();
    });
    connect(m_closed, &ClosedView::said, this, &ShellPage::said);
    connect(m_closed, &ClosedView::counted, this, [this] {
        if (!isOpening())
            showList();
    });
    connect(m_openButton, &QPushButton::clicked, this, [this] { beginOpening({}); });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { beginOpening({}); });
    connect(m_noCoins, &EmptyState::actionTriggered, this,
            [this] { emit go({PageId::Receive, {}}); });
    connect(m_wizard, &OpenWizard::cancelled, this, &ChannelsPage::showList);
    connect(m_wizard, &OpenWizard::opened, this, [this](const QString& id) {
        showList();
        select(id);
        emit said(tr("The channel is being opened."));
    });
}

Card* ChannelsPage::summary()
{
    auto* card = new Card;
    auto* row = new QHBoxLayout;
    row->setSpacing(scaled(space::kWide));
    const auto add = [row](const QString& name) {
        auto* column = new QVBoxLayout;
        column->setSpacing(0);
        column->addWidget(new Label{name, TextRole::Caption, Token::Muted});
        auto* amount = new Amount{{}, TextRole::Section};
        amount->setAccessibleName(name);
        amount->setAlignment(Qt::AlignLeading | Qt::AlignVCenter);
        column->addWidget(amount);
        row->addLayout(column);
        return amount;
    };
    m_ours = add(tr("Yours in channels"));
    m_canSend = add(tr("Can send now"));
    m_canReceive = add(tr("Can receive now"));
    row->addStretch(1);
    card->body()->addLayout(row);
    return card;
}

DetailSplit* ChannelsPage::list()
{
    m_table = new QTableView;
    setUpTable(m_table, tr("Channels"));
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new ChannelDelegate{m_table});
    auto* head = m_table->horizontalHeader();
    head->setSectionResizeMode(ChannelsModel::Balance, QHeaderView::Stretch);
    m_table->setColumnWidth(ChannelsModel::Peer, scaled(kPeerWidth));
    // An amount is never elided.
    head->setSectionResizeMode(ChannelsModel::Capacity, QHeaderView::ResizeToContents);
    m_table->setColumnWidth(ChannelsModel::State, scaled(kStateWidth));
    m_pane = new PreviewPane;
    auto* split = new DetailSplit{m_table, m_pane, kLeastTable};
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this, split](const QModelIndex& now) {
                if (!now.isValid() || !split->covers())
                    onSelected(now.row());
            });
    connect(m_table, &QTableView::clicked, this, &ChannelsPage::showDetails);
    connect(m_table, &QTableView::activated, this, &ChannelsPage::showDetails);
    onRowMenu(m_table, [this](const QModelIndex& index, RowMenu& menu) {
        const auto* channel = m_model.row(index.row());
        menu.add(tr("Details"), [this, index] { showDetails(index); });
        menu.copy(tr("Copy channel id"), channel->channelId);
        menu.copy(tr("Copy peer id"), channel->peerId);
        menu.copy(tr("Copy funding output"),
                  QStringLiteral("%1:%2").arg(channel->fundingTxid).arg(channel->fundingOutput));
        const AmountStyle style = currentAmountStyle();
        if (!style.hidden)
            menu.copy(tr("Copy what is yours"),
                      plainAmount(floorToSat(channel->local), style.unit));
        menu.onCopied([this] { emit said(tr("Copied")); });
    });
    connect(m_pane, &PreviewPane::closed, this, [this] {
        m_table->clearSelection();
        m_table->setCurrentIndex({});
    });
    return split;
}

void ChannelsPage::setSnapshot(const app::Snapshot& snapshot)
{
    m_snapshot = snapshot;
    m_model.show(snapshot.channels);
    m_wizard->setChain(*snapshot.chain);
    m_wizard->setSpendable(floorToSat(snapshot.balances->onChain));
    const bool allowed = snapshot.lifecycle->lightning;
    m_refused->setVisible(!allowed);
    m_openButton->setEnabled(allowed);
    askWhatCouldBeOpened();
    showSummary();
    if (m_preview) {
        if (const auto* row = m_model.find(m_shown)) {
            m_preview->show(*row);
            if (row->pendingHtlcs != m_shownHtlcs || row->state != m_shownState)
                showHtlcs(m_shown);
        }
    }
    refreshClosed();
    if (!isOpening())
        showList();
}

void ChannelsPage::refreshClosed()
{
    if (!m_snapshot.lifecycle->lightning ||
        !std::holds_alternative<app::Running>(m_snapshot.lifecycle->state))
        return;
    // The list is no part of the snapshot, and is read from the disk: only when a channel came or
    // went, not with every payment.
    QStringList ids{m_snapshot.lifecycle->walletFolder};
    for (const auto& row : m_snapshot.channels->channels) {
        if (row.state != app::ChannelState::Closed)
            ids << row.channelId;
    }
    if (ids == m_closedFor)
        return;
    m_closedFor = ids;
    m_closed->refresh();
}

void ChannelsPage::showSummary()
{
    const auto summary = summaryOf(*m_snapshot.channels);
    m_ours->setAmount(floorToSat(summary.ours));
    m_canSend->setAmount(floorToSat(summary.canSend));
    m_canReceive->setAmount(floorToSat(summary.canReceive));
    showEmpty();
}

void ChannelsPage::showEmpty()
{
    const AmountStyle style = currentAmountStyle();
    const QString coins = amountText(floorToSat(m_snapshot.balances->onChain), style);
    m_empty->setText(tr("No channels yet"),
                     m_couldSend ? tr("With %1 on chain you could open one and send about %2.")
                                       .arg(coins, amountText(*m_couldSend, style))
                                 : tr("With %1 on chain you could open one.").arg(coins));
}

/// What a first channel of all coins would let one send: told before the wizard is begun.
void ChannelsPage::askWhatCouldBeOpened()
{
    const Satoshi coins = floorToSat(m_snapshot.balances->onChain);
    if (!m_snapshot.lifecycle->lightning || m_model.rowCount() > 0 || coins == m_couldAsked)
        return;
    m_couldAsked = coins;
    m_couldSend.reset();
    if (coins == Satoshi{})
        return;
    app::OpenRequest all;
    all.all = true;
    m_channels.previewOpen(all).then(this,
                                     [this, coins](const app::Answer<app::OpenPreview>& preview) {
                                         if (coins != m_couldAsked || !preview || preview->obstacle)
                                             return;
                                         m_couldSend = floorToSat(preview->spendable);
                                         showEmpty();
                                     });
}

void ChannelsPage::open(const QString& payload)
{
    if (payload == kClosed) {
        m_which->setCurrent(kClosed);
        showList();
    } else if (payload == kOpen || payload.startsWith(kOpen + QLatin1Char{':'})) {
        if (payload != kOpen || !isOpening()) // what was typed stays
            beginOpening(payload.mid(kOpen.size() + 1));
    } else if (!payload.isEmpty()) {
        select(payload);
    }
}

bool ChannelsPage::back()
{
    if (isOpening()) {
        if (!m_wizard->stepBack())
            showList();
        return true;
    }
    if (m_stack->currentWidget() == m_closed)
        return m_closed->back();
    if (m_pane->isHidden())
        return false;
    emit m_pane->closed();
    return true;
}

void ChannelsPage::beginOpening(const QString& target)
{
    if (!m_snapshot.lifecycle->lightning)
        return;
    m_summary->hide();
    m_openButton->hide();
    m_which->hide();
    m_stack->setCurrentWidget(m_wizardHost);
    m_wizard->begin(target);
}

bool ChannelsPage::isOpening() const { return m_stack->currentWidget() == m_wizardHost; }

void ChannelsPage::showList()
{
    const bool any = m_model.rowCount() > 0;
    const bool closedToo = m_closed->count() > 0;
    const bool allowed = m_snapshot.lifecycle->lightning;
    // Where details stand in the list's place they need the height as well.
    const bool covered = m_list->isCovered();
    m_which->setVisible(closedToo && !covered);
    if (!closedToo)
        m_which->setCurrent(kInUse);
    const bool closed = m_which->current() == kClosed;
    const bool broke = floorToSat(m_snapshot.balances->onChain) == Satoshi{};
    m_summary->setVisible(any && !closed && !covered);
    m_openButton->setVisible((any || closed) && allowed);
    m_stack->setCurrentWidget(closed    ? m_closed
                              : any     ? m_list
                              : allowed ? static_cast<QWidget*>(broke ? m_noCoins : m_empty)
                                        : m_none);
}

void ChannelsPage::select(const QString& channelId)
{
    const int row = m_model.indexOf(channelId);
    if (row < 0)
        return;
    m_which->setCurrent(kInUse);
    showList();
    showDetails(m_model.index(row, 0));
}

void ChannelsPage::onSelected(int row)
{
    const auto* chosen = m_model.row(row);
    m_pane->setVisible(chosen != nullptr);
    m_shown = chosen ? chosen->channelId : QString{};
    m_preview = nullptr;
    if (!chosen)
        return m_pane->setContent(new QWidget);
    m_preview = new ChannelPreview{m_channels, *chosen};
    m_pane->setTitle(peerText(*chosen));
    m_pane->setContent(m_preview);
    connect(m_preview, &ChannelPreview::said, this, &ShellPage::said);
    showHtlcs(m_shown);
}

void ChannelsPage::showHtlcs(const QString& channelId)
{
    if (const auto* row = m_model.find(channelId)) {
        m_shownHtlcs = row->pendingHtlcs;
        m_shownState = row->state;
    }
    m_channels.list().then(
        this, [this, channelId](const app::Answer<std::vector<app::ChannelDetail>>& details) {
            if (!details || !m_preview || m_shown != channelId)
                return;
            for (const auto& detail : *details) {
                if (detail.row.channelId == channelId)
                    m_preview->setDetail(detail);
            }
        });
}

void ChannelsPage::showDetails(const QModelIndex& index)
{
    m_table->setCurrentIndex(index);
    const auto* chosen = m_model.row(index.row());
    const bool shown = m_pane->isVisibleTo(this) && chosen && m_shown == chosen->channelId;
    if (!shown)
        onSelected(index.row());
}

bool ChannelsPage::event(QEvent* event)
{
    if (event->type() == amountStyleChange()) {
        m_model.restyle();
        m_closed->restyle();
        showSummary();
    }
    return ShellPage::event(event);
}

} // namespace fulgurite::ui
