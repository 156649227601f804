// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/amount.h"

#include <algorithm>
#include <cstdint>

namespace fulgurite::lightning {

/// What went over a channel in its life, one direction: HTLCs that became irrevocable, and those of
/// them that were paid.
struct HtlcTotals {
    std::uint64_t offered = 0, fulfilled = 0;
    MilliSatoshi offeredSum{}, fulfilledSum{};
    friend bool operator==(const HtlcTotals&, const HtlcTotals&) = default;

    void addOffered(MilliSatoshi amount) { add(offered, offeredSum, amount); }
    void addFulfilled(MilliSatoshi amount) { add(fulfilled, fulfilledSum, amount); }

private:
    static void add(std::uint64_t& count, MilliSatoshi& sum, MilliSatoshi amount)
    {
        ++count;
        sum = checkedAdd(sum, amount).value_or(sum); // stays where 64 bits end
    }
};

/// For people and lists only: no rule of the channel reads it.
struct ChannelTotals {
    HtlcTotals in{}, out{};
    MilliSatoshi minToUs{}, maxToUs{}; ///< of our balance with all HTLCs counted to their senders
    friend bool operator==(const ChannelTotals&, const ChannelTotals&) = default;

    static ChannelTotals startingWith(MilliSatoshi toUs) { return {{}, {}, toUs, toUs}; }
    void seen(MilliSatoshi toUs)
    {
        minToUs = std::min(minToUs, toUs);
        maxToUs = std::max(maxToUs, toUs);
    }
};

} // namespace fulgurite::lightning
