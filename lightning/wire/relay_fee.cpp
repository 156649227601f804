// SPDX-License-Identifier: MIT
#include "lightning/wire/relay_fee.h"

namespace fulgurite::lightning {

std::optional<MilliSatoshi> RelayFee::feeFor(MilliSatoshi forwarded) const
{
    // A route hint may carry any 32-bit rate: 64 bits would overflow, and a wrapped fee looks
    // cheap.
    __extension__ using Wide = unsigned __int128;
    const Wide fee = baseMsat + Wide{forwarded.value()} * proportionalMillionths / 1'000'000;
    return fee > UINT64_MAX ? std::nullopt
                            : std::optional{MilliSatoshi{static_cast<std::uint64_t>(fee)}};
}

std::optional<MilliSatoshi> RelayFee::amountToReceive(MilliSatoshi forwarded) const
{
    const auto fee = feeFor(forwarded);
    return fee ? checkedAdd(forwarded, *fee) : std::nullopt;
}

} // namespace fulgurite::lightning
