// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/chain/electrum_link.h"
#include "wallet/chain/header_chain.h"

#include <map>
#include <optional>
#include <set>
#include <unordered_map>

namespace fulgurite::wallet {

/// One Electrum server, as bytes. Nothing it says is reported before it is proven: a transaction by
/// its id, a confirmation by its Merkle branch to a header with proof of work. What honest servers
/// never say makes it Lying, and it is to be left.
class ElectrumSession {
public:
    enum class Fate { Good, Broken, WrongNetwork, Lying };

    ElectrumSession(Network network, std::string server, ChainSource::Listener listener);

    /// `known` newest first. Asks for version, network and tip; then for the scripts.
    void start(const std::vector<ChainTip>& known);
    void watch(const std::vector<Watch>& watches);
    void broadcast(const std::vector<Transaction>& package);
    /// Keeps the connection alive and the fee estimates fresh.
    void tick(UnixTime now);

    std::string takeOutgoing()
    {
        return m_fate == Fate::Good ? m_link.takeOutgoing() : std::string{};
    }
    void feed(std::string_view bytes);

    [[nodiscard]] Fate fate() const { return m_fate; }
    [[nodiscard]] const std::string& problem() const { return m_problem; }
    [[nodiscard]] std::size_t pending() const { return m_link.pending(); }
    [[nodiscard]] const Uint256& work() const { return m_chain.work(); }
    [[nodiscard]] bool ready() const { return m_told.has_value(); }
    /// Whether the chain it gave holds this block. What lies before its first header is shared by
    /// all chains.
    [[nodiscard]] bool holds(BlockHeight height, const BlockHash& hash) const;

private:
    struct Script {
        bool critical = false; ///< has outpoints whose spend must not be missed
        bool subscribed = false;
        bool again = false; ///< it was not answered: with the next block
        std::string name;
        std::string leftOut; ///< why its history is not read
        int doubts = 0;      ///< times it lost what was proven
        std::map<Txid, std::int64_t> history;
    };
    struct Entry {
        std::optional<Transaction> tx;
        std::int64_t height = -2; ///< as last claimed; at most 0: in the mempool
        std::optional<Confirmation> proven;
        std::optional<std::vector<Hash256>> branch;
        std::uint32_t position = 0;
        int tries = 0;
        bool told = false, txAsked = false;
        std::set<std::string> scripts;
    };

    void onVersion(const RpcReply& reply);
    void onFeatures(const RpcReply& reply);
    void onNotification(const std::string& method, const RpcReply& parameters);
    void askTip();
    void onTip(std::uint32_t height, const RawHeader& header);
    void askHeaders(std::uint32_t from);
    void onHeaders(std::uint32_t from, const RpcReply& reply);
    void takeHeaders(std::uint32_t from, const std::vector<RawHeader>& headers);
    void headersDone();
    bool reconcile();
    void rollBack(BlockHeight fork);

    void subscribe(const std::string& scriptHash);
    void askHistory(const std::string& scriptHash);
    void askMore();
    void leaveOut(const std::string& scriptHash, const std::string& why, bool again);
    void askLeftOut();
    [[nodiscard]] std::string whatIsLeftOut() const;
    void onHistory(const std::string& scriptHash, const RpcReply& reply);
    void vanished(const std::string& scriptHash, const Txid& txid);
    void claim(const std::string& scriptHash, const Txid& txid, std::int64_t height);
    void askProof(const Txid& txid);
    void onProof(const Txid& txid, std::int64_t height, const RpcReply& reply);
    void onTransaction(const Txid& txid, const RpcReply& reply);
    void complete(const Txid& txid);
    void doubt(const Txid& txid, const std::string& why);
    const RawHeader* headerAt(std::uint32_t height);
    void askOldHeaders();
    void onOldHeaders(std::uint32_t from, const RpcReply& reply);

    void settle();
    void tellTips(const ChainTip& tip);
    void sayHowFar(const ChainTip& tip);
    void askFees();
    void sendOne(const Transaction& tx);
    void say(ChainState state, std::string detail, double progress = 0);
    void end(Fate fate, std::string problem);
    std::optional<std::vector<RawHeader>> headersIn(const RpcReply& reply) const;

    Network m_network;
    std::string m_server;
    ChainSource::Listener m_listener;
    ElectrumLink m_link;
    Fate m_fate = Fate::Good;
    std::string m_problem;
    unsigned m_minor = 4; ///< of protocol 1.x
    bool m_greeted = false;

    std::vector<ChainTip> m_known; ///< newest first
    bool m_reconciled = false, m_syncing = false;
    HeaderChain m_chain;
    std::uint32_t m_claimedTip = 0;
    std::optional<ChainTip> m_told; ///< the newest TipReached
    bool m_settled = false;         ///< Ready, or how far it is, was the last word
    bool m_fenceOpen = false;       ///< a ping is under way behind which a tip waits

    std::map<std::uint32_t, RawHeader> m_old; ///< wanted ones before the chain's first
    std::set<std::uint32_t> m_oldWanted;
    std::optional<std::pair<std::uint32_t, BlockHash>>
        m_oldFloor; ///< first linked height, its parent
    bool m_oldAsked = false;

    std::unordered_map<std::string, Script> m_scripts; ///< by script hash as servers write it
    std::map<Txid, Entry> m_entries;
    std::set<Txid> m_open;                    ///< not told yet
    std::set<std::string> m_asked, m_waiting; ///< scripts whose histories are under way, or queue
    UnixTime m_now{};
    std::optional<UnixTime> m_feesAt, m_pingAt;
};

} // namespace fulgurite::wallet
