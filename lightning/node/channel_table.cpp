// SPDX-License-Identifier: MIT
#include "lightning/node/channel_table.h"

#include <algorithm>

namespace fulgurite::lightning {

event::ChannelPhase phaseOf(const Channel& channel)
{
    using Phase = event::ChannelPhase;
    struct Namer {
        Phase operator()(const WaitForAcceptChannel&) const { return Phase::Opening; }
        Phase operator()(const WaitForFundingTransaction&) const { return Phase::Opening; }
        Phase operator()(const WaitForFundingSigned&) const { return Phase::Opening; }
        Phase operator()(const WaitForFundingCreated&) const { return Phase::Opening; }
        Phase operator()(const WaitForConfirmations&) const { return Phase::AwaitingConfirmations; }
        Phase operator()(const Normal&) const { return Phase::Ready; }
        Phase operator()(const ShuttingDown&) const { return Phase::ShuttingDown; }
        Phase operator()(const NegotiatingClosing&) const { return Phase::Closing; }
        Phase operator()(const ClosingPublished&) const { return Phase::Closing; }
        Phase operator()(const ForceClosed&) const { return Phase::ForceClosing; }
        Phase operator()(const RemoteClosed&) const { return Phase::ForceClosing; }
        Phase operator()(const DataLoss&) const { return Phase::DataLoss; }
        Phase operator()(const Closed&) const { return Phase::Closed; }
    };
    return std::visit(Namer{}, channel.state);
}

bool isFunded(const Channel& channel)
{
    const auto phase = phaseOf(channel);
    return phase != event::ChannelPhase::Opening && phase != event::ChannelPhase::Closed;
}

bool isOver(const Channel& channel)
{
    return std::holds_alternative<ClosingPublished>(channel.state) ||
           std::holds_alternative<ForceClosed>(channel.state) ||
           std::holds_alternative<RemoteClosed>(channel.state) ||
           std::holds_alternative<Closed>(channel.state);
}

ChannelEntry& ChannelTable::add(std::unique_ptr<ChannelEntry> entry)
{
    entry->order = ++m_order;
    ChannelEntry& kept = *entry;
    m_byPeer[kept.peer()].push_back(&kept);
    m_entries[kept.key] = std::move(entry);
    indexFunding(kept);
    return kept;
}

void ChannelTable::indexFunding(const ChannelEntry& entry)
{
    if (!entry.channel.params.channelId.isZero())
        m_byFunding[entry.channel.params.funding] = entry.key;
}

void ChannelTable::rekey(ChannelEntry& entry, const ChannelId& id)
{
    auto node = m_entries.extract(entry.key);
    node.key() = id;
    m_entries.insert(std::move(node));
    entry.key = id;
    indexFunding(entry);
}

void ChannelTable::remove(const ChannelId& id)
{
    const auto it = m_entries.find(id);
    if (it == m_entries.end())
        return;
    auto& siblings = m_byPeer[it->second->peer()];
    std::erase(siblings, it->second.get());
    if (siblings.empty())
        m_byPeer.erase(it->second->peer());
    m_byFunding.erase(it->second->channel.params.funding);
    m_entries.erase(it);
}

ChannelEntry* ChannelTable::find(const ChannelId& id) const
{
    const auto it = m_entries.find(id);
    return it == m_entries.end() ? nullptr : it->second.get();
}

std::vector<ChannelEntry*> ChannelTable::ofPeer(const PublicKey& peer) const
{
    const auto it = m_byPeer.find(peer);
    return it == m_byPeer.end() ? std::vector<ChannelEntry*>{} : it->second;
}

std::vector<ChannelEntry*> ChannelTable::ofFunding(const Txid& funding) const
{
    std::vector<ChannelEntry*> out;
    for (auto it = m_byFunding.lower_bound({funding, 0});
         it != m_byFunding.end() && it->first.txid == funding; ++it)
        if (ChannelEntry* entry = find(it->second))
            out.push_back(entry);
    return out;
}

ChannelEntry* ChannelTable::ofOutpoint(const OutPoint& funding) const
{
    const auto it = m_byFunding.find(funding);
    return it == m_byFunding.end() ? nullptr : find(it->second);
}

std::vector<ChannelEntry*> ChannelTable::inOrder() const
{
    std::vector<ChannelEntry*> out;
    for (const auto& [id, entry] : m_entries)
        out.push_back(entry.get());
    std::ranges::sort(out, {}, &ChannelEntry::order);
    return out;
}

} // namespace fulgurite::lightning
