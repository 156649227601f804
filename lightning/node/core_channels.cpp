// SPDX-License-Identifier: MIT
#include "lightning/node/node_core.h"

#include <algorithm>

namespace fulgurite::lightning {

ChannelContext NodeCore::contextOf(const ChannelEntry& entry) const
{
    // LND refuses more than 10 sat/vB with anchors; the anchor pays the rest when it matters.
    constexpr Feerate kAnchorCap{2500};
    Feerate commitment = std::max(feerates.commitment, feerates.minimum);
    if (entry.channel.params.type.hasAnchors() && !config.anyFeerate)
        commitment = std::min(commitment, kAnchorCap);
    return {chain,
            height,
            std::max(commitment, kFeerateFloor),
            feerates.closing,
            std::max(feerates.fast, feerates.closing),
            config.dustExposureLimit,
            entry.secrets,
            m_indexes.htlcsCreated + 1,
            config.parallel};
}

void NodeCore::enqueue(const ChannelId& id, ChannelInput input)
{
    m_queue.push_back({id, std::move(input)});
}

void NodeCore::drain()
{
    if (m_draining)
        return; // a step's effect: the loop below goes on with it
    m_draining = true;
    do {
        while (!m_queue.empty()) {
            Queued next = std::move(m_queue.front());
            m_queue.pop_front();
            if (ChannelEntry* entry = channels.find(next.channelId))
                apply(*entry, next.input);
        }
        movePayments();
    } while (!m_queue.empty());
    m_draining = false;
}

void NodeCore::apply(ChannelEntry& entry, const ChannelInput& input)
{
    const ChannelContext context = contextOf(entry);
    absorb(entry, step(std::move(entry.channel), input, context));
}

void NodeCore::absorb(ChannelEntry& entry, ChannelStep step)
{
    entry.channel = std::move(step.channel);
    entry.dirty = entry.dirty || step.dirty;
    countHtlc(entry);
    touch(entry);
    if (!entry.channel.suspect || isOver(entry.channel))
        forgetHeard(entry.key);
    peelAhead(entry, step.effects);
    for (ChannelEffect& effect : step.effects)
        std::visit([&](auto& e) { on(entry, e); }, effect);
    const bool live = isUsable(entry.channel);
    if (!live && outgoing.waitsFor(entry.key))
        outgoing.channelLost(entry.key, world());
    if (live && !entry.updateSentOver)
        sendOurUpdate(entry);
}

void NodeCore::touch(ChannelEntry& entry)
{
    if (!std::exchange(entry.touched, true))
        m_touched.insert(entry.key);
}

void NodeCore::storeChannel(ChannelEntry& entry)
{
    const Channel& channel = entry.channel;
    PutChannel row;
    row.channelId = entry.key;
    if (channel.commitments) {
        row.localCommitmentNumber = channel.commitments->localNumber;
        row.remoteCommitmentNumber = channel.commitments->remoteNumber;
    }
    row.closed = std::holds_alternative<Closed>(channel.state);
    row.snapshot = encodeChannel(channel);
    m_out.store(std::move(row));
    entry.dirty = false;
}

void NodeCore::announcePhase(ChannelEntry& entry)
{
    const auto phase = phaseOf(entry.channel);
    if (phase == entry.phase && !entry.wasTemporary)
        return;
    event::ChannelChanged changed{entry.key, entry.peer(), phase, entry.phase};
    changed.wasTemporaryId = std::exchange(entry.wasTemporary, std::nullopt);
    if (!entry.spendTxid.isZero())
        changed.closingTxid = entry.spendTxid;
    else if (entry.closingTransaction)
        changed.closingTxid = txidOf(*entry.closingTransaction);
    m_out.tell(changed);
    entry.phase = phase;
    if (phase != event::ChannelPhase::Closed)
        return;
    entry.finished = true;
    m_finished.insert(entry.key);
    wantBackup();
}

void NodeCore::finishBatchOf(ChannelEntry& entry)
{
    entry.touched = false;
    announcePhase(entry);
    if (entry.dirty)
        storeChannel(entry);
}

NodeOutput NodeCore::flush()
{
    drain();
    // Group commit: one signature for all updates that this batch brought to a channel.
    for (const ChannelId& id : m_touched) {
        const ChannelEntry* entry = channels.find(id);
        if (entry != nullptr && wantsCommit(entry->channel))
            enqueue(id, input::CommitNow{});
    }
    drain();
    for (const ChannelId& id : std::exchange(m_touched, {}))
        if (ChannelEntry* entry = channels.find(id))
            finishBatchOf(*entry);
    forgetSuspects();
    storeClaims();
    storeChangedPayments();
    storeChangedInvoices();
    storeIndexes();
    writeBackupIfWanted();
    for (const ConnectionId id : std::exchange(m_written, {})) {
        const auto it = connections.find(id);
        if (it == connections.end())
            continue;
        const auto& peer = it->second.peer;
        const bool stranger = !peer || channels.ofPeer(*peer).empty();
        if (Bytes bytes = it->second.session.takeOutput(); !bytes.empty())
            m_out.add(node_effect::SendBytes{id, std::move(bytes), stranger});
    }
    return m_out.take();
}

void NodeCore::handle(NodeInput input)
{
    // Closed channels stay visible for the batch that told of it.
    for (const ChannelId& id : std::exchange(m_finished, {})) {
        const ChannelEntry* entry = channels.find(id);
        if (entry == nullptr)
            continue;
        const PublicKey peer = entry->peer();
        channels.remove(id);
        forgetIdlePeer(peer);
    }
    std::visit([this](auto& in) { on(in); }, input);
    drain();
}

} // namespace fulgurite::lightning
