// SPDX-License-Identifier: MIT
#include "lightning/channel/closing_tx.h"
#include "lightning/node/closing_money.h"
#include "lightning/node/node_core.h"
#include "lightning/payment/record_codec.h"

#include <algorithm>

namespace fulgurite::lightning {

namespace {

constexpr std::string_view kClaimsPrefix = "claims.";

std::optional<std::uint64_t> numberOf(ByteView value)
{
    ByteReader in{value};
    return in.u64be();
}

} // namespace

NodeCore::NodeCore(NodeConfig nodeConfig, NodeSecrets nodeSecrets, RandomSource& randomSource)
    : config{std::move(nodeConfig)},
      secrets{std::move(nodeSecrets)},
      nodeId{secrets.nodeKey.publicKey()},
      chain{chainHashOf(config.network)},
      random{randomSource},
      outgoing{routes, randomSource}
{
    incoming.setAcceptKeysend(config.acceptKeysend);
}

void NodeCore::start(NodeStart start)
{
    now = steady = m_startedAt = m_dateTrustedAt = start.now;
    for (const StoredChannel& channel : start.stored.channels)
        loadChannel(channel, start.suspect);
    for (const PutSetting& setting : start.stored.settings)
        loadSetting(setting);
    for (const PutSetting& setting : start.stored.settings)
        if (setting.name == kLostSpends)
            loadLostSpends(setting.value);
    rememberSuspects();
    if (start.backup)
        watchBroken(*start.backup);
    // An old copy of the wallet file may lack channels that a newer backup still holds.
    if (start.backup && start.suspect && start.backup->generation > m_backupGeneration) {
        m_backupGeneration = start.backup->generation;
        loadLost(encodeChannelBackup(*start.backup));
        storeLost();
    }
    loadOnions(start.stored.onions);
    for (const PutPreimage& known : start.stored.preimages)
        m_preimages[known.hash] = known.preimage;
    for (const PutPeer& peer : start.stored.peers)
        loadPeer(peer);
    for (const PutInvoice& invoice : start.stored.openInvoices) {
        if (auto entry = decodeInvoiceEntry(invoice.record))
            incoming.load(std::move(*entry));
        else
            m_out.log(LogLevel::Error, "node",
                      "invoice " + toHex(invoice.hash) +
                          " cannot be read: " + entry.error().detail);
    }
    for (const PutPayment& stored : start.stored.pendingPayments) {
        if (auto payment = decodePayment(stored.record))
            outgoing.load(std::move(*payment));
        else
            m_out.log(LogLevel::Error, "node",
                      "payment " + toHex(stored.hash) +
                          " cannot be read: " + payment.error().detail);
    }
    for (ChannelEntry* entry : channels.inOrder())
        resumeChannel(*entry);
    watchLost();
    drain();
    outgoing.reconcile(
        [this](const ChannelId& id, std::uint64_t htlc) {
            const ChannelEntry* entry = channels.find(id);
            if (entry == nullptr || !entry->channel.commitments)
                return true; // gone or unreadable: what became of it is not ours to guess
            return std::ranges::any_of(entry->channel.commitments->htlcs, [&](const Htlc& known) {
                return known.direction == HtlcDirection::Outgoing && known.id == htlc;
            });
        },
        now);
    movePayments();
}

/// The file as a whole may be trusted at the next start, these channels only when their peers agree
/// or the owner does.
void NodeCore::rememberSuspects()
{
    for (const auto& [id, entry] : channels.all())
        if (entry->channel.suspect && m_suspects.insert(id).second)
            m_out.store(PutSetting{std::string{kSuspectPrefix} + toHex(id), Bytes{1}});
}

void NodeCore::forgetSuspects()
{
    std::erase_if(m_suspects, [this](const ChannelId& id) {
        const ChannelEntry* entry = channels.find(id);
        const bool isCleared = entry == nullptr || !entry->channel.suspect;
        if (isCleared)
            m_out.store(PutSetting{std::string{kSuspectPrefix} + toHex(id), {}});
        return isCleared;
    });
}

void NodeCore::loadSuspect(const ChannelId& id)
{
    ChannelEntry* entry = channels.find(id);
    if (entry == nullptr || isOver(entry->channel))
        return;
    entry->channel.suspect = true;
    m_suspects.insert(id);
}

void NodeCore::loadChannel(const StoredChannel& stored, bool suspect)
{
    auto channel = decodeChannel(stored.snapshot);
    if (!channel) {
        m_broken.insert(stored.channelId);
        m_out.log(LogLevel::Error, "node",
                  "channel " + toHex(stored.channelId) +
                      " cannot be read: " + channel.error().detail);
        m_out.tell(event::AttentionNeeded{
            event::AttentionKind::ChannelBroken, stored.channelId, {}, channel.error().detail});
        return;
    }
    // What was force-closed never moves again, and what is lost is never broadcast: no newer file
    // could tell more of them.
    channel->suspect =
        suspect && !isOver(*channel) && !std::holds_alternative<DataLoss>(channel->state);
    suspect = channel->suspect;
    const ChannelKeyId keyId = channel->params.keyId;
    auto entry = std::make_unique<ChannelEntry>(
        ChannelEntry{stored.channelId, std::move(*channel), secrets.channelSecrets(keyId)});
    entry->phase = phaseOf(entry->channel);
    if (suspect)
        m_out.tell(event::AttentionNeeded{event::AttentionKind::SuspectChannel, entry->key,
                                          entry->peer(),
                                          "this wallet file may be older than the channel"});
    channels.add(std::move(entry));
}

void NodeCore::loadOnions(const std::vector<PutOnion>& onions)
{
    for (const PutOnion& row : onions) {
        ChannelEntry* entry = channels.find(row.channelId);
        if (entry == nullptr || !attachOnion(entry->channel, row.direction, row.htlcId, row.onion))
            m_out.store(
                DeleteOnion{row.channelId, row.direction, row.htlcId}); // of an HTLC that is gone
    }
}

void NodeCore::loadPeer(const PutPeer& stored)
{
    auto record = decodePeerRecord(stored.record);
    if (!record) {
        m_out.log(LogLevel::Warning, "node",
                  "peer " + toHex(stored.nodeId) + " cannot be read: " + record.error().detail);
        return;
    }
    PeerEntry& peer = peers[stored.nodeId];
    peer.known = std::move(record->addresses);
    peer.alias = std::move(record->alias);
    peer.features = std::move(record->features);
    peer.stored = true;
    for (const StoredTerms& terms : record->terms) {
        if (ChannelEntry* entry = channels.find(terms.channelId)) {
            entry->theirTerms = terms.terms;
            entry->theirTermsTime = terms.timestamp;
        }
    }
}

void NodeCore::loadSetting(const PutSetting& setting)
{
    const auto number = numberOf(setting.value);
    if (setting.name == "payments.next" && number)
        m_nextPaymentIndex = *number;
    else if (setting.name == "invoices.next" && number)
        incoming.setNextCreatedIndex(m_storedCreatedIndex = *number);
    else if (setting.name == "invoices.paid" && number)
        incoming.setNextPaidIndex(m_storedPaidIndex = *number);
    else if (setting.name == "indexes")
        loadIndexes(setting.value);
    else if (setting.name == "backup.generation" && number)
        m_backupGeneration = *number;
    else if (setting.name == "alias")
        config.alias = asString(setting.value);
    else if (setting.name == kLostChannels)
        loadLost(setting.value);
    else if (setting.name == "closed.channels")
        for (ByteReader in{setting.value}; in.remaining() >= ChannelId::kSize;)
            m_closed.insert(*ChannelId::fromView(in.take(ChannelId::kSize)));
    else if (setting.name.starts_with(kClaimsPrefix))
        if (const auto id = fixedFromHex<ChannelId>(setting.name.substr(kClaimsPrefix.size())))
            loadClaims(*id, setting.value);
    if (setting.name.starts_with(kSuspectPrefix) && setting.value == Bytes{1})
        if (const auto id = fixedFromHex<ChannelId>(setting.name.substr(kSuspectPrefix.size())))
            loadSuspect(*id);
    if (setting.name.starts_with(kHeardPrefix) && !setting.value.empty())
        if (const auto id = fixedFromHex<ChannelId>(setting.name.substr(kHeardPrefix.size())))
            m_heard.insert(*id);
    if (setting.name.starts_with(kSpendPrefix))
        if (const auto id = fixedFromHex<ChannelId>(setting.name.substr(kSpendPrefix.size())))
            loadSpend(*id, setting.value);
}

void NodeCore::loadIndexes(ByteView value)
{
    ByteReader in{value};
    m_indexes.invoicesUpdated = in.u64be().value_or(0);
    m_indexes.invoicesDeleted = in.u64be().value_or(0);
    m_indexes.paymentsUpdated = in.u64be().value_or(0);
    m_indexes.htlcsCreated = in.u64be().value_or(0);
    m_storedIndexes = m_indexes;
}

void NodeCore::loadSpend(const ChannelId& channelId, ByteView value)
{
    ChannelEntry* entry = channels.find(channelId);
    ByteReader in{value};
    const auto spendHeight = in.u32be();
    const auto txid = Txid::fromView(in.take(Txid::kSize));
    const auto sweptHeight = in.u32be();
    const Transaction* spend = entry != nullptr ? spendOf(entry->channel.state) : nullptr;
    if (!spendHeight || !txid || spend == nullptr || txidOf(*spend) != *txid)
        return;
    entry->spendHeight = spendHeight;
    entry->spendTxid = *txid;
    height = std::max(height, *spendHeight); // until the backend tells the tip
    const auto kind = classifyFundingSpend(entry->channel, entry->secrets, *spend).kind;
    if (kind != SpendKind::MutualClose)
        entry->toSweep = findMainOutput(entry->channel, entry->secrets, *spend, kind);
    if (sweptHeight && *sweptHeight != 0)
        entry->sweptHeight = sweptHeight;
    auto sweep = parseTransaction(in.take(in.remaining()));
    if (sweep && entry->toSweep && sweep->inputs.size() == 1 &&
        sweep->inputs.front().prevout == entry->toSweep->outpoint)
        entry->sweep = std::move(*sweep);
    if (entry->toSweep)
        m_out.add(node_effect::WatchOutpoint{
            entry->toSweep->outpoint, entry->toSweep->output.scriptPubKey,
            entry->sweptHeight ? std::nullopt : entry->spendHeight});
}

void NodeCore::loadClaims(const ChannelId& channelId, ByteView value)
{
    const ChannelEntry* entry = channels.find(channelId);
    if (entry == nullptr || !entry->channel.commitments)
        return;
    for (ByteReader in{value}; in.remaining() >= 8 + Preimage::kSize;) {
        const std::uint64_t id = in.u64be().value_or(0);
        const auto preimage = Preimage::fromView(in.take(Preimage::kSize));
        const bool stands =
            std::ranges::any_of(entry->channel.commitments->htlcs, [&](const Htlc& htlc) {
                return htlc.direction == HtlcDirection::Incoming && htlc.id == id;
            });
        if (stands && preimage)
            m_claims[{channelId, id}] = *preimage;
    }
}

/// How the channel ends, unless a block holds it.
void NodeCore::sendEndAgain(const ChannelEntry& entry)
{
    const Channel& channel = entry.channel;
    if (const auto* closing = std::get_if<ClosingPublished>(&channel.state))
        m_out.add(node_effect::Broadcast{{closing->transaction}});
    if (const auto* closing = std::get_if<NegotiatingClosing>(&channel.state))
        for (const Transaction& agreed : closing->signedTransactions)
            m_out.add(node_effect::Broadcast{{agreed}});
    if (const auto* forced = std::get_if<ForceClosed>(&channel.state))
        m_out.add(node_effect::Broadcast{{forced->commitment}});
    if (const auto* closed = std::get_if<RemoteClosed>(&channel.state);
        closed != nullptr && !entry.spendHeight)
        keepOnItsWay(closed->kind, closed->transaction);
}

void NodeCore::resumeChannel(ChannelEntry& entry)
{
    enqueue(entry.key, input::Disconnected{});
    const Channel& channel = entry.channel;
    if (!isFunded(channel))
        return;
    const bool isOpen = channel.position && !entry.spendHeight;
    m_out.add(node_effect::WatchOutpoint{channel.params.funding, fundingScript(channel),
                                         isOpen ? std::optional{channel.position->height}
                                                : std::nullopt});
    sendEndAgain(entry);
    // The crash may have come between the commit of funding_signed and the broadcast, or before the
    // backup was proven; and its peer may have begun to close meanwhile.
    if (channel.params.funder && !channel.position && !entry.spendHeight) {
        wantBackup();
        m_gated.push_back({entry.key, m_backupGeneration + 1, std::nullopt, false});
    }
}

} // namespace fulgurite::lightning
