// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/amount.h"

#include <compare>
#include <cstdint>

namespace fulgurite {

/// Satoshi per 1000 weight units, the unit of `feerate_per_kw` on the wire. 250 is one sat/vB.
struct Feerate {
    std::uint32_t satPerKw = 0;

    /// The fee of `weight` weight units, rounded down. Source: BOLT 3 § Fees.
    [[nodiscard]] constexpr Satoshi feeFor(std::uint64_t weight) const
    {
        return Satoshi{satPerKw * weight / 1000};
    }
    friend constexpr auto operator<=>(Feerate, Feerate) = default;
};

/// The lowest rate that relays after rounding to virtual bytes (1 sat/vB). Source: BOLT 2 §
/// Updating Fees.
inline constexpr Feerate kFeerateFloor{253};

} // namespace fulgurite
