// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/fiat.h"
#include "wallet/base/result.h"

#include <string>
#include <string_view>

namespace fulgurite::app {

enum class PriceError {
    TooLong,   ///< than any such answer
    Malformed, ///< no JSON, or nested too deep
    Refused,   ///< the service says why
    NoRate,    ///< of this currency
    OutOfBounds
};

/// No service answers with more.
inline constexpr std::size_t kLongestPriceAnswer = 64 * 1024;
/// What a bitcoin can cost in any currency: 0.01 to 10^12.
inline constexpr MicroFiat kLeastPrice{10'000}, kMostPrice{1'000'000'000'000'000'000};

/// What is asked of the source's host, from the slash on. `currency` is one that it serves.
std::string pricePath(const PriceSource& source, std::string_view currency);

/// The rate that an answer names for one bitcoin. Digits beyond the millionth are cut off. The
/// error's detail names what was found and the rule it breaks, sanitised.
Result<MicroFiat, PriceError> readPrice(const PriceSource& source, std::string_view currency,
                                        std::string_view answer);

} // namespace fulgurite::app
