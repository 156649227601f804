// SPDX-License-Identifier: MIT
#include "lightning/onchain/sweep_rate.h"

#include <algorithm>

namespace fulgurite::lightning {

namespace {

constexpr std::uint32_t kPatience = 6; ///< blocks
constexpr std::uint32_t kMost = 62'500;
/// What a replacement must add for its own size, and a little. Source: BIP 125, rule 4.
constexpr std::uint32_t kLeastStep = 300;

} // namespace

std::optional<Feerate> raisedRate(const Transaction& sweep, Satoshi value, std::uint32_t height,
                                  Feerate wanted)
{
    if (sweep.outputs.empty() || height < std::uint64_t{sweep.lockTime} + kPatience)
        return std::nullopt; // its lock time is the height it was made at
    const Satoshi fee = saturatingSub(value, sweep.outputs.front().value);
    const std::uint64_t paid = fee.value() * 1000 / std::max<std::uint64_t>(weightOf(sweep), 1);
    const std::uint64_t least = paid + kLeastStep;
    const std::uint64_t raised =
        std::min<std::uint64_t>(kMost, std::max({paid * 3 / 2, std::uint64_t{wanted.satPerKw}}));
    if (raised < least)
        return least <= kMost ? std::optional{Feerate{static_cast<std::uint32_t>(least)}}
                              : std::nullopt;
    return Feerate{static_cast<std::uint32_t>(raised)};
}

} // namespace fulgurite::lightning
