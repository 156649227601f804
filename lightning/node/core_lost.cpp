// SPDX-License-Identifier: MIT
// Channels that only a backup tells of: after a restore from the words, or when a row is damaged.
#include "lightning/channel/commitment_scripts.h"
#include "lightning/node/node_core.h"
#include "wallet/bitcoin/script.h"

#include <algorithm>

namespace fulgurite::lightning {

namespace {

/// Blocks after which the spend of a lost channel's funding is final.
constexpr std::uint32_t kFinalDepth = 100;
/// A restored wallet has no more than its backup holds; a limit keeps a forged file small.
constexpr std::size_t kMostLost = 10'000;

Bytes scriptOf(const ChannelBackupEntry& entry)
{
    return p2wshScript(fundingWitnessScript(entry.localFundingPubkey, entry.remoteFundingPubkey));
}

Bytes textBytes(std::string_view text)
{
    const ByteView view = asBytes(text);
    return {view.begin(), view.end()};
}

} // namespace

void NodeCore::loadLost(ByteView backup)
{
    auto decoded = decodeChannelBackup(backup);
    if (!decoded)
        return m_out.log(LogLevel::Error, "node",
                         "the restored channels cannot be read: " + decoded.error().detail);
    for (ChannelBackupEntry& entry : decoded->entries) {
        const ChannelId id = entry.channelId;
        const bool isKnown = channels.find(id) != nullptr || m_closed.contains(id);
        if (!isKnown && lost.size() < kMostLost)
            lost.emplace(id, LostChannel{std::move(entry)});
    }
}

void NodeCore::loadLostSpends(ByteView value)
{
    ByteReader in{value};
    while (in.remaining() >= ChannelId::kSize + 4 + Txid::kSize) {
        const auto id = ChannelId::fromView(in.take(ChannelId::kSize));
        const std::uint32_t spent = in.u32be().value_or(0);
        const auto txid = Txid::fromView(in.take(Txid::kSize));
        const auto found = lost.find(*id);
        if (found == lost.end())
            continue;
        found->second.spendHeight = spent;
        found->second.spendTxid = *txid;
    }
}

/// A damaged row quarantines one channel; the backup still says where its money lies.
void NodeCore::watchBroken(const ChannelBackup& backup)
{
    for (const ChannelBackupEntry& entry : backup.entries)
        if (m_broken.contains(entry.channelId))
            lost.try_emplace(entry.channelId, LostChannel{entry, true});
}

void NodeCore::watchLost()
{
    if (std::ranges::any_of(lost, [](const auto& each) { return !each.second.broken; }))
        wantBackup(); // a restore may have come from another place
    for (const auto& [id, each] : lost)
        watchLost(id, each);
}

void NodeCore::watchLost(const ChannelId& id, const LostChannel& lostChannel)
{
    const ChannelBackupEntry& entry = lostChannel.entry;
    // A backup does not say when the channel was opened.
    const bool isSpent = lostChannel.spendHeight.has_value();
    m_out.add(node_effect::WatchOutpoint{entry.funding, scriptOf(entry),
                                         isSpent ? std::nullopt : std::optional<std::uint32_t>{0}});
    PeerEntry& peer = peers[entry.peerNodeId];
    if (peer.known.empty())
        peer.known = entry.addresses;
    m_out.tell(event::AttentionNeeded{
        lostChannel.broken ? event::AttentionKind::ChannelBroken : event::AttentionKind::DataLoss,
        id, entry.peerNodeId,
        lostChannel.broken ? "its row cannot be read; its funding is watched"
                           : "known from the backup only: its peer is asked to close it"});
}

reply::BackupImported::Fate NodeCore::fateOf(const ChannelId& id) const
{
    using enum reply::BackupImported::Fate;
    if (channels.find(id) != nullptr)
        return Live;
    if (lost.contains(id))
        return Known;
    if (m_closed.contains(id))
        return Closed;
    return m_broken.contains(id) ? Quarantined : Added;
}

void NodeCore::serve(RequestId id, const request::ImportBackup& r)
{
    using enum reply::BackupImported::Fate;
    if (r.backup.nodeId != nodeId || lost.size() + r.backup.entries.size() > kMostLost)
        return m_out.refuse(id, NodeError::BadParameter,
                            "the backup is of another node, or has too many channels");
    reply::BackupImported out;
    std::set<PublicKey> asked;
    bool changed = false;
    for (const ChannelBackupEntry& entry : r.backup.entries) {
        out.fates.push_back(fateOf(entry.channelId));
        if (out.fates.back() != Added && out.fates.back() != Quarantined)
            continue;
        const bool broken = out.fates.back() == Quarantined;
        changed = true;
        const auto added = lost.emplace(entry.channelId, LostChannel{entry, broken}).first;
        watchLost(added->first, added->second);
        if (!broken)
            asked.insert(entry.peerNodeId);
    }
    m_out.reply(id, std::move(out));
    if (!changed)
        return;
    storeLost();
    wantBackup();
    for (const PublicKey& peer : asked)
        askToClose(peer); // who is not connected is dialled, and asked then
    redialWanted();
}

bool NodeCore::hasLost(const PublicKey& peer) const
{
    return std::ranges::any_of(lost, [&](const auto& each) {
        return each.second.entry.peerNodeId == peer && !each.second.broken &&
               !each.second.spendHeight;
    });
}

/// LND closes on the numbers alone, Eclair on the error alone: so both, on each connection.
void NodeCore::askToClose(const PublicKey& peer)
{
    for (const auto& [id, each] : lost) {
        if (each.entry.peerNodeId != peer || each.broken || each.spendHeight)
            continue;
        sendTo(peer, ChannelReestablish{.channelId = id,
                                        .nextCommitmentNumber = 0,
                                        .nextRevocationNumber = 0,
                                        .yourLastPerCommitmentSecret = {},
                                        .myCurrentPerCommitmentPoint = nodeId});
        sendTo(peer, ErrorMessage{id, textBytes("state was lost here: please close the channel")});
    }
}

void NodeCore::lostSpendSeen(const node_input::TransactionSeen& in)
{
    if (!in.confirmation)
        return; // a mempool proves nothing
    for (auto& [id, each] : lost) {
        const bool spends = std::ranges::any_of(in.transaction.inputs, [&](const TxIn& input) {
            return input.prevout == each.entry.funding;
        });
        if (!spends || each.spendHeight == in.confirmation->height)
            continue;
        each.spendHeight = in.confirmation->height;
        each.spendTxid = txidOf(in.transaction);
        m_out.add(node_effect::FundingSpentSeen{id, in.transaction, SpendKind::Unknown, 0});
        storeLost();
    }
}

void NodeCore::rollLostBack()
{
    bool changed = false;
    for (auto& [id, each] : lost) {
        if (!each.spendHeight || *each.spendHeight <= height)
            continue;
        each.spendHeight.reset();
        changed = true;
    }
    if (changed)
        storeLost();
}

void NodeCore::settleLost()
{
    const auto final = [this](const auto& each) {
        return each.second.spendHeight && height + 1 >= *each.second.spendHeight + kFinalDepth;
    };
    for (const auto& each : lost)
        if (final(each))
            m_closed.insert(each.first);
    if (std::erase_if(lost, final) == 0)
        return;
    storeClosed();
    storeLost();
    wantBackup();
}

void NodeCore::storeLost()
{
    ChannelBackup kept{0, nodeId, {}};
    ByteWriter spends;
    for (const auto& [id, each] : lost) {
        if (!each.broken)
            kept.entries.push_back(each.entry);
        if (each.spendHeight) {
            spends.bytes(id.view());
            spends.u32be(*each.spendHeight);
            spends.bytes(each.spendTxid.view());
        }
    }
    m_out.store(PutSetting{std::string{kLostChannels}, encodeChannelBackup(kept)});
    m_out.store(PutSetting{std::string{kLostSpends}, spends.take()});
}

} // namespace fulgurite::lightning
