// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/coins/address_book.h"
#include "wallet/coins/records.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace fulgurite::wallet {

/// The on-chain wallet as a value: scripts of ours, the transactions that touch them, and what
/// follows. Applying the same event twice changes nothing. Nothing here knows a clock, a key or a
/// disk: each step tells which rows to store.
class CoinSet {
public:
    CoinSet() = default;
    /// From stored rows. Rows open with `book().open`, before or after.
    CoinSet(std::vector<ScriptRecord> scripts, std::vector<TxRecord> transactions,
            std::vector<CoinMark> marks, BlockHeight tip);

    [[nodiscard]] const AddressBook& book() const { return m_book; }
    void open(ChainKey chain, std::uint32_t gapLimit = kGapLimit) { m_book.open(chain, gapLimit); }
    /// From now on a transaction in no block counts only when it is signed for each coin of ours
    /// that it spends and makes no money: a server may invent one. Defence 32.
    void distrustMempool() { m_distrustsMempool = true; }
    /// Adds watched scripts; outputs of known transactions that pay them count from now on.
    ChangeSet addScripts(std::vector<ScriptRecord> scripts);
    /// Offers a script that was neither used nor handed out and takes it for good; nothing when
    /// `book().wanted()` was not served.
    std::optional<FreshScript> handOut(ChainKey chain, ChangeSet& changes);

    /// A transaction was seen, in the mempool or in a block (also our own, right before broadcast).
    /// One that does not touch the wallet is kept aside for the case that its parent arrives later.
    ChangeSet apply(const Transaction& tx, const std::optional<Confirmation>& confirmation,
                    UnixTime now);
    /// A coin that a node of ours proves to be unspent, while nobody has its transaction to be
    /// read: it counts and can be spent. The transaction takes its place should it be applied
    /// later.
    ChangeSet applyCoin(const OutPoint& outpoint, const TxOut& output,
                        const Confirmation& confirmation);
    /// It left the mempool unconfirmed.
    ChangeSet gone(const Txid& txid);
    /// Once a backend has told all it has: what came from others, is in no block, was not reported
    /// and is not built upon has vanished while nobody looked.
    ChangeSet dropVanished(const std::set<Txid>& reported);
    /// Blocks above `height` are no longer in the best chain.
    ChangeSet rollBack(BlockHeight height);
    void setTip(BlockHeight tip) { m_tip = tip; }
    [[nodiscard]] BlockHeight tip() const { return m_tip; }

    ChangeSet setFrozen(const OutPoint& outpoint, bool frozen);
    /// Takes coins out of selection for `purpose`. Existing reservations of other purposes stay:
    /// then nothing is changed.
    [[nodiscard]] std::optional<ChangeSet> reserve(std::span<const OutPoint> outpoints,
                                                   const std::string& purpose);
    ChangeSet release(const std::string& purpose);

    [[nodiscard]] CoinBalances balances() const;
    /// Unspent coins, oldest first, then by outpoint.
    [[nodiscard]] std::vector<Coin> coins() const;
    [[nodiscard]] std::optional<Coin> coin(const OutPoint& outpoint) const;
    /// Newest first: unconfirmed by time, then by height and position.
    [[nodiscard]] std::vector<CoinHistoryRow> history() const;
    [[nodiscard]] std::optional<CoinHistoryRow> historyRow(const Txid& txid) const;
    [[nodiscard]] const TxRecord* transaction(const Txid& txid) const;
    [[nodiscard]] CoinMark mark(const OutPoint& outpoint) const;
    /// An output of ours, spent or not.
    [[nodiscard]] std::optional<ScriptPath> ownerOf(const OutPoint& outpoint) const;
    /// The active transaction that spends `outpoint`.
    [[nodiscard]] std::optional<Txid> spenderOf(const OutPoint& outpoint) const;
    /// Outputs of ours that no block is known to spend, with the height of their own block.
    [[nodiscard]] std::vector<std::pair<OutPoint, std::optional<BlockHeight>>> openOutputs() const;
    /// Unconfirmed active descendants of `txid`, itself not included.
    [[nodiscard]] std::vector<Txid> descendantsOf(const Txid& txid) const;
    /// Unconfirmed ancestors of `txid` known to us, itself not included.
    [[nodiscard]] std::vector<Txid> unconfirmedAncestorsOf(const Txid& txid) const;
    /// Whether a known transaction has an output to this script of others.
    [[nodiscard]] bool hasPaid(ByteView foreignScript) const
    {
        return m_foreign.contains(asString(foreignScript));
    }
    [[nodiscard]] std::size_t transactionCount() const { return m_txs.size(); }

private:
    struct Pending {
        Transaction tx;
        std::optional<Confirmation> confirmation;
        UnixTime seen{};
    };
    using Trust = std::unordered_map<Txid, bool, IdHash>;

    [[nodiscard]] bool touchesUs(const Transaction& tx) const;
    [[nodiscard]] bool isBelievable(const Transaction& tx) const;
    void applyOne(const Txid& txid, const Pending& seen, ChangeSet& changes);
    void index(const TxRecord& record, ChangeSet& changes);
    void complete(TxRecord& record, const Transaction& tx, ChangeSet& changes);
    void own(const OutPoint& outpoint, const ScriptPath& path, ChangeSet& changes);
    void settle(TxRecord& record, const std::optional<Confirmation>& confirmation,
                ChangeSet& changes);
    void displaceRivals(const TxRecord& winner, ChangeSet& changes);
    void drop(const Txid& txid, TxState state, const std::optional<Txid>& by, ChangeSet& changes);
    void setAside(const Txid& txid, Pending pending);
    void takeUpReady(ChangeSet& changes);
    void dropUnbelievable(ChangeSet& changes);
    [[nodiscard]] bool isTrusted(const Txid& txid, Trust& known, unsigned depth = 0) const;
    [[nodiscard]] Coin describe(const OutPoint& outpoint, const ScriptPath& path,
                                Trust& known) const;
    [[nodiscard]] const TxOut& outputAt(const OutPoint& outpoint) const;
    [[nodiscard]] CoinHistoryRow rowOf(const TxRecord& record) const;

    AddressBook m_book;
    std::unordered_map<Txid, TxRecord, IdHash> m_txs;
    std::unordered_map<OutPoint, ScriptPath, IdHash> m_owned;
    std::unordered_multimap<OutPoint, Txid, IdHash> m_spends;
    std::unordered_map<std::string, std::vector<OutPoint>>
        m_foreign; ///< outputs of known transactions to other scripts
    std::unordered_map<Txid, Pending, IdHash> m_pending;
    std::unordered_multimap<OutPoint, Txid, IdHash> m_pendingSpends;
    std::vector<Txid> m_ready;   ///< set aside before, with a parent of ours since
    std::vector<Txid> m_doubted; ///< counted before one of its inputs was known to be ours
    std::map<OutPoint, CoinMark> m_marks;
    BlockHeight m_tip;
    bool m_distrustsMempool = false;
};

} // namespace fulgurite::wallet
