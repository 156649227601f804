// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/wire/wire_error.h"
#include "wallet/base/bytes.h"

#include <cstdint>

namespace fulgurite::lightning {

/// Appends a tu16, tu32 or tu64: big-endian without leading zeros, nothing at all for 0. Source:
/// BOLT 1 § Fundamental Types.
void writeTruncated(ByteWriter& out, std::uint64_t value);

/// Reads everything left of `in` as a truncated integer of at most `width` bytes (2, 4 or 8).
/// Errors: TrailingBytes when longer than `width`; NotCanonical for a leading zero.
Result<std::uint64_t, WireError> readTruncated(ByteReader& in, std::size_t width);

/// Two's complement in the fewest of 1, 2, 4 or 8 bytes. Source: BOLT 1 § Appendix D: Signed
/// Integers Test Vectors.
Bytes encodeSigned(std::int64_t value);
/// Errors: BadValue unless `bytes` are 1, 2, 4 or 8 long; NotCanonical when fewer would do.
Result<std::int64_t, WireError> decodeSigned(ByteView bytes);

} // namespace fulgurite::lightning
