// SPDX-License-Identifier: MIT
#include "ui/home/home_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/format/chain_words.h"
#include "ui/format/error_text.h"
#include "ui/format/rate_format.h"
#include "ui/home/attention_list.h"
#include "ui/home/balance_history.h"
#include "ui/home/checklist.h"
#include "ui/home/recent_list.h"
#include "ui/models/answer.h"
#include "ui/models/recognised_text.h"
#include "ui/style/fonts.h"
#include "ui/widgets/amount.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/segmented_bar.h"

namespace fulgurite::ui {

namespace {

/// A muted word above an amount.
QWidget* figure(const QString& word, Amount* amount)
{
    auto* host = new QWidget;
    auto* column = new QVBoxLayout{host};
    column->setSpacing(0);
    column->addWidget(new Label{word, TextRole::Caption, Token::Muted});
    amount->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    amount->setAccessibleDescription(word);
    column->addWidget(amount);
    return host;
}

bool backendWell(app::ChainHealth health)
{
    return health == app::ChainHealth::Ready || health == app::ChainHealth::Connecting;
}

QString troubleText(const app::ChainPart& chain)
{
    if (const auto hours = standsStillHours(chain))
        return HomePage::tr("No block came for %n hour(s): the chain server stands still, or this "
                            "computer's clock is wrong. Nothing is sent over channels meanwhile.",
                            nullptr, *hours);
    if (const auto progress = serverProgress(chain))
        return HomePage::tr("The chain server itself is still reading the chain, %1 is done: "
                            "balances may still change.")
            .arg(percentText(*progress));
    if (chain.health == app::ChainHealth::Syncing || chain.health == app::ChainHealth::Scanning)
        return HomePage::tr("The chain is being read: balances may still change.");
    if (chain.backend.isEmpty() && chain.health == app::ChainHealth::Unreachable)
        return HomePage::tr("No chain server is chosen: money that comes in is not seen.");
    return HomePage::tr("The chain server cannot be used: shown is what was known before.");
}

} // namespace

HomePage::HomePage(app::History& history, QWidget* parent)
    : ShellPage{tr("Home"), PageWidth::Column, parent},
      m_history{history},
      m_offer{new Banner{Tone::Accent, {}, tr("Review and pay")}},
      m_backend{new Banner{Tone::Warn, {}, tr("Show network")}},
      m_total{new Card},
      m_hero{new Amount{{}, TextRole::Hero}},
      m_bar{new SegmentedBar},
      m_canSend{new Amount{{}, TextRole::Section}},
      m_canReceive{new Amount{{}, TextRole::Section}},
      m_arriving{new Amount{{}, TextRole::Section}},
      m_attention{new AttentionList},
      m_checklist{new Checklist},
      m_balance{new BalanceHistory{history}},
      m_recent{new RecentList}
{
    auto* receive = new Button{tr("Receive"), ButtonKind::Secondary, Icon::Receive};
    auto* send = new Button{tr("Send"), ButtonKind::Primary, Icon::Send};
    header()->addAction(receive);
    header()->addAction(send);
    connect(receive, &QPushButton::clicked, this, [this] { emit go({PageId::Receive, {}}); });
    connect(send, &QPushButton::clicked, this, [this] { emit go({PageId::Send, {}}); });
    addBanner(m_offer);
    m_offer->hide();
    addBanner(m_backend);
    m_backend->hide();
    connect(m_backend, &Banner::actionTriggered, this, [this] { emit go({PageId::Network, {}}); });
    connect(m_offer, &Banner::actionTriggered, this, [this] {
        m_offer->hide();
        m_taken = m_offered;
        emit go({PageId::Send, m_offered});
    });
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this,
            &HomePage::offerClipboard);
    buildTotal();
    for (QWidget* card : {static_cast<QWidget*>(m_total), static_cast<QWidget*>(m_attention),
                          static_cast<QWidget*>(m_checklist), static_cast<QWidget*>(m_balance),
                          static_cast<QWidget*>(m_recent)})
        body()->addWidget(card);
    m_checklist->hide();
    connect(m_attention, &AttentionList::go, this, &HomePage::go);
    connect(m_checklist, &Checklist::go, this, &HomePage::go);
    connect(m_recent, &RecentList::go, this, &HomePage::go);
    connect(m_recent, &RecentList::copied, this,
            [this](const QString& what) { emit said(tr("Copied: %1").arg(what)); });
}

void HomePage::buildTotal()
{
    auto* column = m_total->body();
    column->addWidget(new Label{tr("Total"), TextRole::Caption, Token::Muted});
    m_hero->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_hero->setAccessibleDescription(tr("Total"));
    column->addWidget(m_hero);
    column->addWidget(m_bar);
    auto* figures = new QHBoxLayout;
    figures->setSpacing(scaled(space::kWide));
    figures->addWidget(figure(tr("Can send over Lightning"), m_canSend));
    figures->addWidget(figure(tr("Can receive over Lightning"), m_canReceive));
    m_arrivingBox = figure(tr("Arriving, not confirmed"), m_arriving);
    figures->addWidget(m_arrivingBox);
    figures->addStretch(1);
    column->addSpacing(scaled(space::kTight));
    column->addLayout(figures);
}

void HomePage::show(const app::Snapshot& snapshot)
{
    const auto before = std::exchange(m_shown, snapshot);
    const bool first = std::exchange(m_first, false);
    showBalances(*snapshot.balances);
    showBackend(*snapshot.chain);
    if (first || before.attention != snapshot.attention)
        showAttention();
    const bool moved = before.balances != snapshot.balances ||
                       before.inFlight != snapshot.inFlight || before.chain != snapshot.chain;
    if (!first && !moved)
        return;
    askRecent();
    m_balance->setTotal(snapshot.balances->total);
}

/// What the first steps ask for already is not asked twice.
void HomePage::showAttention()
{
    auto items = m_shown.attention->items;
    if (!m_checklist->isHidden())
        std::erase_if(items, [](const app::AttentionItem& item) {
            return item.kind == app::AttentionKind::ConfirmSeed ||
                   item.kind == app::AttentionKind::ChooseBackupFolder;
        });
    m_attention->setItems(items);
}

void HomePage::open(const QString&) { offerClipboard(); }

void HomePage::showEvent(QShowEvent* event)
{
    ShellPage::showEvent(event);
    offerClipboard();
}

/// Two clicks from a copied invoice to its payment: this one and Pay.
void HomePage::offerClipboard()
{
    const auto offer = clipboardOffer(m_shown.lifecycle->network, m_shown.peers->ourNodeId);
    const bool running = std::holds_alternative<app::Running>(m_shown.lifecycle->state);
    m_offer->setVisible(offer && running && offer->text != m_taken);
    if (!offer)
        return;
    m_offered = offer->text;
    m_offer->set(Tone::Accent, tr("The clipboard holds: %1.").arg(offer->words.text),
                 tr("Review and pay"));
}

void HomePage::showBalances(const app::Balances& balances)
{
    m_hero->setAmount(floorToSat(balances.total));
    m_bar->setParts({{MoneyKind::OnChain, balances.onChain},
                     {MoneyKind::Lightning, balances.lightning},
                     {MoneyKind::InFlight, balances.inFlight},
                     {MoneyKind::Closing, balances.closing},
                     {MoneyKind::Reserve, balances.reserve}});
    m_bar->setVisible(balances.total > MilliSatoshi{});
    m_canSend->setAmount(floorToSat(balances.canSend));
    m_canReceive->setAmount(floorToSat(balances.canReceive));
    m_arriving->setAmount(balances.unconfirmedIncoming, Sign::Plus);
    m_arrivingBox->setVisible(balances.unconfirmedIncoming > Satoshi{});
}

void HomePage::showBackend(const app::ChainPart& chain)
{
    m_backend->setVisible(!backendWell(chain.health));
    const bool reads =
        chain.health == app::ChainHealth::Syncing || chain.health == app::ChainHealth::Scanning;
    m_backend->set(reads && !standsStillHours(chain) ? Tone::Neutral : Tone::Warn,
                   troubleText(chain), tr("Show network"));
}

void HomePage::askRecent()
{
    app::HistoryQuery query;
    query.limit = 2 * RecentList::kRows;
    onAnswer(m_history.page(query), this, [this](const app::Answer<app::HistoryPage>& answer) {
        if (!answer)
            return m_recent->setError(errorLine(answer.error()));
        m_recent->setRows(answer->rows, QDateTime::currentDateTime());
        bool paid = false;
        for (const auto& row : answer->rows)
            paid = paid || (!row.incoming && (row.kind == app::HistoryKind::Sent ||
                                              row.kind == app::HistoryKind::Keysend));
        const auto& balances = *m_shown.balances;
        FirstSteps steps;
        steps.backedUp = m_shown.backup->seedConfirmed && !m_shown.backup->folder.isEmpty();
        steps.funded = balances.total > MilliSatoshi{} || !answer->rows.empty();
        steps.opened = !m_shown.channels->channels.empty();
        steps.paid = paid || answer->total > static_cast<std::uint64_t>(2 * RecentList::kRows);
        steps.lightning = m_shown.lifecycle->lightning;
        m_checklist->setSteps(steps);
        showAttention();
    });
}

} // namespace fulgurite::ui
