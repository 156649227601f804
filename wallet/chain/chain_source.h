// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/clock.h"
#include "wallet/base/feerate.h"
#include "wallet/bitcoin/transaction.h"

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace fulgurite::wallet {

/// Where a transaction stands in the best chain.
struct Confirmation {
    BlockHeight height;
    BlockHash blockHash;
    std::uint32_t position = 0; ///< index of the transaction in its block
    UnixTime blockTime{};
    friend bool operator==(const Confirmation&, const Confirmation&) = default;
};

struct ChainTip {
    BlockHeight height;
    BlockHash hash;
    UnixTime time{}; ///< the header's own
    friend bool operator==(const ChainTip&, const ChainTip&) = default;
};

/// A transaction that pays a watched script or spends a watched outpoint. Confirmed only when
/// proven (block or Merkle branch).
struct TransactionSeen {
    Transaction tx;
    std::optional<Confirmation> confirmation;
};
/// It left the mempool without being confirmed (replaced, evicted, expired).
struct TransactionGone {
    Txid txid;
};
/// The best chain no longer holds blocks above `height`; transactions confirmed there are
/// unconfirmed or gone until seen again.
struct ChainRolledBack {
    BlockHeight height;
};
/// Sent after every transaction of the blocks up to it was reported.
struct TipReached {
    ChainTip tip;
};
struct FeeEstimates {
    Feerate nextBlock, hour, day;
    Feerate minimum;       ///< the greater of relay and current mempool minimum
    bool fallback = false; ///< the backend had none to give
    /// The next block's, as two servers tell it: the lower of both. Nothing where only one speaks.
    std::optional<Feerate> agreed{};
};
enum class BroadcastVerdict { Accepted, AlreadyKnown, AlreadyConfirmed, Rejected, Unreachable };
struct BroadcastDone {
    Txid txid;
    BroadcastVerdict verdict = BroadcastVerdict::Accepted;
    std::string reason; ///< the backend's words, sanitised
};
enum class ChainState {
    Connecting,
    WrongNetwork,
    CertificateChanged,
    Lying,
    Syncing,
    Scanning,
    Ready,
    Unreachable
};
/// A server's TLS certificate that is not the one pinned.
struct OtherCertificate {
    std::string server;    ///< HOST:PORT
    Bytes pinned, offered; ///< SHA-256 of each
    friend bool operator==(const OtherCertificate&, const OtherCertificate&) = default;
};
/// Who else looks where a server could hide something: that a channel was closed, say.
/// Of a server that is not ready yet, that one looks is believed.
enum class Witness { NotNeeded, Looks, NoneKnown, NoneAnswers };
/// What Network and readiness show. `progress` in 0…1 when known.
struct ChainStatus {
    ChainState state = ChainState::Connecting;
    std::string server; ///< "bitcoind 127.0.0.1:8332", "Electrum host:50002 (TLS)"
    std::string detail; ///< one sanitised sentence for a person
    double progress = 0;
    bool packages = false; ///< submitpackage or broadcast_package is served
    std::optional<BlockHeight>
        historyMissingBelow;                  ///< pruned: history below this height cannot be read
    std::optional<BlockHeight> prunedBelow{}; ///< the node keeps no block below this height
    std::optional<OtherCertificate> otherCertificate{}; ///< a server of ours is refused for it
    Witness witness = Witness::NotNeeded; ///< a second server's, once this one is ready
    std::string leftOut{};      ///< a sentence: whose history no server gives; the rest is whole
    std::string witnessFault{}; ///< of `detail`, what a second server did; the rest is `witness`
};
/// Unspent outputs of watched scripts by a node's own set of coins (bitcoind's scantxoutset), told
/// before their blocks are read, and of pruned blocks instead of them. No coinbase below 100
/// confirmations is among them.
struct UnspentFound {
    struct Coin {
        OutPoint outpoint;
        TxOut output;
        Confirmation confirmation; ///< its position in the block is not known: 0
    };
    std::vector<Coin> coins;
    BlockHeight atHeight;
};
/// All coins of these scripts in blocks already read are told: they need not be looked for again.
struct ScriptsScanned {
    std::vector<Bytes> scripts;
};
/// No block from `height` up spends the outpoint, a watch's `since` still lies below: the search
/// may go on from there after a restart.
struct SpenderSought {
    OutPoint outpoint;
    BlockHeight height;
};
using ChainEvent =
    std::variant<TransactionSeen, TransactionGone, ChainRolledBack, TipReached, FeeEstimates,
                 BroadcastDone, ChainStatus, UnspentFound, ScriptsScanned, SpenderSought>;

/// A script or outpoint to look out for. `outpoint` set: report its spend too (funding and HTLC
/// outputs).
struct Watch {
    Bytes scriptPubKey;
    std::optional<OutPoint> outpoint{};
    /// Of an outpoint that may be spent in a block already read: the first block that could.
    std::optional<BlockHeight> since{};
    /// With `since`: blocks from here up were searched before.
    std::optional<BlockHeight> until{};
    /// A script whose coins in blocks already read were never looked for: it is scanned for at
    /// once.
    bool unscanned = false;
};

/// The port to a chain backend: bitcoind, Electrum or the practice chain. All calls come from one
/// thread and return at once; events arrive through the listener on the same thread. What it
/// reports is verified as far as its kind allows.
class ChainSource {
public:
    using Listener = std::function<void(const ChainEvent&)>;

    ChainSource() = default;
    ChainSource(const ChainSource&) = delete;
    ChainSource& operator=(const ChainSource&) = delete;
    virtual ~ChainSource() = default;

    /// Begins from `known`, the newest first tips the wallet has processed (up to 100, for finding
    /// a reorg's fork point); empty for a new wallet, which starts at `birthday` (or at the current
    /// tip when that is nothing).
    virtual void start(std::vector<ChainTip> known, std::optional<UnixTime> birthday,
                       Listener listener) = 0;
    /// Adds watches, also from within the listener; older events may repeat (idempotent). To be
    /// called right after start with all the wallet knows. Electrum reports the whole history of a
    /// new script. bitcoind reads the blocks of this stretch again for what is added while it
    /// catches up; what is added later is looked for in blocks already read as well: a script's
    /// unspent outputs at any height, an outpoint's spender in the mempool and down to its `since`
    /// (else 2016 blocks deep).
    virtual void watch(std::vector<Watch> watches) = 0;
    /// One transaction, or a package parents first. Answered by a BroadcastDone for each.
    virtual void broadcast(std::vector<Transaction> package) = 0;
    /// Not from within the listener: the caller of that is ended by it.
    virtual void stop() = 0;
};

} // namespace fulgurite::wallet
