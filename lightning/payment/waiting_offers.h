// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/channel/channel_input.h"
#include "wallet/base/clock.h"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <vector>

namespace fulgurite::lightning {

/// An HTLC to be offered; `cookie` comes back with what became of it.
struct HtlcOffer {
    ChannelId channelId;
    input::OfferHtlc offer;
};

/// Offers that a channel had no room for, in the order of their first refusal. Nothing of them was
/// sent: forgetting one loses no money.
class WaitingOffers {
public:
    static constexpr std::size_t kMost = 1000; ///< a channel
    static constexpr std::chrono::seconds kLongest{60};

    /// False when too many wait already.
    bool add(HtlcOffer offer, UnixTime now);
    /// The offer that was handed out by next() found no room again: it keeps its turn.
    void putBack(HtlcOffer offer, UnixTime since);
    struct Waiting {
        HtlcOffer offer;
        UnixTime since;
    };
    /// The first of a channel.
    std::optional<Waiting> next(const ChannelId& channelId);
    /// All of a channel, or all that waited too long.
    std::vector<HtlcOffer> takeAll(const ChannelId& channelId);
    std::vector<HtlcOffer> takeOverdue(UnixTime now);
    [[nodiscard]] bool has(const ChannelId& channelId) const
    {
        return m_byChannel.contains(channelId);
    }

private:
    std::map<ChannelId, std::deque<Waiting>> m_byChannel; ///< never an empty deque
};

} // namespace fulgurite::lightning
