// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/amount.h"
#include "wallet/base/feerate.h"

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string_view>

namespace fulgurite::wallet {

/// Reads JSON whose fractions stay what they were: a number with a point or an exponent becomes a
/// string of its characters, so that no amount passes through a double. Nothing when malformed or
/// nested deeper than 64.
std::optional<nlohmann::json> parseExactJson(std::string_view text);

/// "1.5", "1e-05" or "3" times 10^places; digits beyond that are cut off. Nothing when negative,
/// malformed, longer than 64 characters or above `most`.
std::optional<std::uint64_t> scaledDecimal(std::string_view text, int places, std::uint64_t most);
/// "0.00012345", "1e-05" or "3" bitcoin as satoshi; digits beyond the eighth are cut off. Nothing
/// when negative, malformed or above 21 million.
std::optional<Satoshi> satoshiFromDecimal(std::string_view bitcoin);
/// A number or string of parseExactJson in bitcoin.
std::optional<Satoshi> satoshiFromJson(const nlohmann::json& value);
/// Bitcoin per 1000 virtual bytes, rounded up to the next satoshi per 1000 weight. Nothing when
/// negative (no estimate) or malformed.
std::optional<Feerate> feerateFromJson(const nlohmann::json& bitcoinPerKvb);

} // namespace fulgurite::wallet
