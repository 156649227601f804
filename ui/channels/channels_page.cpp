// SPDX-License-Identifier: MIT
#include "ui/channels/channels_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/channels/channel_delegate.h"
#include "ui/channels/channel_preview.h"
#include "ui/channels/channel_words.h"
#include "ui/channels/open_wizard.h"
#include "ui/style/table.h"
#include "ui/style/theme.h"
#include "ui/widgets/amount.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/preview_pane.h"

namespace fulgurite::ui {

namespace {

const QString kOpen = QStringLiteral("open");
constexpr int kPeerWidth = 150;
constexpr int kStateWidth = 130;
constexpr int kPaneWidth = 340;

QWidget* scrolling(QWidget* content)
{
    auto* host = new QWidget;
    auto* row = new QHBoxLayout{host};
    row->addStretch(1);
    row->addWidget(content, 1000);
    row->addStretch(1);
    content->setMaximumWidth(scaled(size::kForm));
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(host);
    return scroll;
}

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
      m_empty{new EmptyState{Icon::Channels, tr("No channels yet"), {}, tr("Open a channel")}},
      m_none{new EmptyState{Icon::Channels, tr("No channels"),
                            tr("On this network the wallet works on chain only.")}},
      m_wizard{new OpenWizard{channels, connections}},
      m_summary{summary()}
{
    addBanner(m_refused);
    m_refused->hide();
    header()->addAction(m_openButton);
    body()->addWidget(m_summary);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(scrolling(m_wizard));
    m_stack->addWidget(m_none);
    body()->addWidget(m_stack, 1);
    connect(m_openButton, &QPushButton::clicked, this, [this] { beginOpening({}); });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { beginOpening({}); });
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

QWidget* ChannelsPage::list()
{
    auto* host = new QWidget;
    auto* row = new QHBoxLayout{host};
    row->setSpacing(scaled(space::kCard));
    m_table = new QTableView;
    setUpTable(m_table, tr("Channels"));
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new ChannelDelegate{m_table});
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    auto* head = m_table->horizontalHeader();
    head->setSectionResizeMode(ChannelsModel::Balance, QHeaderView::Stretch);
    m_table->setColumnWidth(ChannelsModel::Peer, scaled(kPeerWidth));
    // An amount is never elided.
    head->setSectionResizeMode(ChannelsModel::Capacity, QHeaderView::ResizeToContents);
    m_table->setColumnWidth(ChannelsModel::State, scaled(kStateWidth));
    m_pane = new PreviewPane;
    m_pane->setFixedWidth(scaled(kPaneWidth));
    m_pane->hide();
    row->addWidget(m_table, 1);
    row->addWidget(m_pane);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) { onSelected(now.row()); });
    connect(m_table, &QWidget::customContextMenuRequested, this, &ChannelsPage::showMenu);
    connect(m_pane, &PreviewPane::closed, this, [this] {
        m_table->clearSelection();
        m_table->setCurrentIndex({});
    });
    return host;
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
    showSummary();
    if (m_preview) {
        if (const auto* row = m_model.find(m_shown))
            m_preview->show(*row);
    }
    if (m_stack->currentIndex() != 2)
        showList();
}

void ChannelsPage::showSummary()
{
    const auto summary = summaryOf(*m_snapshot.channels);
    m_ours->setAmount(floorToSat(summary.ours));
    m_canSend->setAmount(floorToSat(summary.canSend));
    m_canReceive->setAmount(floorToSat(summary.canReceive));
    const Satoshi coins = floorToSat(m_snapshot.balances->onChain);
    if (coins == Satoshi{})
        m_empty->setText(tr("No channels yet"),
                         tr("A channel is funded with coins on chain. Receive some first."));
    else
        m_empty->setText(tr("No channels yet"), tr("With %1 on chain you could open one.")
                                                    .arg(amountText(coins, currentAmountStyle())));
}

void ChannelsPage::open(const QString& payload)
{
    if (payload == kOpen || payload.startsWith(kOpen + QLatin1Char{':'}))
        beginOpening(payload.mid(kOpen.size() + 1));
    else if (!payload.isEmpty())
        select(payload);
}

bool ChannelsPage::back()
{
    if (m_stack->currentIndex() == 2) {
        showList();
        return true;
    }
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
    m_stack->setCurrentIndex(2);
    m_wizard->begin(target);
}

void ChannelsPage::showList()
{
    const bool any = m_model.rowCount() > 0;
    m_summary->setVisible(any);
    m_openButton->setVisible(any && m_snapshot.lifecycle->lightning);
    m_stack->setCurrentWidget(any ? m_list : m_snapshot.lifecycle->lightning ? m_empty : m_none);
}

void ChannelsPage::select(const QString& channelId)
{
    const int row = m_model.indexOf(channelId);
    if (row >= 0)
        m_table->setCurrentIndex(m_model.index(row, 0));
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
    m_channels.list().then(
        this, [this, channelId](const app::Answer<std::vector<app::ChannelDetail>>& details) {
            if (!details || !m_preview || m_shown != channelId)
                return;
            for (const auto& detail : *details) {
                if (detail.row.channelId == channelId)
                    m_preview->setHtlcs(detail.htlcs);
            }
        });
}

void ChannelsPage::showMenu(const QPoint& at)
{
    const auto* row = m_model.row(m_table->indexAt(at).row());
    if (!row)
        return;
    QMenu menu;
    const auto copy = [this, &menu](const QString& title, const QString& text) {
        menu.addAction(title, this, [this, text] {
            QGuiApplication::clipboard()->setText(text);
            emit said(tr("Copied"));
        });
    };
    copy(tr("Copy channel id"), row->channelId);
    copy(tr("Copy peer id"), row->peerId);
    copy(tr("Copy funding output"),
         QStringLiteral("%1:%2").arg(row->fundingTxid).arg(row->fundingOutput));
    menu.exec(m_table->viewport()->mapToGlobal(at));
}

bool ChannelsPage::event(QEvent* event)
{
    if (event->type() == amountStyleChange()) {
        m_model.restyle();
        showSummary();
        if (m_preview) {
            if (const auto* row = m_model.find(m_shown))
                m_preview->show(*row);
        }
    }
    return ShellPage::event(event);
}

} // namespace fulgurite::ui
