// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/bitcoin/transaction.h"

#include <cstdint>
#include <optional>
#include <span>

namespace fulgurite {

/// Taproot only: as All, with a signature of 64 bytes.
inline constexpr std::uint32_t kSighashDefault = 0x00;
inline constexpr std::uint32_t kSighashAll = 0x01;
inline constexpr std::uint32_t kSighashNone = 0x02;
inline constexpr std::uint32_t kSighashSingle = 0x03;
inline constexpr std::uint32_t kSighashAnyoneCanPay = 0x80;

/// The digest of a pre-segwit input, quirks of consensus included: OP_CODESEPARATOR removed from
/// `scriptCode`, and the number one when `input` has no output for SINGLE. `type` is any 32-bit
/// value, as in consensus.
Hash256 legacySighash(const Transaction& tx, std::size_t input, ByteView scriptCode,
                      std::uint32_t type);

/// Hashes over the whole transaction, shared by its inputs. Keep the transaction unchanged
/// meanwhile (witnesses excepted).
class PrecomputedSighash {
public:
    /// For BIP 143 inputs only.
    explicit PrecomputedSighash(const Transaction& tx);
    /// Also for taproot inputs: `spent` are the outputs spent, one for each input, in order
    /// (asserted).
    PrecomputedSighash(const Transaction& tx, std::span<const TxOut> spent);

    Hash256 prevouts, sequences,
        outputs; ///< single SHA-256 (BIP 341); BIP 143 hashes these once more
    std::optional<Hash256> amounts, scripts; ///< of the outputs spent
};

/// One segwit version 0 input.
struct SegwitSpend {
    std::size_t input = 0;
    ByteView scriptCode; ///< P2WPKH: p2wpkhScriptCode; P2WSH: the witness script (from the last
                         ///< executed OP_CODESEPARATOR)
    Satoshi value;       ///< of the output spent
    std::uint32_t type = kSighashAll;
};
/// Source: BIP 143 § Specification. Asserts that the input exists.
Hash256 segwitSighash(const Transaction& tx, const SegwitSpend& spend);
Hash256 segwitSighash(const Transaction& tx, const PrecomputedSighash& shared,
                      const SegwitSpend& spend);

/// One taproot input.
struct TaprootSpend {
    std::size_t input = 0;
    std::uint32_t type = kSighashDefault;
    std::optional<ByteView> annex{};   ///< with its 0x50 prefix
    std::optional<Hash256> leafHash{}; ///< set for a script path (BIP 342)
    std::uint32_t codeSeparator =
        0xffffffff; ///< script path: position of the last executed OP_CODESEPARATOR
};
/// Nothing when the hash type is none of BIP 341's, or is SINGLE without an output of that index.
/// `spent` is read for ANYONECANPAY. Source: BIP 341 § Common signature message.
std::optional<Hash256> taprootSighash(const Transaction& tx, const PrecomputedSighash& shared,
                                      std::span<const TxOut> spent, const TaprootSpend& spend);

} // namespace fulgurite
