// SPDX-License-Identifier: MIT
#include "ui/send/send_refusal.h"

#include <algorithm>
#include <utility>

namespace fulgurite::ui {

std::optional<MilliSatoshi> feeOf(const app::ApiError& error)
{
    const auto found = error.values.find(QStringLiteral("fee"));
    if (found == error.values.end())
        return std::nullopt;
    const quint64 fee = found->second.toULongLong();
    return fee == 0 || fee > toMsat(kMaxMoney).value()
               ? std::nullopt
               : std::optional{MilliSatoshi{fee / 10 * 11 + 1000}};
}

std::optional<Place> placeFor(app::ErrorCode code, const QString& payment)
{
    using app::ErrorCode;
    constexpr std::pair<ErrorCode, PageId> kPlaces[] = {
        {ErrorCode::AmountAboveSendable, PageId::Channels},
        {ErrorCode::BackendUnreachable, PageId::Network},
        {ErrorCode::BackendWrongNetwork, PageId::Network},
        {ErrorCode::BackendCertificateChanged, PageId::Network},
        {ErrorCode::BackendLying, PageId::Network},
        {ErrorCode::LightningNotReady, PageId::Network},
        {ErrorCode::AlreadyPaid, PageId::Activity},
        {ErrorCode::PaymentInFlight, PageId::Activity},
        {ErrorCode::PaymentPending, PageId::Activity},
        {ErrorCode::TimedOut, PageId::Activity},
    };
    const auto* found = std::ranges::find(kPlaces, code, &std::pair<ErrorCode, PageId>::first);
    if (found == std::end(kPlaces))
        return std::nullopt;
    return Place{found->second, found->second == PageId::Channels   ? QStringLiteral("open")
                                : found->second == PageId::Activity ? payment
                                                                    : QString{}};
}

bool outcomeUnknown(app::ErrorCode code)
{
    using app::ErrorCode;
    return code == ErrorCode::EngineStopped || code == ErrorCode::StorageFault ||
           code == ErrorCode::DiskFull || code == ErrorCode::Internal ||
           code == ErrorCode::Cancelled || code == ErrorCode::WalletLocked;
}

} // namespace fulgurite::ui
