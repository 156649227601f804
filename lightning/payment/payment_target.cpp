// SPDX-License-Identifier: MIT
#include "lightning/payment/payment_target.h"

#include "wallet/base/text.h"
#include "wallet/crypto/hash.h"

#include <algorithm>

namespace fulgurite::lightning {

namespace {

using Refused = std::unexpected<PaymentFailure>;

Refused refuse(PaymentError error, std::string detail, MilliSatoshi limit = {})
{
    return std::unexpected(paymentFailure(error, std::move(detail), limit));
}

PaymentError errorOf(InvoiceError error)
{
    if (error == InvoiceError::Expired)
        return PaymentError::InvoiceExpired;
    return error == InvoiceError::UnknownFeature ? PaymentError::FeatureMissing
                                                 : PaymentError::InvoiceInvalid;
}

std::expected<MilliSatoshi, PaymentFailure> amountToPay(const Invoice& invoice,
                                                        std::optional<MilliSatoshi> wished)
{
    const MilliSatoshi amount = wished.value_or(invoice.amount.value_or(MilliSatoshi{}));
    if (amount == MilliSatoshi{})
        return refuse(PaymentError::AmountMissing, "the invoice names no amount: give one");
    if (amount > toMsat(kMaxMoney))
        return refuse(PaymentError::AmountInvalid, "more than all bitcoin", toMsat(kMaxMoney));
    // BOLT 4 § Requirements: the recipient takes up to twice the amount; less is refused there, so
    // refuse it here.
    if (invoice.amount &&
        (amount < *invoice.amount || amount.value() / 2 > invoice.amount->value()))
        return refuse(PaymentError::AmountInvalid,
                      std::to_string(amount.value()) + " msat, the invoice asks " +
                          std::to_string(invoice.amount->value()),
                      *invoice.amount);
    return amount;
}

} // namespace

MilliSatoshi defaultMaxFee(MilliSatoshi amount)
{
    return std::max(MilliSatoshi{amount.value() / 100}, MilliSatoshi{5000});
}

std::expected<PaymentTarget, PaymentFailure> targetOfInvoice(const PayTerms& terms, Network network,
                                                             const PublicKey& self, UnixTime now)
{
    const Result<Invoice, InvoiceError> invoice =
        terms.decoded ? Result<Invoice, InvoiceError>{*terms.decoded}
                      : decodeInvoice(terms.invoice);
    if (!invoice)
        return refuse(errorOf(invoice.error().code), invoice.error().detail);
    if (invoice->network != network)
        return refuse(PaymentError::InvoiceOtherNetwork,
                      "an invoice of " + std::string{networkName(invoice->network)} +
                          ", we are on " + std::string{networkName(network)});
    if (invoice->expiresAt() <= now)
        return refuse(PaymentError::InvoiceExpired,
                      "expired at " + std::to_string(toSeconds(invoice->expiresAt())));
    if (invoice->payee == self)
        return refuse(PaymentError::ToSelf, "the invoice is our own");
    const auto amount = amountToPay(*invoice, terms.amount);
    if (!amount)
        return std::unexpected(amount.error());

    PaymentTarget out{invoice->payee, invoice->paymentHash, *amount,
                      terms.maxFee.value_or(defaultMaxFee(*amount))};
    out.finalCltv = invoice->minFinalCltvExpiryDelta;
    out.secret = invoice->paymentSecret;
    out.metadata = invoice->paymentMetadata;
    out.hints = invoice->routeHints;
    out.invoice = terms.invoice;
    out.description = sanitised(invoice->description.value_or(""), 640);
    out.label = terms.label;
    out.expiresAt = invoice->expiresAt();
    return out;
}

std::expected<PaymentTarget, PaymentFailure>
targetOfKeysend(const KeysendTerms& terms, const Preimage& preimage, const PublicKey& self)
{
    if (terms.amount == MilliSatoshi{} || terms.amount > toMsat(kMaxMoney))
        return refuse(PaymentError::AmountMissing,
                      std::to_string(terms.amount.value()) + " msat cannot be sent");
    if (terms.destination == self)
        return refuse(PaymentError::ToSelf, "the destination is this node");
    PaymentTarget out{terms.destination, paymentHashOf(preimage), terms.amount,
                      terms.maxFee.value_or(defaultMaxFee(terms.amount))};
    out.keysend = preimage;
    out.customRecords = terms.customRecords;
    for (const TlvRecord& record : terms.customRecords)
        if (record.type < kFirstCustomTlv || record.type == kKeysendTlv)
            return refuse(PaymentError::BadParameter,
                          "record type " + std::to_string(record.type) + " is not free for use");
    if (!terms.message.empty())
        out.customRecords.push_back(
            {kKeysendMessageTlv, Bytes(terms.message.begin(), terms.message.end())});
    std::ranges::sort(out.customRecords, {}, &TlvRecord::type);
    if (std::ranges::adjacent_find(out.customRecords, {}, &TlvRecord::type) !=
        out.customRecords.end())
        return refuse(PaymentError::BadParameter, "a record type occurs twice");
    out.label = terms.label;
    out.message = terms.message;
    return out;
}

} // namespace fulgurite::lightning
