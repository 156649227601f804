// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/channel/htlc.h"
#include "lightning/payment/payment.h"

#include <variant>

namespace fulgurite::lightning {

/// What a failed part means for its payment.
struct FailureVerdict {
    PaymentFailure failure;
    bool retry = false;                           ///< another way may work
    std::optional<ShortChannelId> avoidChannel{}; ///< beyond our peer
    bool avoidOurs = false;                       ///< the first channel itself
};

/// Attributes the failure of an HTLC to a hop and says whether another try makes sense.
/// Source: BOLT 4 § Failure Messages, § Receiving Failure Codes.
FailureVerdict classifyFailure(const PaymentPart& part, const PaymentHash& hash,
                               const std::variant<HtlcFail, HtlcFailMalformed>& how);

} // namespace fulgurite::lightning
