// SPDX-License-Identifier: MIT
#include "lightning/payment/payment.h"

#include <algorithm>

namespace fulgurite::lightning {

namespace {

MilliSatoshi add(MilliSatoshi left, MilliSatoshi right)
{
    return checkedAdd(left, right).value_or(MilliSatoshi{UINT64_MAX});
}

bool isLive(const PaymentPart& part) { return part.state != PaymentPart::State::Failed; }

} // namespace

MilliSatoshi amountSent(const Payment& payment)
{
    MilliSatoshi sum;
    for (const PaymentPart& part : payment.parts)
        if (isLive(part))
            sum = add(sum, part.route.sent());
    return sum;
}

MilliSatoshi feePaid(const Payment& payment)
{
    MilliSatoshi sum;
    for (const PaymentPart& part : payment.parts)
        if (isLive(part))
            sum = add(sum, part.route.fee());
    return sum;
}

PaymentStage stageOf(const Payment& payment)
{
    switch (payment.status) {
    case PaymentStatus::Complete:
        return PaymentStage::Paid;
    case PaymentStatus::Failed:
        return PaymentStage::Failed;
    case PaymentStatus::Pending:
        break;
    }
    if (payment.loaded)
        return PaymentStage::UnknownAfterRestart;
    const auto live = [](const PaymentPart& part) { return isLive(part); };
    if (std::ranges::none_of(payment.parts, live))
        return PaymentStage::Preparing;
    const auto waiting = [](const PaymentPart& part) { return isLive(part) && !part.htlcId; };
    return std::ranges::any_of(payment.parts, waiting) ? PaymentStage::Sending
                                                       : PaymentStage::InFlight;
}

std::optional<std::uint32_t> returnsByBlock(const Payment& payment)
{
    std::optional<std::uint32_t> latest;
    for (const PaymentPart& part : payment.parts)
        if (part.state == PaymentPart::State::Offered)
            latest = std::max(latest.value_or(0), part.route.expiry().value);
    return latest;
}

} // namespace fulgurite::lightning
