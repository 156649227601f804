// SPDX-License-Identifier: MIT
#include "lightning/payment/failure_class.h"

#include "lightning/onion/failure.h"
#include "lightning/payment/payment_onion.h"

namespace fulgurite::lightning {

namespace {

/// Without knowing who garbled the error, only the way itself can be blamed.
FailureVerdict unreadable(const PaymentPart& part)
{
    FailureVerdict out;
    out.failure.error = PaymentError::FailedOnRoute;
    out.failure.detail = "the failure could not be read";
    out.avoidOurs = part.route.hops.size() == 1;
    out.retry = part.route.hops.size() > 1;
    if (part.route.hops.size() > 1)
        out.avoidChannel = part.route.hops[1].channel;
    return out;
}

FailureVerdict malformed(const PaymentPart& part, const HtlcFailMalformed& how)
{
    FailureVerdict out;
    out.failure.error = PaymentError::FailedOnRoute;
    out.failure.failureCode = how.failureCode;
    out.failure.hopIndex = 0;
    out.failure.hopNode = part.route.hops.front().node;
    out.failure.detail = "our peer could not read the onion: " + failureName(how.failureCode);
    return out;
}

FailureVerdict readable(const PaymentPart& part, std::size_t hop, const Failure& failure)
{
    const bool atEnd = hop + 1 == part.route.hops.size();
    FailureVerdict out;
    out.failure.error = atEnd ? PaymentError::FailedAtDestination : PaymentError::FailedOnRoute;
    out.failure.failureCode = failure.code;
    out.failure.hopIndex = static_cast<std::uint32_t>(hop);
    out.failure.hopNode = part.route.hops[hop].node;
    out.failure.detail = failureName(failure.code) +
                         (atEnd ? " from the recipient" : " from hop " + std::to_string(hop + 1));
    if (failure.htlcMsat)
        out.failure.limit = *failure.htlcMsat;
    if (atEnd)
        return out;
    // A hop on the way speaks of the channel to the next one, or (NODE) of itself.
    out.avoidChannel = part.route.hops[hop + 1].channel;
    out.avoidOurs = (failure.code & kNode) != 0 && hop == 0;
    out.retry = true;
    return out;
}

} // namespace

FailureVerdict classifyFailure(const PaymentPart& part, const PaymentHash& hash,
                               const std::variant<HtlcFail, HtlcFailMalformed>& how)
{
    if (const auto* bad = std::get_if<HtlcFailMalformed>(&how))
        return malformed(part, *bad);
    const auto opened =
        openPaymentError(part.route, hash, part.sessionKey, std::get<HtlcFail>(how).reason);
    const auto failure = opened ? decodeFailure(opened->message) : std::nullopt;
    if (!failure || opened->hop >= part.route.hops.size())
        return unreadable(part);
    return readable(part, opened->hop, *failure);
}

} // namespace fulgurite::lightning
