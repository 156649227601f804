// SPDX-License-Identifier: MIT
// What the chain backend tells: WalletSession's half that follows the chain.
#include "app/engine/node_feerates.h"
#include "app/engine/spending.h"
#include "app/engine/wallet_session.h"

#include <algorithm>
#include <iterator>

namespace fulgurite::app {

namespace {

/// Blocks after which no reorg is reckoned with.
constexpr std::uint32_t kFinalDepth = 100;

} // namespace

void WalletSession::startChain()
{
    if (!m_environment.chain)
        return;
    const auto birthday = m_nodeStore.settings.find("wallet.birthday");
    std::optional<UnixTime> since;
    if (birthday && *birthday && !(*birthday)->empty())
        since = unixTime(static_cast<std::int64_t>(ByteReader{**birthday}.u64be().value_or(0)));
    if (!m_environment.options.developer.importedKeys.isEmpty())
        since = unixTime(1); // their coins are older than this wallet
    if (const auto fresh = m_wallet->takeNewWatches(); mayHoldOldCoins())
        m_late.add(fresh);
    m_reported.emplace();
    m_environment.chain->start(m_wallet->knownTips(), since,
                               [this](const wallet::ChainEvent& event) { chainEvent(event); });
    const bool isServer = follows(BackendKind::Electrum);
    auto watches = m_wallet->allWatches(!isServer); // it tells a script's spends by itself
    for (const auto& [outpoint, watch] : m_channelWatches)
        watches.push_back(watch);
    if (m_remote)
        std::ranges::move(m_remote->outputs(), std::back_inserter(watches));
    // Two thousand scripts: a server that is asked for each of them would keep a wallet waiting
    // that was whole the last time.
    m_remoteWaits = m_remote && isServer && !m_wallet->knownTips().empty();
    if (m_remote && !m_remoteWaits)
        std::ranges::move(m_remote->scripts(), std::back_inserter(watches));
    if (m_wallet->knownTips().empty() && mayHoldOldCoins())
        m_late.add(watches);
    m_late.mark(watches);
    m_environment.chain->watch(std::move(watches));
}

/// Of a backend that reads blocks, in a wallet whose words are older than this file: what a scan
/// has not told of is remembered until one has.
bool WalletSession::mayHoldOldCoins() const { return m_restored && follows(BackendKind::Bitcoind); }

bool WalletSession::follows(BackendKind kind) const
{
    const auto& backend = m_environment.options.backend;
    return backend && backend->kind == kind;
}

void WalletSession::replaceChain(std::unique_ptr<wallet::ChainSource> chain)
{
    if (m_environment.chain)
        m_environment.chain->stop();
    m_environment.chain = std::move(chain);
    m_chainStatus = {};
    startChain();
    m_environment.publisher.touch();
}

void WalletSession::chainEvent(const wallet::ChainEvent& event)
{
    if (m_stopped)
        return;
    std::visit([this](const auto& one) { on(one); }, event);
    m_coinsAhead = true;
    schedule();
}

void WalletSession::on(const wallet::TransactionSeen& event)
{
    if (m_reported && !event.confirmation)
        m_reported->insert(txidOf(event.tx));
    m_wallet->seen(event.tx, event.confirmation, now());
    if (m_remote && !spendsLiveChannel(event.tx)) {
        auto found = m_remote->seen(event.tx, event.confirmation);
        if (!found.empty())
            m_environment.chain->watch(std::move(found));
    }
    const Txid txid = txidOf(event.tx);
    if (event.confirmation) {
        const auto sent = m_broadcasts.extract(txid);
        if (sent && sent.mapped().handler) // confirmed before the backend answered
            sent.mapped().handler({txid, wallet::BroadcastVerdict::AlreadyConfirmed, {}});
    }
    std::optional<lightning::node_input::TransactionSeen::Confirmation> confirmation;
    if (event.confirmation)
        confirmation = {event.confirmation->height.value, event.confirmation->position};
    input(lightning::node_input::TransactionSeen{event.tx, confirmation});
}

void WalletSession::on(const wallet::TransactionGone& event)
{
    // A funding of ours that left a mempool is broadcast again, not given up: its coins stay
    // reserved.
    if (m_fundings.contains(event.txid) || m_broadcasts.contains(event.txid))
        return;
    m_wallet->gone(event.txid);
}

void WalletSession::on(const wallet::ChainRolledBack& event)
{
    m_wallet->rolledBack(event.height);
    if (m_remote)
        m_remote->rolledBack(event.height);
    resumeBroadcasts(); // the new branch may lack what the old one held
    input(lightning::node_input::RolledBack{event.height.value});
}

void WalletSession::on(const wallet::TipReached& event)
{
    m_wallet->reached(event.tip);
    forgetDeepFundings();
    endDoubleSpentFundings();
    tellTip();
    sweepRemoteOutputs();
    rebroadcast();
    emit tipChanged();
}

/// A channel that the node still knows brings its own balance home.
bool WalletSession::spendsLiveChannel(const Transaction& tx) const
{
    if (!m_node)
        return false;
    const auto channels = m_node->channels();
    return std::ranges::any_of(channels, [&](const lightning::ChannelInfo& channel) {
        return std::ranges::any_of(tx.inputs, [&](const TxIn& input) {
            return channel.funding == std::optional{input.prevout};
        });
    });
}

/// The same of a coin, whose transaction is not at hand.
bool WalletSession::closedLiveChannel(const Txid& txid) const
{
    if (!m_node)
        return false;
    const auto channels = m_node->channels();
    return std::ranges::any_of(channels, [&](const lightning::ChannelInfo& channel) {
        return channel.closingTxid == txid;
    });
}

/// The scripts of the sweeps are stored with the batch before a sweep is sent.
void WalletSession::sweepRemoteOutputs()
{
    if (!m_remote || !chainReady())
        return;
    auto sweeps = m_remote->sweeps(m_wallet->coins().tip(), unreviewedRate(), [this] {
        const auto fresh = m_wallet->handOut({84, 0, 2});
        return fresh ? fresh->scriptPubKey : Bytes{};
    });
    if (sweeps.empty())
        return;
    commitSoon({}, [this, sweeps = std::move(sweeps)] {
        for (const Transaction& sweep : sweeps)
            broadcast({sweep}, {});
    });
}

/// Until no reorg can take it back, a funding is kept, its coins reserved: it must be sent again.
void WalletSession::forgetDeepFundings()
{
    for (const Txid& txid : m_fundings.txids()) {
        const auto* record = m_wallet->coins().transaction(txid);
        if (record == nullptr || !record->confirmation ||
            m_wallet->coins().tip().value < record->confirmation->height.value + kFinalDepth)
            continue;
        m_wallet->release(FundingBook::purposeOf(*m_fundings.temporaryIdOf(txid)));
        m_fundings.remove(txid);
    }
}

/// A backend tells what is gone only of what it told before: at its first Ready the rest is known.
void WalletSession::dropVanished()
{
    const auto reported = std::exchange(m_reported, std::nullopt);
    if (!reported)
        return;
    std::set<Txid> standing = *reported;
    for (const auto& [txid, pending] : m_broadcasts)
        standing.insert(txid);
    standing.merge(m_fundings.txids());
    m_wallet->dropVanished(standing);
}

/// A funding whose coins another transaction took for good can never confirm: its channel ends.
void WalletSession::endDoubleSpentFundings()
{
    for (const Txid& txid : m_fundings.txids()) {
        const wallet::CoinSet& coins = m_wallet->coins();
        const auto* record = coins.transaction(txid);
        const auto* rival = record != nullptr && record->displacedBy
                                ? coins.transaction(*record->displacedBy)
                                : nullptr;
        if (rival == nullptr || !rival->confirmation ||
            coins.tip().value + 1 < rival->confirmation->height.value + kFinalDepth)
            continue;
        for (std::uint32_t index = 0; index < record->tx.outputs.size(); ++index)
            input(lightning::node_input::FundingDoubleSpent{{txid, index}});
        m_wallet->release(FundingBook::purposeOf(*m_fundings.temporaryIdOf(txid)));
        m_broadcasts.erase(txid);
        m_fundings.remove(txid);
    }
}

/// What was committed to be sent before a restart or a reorg; with the next tip it goes out again,
/// so that no crash strands a payment and no eviction frees its coins for another.
void WalletSession::resumeBroadcasts()
{
    const wallet::CoinSet& coins = m_wallet->coins();
    for (const wallet::CoinHistoryRow& row : coins.history()) {
        const wallet::TxRecord* record = coins.transaction(row.txid);
        const bool ours = std::ranges::all_of(record->tx.inputs, [&](const TxIn& input) {
            return coins.ownerOf(input.prevout).has_value();
        });
        if (record->state == wallet::TxState::Unconfirmed && ours)
            m_broadcasts.try_emplace(row.txid, Pending{{record->tx}, {}});
    }
}

Feerate WalletSession::unreviewedRate() const
{
    return app::unreviewedRate(m_fees, follows(BackendKind::Electrum));
}

Feerate WalletSession::unreviewedNextBlock() const
{
    return app::unreviewedNextBlock(m_fees, follows(BackendKind::Electrum));
}

void WalletSession::on(const wallet::FeeEstimates& event)
{
    m_fees = event;
    input(nodeFeerates(event, follows(BackendKind::Electrum)));
}

void WalletSession::on(const wallet::BroadcastDone& event)
{
    const auto [first, last] = m_awaitedBroadcasts.equal_range(event.txid);
    for (auto it = first; it != last; ++it)
        it->second();
    m_awaitedBroadcasts.erase(first, last);
    const auto found = m_broadcasts.find(event.txid);
    if (found == m_broadcasts.end())
        return;
    if (const auto handler = std::exchange(found->second.handler, {}))
        handler(event);
    if (m_environment.log && event.verdict == wallet::BroadcastVerdict::Rejected)
        m_environment.log(
            {LogLevel::Warning, "chain",
             "transaction " + toDisplay(event.txid) + " was refused: " + event.reason});
}

void WalletSession::on(const wallet::ChainStatus& event)
{
    const bool wasReady = chainReady();
    m_chainStatus = event;
    if (follows(BackendKind::Bitcoind)) {
        if (event.historyMissingBelow)
            m_late.missing(*event.historyMissingBelow);
        m_chainStatus.historyMissingBelow = m_late.missingBelow();
    }
    if (event.historyMissingBelow && mayHoldOldCoins() && !std::exchange(m_lookedAhead, true)) {
        constexpr std::uint32_t kFarGap = 1000;
        m_wallet->lookAhead(kFarGap);
        schedule();
    }
    if (chainReady())
        dropVanished();
    // Ready comes after the last block that was new; after a restart there may have been none.
    if (!chainReady() || wasReady || m_wallet->newestTip() == nullptr)
        return;
    if (std::exchange(m_remoteWaits, false))
        m_environment.chain->watch(m_remote->scripts());
    tellTip();
    sweepRemoteOutputs();
    rebroadcast(); // what was sent while nobody listened is lost
}

bool WalletSession::isTipFresh()
{
    const wallet::ChainTip* tip = m_wallet->newestTip();
    const bool byHand = m_environment.options.network == Network::Regtest;
    return tip != nullptr && m_freshness.isFresh(now(), chainReady(),
                                                 byHand ? std::nullopt : std::optional{tip->time});
}

/// While older blocks are read, or a new one may be missed, HTLCs are not judged by the height and
/// none is sent.
void WalletSession::tellTip()
{
    const wallet::ChainTip* tip = m_wallet->newestTip();
    if (tip == nullptr)
        return;
    m_tipTold = chainReady() && isTipFresh();
    input(lightning::node_input::TipReached{tip->height.value, tip->time, m_tipTold, chainReady()});
}

/// A chain that stands still is not "ready" to the owner, who may have to set a clock.
wallet::ChainStatus WalletSession::shownStatus() const
{
    constexpr double kNearlyAll = 0.99;
    wallet::ChainStatus out = m_chainStatus;
    if (!m_environment.chain) {
        out.state = wallet::ChainState::Unreachable;
        out.detail = "no chain server is chosen";
    }
    if (out.state == wallet::ChainState::Syncing)
        out.progress = std::min(out.progress, kNearlyAll);
    const wallet::ChainTip* tip = m_wallet->newestTip();
    if (!chainReady() || m_tipTold || tip == nullptr)
        return out;
    out.state = wallet::ChainState::Syncing;
    out.progress = 0;
    if (const auto hours = TipFreshness::standsStillFor(now(), tip->time)) {
        out.progress = 1; // nothing more to read: so a front end tells it from a server that syncs
        out.detail = "the newest block is " + std::to_string(*hours) +
                     " hours old: the backend stands still, or this computer's clock is wrong; "
                     "nothing is sent over channels meanwhile";
    }
    return out;
}

void WalletSession::tick()
{
    input(lightning::node_input::Tick{now(), steady()});
    const bool fresh = isTipFresh();
    if (m_tipTold ? !fresh : fresh && chainReady()) // a clock that is set right heals it as well
        tellTip();
}

/// They count at once, proven by our own node. What is read of their blocks later tells the rest.
void WalletSession::on(const wallet::UnspentFound& event)
{
    std::vector<wallet::Watch> found;
    for (const wallet::UnspentFound::Coin& coin : event.coins) {
        m_wallet->found(coin);
        if (!m_remote || closedLiveChannel(coin.outpoint.txid))
            continue;
        if (auto watch = m_remote->found(coin))
            found.push_back(std::move(*watch));
    }
    if (!found.empty())
        m_environment.chain->watch(std::move(found));
    if (m_environment.log && !event.coins.empty())
        m_environment.log({LogLevel::Info, "chain",
                           std::to_string(event.coins.size()) +
                               " coins found in the node's set before their blocks are read"});
}

void WalletSession::on(const wallet::ScriptsScanned& event) { m_late.scanned(event.scripts); }

void WalletSession::on(const wallet::SpenderSought& event) { m_late.sought(event); }

void WalletSession::broadcast(std::vector<Transaction> package,
                              std::function<void(const wallet::BroadcastDone&)> handler)
{
    if (package.empty())
        return;
    const Txid last = txidOf(package.back());
    m_broadcasts[last] = {package, std::move(handler)};
    if (m_environment.chain)
        m_environment.chain->broadcast(std::move(package));
}

void WalletSession::giveUp(const Txid& txid)
{
    m_broadcasts.erase(txid);
    m_wallet->gone(txid);
    schedule();
}

void WalletSession::rebroadcast()
{
    std::erase_if(m_broadcasts, [this](const auto& one) { // a rival is proven to have won
        const auto* record = m_wallet->coins().transaction(one.first);
        return record != nullptr && record->state == wallet::TxState::Conflicted;
    });
    for (const auto& [txid, pending] : m_broadcasts) {
        const auto* record = m_wallet->coins().transaction(txid);
        const bool isReplaced = record != nullptr && record->state == wallet::TxState::Replaced;
        if (m_environment.chain && !isReplaced)
            m_environment.chain->broadcast(pending.package);
    }
}

} // namespace fulgurite::app
