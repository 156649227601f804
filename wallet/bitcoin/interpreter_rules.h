// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/clock.h"
#include "wallet/base/result.h"
#include "wallet/bitcoin/block.h"
#include "wallet/bitcoin/interpreter.h"
#include "wallet/bitcoin/transaction.h"

#include <cstdint>
#include <span>

namespace fulgurite {

/// Lock times below are heights, from here on seconds since 1970.
inline constexpr std::int64_t kLockTimeThreshold = 500'000'000;
inline constexpr std::uint32_t kSequenceFinal = 0xffffffff;
inline constexpr std::uint32_t kSequenceLockDisabled = 1U << 31;
inline constexpr std::uint32_t kSequenceLockIsTime = 1U << 22;
inline constexpr std::uint32_t kSequenceLockMask = 0xffff;
/// Highest sequence that signals replaceability (BIP 125).
inline constexpr std::uint32_t kSequenceReplaceable = 0xfffffffd;
inline constexpr std::uint32_t kCoinbaseMaturity = 100;
inline constexpr std::uint64_t kMaxBlockSigopsCost = 80'000;

/// A broken rule of a transaction on its own; `consensusText` prints Core's reject reason.
enum class ConsensusError {
    InputsEmpty,
    OutputsEmpty,
    Oversize,
    OutputTooLarge,
    OutputTotalTooLarge,
    InputsDuplicate,
    CoinbaseLength,
    PrevoutNull,
    NonFinal,
    NonBip68Final,
    PrematureCoinbaseSpend,
    InputValuesOutOfRange,
    InBelowOut,
    InputsMissingOrSpent,
};
std::string_view consensusText(ConsensusError error);

/// Context-free rules: inputs, outputs, size, values, no input twice, coinbase shape.
Result<void, ConsensusError> checkTransaction(const Transaction& tx);

/// Σ inputs − Σ outputs; errors: InputValuesOutOfRange, InBelowOut.
Result<Satoshi, ConsensusError> feeOf(const Transaction& tx, std::span<const TxOut> spentOutputs);

/// BIP 113: whether `tx` may stand in a block of `height` whose predecessor's median time past is
/// `medianTimePast`.
bool checkFinal(const Transaction& tx, BlockHeight height, UnixTime medianTimePast);

/// What a relative lock counts from: the block that confirmed the spent output (for an output of
/// the mempool, the next block) and the median time past of that block's predecessor.
struct CoinAge {
    BlockHeight height;
    UnixTime medianTimeBefore{};
};
/// BIP 68: whether every relative lock of `tx` has run out for a block of `height`. @param coins
/// one per input.
bool checkSequenceLocks(const Transaction& tx, std::span<const CoinAge> coins, BlockHeight height,
                        UnixTime medianTimePast);

/// BIP 141 signature operation cost: legacy and P2SH count four, witness one.
std::uint64_t sigopCost(const Transaction& tx, std::span<const TxOut> spentOutputs);
/// Legacy operations of one script; `accurate` counts a multisig by its number of keys.
std::uint64_t sigopsIn(ByteView script, bool accurate);

} // namespace fulgurite
