// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/bitcoin/network.h"
#include "wallet/chain/bitcoind_mempool.h"
#include "wallet/chain/block_scanner.h"
#include "wallet/chain/raw_header.h"
#include "wallet/chain/rpc_link.h"

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>

namespace fulgurite::wallet {

/// Follows the chain of a bitcoind: finds the fork from known tips, reads blocks from the birthday
/// on, tells what the mempool holds. Pure: calls go to the port, time comes with tick(). Its
/// continuations are dropped when it is destroyed or reset.
///
/// What is first watched while blocks are being read is looked for again from the first block of
/// that stretch on. What is first watched later is looked for in blocks already read as well: of a
/// script, the unspent outputs are found by scantxoutset and their blocks read; of an outpoint,
/// gettxout tells whether it is spent, and gettxspendingprevout or the blocks since its birth by
/// whom. The latter goes on beside everything else, a window of blocks at each look.
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

    bool isOtherNetwork(const RpcReply& chainInfo);
    void onChainInfo(const Replies& replies);
    void checkTip();
    void findFork();
    void rollBack(std::optional<BlockHeight> fork);

    /// Why blocks are read: at the end of the chain, where scantxoutset found a coin, for what was
    /// watched late, and for the spender of an outpoint (from the tip down).
    enum class Reading { New, Point, Again, Search };
    struct Batch {
        Reading why = Reading::New;
        std::vector<std::uint32_t> heights;
        std::vector<std::string> hashes;
    };
    [[nodiscard]] Batch nextBatch() const;
    void readBlocks();
    void readBatch(Batch batch);
    void sayProgress(const Batch& batch);
    void onBlockHashes(Batch batch, const Replies& replies);
    void onBlocks(const Batch& batch, const Replies& replies);
    bool onBlock(const Batch& batch, std::size_t i, const RpcReply& reply);
    void onNewBlock(const RawHeader& header, std::uint32_t height);
    void tellAll(ScannedBlock block, ByteView raw, BlockHeight height);
    void tellMatches(const ScannedBlock& block, BlockHeight height);
    void wasRead(Reading why, std::uint32_t height);
    void onBlocksMissing(const Batch& batch, std::vector<std::size_t> missing,
                         const RpcReply& reply);
    void doWithout(const Batch& batch, const std::vector<std::size_t>& missing);
    void askPeersFor(std::vector<std::string> hashes);
    void adaptWindow(std::size_t bytes);
    struct NewOutpoint {
        OutPoint outpoint;
        std::optional<BlockHeight> since, until;
        std::optional<UnixTime> missedAt; ///< neither unspent nor spent when asked: not born yet?
    };
    void beginSearch(const NewOutpoint& one);
    void search();
    [[nodiscard]] Batch nextSearch();
    void searched(std::uint32_t low, std::uint32_t end);
    void skipped(std::uint32_t height);
    [[nodiscard]] std::string searchDetail() const;

    void idle();
    void lookAtMempool();
    void scanUnspent();
    void onUnspent(const Replies& replies);
    void scanIsOver();
    void datePoints(UnspentFound found);
    void onDates(UnspentFound found, const std::set<std::uint32_t>& heights,
                 const Replies& headers);
    [[nodiscard]] bool outpointsAreDue() const;
    void checkOutpoints();
    void onOutpoints(const std::vector<OutPoint>& asked, const Replies& replies);
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
    bool m_begun = false, m_caughtUp = false;
    std::optional<std::uint32_t> m_stretchBegan; ///< where the reading since the last Ready began
    bool m_lateWatch = false;                    ///< it is to be read again from there on
    std::uint32_t m_next = 0;                    ///< height of the next block to read
    std::set<std::uint32_t> m_points;
    std::optional<std::uint32_t> m_again; ///< up to m_next, next height
    struct Sought {
        std::uint32_t since = 0; ///< the first block that may spend it
        std::uint32_t until = 0; ///< blocks from here up do not
        bool hasGap = false;     ///< but for one that could not be read
    };
    std::map<OutPoint, Sought> m_sought;
    std::optional<std::uint32_t> m_awaited; ///< a block that the node does not have
    int m_tries = 0;                        ///< to get it
    std::uint32_t m_best = 0, m_headers = 0;
    std::string m_bestHash;
    bool m_nodeSyncs = false;
    std::uint32_t m_pruneHeight = 0;
    std::optional<BlockHeight> m_missingBelow;
    std::size_t m_window = 16;
    std::vector<NewOutpoint> m_newOutpoints;
    std::vector<Txid> m_sending;                   ///< broadcasts not answered yet
    std::vector<std::string> m_toScan, m_scanning; ///< scripts whose unspent outputs are not known
    std::vector<Bytes> m_scanned; ///< whose outputs are known, their blocks perhaps not read yet
    std::optional<UnixTime> m_scannedAt;
    std::optional<UnixTime> m_feesAt;
    std::optional<ChainStatus> m_said;
};

} // namespace fulgurite::wallet
