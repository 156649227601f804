// SPDX-License-Identifier: MIT
#include "lightning/channel/unilateral_reason.h"

namespace fulgurite::lightning {

std::string_view sentenceOf(UnilateralReason reason)
{
    switch (reason) {
    case UnilateralReason::OwnerAsked:
        return "closed by its owner";
    case UnilateralReason::HtlcPastDeadline:
        return "a payment in it is past its deadline and could be lost";
    case UnilateralReason::PeerFailedChannel:
        return "the peer failed the channel";
    case UnilateralReason::PeerLostState:
        return "the peer lost its state of the channel";
    case UnilateralReason::PeerRevokedWrongly:
        return "the peer sent a wrong revocation secret";
    case UnilateralReason::CommitmentNumbersEnd:
        return "the channel has used up its commitment numbers";
    }
    return {};
}

} // namespace fulgurite::lightning
