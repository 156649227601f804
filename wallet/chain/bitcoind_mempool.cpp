// SPDX-License-Identifier: MIT
#include "wallet/chain/bitcoind_mempool.h"

#include "wallet/chain/rpc_reply.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace fulgurite::wallet {

namespace {

constexpr std::size_t kFetchesAtOnce = 200;
constexpr std::size_t kSmallMempool = 5000;

std::uint64_t shortened(const Txid& txid)
{
    std::uint64_t head = 0;
    std::memcpy(&head, txid.data.data(), sizeof head);
    return head;
}

} // namespace

bool BitcoindMempool::changed(const RpcReply& mempoolInfo)
{
    const auto& info = mempoolInfo.result;
    std::string now = memberOf(info, "size").dump() + "/" + memberOf(info, "bytes").dump() + "/" +
                      memberOf(info, "total_fee").dump();
    return std::exchange(m_last, now) != now;
}

void BitcoindMempool::watchesGrew()
{
    if (m_seen.size() <= kSmallMempool)
        forgetSeen();
}

void BitcoindMempool::want(const Txid& txid)
{
    m_seen.erase(shortened(txid));
    makeStale();
}

void BitcoindMempool::forgetSeen()
{
    m_seen.clear();
    makeStale();
}

bool BitcoindMempool::look(const RpcReply& rawMempool)
{
    m_now.clear();
    m_fetch.clear();
    for (auto& [txid, present] : m_ours)
        present = false;
    for (const auto& entry : rawMempool.result) {
        const auto txid = entry.is_string()
                              ? fixedFromDisplay<Txid>(entry.get_ref<const std::string&>())
                              : std::nullopt;
        if (!txid)
            continue;
        m_now.insert(shortened(*txid));
        if (const auto ours = m_ours.find(*txid); ours != m_ours.end())
            ours->second = true;
        else if (!m_seen.contains(shortened(*txid)))
            m_fetch.push_back(entry.get<std::string>());
    }
    std::erase_if(m_seen, [this](std::uint64_t id) { return !m_now.contains(id); });
    return !m_fetch.empty();
}

std::vector<RpcCall> BitcoindMempool::takeFetches()
{
    const std::size_t count = std::min(kFetchesAtOnce, m_fetch.size());
    m_underWay.assign(m_fetch.end() - static_cast<std::ptrdiff_t>(count), m_fetch.end());
    m_fetch.resize(m_fetch.size() - count);
    std::vector<RpcCall> out;
    out.reserve(count);
    for (const std::string& txid : m_underWay)
        out.push_back({"getrawtransaction", "[\"" + txid + "\"]"});
    return out;
}

void BitcoindMempool::fetched(const std::vector<RpcReply>& replies, WatchSet& watched,
                              const ChainSource::Listener& listener)
{
    const auto asked = std::exchange(m_underWay, {});
    for (std::size_t i = 0; i < replies.size() && i < asked.size(); ++i) {
        if (!replies[i].ok() || !replies[i].result.is_string())
            continue; // it left meanwhile
        const auto tx = parseTransaction(fromHex(replies[i].result.get_ref<const std::string&>()));
        if (!tx)
            continue;
        const Txid txid = txidOf(*tx);
        m_seen.insert(shortened(txid));
        if (toDisplay(txid) != asked[i] || !watched.matches(*tx))
            continue;
        m_ours[txid] = true;
        listener(TransactionSeen{*tx, std::nullopt});
    }
}

void BitcoindMempool::tellGone(const ChainSource::Listener& listener)
{
    std::vector<Txid> gone;
    for (const auto& [txid, present] : m_ours)
        if (!present)
            gone.push_back(txid);
    for (const Txid& txid : gone) {
        m_ours.erase(txid);
        listener(TransactionGone{txid});
    }
}

} // namespace fulgurite::wallet
