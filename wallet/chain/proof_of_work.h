// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/bitcoin/network.h"
#include "wallet/chain/raw_header.h"

#include <array>
#include <cstdint>
#include <optional>

namespace fulgurite::wallet {

inline constexpr std::uint32_t kRetargetInterval = 2016;

/// Little-endian 32-bit limbs of a 256-bit number.
using Target = std::array<std::uint32_t, 8>;
/// Hashes expected; saturates.
__extension__ using Work = unsigned __int128;

/// The target that `bits` stands for; nothing when negative, zero or too large for 256 bits.
std::optional<Target> targetFromBits(std::uint32_t bits);
std::uint32_t bitsFromTarget(const Target& target);
bool meetsTarget(const BlockHash& hash, const Target& target);
/// 2^256 ÷ target.
Work workOf(std::uint32_t bits);
/// The easiest target of a network.
std::uint32_t easiestBits(Network network);
/// What follows a period of 2016 blocks with `bits` that began and ended at these times.
std::uint32_t retargeted(Network network, std::uint32_t bits, std::uint32_t firstTime,
                         std::uint32_t lastTime);

} // namespace fulgurite::wallet
