// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/amount.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace fulgurite::app {

/// The unit of a bare number in a parameter of an amount type.
enum class BareUnit { MilliSatoshi, Satoshi };
/// "1000msat", "10sat", "0.001btc", or a bare number in `unit`. Exact; nothing for anything else.
std::optional<MilliSatoshi> parseAmount(std::string_view text, BareUnit unit);

/// Digits of a decimal number shifted by `places`, exactly; nothing when digits would be lost or
/// the value is too large.
std::optional<std::uint64_t> shiftedDecimal(std::string_view text, std::size_t places);

/// "253perkw", "1000perkb" or a bare number per kilobyte, in sat/vB; nothing for anything else, for
/// zero and beyond 100,000 sat/vB.
std::optional<double> parseFeerate(std::string_view text);

} // namespace fulgurite::app
