// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include "app/api/snapshot.h"

namespace fulgurite::app {

struct PayRequest {
    QString text;                       ///< a BOLT 11 invoice, or a node id for keysend
    MilliSatoshi amount;                ///< required for amountless invoices and keysend, else zero
    std::optional<MilliSatoshi> maxFee; ///< nothing: 1 %, at least 5 sat
    QString label;
    QString message;                                   ///< keysend only, TLV 34349334
    std::map<std::uint64_t, QByteArray> customRecords; ///< keysend only, types from 65536
    bool keysend = false;
};
struct PayPreview {
    QString recipient, recipientAlias, description, paymentHash;
    MilliSatoshi amount, likelyFee, maxFee;
    double chance = 0; ///< 0…1 that the first attempts succeed
    std::uint32_t hops = 0, parts = 1;
    QDateTime expiresAt, madeAt;
    std::optional<ApiError> obstacle; ///< why Pay would be refused now
};
struct PaymentDetail {
    PaymentRow row;
    QString preimage, invoice, message, label, destination;
    struct Part {
        QString path;
        MilliSatoshi amount, fee;
        PaymentState state = PaymentState::Preparing;
        QString outcome;                    ///< the failure in technical words
        std::optional<ErrorCode> failure{}; ///< why it failed
    };
    std::vector<Part> parts;
    QDateTime completedAt;
    std::uint64_t createdIndex = 0, updatedIndex = 0; ///< updatedIndex: 0 while pending
    bool keysend = false;
};

/// Lightning payments out.
class Payments {
public:
    Payments() = default;
    Payments(const Payments&) = delete;
    Payments& operator=(const Payments&) = delete;
    virtual ~Payments() = default;

    virtual Future<PayPreview> preview(PayRequest request) = 0;
    /// Starts paying and answers when the payment ends or `wait` has passed; the payment then goes
    /// on (PaymentPending).
    virtual Future<PaymentDetail> pay(PayRequest request, std::chrono::milliseconds wait) = 0;
    virtual Future<PaymentDetail> detail(QString paymentHash) = 0;
    virtual Future<std::vector<PaymentDetail>> list(QString paymentHash,
                                                    std::optional<PaymentState> state) = 0;
};

} // namespace fulgurite::app
