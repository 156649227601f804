// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/clock.h"
#include "wallet/base/result.h"
#include "wallet/bitcoin/block.h"
#include "wallet/coins/records.h"

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace fulgurite::practice {

/// Why a block is refused; `detail` is bitcoind's reject reason, with what it concerns behind it.
enum class BlockError { BadHeader, BadContents, BadTransaction };

/// An unspent output of the best chain.
struct Utxo {
    TxOut output;
    BlockHeight height;
    bool coinbase = false;
};

/// Where a transaction stands.
struct TxLocation {
    BlockHeight height;
    std::uint32_t position = 0;
};

/// A regtest chain in memory that checks all that consensus asks: work, links, Merkle root, witness
/// commitment, scripts, values, lock times, sequence locks, maturity. Time is given to it; the same
/// calls give the same chain.
class Chain {
public:
    /// The genesis block of regtest.
    Chain();

    [[nodiscard]] BlockHeight height() const
    {
        return BlockHeight{static_cast<std::uint32_t>(m_blocks.size() - 1)};
    }
    [[nodiscard]] const BlockHash& tipHash() const { return m_blocks.back().hash; }
    /// Of the tip: what the next block's lock times are compared with.
    [[nodiscard]] UnixTime medianTimePast() const { return medianTimeAt(height()); }
    [[nodiscard]] UnixTime medianTimeAt(BlockHeight height) const;
    [[nodiscard]] wallet::ChainTip tip() const;

    /// Makes and connects a block with `transactions` (parents first) whose reward goes to
    /// `rewardScript`. Its time is `now`, or just above the median of eleven when that is later.
    /// Nothing changes on error.
    Result<BlockHash, BlockError> mine(const Bytes& rewardScript,
                                       std::span<const Transaction> transactions, UnixTime now);
    /// Connects a block made elsewhere on top of the tip.
    Result<void, BlockError> connect(Block block);
    /// Takes blocks above `height` off, and returns their transactions without coinbases, oldest
    /// first.
    std::vector<Transaction> rollBack(BlockHeight height);

    [[nodiscard]] const Block* blockAt(BlockHeight height) const;
    [[nodiscard]] std::optional<BlockHash> hashAt(BlockHeight height) const;
    [[nodiscard]] std::optional<BlockHeight> heightOf(const BlockHash& hash) const;
    [[nodiscard]] std::optional<TxLocation> locate(const Txid& txid) const;
    [[nodiscard]] const Transaction* transaction(const Txid& txid) const;
    [[nodiscard]] const Utxo* utxo(const OutPoint& outpoint) const;
    /// The confirmed transaction that spends `outpoint`.
    [[nodiscard]] std::optional<Txid> spenderOf(const OutPoint& outpoint) const;
    [[nodiscard]] std::size_t utxoCount() const { return m_utxos.size(); }

private:
    struct Entry {
        Block block;
        BlockHash hash;
        std::vector<Txid> txids;
        std::vector<std::pair<OutPoint, Utxo>> spent; ///< to undo
    };
    using Utxos = std::unordered_map<OutPoint, Utxo, wallet::IdHash>;

    Result<void, BlockError> checkHeader(const BlockHeader& header) const;
    Result<void, BlockError> checkContents(const Block& block) const;
    Result<Satoshi, BlockError> spend(const Transaction& tx, Entry& entry);
    void create(const Transaction& tx, const Txid& txid, BlockHeight height);
    void undo(const Entry& entry);
    [[nodiscard]] Block templateOf(const Bytes& rewardScript,
                                   std::span<const Transaction> transactions, Satoshi fees,
                                   UnixTime now) const;
    Result<Satoshi, BlockError> feesOf(std::span<const Transaction> transactions) const;

    std::vector<Entry> m_blocks;
    Utxos m_utxos;
    std::unordered_map<OutPoint, Txid, wallet::IdHash> m_spenders;
    std::unordered_map<Txid, TxLocation, wallet::IdHash> m_locations;
};

/// 50 bitcoin, halved every 150 blocks, as on regtest.
Satoshi subsidyAt(BlockHeight height);

} // namespace fulgurite::practice
