// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/bytes.h"

#include <cstdint>
#include <optional>

namespace fulgurite::lightning {

// Groups of five bits, one in each byte: what the characters of an invoice stand for.

/// Big-endian; nothing when more than 64 bits.
std::optional<std::uint64_t> wordsToNumber(ByteView words);
/// Without leading zero groups, or in exactly `count` groups.
Bytes numberToWords(std::uint64_t value);
Bytes numberToWords(std::uint64_t value, std::size_t count);
/// Whole bytes; up to seven bits left over are dropped.
Bytes wordsToBytes(ByteView words);
/// As wordsToBytes, but bits left over are filled up with zeros to one more byte, as the signature
/// covers them.
Bytes wordsToPaddedBytes(ByteView words);
/// Padded with zero bits to a whole group.
Bytes bytesToWords(ByteView bytes);

} // namespace fulgurite::lightning
