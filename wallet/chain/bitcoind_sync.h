// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/bitcoin/network.h"
#include "wallet/chain/bitcoind_mempool.h"
#include "wallet/chain/block_scanner.h"
#include "wallet/chain/rpc_link.h"

#include <deque>
#include <memory>
#include <optional>

namespace fulgurite::wallet {

/// Follows the chain of a bitcoind: finds the fork from known tips, reads blocks from the birthday
/// on, tells what the mempool holds. Pure: calls go to the port, time comes with tick(). Its
/// continuations are dropped when it is destroyed or reset.
///
/// Scripts that are first watched while blocks are still being read for the first time are looked
/// for again from the first of these blocks on (a second pass), so that an address used out of
/// order is found. Outpoints first watched later are asked for by gettxout; when already spent, the
/// last 100 blocks are read again.
class BitcoindSync {
public:
    BitcoindSync(Network network, RpcPort& port, ChainSource::Listener listener);

    /// `known` newest first, as ChainSource::start.
    void start(std::vector<ChainTip> known, std::optional<UnixTime> birthday, std::string server);
    void watch(const std::vector<Watch>& watches);
    void broadcast(const std::vector<Transaction>& package);
    /// To be called at each poll and when something woke us; does nothing while work is under way.
    void tick(UnixTime now);
    /// The connection ended: forgets what is under way; the next tick begins anew.
    void connectionLost();
    /// What was asked on another lane will not be answered: unsent transactions are told so.
    void laneLost(RpcLane lane, const std::string& reason);
    void tellUnreachable(std::string reason) { say(ChainState::Unreachable, std::move(reason)); }
    /// Something stays to be done at once: the caller ticks again without waiting.
    [[nodiscard]] bool eager() const { return m_eager && !m_busy; }

private:
    using Replies = std::vector<RpcReply>;

    void ask(std::vector<RpcCall> batch, std::function<void(const Replies&)> then,
             RpcLane lane = RpcLane::Follow);
    void rest() { m_busy = false; }
    void say(ChainState state, std::string detail = {}, double progress = 0);
    bool failed(const RpcReply& reply);

    void onGreeting(const Replies& replies);
    void locateBirthday(std::uint32_t low, std::uint32_t high);
    void beginAt(std::uint32_t height);
    void beginAtTip();

    void onChainInfo(const Replies& replies);
    void checkTip();
    void findFork();
    void rollBack(std::optional<BlockHeight> fork);
    void readBlocks();
    void onBlockHashes(const Replies& replies);
    void onBlocks(std::vector<std::string> hashes, const Replies& replies);
    bool onBlock(const std::string& hash, const RpcReply& reply);
    void onBlockMissing(const std::string& hash, const RpcReply& reply);
    void tellMatches(const ScannedBlock& block, BlockHeight height);
    void adaptWindow(std::size_t bytes);
    bool passDone();

    void idle();
    void scanUnspent();
    void onUnspent(const Replies& replies);
    void checkOutpoints();
    void askFees();
    void onFees(const Replies& replies);

    void answerBroadcast(const Txid& txid, const RpcReply& reply);
    void sendOneByOne(const std::vector<Transaction>& package);
    void onPackage(const std::vector<Transaction>& package, const RpcReply& reply);

    Network m_network;
    RpcPort& m_port;
    ChainSource::Listener m_listener;
    std::shared_ptr<int> m_life; ///< continuations hold it weakly

    std::string m_server;
    std::deque<ChainTip> m_tips; ///< oldest first, at most 101
    std::optional<UnixTime> m_birthday;
    bool m_freshWallet = true;
    WatchSet m_watched;
    BitcoindMempool m_mempool;

    UnixTime m_now{};
    bool m_busy = false, m_greeted = false, m_eager = false;
    bool m_packages = false;
    std::optional<std::uint32_t> m_firstScanned; ///< where this session's first reading began
    bool m_caughtUp = false;
    bool m_lateScripts = false;
    struct Pass {
        std::uint32_t next, end;
    };
    std::optional<Pass> m_pass; ///< blocks being read again
    std::uint32_t m_next = 0;   ///< height of the next block to read
    std::uint32_t m_best = 0, m_headers = 0;
    std::string m_bestHash;
    bool m_nodeSyncs = false;
    std::uint32_t m_pruneHeight = 0;
    std::optional<BlockHeight> m_missingBelow;
    std::size_t m_window = 16;
    std::vector<OutPoint> m_newOutpoints;
    std::vector<Txid> m_sending; ///< broadcasts not answered yet
    bool m_unspentScanned = false, m_unspentUnderWay = false;
    std::optional<UnixTime> m_feesAt;
    std::optional<ChainStatus> m_said;
};

} // namespace fulgurite::wallet
