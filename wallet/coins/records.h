// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/clock.h"
#include "wallet/bitcoin/transaction.h"
#include "wallet/chain/chain_source.h"

#include <compare>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

namespace fulgurite::wallet {

/// m / purpose' / coin type' / account' / chain: one row of addresses.
struct ChainKey {
    std::uint32_t purpose = 84; ///< 44, 49, 84 or 86: also tells the script type
    std::uint32_t account = 0;
    std::uint32_t chain = 0; ///< 0 receive, 1 change, 2 scripts given to Lightning
    friend auto operator<=>(const ChainKey&, const ChainKey&) = default;
};

/// One script of ours.
struct ScriptPath {
    ChainKey chain;
    std::uint32_t index = 0;
    friend auto operator<=>(const ScriptPath&, const ScriptPath&) = default;
};

inline constexpr std::uint32_t kGapLimit = 20;
/// Lightning scripts are given to peers without ever being seen on chain. Source: protocol notes,
/// restore.
inline constexpr std::uint32_t kLightningGapLimit = 200;

/// Stored row: a script that is watched.
struct ScriptRecord {
    ScriptPath path;
    Bytes scriptPubKey;
    bool handedOut = false; ///< shown to somebody: never offered as fresh again
};

enum class TxState : std::uint8_t {
    Unconfirmed = 0,
    Confirmed = 1,
    Replaced = 2,   ///< another unconfirmed transaction spends one of its inputs
    Conflicted = 3, ///< a confirmed one does, or a parent fell
    Evicted = 4,    ///< left the mempool; its inputs are free, yet it may come back
};

/// Stored row: a transaction that touches the wallet.
struct TxRecord {
    Txid txid;
    Transaction tx;
    TxState state = TxState::Unconfirmed;
    std::optional<Confirmation> confirmation; ///< set exactly when Confirmed
    UnixTime firstSeen{};
    std::optional<Txid> displacedBy; ///< of Replaced and Conflicted, when known
};

/// In a mempool or in the chain.
inline bool isStanding(const TxRecord& record)
{
    return record.state == TxState::Unconfirmed || record.state == TxState::Confirmed;
}

/// A transaction of which only unspent outputs are known, as its block is pruned: it spends itself,
/// what no real one can. The outputs in between are empty.
inline bool isPartial(const TxRecord& record)
{
    return record.tx.inputs.size() == 1 && record.tx.inputs.front().prevout.txid == record.txid;
}

/// Stored row: what the owner or Lightning said about a coin.
struct CoinMark {
    OutPoint outpoint;
    bool frozen = false;
    std::string reservedFor; ///< empty: not reserved; else a channel id or another name
};

/// Derived, never stored: an output of ours that no active transaction spends.
struct Coin {
    OutPoint outpoint;
    TxOut output;
    ScriptPath path;
    std::optional<BlockHeight> height; ///< nothing: unconfirmed
    bool mature = true;                ///< false: a coinbase below 100 confirmations
    bool trusted =
        true; ///< confirmed, or change of transactions that spend only trusted coins of ours
    bool frozen = false;
    std::string reservedFor;
};

/// What a step changed, by natural key: rows to store again.
struct ChangeSet {
    std::vector<Txid> transactions;
    std::vector<OutPoint> marks;
    std::vector<ScriptPath> scripts; ///< handed out or seen used for the first time

    [[nodiscard]] bool empty() const
    {
        return transactions.empty() && marks.empty() && scripts.empty();
    }
};

/// Every unspent coin counts in exactly one part.
struct CoinBalances {
    Satoshi confirmed;           ///< free to spend
    Satoshi change;              ///< unconfirmed but trusted: free to spend
    Satoshi unconfirmedIncoming; ///< from others, not spent by default
    Satoshi immature;
    Satoshi reserved;
    Satoshi frozen;
};

enum class TxKind { Received, Sent, ToSelf, Mined };

/// One line of the on-chain history.
struct CoinHistoryRow {
    Txid txid;
    TxKind kind = TxKind::Received;
    TxState state = TxState::Unconfirmed;
    Satoshi received;           ///< paid to scripts of ours
    Satoshi spent;              ///< coins of ours that it spends; net amount is received − spent
    std::optional<Satoshi> fee; ///< known when every input is ours
    std::optional<Confirmation> confirmation;
    UnixTime time{}; ///< of the block, or first seen
    std::optional<Txid> displacedBy;
};

/// Hash of ids for unordered containers: they are hashes already.
struct IdHash {
    std::size_t operator()(const Txid& txid) const
    {
        std::size_t out = 0;
        std::memcpy(&out, txid.data.data(), sizeof out);
        return out;
    }
    std::size_t operator()(const OutPoint& outpoint) const
    {
        return (*this)(outpoint.txid) ^ (std::size_t{outpoint.index} * 0x9e3779b97f4a7c15U);
    }
};

} // namespace fulgurite::wallet
