// SPDX-License-Identifier: MIT
#include "app/engine/owner_guard.h"

#include <utility>

namespace fulgurite::app {

namespace {

constexpr std::chrono::minutes kProofLasts{2};

}

void OwnerGuard::seal()
{
    m_sealed = true;
    m_provenUntil.reset();
}

void OwnerGuard::prove(Time now) { m_provenUntil = now + kProofLasts; }

std::optional<ApiError> OwnerGuard::obstacle(MilliSatoshi amount, Time now)
{
    if (m_sealed)
        return ApiError{ErrorCode::WalletLocked, {}, {}};
    if (m_limit == Satoshi{} || floorToSat(amount) <= m_limit)
        return std::nullopt;
    return useProof(floorToSat(amount), now);
}

std::optional<ApiError> OwnerGuard::weakened(Satoshi limit, Time now)
{
    if (m_limit == Satoshi{} || (limit != Satoshi{} && limit <= m_limit))
        return std::nullopt;
    if (m_sealed)
        return ApiError{ErrorCode::WalletLocked, {}, {}};
    return useProof(limit, now);
}

std::optional<ApiError> OwnerGuard::useProof(Satoshi amount, Time now)
{
    const auto proof = std::exchange(m_provenUntil, std::nullopt);
    if (proof && now <= *proof)
        return std::nullopt;
    return ApiError{ErrorCode::PasswordNeeded,
                    {{QStringLiteral("amount"), QString::number(amount.value())},
                     {QStringLiteral("limit"), QString::number(m_limit.value())}},
                    {}};
}

} // namespace fulgurite::app
