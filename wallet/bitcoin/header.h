// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/bitcoin/transaction.h"
#include "wallet/bitcoin/uint256.h"

#include <cstdint>
#include <optional>
#include <span>

namespace fulgurite {

struct BlockHeader {
    static constexpr std::size_t kSize = 80;

    std::uint32_t version = 0;
    BlockHash previous;
    Hash256 merkleRoot;
    std::uint32_t time = 0; ///< seconds since 1970
    std::uint32_t bits = 0; ///< compact target
    std::uint32_t nonce = 0;
    friend bool operator==(const BlockHeader&, const BlockHeader&) = default;
};

Bytes serialize(const BlockHeader& header);
/// Exactly 80 bytes.
Result<BlockHeader, BitcoinError> parseHeader(ByteView bytes);
/// From the front of `in`. Error: Truncated.
Result<BlockHeader, BitcoinError> readHeader(ByteReader& in);
BlockHash hashOf(const BlockHeader& header);

/// The target behind compact bits; nothing when it is zero, negative or beyond 256 bits.
std::optional<Uint256> targetOf(std::uint32_t bits);
/// The compact form, which keeps the top 23 or 24 bits of the target.
std::uint32_t compactOf(const Uint256& target);
/// How many hashes a block of these bits stands for; zero when the bits give no target.
Uint256 workOf(std::uint32_t bits);
/// True when the hash is at most its own target. Does not know which target is due: see
/// HeaderRules.
bool meetsOwnTarget(const BlockHeader& header);

/// The middle of up to eleven block times (the block's own and its ten ancestors'). Source: BIP
/// 113.
std::uint32_t medianTime(std::span<const std::uint32_t> times);

} // namespace fulgurite
