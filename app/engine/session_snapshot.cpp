// SPDX-License-Identifier: MIT
// What a front end sees of an open wallet.
#include "app/chain/electrum_client.h"
#include "app/engine/chain_choice.h"
#include "app/engine/node_shapes.h"
#include "app/engine/readiness.h"
#include "app/engine/wallet_session.h"
#include "wallet/base/text.h"

namespace fulgurite::app {

namespace {

double satPerVb(Feerate rate) { return rate.satPerKw / 250.0; }

ChainHealth healthOf(wallet::ChainState state)
{
    switch (state) {
    case wallet::ChainState::Connecting:
        return ChainHealth::Connecting;
    case wallet::ChainState::WrongNetwork:
        return ChainHealth::WrongNetwork;
    case wallet::ChainState::CertificateChanged:
        return ChainHealth::CertificateChanged;
    case wallet::ChainState::Lying:
        return ChainHealth::Lying;
    case wallet::ChainState::Syncing:
        return ChainHealth::Syncing;
    case wallet::ChainState::Scanning:
        return ChainHealth::Scanning;
    case wallet::ChainState::Ready:
        return ChainHealth::Ready;
    case wallet::ChainState::Unreachable:
        return ChainHealth::Unreachable;
    }
    return ChainHealth::Unreachable;
}

MilliSatoshi plus(MilliSatoshi left, MilliSatoshi right)
{
    return checkedAdd(left, right).value_or(left);
}

/// What signed fundings take from the coins while the coin set does not know them yet: their
/// channels count it already.
MilliSatoshi takenByFundings(const ChainWallet& wallet, const WalletSession& session,
                             const lightning::Node& node)
{
    MilliSatoshi out{};
    // Seldom true, and a description of all channels is dear.
    if (std::ranges::all_of(session.fundingTxids(), [&](const Txid& txid) {
            return wallet.coins().transaction(txid) != nullptr;
        }))
        return out;
    for (const lightning::ChannelInfo& channel : node.channels()) {
        const bool counted = channel.phase != lightning::event::ChannelPhase::Opening &&
                             channel.phase != lightning::event::ChannelPhase::Closed;
        if (!counted || !channel.funding || wallet.coins().transaction(channel.funding->txid))
            continue;
        const Transaction* tx = session.fundingTransaction(channel.funding->txid);
        if (tx == nullptr)
            continue;
        MilliSatoshi taken{};
        for (const TxIn& input : tx->inputs) {
            if (const auto coin = wallet.coins().coin(input.prevout))
                taken = plus(taken, toMsat(coin->output.value));
        }
        for (std::size_t i = 0; i < tx->outputs.size(); ++i) {
            if (i != channel.funding->index) // our change
                taken = saturatingSub(taken, toMsat(tx->outputs[i].value));
        }
        out = plus(out, taken);
    }
    return out;
}

Balances balancesOf(const ChainWallet& wallet, const WalletSession& session,
                    const lightning::Node* node, Satoshi comingHome)
{
    const wallet::CoinBalances coins = wallet.coins().balances();
    Balances out;
    for (const Satoshi part :
         {coins.confirmed, coins.change, coins.immature, coins.reserved, coins.frozen})
        out.onChain = plus(out.onChain, toMsat(part));
    out.unconfirmedIncoming = coins.unconfirmedIncoming;
    if (node != nullptr) {
        const lightning::NodeBalances channels = node->balances(session.doubtfulFundings());
        out.onChain = saturatingSub(out.onChain, takenByFundings(wallet, session, *node));
        out.lightning = saturatingSub(channels.local, channels.reserve);
        out.reserve = channels.reserve;
        out.inFlight = channels.inFlight;
        out.closing = channels.closing;
        out.canSend = channels.sendable;
        out.canReceive = channels.receivable;
    }
    out.closing = plus(out.closing, toMsat(comingHome));
    for (const MilliSatoshi part :
         {out.onChain, out.lightning, out.inFlight, out.closing, out.reserve})
        out.total = plus(out.total, part);
    return out;
}

ChannelList channelsOf(const lightning::Node& node)
{
    std::map<PublicKey, QString> aliases;
    for (const auto& peer : node.peers())
        aliases.emplace(peer.nodeId, safeText(peer.alias));
    ChannelList out;
    for (const auto& channel : node.channels())
        out.channels.push_back(rowOf(channel, aliases[channel.peer]));
    for (const auto& lost : node.lostChannels())
        out.channels.push_back(rowOf(lost, aliases[lost.entry.peerNodeId]));
    return out;
}

PeerList peersOf(const lightning::Node& node, const QString& listening)
{
    PeerList out;
    for (const auto& peer : node.peers()) {
        PeerRow row;
        row.nodeId = hexOf(peer.nodeId);
        row.alias = safeText(peer.alias);
        const auto address = peer.address         ? peer.address
                             : peer.known.empty() ? std::nullopt
                                                  : std::optional{peer.known.front()};
        if (address)
            row.address = QStringLiteral("%1:%2").arg(safeText(address->host)).arg(address->port);
        row.features = QString::fromStdString(toHex(peer.features.wire()));
        row.connected = peer.connected;
        row.inbound = peer.inbound;
        row.channels = peer.channels;
        out.peers.push_back(std::move(row));
    }
    out.ourNodeId = hexOf(node.nodeId());
    out.ourAlias = safeText(node.alias());
    out.ourColour = out.ourNodeId.left(6);
    out.listening = listening;
    return out;
}

InFlight inFlightOf(const lightning::Node& node)
{
    InFlight out;
    for (const auto& payment : node.payments()) {
        if (payment.status == lightning::PaymentStatus::Pending)
            out.payments.push_back(rowOf(payment));
    }
    return out;
}

OpenRequests requestsOf(const lightning::Node& node)
{
    constexpr std::size_t kMost = 100;
    OpenRequests out;
    const auto open = node.openInvoices();
    for (auto it = open.rbegin(); it != open.rend() && out.requests.size() < kMost; ++it)
        out.requests.push_back(rowOf(*it));
    return out;
}

ReadinessStage stage(StageName name, StageState state, const QString& reason)
{
    return {name, state, reason, QDateTime::currentDateTimeUtc()};
}

ReadinessStage chainStage(const wallet::ChainStatus& status)
{
    const ChainHealth health = healthOf(status.state);
    const bool working = health == ChainHealth::Connecting || health == ChainHealth::Syncing ||
                         health == ChainHealth::Scanning;
    const StageState state = health == ChainHealth::Ready ? StageState::Ready
                             : working                    ? StageState::Working
                                                          : StageState::Failed;
    return stage(StageName::Chain, state, safeText(status.detail));
}

/// Whose channels live or come to life: without them nothing goes on there.
bool needsPeer(const lightning::ChannelInfo& channel)
{
    using enum lightning::event::ChannelPhase;
    return channel.phase == Opening || channel.phase == AwaitingConfirmations ||
           channel.phase == Ready || channel.phase == ShuttingDown;
}

/// All that are needed; the others come and go, and count while nobody is needed.
ReadinessStage peersStage(const std::vector<lightning::PeerInfo>& peers,
                          const std::vector<lightning::ChannelInfo>& channels)
{
    std::map<PublicKey, bool> needed;
    for (const lightning::ChannelInfo& channel : channels) {
        if (needsPeer(channel))
            needed[channel.peer] = channel.connected;
    }
    std::size_t connected = 0;
    for (const auto& [peer, there] : needed)
        connected += there ? 1 : 0;
    if (needed.empty())
        connected = static_cast<std::size_t>(
            std::ranges::count(peers, true, &lightning::PeerInfo::connected));
    return countedStage(StageName::Peers, connected, needed.empty() ? connected : needed.size());
}

Readiness readinessOf(const wallet::ChainStatus& status, const lightning::Node* node)
{
    Readiness out;
    out.stages[0] = chainStage(status);
    if (node == nullptr) {
        for (std::size_t i = 1; i < out.stages.size(); ++i)
            out.stages[i] = stage(static_cast<StageName>(i), StageState::NotNeeded, {});
        return out;
    }
    const auto channels = node->channels();
    out.stages[1] = peersStage(node->peers(), channels);
    out.stages[2] = stage(StageName::Graph, StageState::NotNeeded, {});
    const auto whole = std::ranges::count(channels, lightning::event::ChannelPhase::Ready,
                                          &lightning::ChannelInfo::phase);
    const auto live =
        std::ranges::count_if(channels, [](const auto& channel) { return channel.usable; });
    out.stages[3] =
        countedStage(StageName::Channels, static_cast<std::size_t>(std::min(live, whole)),
                     static_cast<std::size_t>(whole));
    return out;
}

/// The time of a stage's last change of state is kept.
void keepSince(Readiness& next, const Readiness& before)
{
    for (std::size_t i = 0; i < next.stages.size(); ++i) {
        if (next.stages[i].state == before.stages[i].state && before.stages[i].since.isValid())
            next.stages[i].since = before.stages[i].since;
    }
}

/// The id of what the window says in its own words.
QString trustOf(wallet::Witness witness)
{
    switch (witness) {
    case wallet::Witness::NotNeeded:
        return QStringLiteral("own-node");
    case wallet::Witness::Looks:
        return QStringLiteral("server");
    case wallet::Witness::NoneKnown:
        return QStringLiteral("only-server");
    case wallet::Witness::NoneAnswers:
        return QStringLiteral("lone-server");
    }
    return {};
}

ChainPart chainOf(const wallet::ChainStatus& status, const wallet::FeeEstimates& fees,
                  const std::vector<wallet::ChainTip>& tips, const QString& trust)
{
    ChainPart out;
    out.health = healthOf(status.state);
    out.progress = status.progress;
    out.backend = safeText(status.server);
    const bool alone = status.witness == wallet::Witness::NoneKnown ||
                       status.witness == wallet::Witness::NoneAnswers;
    out.trust = trust;
    out.detail =
        safeText(alone ? status.witnessFault : status.detail); // the window has words of its own
    if (!status.leftOut.empty())
        out.detail +=
            (out.detail.isEmpty() ? QString{} : QStringLiteral(" ")) + safeText(status.leftOut);
    if (!tips.empty()) {
        out.height = tips.front().height.value;
        out.tipTime = dateOf(tips.front().time);
    }
    out.nextBlockSatPerVb = satPerVb(fees.nextBlock);
    out.hourSatPerVb = satPerVb(fees.hour);
    out.daySatPerVb = satPerVb(fees.day);
    out.minimumSatPerVb = satPerVb(fees.minimum);
    out.feesKnown = !fees.fallback;
    if (status.historyMissingBelow)
        out.historyMissingBelow = status.historyMissingBelow->value;
    if (status.otherCertificate)
        out.otherCertificate = shapeOf(*status.otherCertificate);
    return out;
}

bool flagOf(store::SettingsTable& settings, std::string_view name)
{
    const auto value = settings.find(name);
    return value && *value && **value == Bytes{1};
}

Attention attentionOf(const BackupPart& backup, const wallet::ChainStatus& chain,
                      const ChannelList& channels, const InFlight& inFlight)
{
    Attention out;
    if (!backup.seedConfirmed)
        out.items.push_back({AttentionKind::ConfirmSeed, {}, {}});
    if (backup.folder.isEmpty())
        out.items.push_back({AttentionKind::ChooseBackupFolder, {}, {}});
    if (backup.fault)
        out.items.push_back({AttentionKind::BackupFault, {}, backup.fault->values});
    const ReadinessStage stage = chainStage(chain);
    if (stage.state == StageState::Failed)
        out.items.push_back({AttentionKind::BackendTrouble,
                             safeText(chain.server),
                             {{QStringLiteral("rule"), stage.reason}}});
    if (chain.historyMissingBelow)
        out.items.push_back(
            {AttentionKind::HistoryMissing,
             {},
             {{QStringLiteral("block"), QString::number(chain.historyMissingBelow->value)}}});
    for (const ChannelRow& channel : channels.channels) {
        if (channel.state == ChannelState::DataLoss)
            out.items.push_back({AttentionKind::DataLoss, channel.channelId, {}});
        else if (channel.state == ChannelState::Closing ||
                 channel.state == ChannelState::ForceClosing)
            out.items.push_back(
                {AttentionKind::ChannelClosing,
                 channel.channelId,
                 {{QStringLiteral("blocks"), QString::number(channel.blocksToWait.value_or(0))}}});
    }
    for (const PaymentRow& payment : inFlight.payments) {
        if (payment.state == PaymentState::InFlight)
            out.items.push_back(
                {AttentionKind::PaymentInFlight,
                 payment.id,
                 {{QStringLiteral("block"), QString::number(payment.returnsByBlock.value_or(0))}}});
    }
    return out;
}

/// What an old copy of the file puts at risk.
void addSuspects(Attention& attention, bool isOutdated, const lightning::Node& node)
{
    if (isOutdated)
        attention.items.push_back({AttentionKind::DataLoss, {}, {}}); // of the whole file
    for (const lightning::ChannelInfo& channel : node.channels()) {
        const bool waits = channel.phase != lightning::event::ChannelPhase::DataLoss &&
                           channel.phase != lightning::event::ChannelPhase::Closed;
        if (channel.suspect && waits)
            attention.items.push_back(
                {AttentionKind::ChannelSuspect, hexOf(channel.channelId), {}});
    }
}

} // namespace

BackupPart WalletSession::backupPart()
{
    BackupPart backup;
    backup.seedConfirmed = flagOf(m_nodeStore.settings, "backup.seedConfirmed");
    backup.folder = m_backup->folder();
    backup.provenAt = m_provenAt;
    backup.fault = m_backupFault;
    backup.channels = m_node ? static_cast<std::uint32_t>(m_node->channels().size()) : 0;
    return backup;
}

void WalletSession::buildSnapshot(Snapshot& snapshot)
{
    // What a block brought home is among the coins already, and the channel still has it.
    if (!m_wallet || (m_coinsAhead && m_shown))
        return;
    m_shown = true;
    renew(snapshot.balances,
          balancesOf(*m_wallet, *this, m_node.get(), m_remote ? m_remote->pending() : Satoshi{}));
    const QString trust =
        m_environment.dialler ? QStringLiteral("practice") : trustOf(m_chainStatus.witness);
    const wallet::ChainStatus status = shownStatus();
    renew(snapshot.chain, chainOf(status, m_fees, m_wallet->knownTips(), trust));
    if (m_node) {
        renew(snapshot.channels, channelsOf(*m_node));
        renew(snapshot.peers, peersOf(*m_node, m_sockets.listening()));
        renew(snapshot.inFlight, inFlightOf(*m_node));
        renew(snapshot.requests, requestsOf(*m_node));
    }
    renew(snapshot.backup, backupPart());
    Attention attention =
        attentionOf(*snapshot.backup, status, *snapshot.channels, *snapshot.inFlight);
    if (m_node)
        addSuspects(attention, m_outdated, *m_node);
    renew(snapshot.attention, std::move(attention));
    Readiness readiness = readinessOf(status, m_node.get());
    m_patience.judge(readiness, StagePatience::Clock::now());
    keepSince(readiness, *snapshot.readiness);
    renew(snapshot.readiness, std::move(readiness));
}

} // namespace fulgurite::app
