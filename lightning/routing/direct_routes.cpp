// SPDX-License-Identifier: MIT
#include "lightning/channel/htlc.h"
#include "lightning/routing/route_finder.h"

#include <algorithm>
#include <optional>

namespace fulgurite::lightning {

namespace {

using Found = std::expected<Route, RouteFault>;

/// How long an HTLC that goes through `hints` may hold the money.
std::uint64_t blocksHeld(std::span<const RouteHintHop> hints, const RouteQuery& query)
{
    std::uint64_t blocks = std::uint64_t{query.finalCltv} + kExpiryPadding;
    for (const RouteHintHop& hint : hints)
        blocks += hint.cltvExpiryDelta;
    return blocks;
}

/// The hops without our channel, from the node that `hints` begins at to the destination. Nothing
/// on overflow.
std::optional<std::vector<RouteHop>> hopsThrough(std::span<const RouteHintHop> hints,
                                                 const RouteQuery& query)
{
    MilliSatoshi amount = query.amount;
    CltvExpiry expiry{query.height + query.finalCltv + kExpiryPadding};
    std::vector<RouteHop> hops{{query.destination, {}, amount, expiry}};
    for (std::size_t i = hints.size(); i-- > 0;) {
        const RouteHintHop& hint = hints[i];
        const auto incoming = hint.fee.amountToReceive(amount);
        if (!incoming || *incoming > toMsat(kMaxMoney))
            return std::nullopt;
        hops.back().channel = hint.shortChannelId;
        amount = *incoming;
        expiry.value += hint.cltvExpiryDelta;
        hops.push_back({hint.nodeId, {}, amount, expiry});
    }
    std::ranges::reverse(hops);
    return hops;
}

/// Faults that say more win over those that say less.
void keepBetter(RouteFault& kept, const RouteFault& other)
{
    const auto rank = [](RouteError error) {
        return error == RouteError::NoRoute ? 0 : error == RouteError::BelowMinimum ? 1 : 2;
    };
    const bool moreRoom = other.error == RouteError::AboveSendable && kept.error == other.error &&
                          other.limit > kept.limit;
    const bool cheaper = other.error == RouteError::FeeAboveLimit &&
                         (kept.error != other.error || other.limit < kept.limit);
    if (rank(other.error) > rank(kept.error) || moreRoom || cheaper)
        kept = other;
}

Found overOurChannel(std::vector<RouteHop> hops, const RouteQuery& query)
{
    const MilliSatoshi sent = hops.front().amount;
    const MilliSatoshi fee = saturatingSub(sent, query.amount);
    if (fee > query.maxFee)
        return std::unexpected(RouteFault{RouteError::FeeAboveLimit, fee, 0});
    RouteFault fault;
    const LocalChannel* best = nullptr;
    for (const LocalChannel& channel : query.channels) {
        if (channel.peer != hops.front().node || query.avoid.ours.contains(channel.id))
            continue;
        if (channel.sendable < sent)
            keepBetter(fault, {RouteError::AboveSendable, saturatingSub(channel.sendable, fee), 0});
        else if (channel.htlcMinimum > sent)
            keepBetter(fault, {RouteError::BelowMinimum, channel.htlcMinimum, 0});
        else if (best == nullptr || channel.sendable > best->sendable)
            best = &channel;
    }
    if (best == nullptr)
        return std::unexpected(fault);
    return Route{best->id, std::move(hops)};
}

} // namespace

std::expected<std::vector<Route>, RouteFault> DirectRoutes::find(const RouteQuery& query) const
{
    RouteFault fault;
    std::optional<Route> best;
    const auto consider = [&](std::span<const RouteHintHop> hints) {
        if (const std::uint64_t blocks = blocksHeld(hints, query); blocks > kMostBlocksHeld)
            return keepBetter(fault, {RouteError::HeldTooLong, {}, blocks});
        auto hops = hopsThrough(hints, query);
        if (!hops)
            return;
        auto found = overOurChannel(std::move(*hops), query);
        if (!found)
            keepBetter(fault, found.error());
        else if (!best || found->sent() < best->sent())
            best = std::move(*found);
    };
    consider({});
    for (const auto& hint : query.hints) {
        for (std::size_t from = 0; from < hint.size(); ++from) {
            const auto rest = std::span{hint}.subspan(from);
            const auto avoided = [&](const RouteHintHop& hop) {
                return query.avoid.theirs.contains(hop.shortChannelId);
            };
            if (std::ranges::none_of(rest, avoided))
                consider(rest);
        }
    }
    if (!best)
        return std::unexpected(fault);
    return std::vector{std::move(*best)};
}

} // namespace fulgurite::lightning
