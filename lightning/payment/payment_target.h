// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/invoice/invoice.h"
#include "lightning/onion/hop_payload.h"
#include "lightning/payment/payment.h"

#include <expected>

namespace fulgurite::lightning {

/// What is needed to pay, read from an invoice or made for a keysend. Not stored: after a restart
/// no new part is sent.
struct PaymentTarget {
    PublicKey destination;
    PaymentHash hash{};
    MilliSatoshi amount{};
    MilliSatoshi maxFee{};
    std::uint32_t finalCltv = 144;
    std::optional<PaymentSecret> secret{};
    std::optional<Bytes> metadata{};
    std::vector<std::vector<RouteHintHop>> hints{};
    std::optional<Preimage> keysend{};
    TlvRecords customRecords{};
    // For the record and the person.
    std::string invoice{}, description{}, label{}, message{};
    std::optional<UnixTime> expiresAt{};
};

struct PayTerms {
    std::string invoice{};
    std::optional<MilliSatoshi> amount{};
    std::optional<MilliSatoshi> maxFee{};
    std::string label{};
    std::optional<Invoice> decoded{}; ///< what decodeInvoice says of `invoice`, when it was asked
};

/// 1 % of `amount`, at least 5 sat.
MilliSatoshi defaultMaxFee(MilliSatoshi amount);

/// Errors: InvoiceInvalid, InvoiceExpired, InvoiceOtherNetwork, FeatureMissing, AmountMissing,
/// AmountInvalid, ToSelf.
std::expected<PaymentTarget, PaymentFailure> targetOfInvoice(const PayTerms& terms, Network network,
                                                             const PublicKey& self, UnixTime now);

struct KeysendTerms {
    PublicKey destination;
    MilliSatoshi amount{};
    std::optional<MilliSatoshi> maxFee{};
    std::string label{}, message{};
    TlvRecords customRecords;
};
/// Errors: AmountMissing, ToSelf, BadParameter (a custom record below 65536, twice, or of keysend's
/// own types).
std::expected<PaymentTarget, PaymentFailure>
targetOfKeysend(const KeysendTerms& terms, const Preimage& preimage, const PublicKey& self);

inline PaymentFailure paymentFailure(PaymentError error, std::string detail,
                                     MilliSatoshi limit = {})
{
    PaymentFailure out{};
    out.error = error;
    out.detail = std::move(detail);
    out.limit = limit;
    return out;
}

} // namespace fulgurite::lightning
