// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/wire/wire_error.h"
#include "wallet/base/bytes.h"

#include <cstdint>

namespace fulgurite::lightning {

/// Appends `value` in the 1-, 3-, 5- or 9-byte BigSize form. Source: BOLT 1 § Fundamental Types.
void writeBigSize(ByteWriter& out, std::uint64_t value);

/// Reads one BigSize from the front of `in`.
/// Errors: Truncated; NotCanonical when a shorter form would hold the value. `in` is then spent.
Result<std::uint64_t, WireError> readBigSize(ByteReader& in);

} // namespace fulgurite::lightning
