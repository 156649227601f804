// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/invoice/invoice.h"
#include "lightning/routing/route.h"

#include <cstdint>
#include <expected>
#include <set>
#include <span>
#include <vector>

namespace fulgurite::lightning {

/// A channel of ours that can carry an HTLC now.
struct LocalChannel {
    ChannelId id;
    PublicKey peer;
    MilliSatoshi sendable;
    MilliSatoshi htlcMinimum;
};

/// What already failed in this payment.
struct Avoid {
    std::set<ChannelId> ours;
    std::set<ShortChannelId> theirs;
};

struct RouteQuery {
    PublicKey destination;
    MilliSatoshi amount;
    MilliSatoshi maxFee;
    std::uint32_t height = 0;
    std::uint32_t finalCltv = 0; ///< blocks that the recipient asks for, at least
    std::span<const std::vector<RouteHintHop>> hints;
    std::span<const LocalChannel> channels;
    const Avoid& avoid;
};

enum class RouteError : std::uint8_t {
    NoRoute,
    AboveSendable, ///< `limit`: the most that could be sent that way
    FeeAboveLimit, ///< `limit`: what it would cost
    BelowMinimum,  ///< `limit`: the least that the channel carries
    HeldTooLong,   ///< `blocks`: how long the HTLC could hold the money
};
struct RouteFault {
    RouteError error = RouteError::NoRoute;
    MilliSatoshi limit;
    std::uint64_t blocks = 0;
};

/// Blocks added to the final expiry, so that blocks found on the way do no harm.
inline constexpr std::uint32_t kExpiryPadding = 3;

/// Splits an amount over routes. Today direct ones; path finding takes this place.
class RouteFinder {
public:
    RouteFinder() = default;
    RouteFinder(const RouteFinder&) = delete;
    RouteFinder& operator=(const RouteFinder&) = delete;
    virtual ~RouteFinder() = default;

    /// Routes whose delivered amounts sum to the query's and whose fees keep within maxFee; never
    /// empty.
    [[nodiscard]] virtual std::expected<std::vector<Route>, RouteFault>
    find(const RouteQuery& query) const = 0;
};

/// Over one channel to the destination, or to where one of its hints begins.
class DirectRoutes final : public RouteFinder {
public:
    [[nodiscard]] std::expected<std::vector<Route>, RouteFault>
    find(const RouteQuery& query) const override;
};

} // namespace fulgurite::lightning
