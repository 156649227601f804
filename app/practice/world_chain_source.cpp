// SPDX-License-Identifier: MIT
#include "app/practice/world_chain_source.h"

#include <algorithm>
#include <utility>

namespace fulgurite::practice {

WorldChainSource::WorldChainSource(World& world) : m_world{world} { world.m_sources.insert(this); }

WorldChainSource::~WorldChainSource() { m_world.m_sources.erase(this); }

void WorldChainSource::start(std::vector<wallet::ChainTip> known,
                             std::optional<UnixTime> /*birthday*/, Listener listener)
{
    m_listener = std::move(listener);
    m_running = true;
    m_saidReady = false;
    reportFees();
    const auto ours = [&](const wallet::ChainTip& tip) {
        return m_world.chain().hashAt(tip.height) == std::optional{tip.hash};
    };
    const auto fork = std::ranges::find_if(known, ours);
    if (!known.empty() && fork != known.begin())
        m_events.emplace_back(
            wallet::ChainRolledBack{fork == known.end() ? BlockHeight{0} : fork->height});
    reportTip();
}

void WorldChainSource::watch(std::vector<wallet::Watch> watches)
{
    bool grown = false;
    for (wallet::Watch& watch : watches) {
        if (watch.outpoint)
            grown = m_outpoints.insert(*watch.outpoint).second || grown;
        if (!watch.scriptPubKey.empty())
            grown = m_scripts.insert(std::move(watch.scriptPubKey)).second || grown;
    }
    if (!grown || !m_running)
        return;
    for (std::uint32_t height = 1; height <= m_world.chain().height().value; ++height)
        reportBlock(*m_world.chain().blockAt(BlockHeight{height}), height);
    for (const Transaction& tx : m_world.mempool().forBlock())
        transactionAccepted(tx);
    reportTip();
}

bool WorldChainSource::concerns(const Transaction& tx) const
{
    bool hit = false;
    for (const TxIn& input : tx.inputs)
        hit = hit || m_outpoints.contains(input.prevout) || m_coins.contains(input.prevout);
    std::optional<Txid> txid;
    for (std::uint32_t i = 0; i < tx.outputs.size(); ++i) {
        if (!m_scripts.contains(tx.outputs[i].scriptPubKey))
            continue;
        hit = true;
        if (!txid)
            txid = txidOf(tx);
        m_coins.insert({*txid, i});
    }
    return hit;
}

void WorldChainSource::reportBlock(const Block& block, std::uint32_t height)
{
    const BlockHeight at{height};
    for (std::uint32_t i = 0; i < block.transactions.size(); ++i) {
        if (!concerns(block.transactions[i]))
            continue;
        const wallet::Confirmation confirmation{at, *m_world.chain().hashAt(at), i,
                                                unixTime(block.header.time)};
        m_events.emplace_back(wallet::TransactionSeen{block.transactions[i], confirmation});
    }
}

void WorldChainSource::blockConnected(const Block& block, std::uint32_t height)
{
    if (!m_running)
        return;
    reportBlock(block, height);
    reportTip();
}

void WorldChainSource::transactionAccepted(const Transaction& tx)
{
    if (m_running && concerns(tx))
        m_events.emplace_back(wallet::TransactionSeen{tx, std::nullopt});
}

void WorldChainSource::transactionGone(const Txid& txid)
{
    if (m_running)
        m_events.emplace_back(wallet::TransactionGone{txid});
}

void WorldChainSource::reportTip()
{
    m_events.emplace_back(wallet::TipReached{m_world.chain().tip()});
}

void WorldChainSource::reportFees()
{
    // A calm chain: whole satoshi per byte, so that people can follow the sums.
    wallet::FeeEstimates fees;
    fees.nextBlock = Feerate{1250};
    fees.hour = Feerate{750};
    fees.day = Feerate{500};
    fees.minimum = std::max(m_world.mempool().minimum(m_world.now()), kFeerateFloor);
    m_events.emplace_back(fees);
}

void WorldChainSource::broadcast(std::vector<Transaction> package)
{
    for (const Transaction& tx : package)
        m_events.emplace_back(m_world.submit(package, txidOf(tx)));
}

void WorldChainSource::stop()
{
    m_running = false;
    m_events.clear();
    m_listener = {};
}

bool WorldChainSource::tell()
{
    bool told = false;
    while (!m_events.empty() && m_listener) {
        const wallet::ChainEvent event = std::move(m_events.front());
        m_events.pop_front();
        m_listener(event);
        told = true;
    }
    if (!m_listener || std::exchange(m_saidReady, true))
        return told;
    wallet::ChainStatus status; // as every backend: after all that it has to tell
    status.state = wallet::ChainState::Ready;
    status.server = "practice chain";
    status.progress = 1;
    status.packages = true;
    m_listener(status);
    return true;
}

} // namespace fulgurite::practice
