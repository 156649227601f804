// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/chain/rpc_link.h"
#include "wallet/chain/watch_set.h"

#include <map>
#include <string>
#include <unordered_set>

namespace fulgurite::wallet {

/// What a bitcoind's mempool holds of ours, from one look to the next. Knows no connection: it says
/// which transactions to fetch and takes them.
class BitcoindMempool {
public:
    /// True when size, bytes or fees differ from the last look, or something made it stale.
    bool changed(const RpcReply& mempoolInfo);
    void makeStale() { m_last.clear(); }
    /// A new watch: what was looked at before may matter now. A mempool of more than 5,000
    /// transactions is not looked at again.
    void watchesGrew();

    /// Takes the ids now in the mempool. True when some are still to be fetched.
    bool look(const RpcReply& rawMempool);
    /// Up to 200 getrawtransaction calls.
    std::vector<RpcCall> takeFetches();
    [[nodiscard]] bool fetching() const { return !m_fetch.empty(); }
    /// Fetches it at the next look, although it was looked at before: it spends an outpoint of
    /// ours.
    void want(const Txid& txid);
    /// The answers to these, in their order.
    void fetched(const std::vector<RpcReply>& replies, WatchSet& watched,
                 const ChainSource::Listener& listener);
    /// A transaction was found in a block.
    void confirmed(const Txid& txid) { m_ours.erase(txid); }
    /// A transaction of ours whose block is no longer in the chain may be in the mempool unnoticed.
    void rolledBack() { forgetSeen(); }
    /// Tells which of ours the last look did not find. Only right when no block came since.
    void tellGone(const ChainSource::Listener& listener);

private:
    void forgetSeen();

    std::string m_last;                              ///< size, bytes and fees of the last look
    std::unordered_set<std::uint64_t> m_seen, m_now; ///< first eight bytes of each id
    std::vector<std::string> m_fetch, m_underWay;
    std::map<Txid, bool> m_ours; ///< true: in the last look
};

} // namespace fulgurite::wallet
