// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QStringList>

#include "app/api/snapshot.h"

#include <chrono>
#include <optional>

namespace fulgurite::app {

struct NewRequest {
    MilliSatoshi amount; ///< zero: the payer chooses
    QString label;       ///< unique; empty: one is made
    QString description;
    std::chrono::seconds expiry{3600};
    bool exposePrivateChannels = true;
    QStringList hintChannels;          ///< short channel ids; empty: those that can receive most
    QByteArray preimage;               ///< empty: random
    std::optional<std::uint16_t> cltv; ///< min_final_cltv_expiry_delta; nothing: the usual
    QStringList fallbackAddresses;     ///< most preferred first
    bool onlyDescriptionHash = false;  ///< the invoice holds the hash of the description
    bool withAddress = false;          ///< also reserve an address for a unified URI
};
struct RequestDetail {
    RequestRow row;
    QString unifiedUri;             ///< bitcoin:…?amount=…&lightning=…
    QString preimage;               ///< once paid
    QString paymentSecret, message; ///< message: of a keysend received
    std::uint64_t createdIndex = 0, updatedIndex = 0, paidIndex = 0; ///< 0: not yet
    QDateTime paidAt;
    MilliSatoshi receivable; ///< the most that could come in now
    bool keysend = false;
};

/// Requests for payment.
class Requests {
public:
    Requests() = default;
    Requests(const Requests&) = delete;
    Requests& operator=(const Requests&) = delete;
    virtual ~Requests() = default;

    virtual Future<RequestDetail> create(NewRequest request) = 0;
    virtual Future<RequestDetail> find(QString labelOrHash) = 0;
    virtual Future<std::vector<RequestDetail>> list() = 0;
    virtual Future<RequestDetail> remove(QString label, RequestStatus expected) = 0;
    /// Answers when the request with `label` is paid or expired.
    virtual Future<RequestDetail> wait(QString label) = 0;
    /// Answers with the first request paid after pay index `after`.
    virtual Future<RequestDetail> waitAny(std::uint64_t after, std::chrono::milliseconds limit) = 0;
};

} // namespace fulgurite::app
