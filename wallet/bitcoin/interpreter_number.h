// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/bytes.h"

#include <cstdint>
#include <optional>

namespace fulgurite {

/// The integer of a script's stack element: little-endian, sign in the top bit of the last byte.
/// Nothing when it is longer than `maximum` bytes, or not shortest while `minimal` asks for it.
std::optional<std::int64_t> parseScriptNumber(ByteView element, bool minimal,
                                              std::size_t maximum = 4);

/// The shortest element for `value`; zero is empty.
Bytes encodeScriptNumber(std::int64_t value);

/// An element is true unless it is zero or negative zero, of any length.
bool isTruthy(ByteView element);

} // namespace fulgurite
