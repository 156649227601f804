// SPDX-License-Identifier: MIT
#include "lightning/channel/commitment_fee.h"

namespace fulgurite::lightning {

std::uint64_t commitmentWeight(bool anchors, std::size_t untrimmedHtlcs)
{
    return (anchors ? 1124U : 724U) + 172U * untrimmedHtlcs;
}

Satoshi commitmentBaseFee(Feerate feerate, std::size_t untrimmedHtlcs, bool anchors)
{
    return feerate.feeFor(commitmentWeight(anchors, untrimmedHtlcs));
}

Satoshi htlcTimeoutFee(Feerate feerate, bool anchors)
{
    return anchors ? Satoshi{} : feerate.feeFor(htlcTimeoutWeight(false));
}

Satoshi htlcSuccessFee(Feerate feerate, bool anchors)
{
    return anchors ? Satoshi{} : feerate.feeFor(htlcSuccessWeight(false));
}

bool isTrimmed(MilliSatoshi amount, bool offered, const TrimRule& rule)
{
    const Satoshi fee = offered ? htlcTimeoutFee(rule.feerate, rule.anchors)
                                : htlcSuccessFee(rule.feerate, rule.anchors);
    return floorToSat(amount).value() < rule.dustLimit.value() + fee.value();
}

} // namespace fulgurite::lightning
