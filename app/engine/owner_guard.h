// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/errors.h"
#include "wallet/base/amount.h"

#include <chrono>
#include <optional>

namespace fulgurite::app {

/// What may leave the wallet now: nothing while the window is locked, and above a limit only what
/// the owner vouched for with the password, once.
class OwnerGuard {
public:
    using Time = std::chrono::steady_clock::time_point;

    void seal();
    void unseal() { m_sealed = false; }
    [[nodiscard]] bool isSealed() const { return m_sealed; }

    /// 0: no limit.
    void setLimit(Satoshi limit) { m_limit = limit; }
    [[nodiscard]] Satoshi limit() const { return m_limit; }
    void prove(Time now);

    /// Why `amount` may not be sent; a proof is used up when it was needed. Errors: WalletLocked,
    /// PasswordNeeded.
    std::optional<ApiError> obstacle(MilliSatoshi amount, Time now);
    /// As obstacle(), for another limit: a higher one, or none, takes a proof.
    std::optional<ApiError> weakened(Satoshi limit, Time now);
    /// Another wallet, or none.
    void reset() { *this = {}; }

private:
    std::optional<ApiError> useProof(Satoshi amount, Time now);

    bool m_sealed = false;
    Satoshi m_limit;
    std::optional<Time> m_provenUntil;
};

} // namespace fulgurite::app
