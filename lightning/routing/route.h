// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/wire/types.h"
#include "wallet/base/amount.h"
#include "wallet/crypto/keys.h"

#include <vector>

namespace fulgurite::lightning {

/// One node on the way and what it is given.
struct RouteHop {
    PublicKey node;
    ShortChannelId channel; ///< over which `node` is reached; zero for the first hop: ours is told
                            ///< apart by its ChannelId
    MilliSatoshi amount;    ///< of the HTLC that `node` receives
    CltvExpiry expiry;      ///< of the HTLC that `node` receives
    friend bool operator==(const RouteHop&, const RouteHop&) = default;
};

/// From our channel to the destination; the first hop is our peer, the last the recipient. Never
/// empty.
struct Route {
    ChannelId channelId;
    std::vector<RouteHop> hops;
    friend bool operator==(const Route&, const Route&) = default;

    [[nodiscard]] MilliSatoshi sent() const { return hops.front().amount; }
    [[nodiscard]] MilliSatoshi delivered() const { return hops.back().amount; }
    [[nodiscard]] MilliSatoshi fee() const { return saturatingSub(sent(), delivered()); }
    [[nodiscard]] CltvExpiry expiry() const { return hops.front().expiry; }
};

} // namespace fulgurite::lightning
