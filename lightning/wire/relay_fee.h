// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/wire/gossip_messages.h"
#include "wallet/base/amount.h"

#include <cstdint>
#include <optional>

namespace fulgurite::lightning {

/// What a node asks to forward over one channel.
struct RelayFee {
    std::uint32_t baseMsat = 0;
    std::uint32_t proportionalMillionths = 0;
    friend bool operator==(const RelayFee&, const RelayFee&) = default;

    /// base + amount × proportional ÷ 1,000,000, rounded down; nothing when that exceeds 64 bits.
    /// Source: BOLT 7 § HTLC Fees.
    [[nodiscard]] std::optional<MilliSatoshi> feeFor(MilliSatoshi forwarded) const;
    /// What must come in so that `forwarded` goes out.
    [[nodiscard]] std::optional<MilliSatoshi> amountToReceive(MilliSatoshi forwarded) const;
};

inline RelayFee relayFeeOf(const ChannelUpdate& update)
{
    return {update.feeBaseMsat, update.feeProportionalMillionths};
}

} // namespace fulgurite::lightning
