// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/errors.h"
#include "wallet/base/amount.h"

#include <cstdint>

namespace fulgurite::app {

struct AddHtlcRequest {
    QString channelId;
    MilliSatoshi amount;
    QString paymentHash; ///< 64 hex digits
    std::uint32_t cltv = 0;
};

/// For conformance suites: served with --developer on regtest only, else NotYetSupported.
class Developer {
public:
    Developer() = default;
    Developer(const Developer&) = delete;
    Developer& operator=(const Developer&) = delete;
    virtual ~Developer() = default;

    /// Offers an HTLC that belongs to no payment; its onion ends with the peer.
    virtual Future<bool> addHtlc(AddHtlcRequest request) = 0;
    /// Sends update_fee; the channel must be one that we opened.
    virtual Future<bool> setFeerate(QString channelId, std::uint32_t satPerKw) = 0;
    /// Our newest commitment as hex, signed by both. Broadcasting it closes the channel, and after
    /// the next update it can be punished.
    virtual Future<QString> signLastTx(QString channelId) = 0;
    /// True when this engine serves them.
    [[nodiscard]] virtual bool isEnabled() const = 0;
};

} // namespace fulgurite::app
