// SPDX-License-Identifier: MIT
#include "lightning/payment/payment_onion.h"

#include "lightning/onion/hop_payload.h"

namespace fulgurite::lightning {

namespace {

HopPayload relayPayload(const RouteHop& next)
{
    HopPayload out;
    out.amtToForward = next.amount;
    out.outgoingCltvValue = next.expiry;
    out.shortChannelId = next.channel;
    return out;
}

HopPayload finalPayload(const RouteHop& last, const PaymentTarget& target)
{
    HopPayload out;
    out.amtToForward = last.amount;
    out.outgoingCltvValue = last.expiry;
    if (target.secret)
        out.paymentData = PaymentData{*target.secret, target.amount};
    out.paymentMetadata = target.metadata;
    out.keysendPreimage = target.keysend;
    out.otherRecords = target.customRecords;
    return out;
}

} // namespace

Result<OnionPacket, OnionError> buildPaymentOnion(const Route& route, const PaymentTarget& target,
                                                  ByteView sessionKey)
{
    const auto key = SecretKey::parse(sessionKey);
    if (!key)
        return fail(OnionError::BadKey, "no session key");
    std::vector<OnionHop> hops;
    hops.reserve(route.hops.size());
    for (std::size_t i = 0; i < route.hops.size(); ++i) {
        const bool last = i + 1 == route.hops.size();
        const HopPayload payload =
            last ? finalPayload(route.hops[i], target) : relayPayload(route.hops[i + 1]);
        hops.push_back({route.hops[i].node, FULGURITE_TRY(encodeHopPayload(payload))});
    }
    return FULGURITE_TRY(buildOnion(*key, hops, target.hash.view())).packet;
}

std::optional<DecryptedError> openPaymentError(const Route& route, const PaymentHash& hash,
                                               ByteView sessionKey, ByteView reason)
{
    const auto key = SecretKey::parse(sessionKey);
    if (!key)
        return std::nullopt;
    // The secrets depend on the keys alone: any well-formed payload gives them back.
    std::vector<OnionHop> hops;
    for (const RouteHop& hop : route.hops)
        hops.push_back({hop.node, Bytes{2, 2, 0}});
    const auto built = buildOnion(*key, hops, hash.view());
    return built ? decryptErrorPacket(built->sharedSecrets, reason) : std::nullopt;
}

} // namespace fulgurite::lightning
