// SPDX-License-Identifier: MIT
#include "lightning/payment/incoming.h"

#include "lightning/channel/htlc.h"
#include "lightning/wire/tlv.h"
#include "wallet/base/secret.h"
#include "wallet/crypto/hash.h"

#include <algorithm>

namespace fulgurite::lightning {

namespace {

/// TLV types of `payload` that invalid_onion_payload names.
constexpr std::uint64_t kAmountType = 2;
constexpr std::uint64_t kExpiryType = 4;

/// One answer to an unknown hash, a wrong secret, a wrong amount and a short expiry: a prober
/// learns nothing. Source: BOLT 4 § Failure Messages.
Failure unknownDetails(const ArrivedHtlc& htlc, std::uint32_t height)
{
    Failure out{failure_code::kIncorrectOrUnknownPaymentDetails};
    out.htlcMsat = htlc.amount;
    out.height = BlockHeight{height};
    return out;
}

Failure missingField(std::uint64_t type)
{
    Failure out{failure_code::kInvalidOnionPayload};
    out.payloadFault = PayloadFault{type, 0};
    return out;
}

/// What the onion says against what arrived. Source: BOLT 4 § Payload for the Last Node.
std::optional<Failure> checkPayload(const ArrivedHtlc& htlc)
{
    const HopPayload& payload = htlc.payload;
    if (!payload.amtToForward)
        return missingField(kAmountType);
    if (!payload.outgoingCltvValue)
        return missingField(kExpiryType);
    if (htlc.expiry < *payload.outgoingCltvValue) {
        Failure out{failure_code::kFinalIncorrectCltvExpiry};
        out.cltvExpiry = htlc.expiry;
        return out;
    }
    if (htlc.amount < *payload.amtToForward) {
        Failure out{failure_code::kFinalIncorrectHtlcAmount};
        out.htlcMsat = htlc.amount;
        return out;
    }
    return std::nullopt;
}

bool blocksLeft(const ArrivedHtlc& htlc, std::uint32_t height, std::uint32_t needed)
{
    return htlc.expiry.value >= std::uint64_t{height} + needed;
}

/// Between the amount and twice the amount; both ends included.
bool isFair(MilliSatoshi paid, MilliSatoshi asked)
{
    return paid >= asked && paid.value() / 2 <= asked.value() && paid <= toMsat(kMaxMoney);
}

} // namespace

void IncomingPayments::load(InvoiceEntry invoice)
{
    m_labels.insert(invoice.label);
    const PaymentHash hash = invoice.hash;
    m_invoices.insert_or_assign(hash, std::move(invoice));
}

void IncomingPayments::add(InvoiceEntry invoice) { load(std::move(invoice)); }

bool IncomingPayments::remove(const PaymentHash& hash)
{
    const auto it = m_invoices.find(hash);
    if (it == m_invoices.end() || m_partial.contains(hash))
        return false;
    m_labels.erase(it->second.label);
    m_invoices.erase(it);
    return true;
}

const InvoiceEntry* IncomingPayments::find(const PaymentHash& hash) const
{
    const auto it = m_invoices.find(hash);
    return it == m_invoices.end() ? nullptr : &it->second;
}

void IncomingPayments::reject(const ArrivedHtlc& htlc, Failure failure)
{
    m_rejects.push_back({htlc.ref, htlc.secret, std::move(failure)});
}

void IncomingPayments::rejectAll(const PartialPayment& payment, const Failure& failure)
{
    for (const auto& [ref, htlc] : payment.parts)
        reject(htlc, failure);
}

void IncomingPayments::arrived(ArrivedHtlc htlc, bool settledBefore, Moment moment)
{
    if (const auto partial = m_partial.find(htlc.hash);
        partial != m_partial.end() && partial->second.parts.contains(htlc.ref))
        return;
    if (const auto fault = checkPayload(htlc))
        return reject(htlc, *fault);
    // Whatever its hash is: it would tie up the payer's money, and our slots, for too long.
    if (htlc.expiry.value > std::uint64_t{moment.height} + kMostBlocksHeld)
        return reject(htlc, Failure{failure_code::kExpiryTooFar});
    if (settledBefore)
        return reject(htlc, unknownDetails(htlc, moment.height));
    if (m_invoices.contains(htlc.hash))
        return arrivedForInvoice(std::move(htlc), moment);
    if (htlc.payload.keysendPreimage && m_acceptKeysend)
        return arrivedKeysend(std::move(htlc), moment);
    reject(htlc, unknownDetails(htlc, moment.height));
}

void IncomingPayments::arrivedForInvoice(ArrivedHtlc htlc, Moment moment)
{
    InvoiceEntry& invoice = m_invoices.at(htlc.hash);
    const auto& data = htlc.payload.paymentData;
    const bool secretRight =
        data && equalSecrets(data->paymentSecret.view(), invoice.secret.view());
    const bool inTime =
        moment.now < invoice.expiresAt && blocksLeft(htlc, moment.height, invoice.minFinalCltv);
    if (!secretRight || !inTime || (invoice.amount && !isFair(data->totalMsat, *invoice.amount)) ||
        data->totalMsat == MilliSatoshi{})
        return reject(htlc, unknownDetails(htlc, moment.height));
    join(invoice, std::move(htlc), moment);
}

void IncomingPayments::join(InvoiceEntry& invoice, ArrivedHtlc htlc, Moment moment)
{
    const PaymentHash hash = htlc.hash;
    const MilliSatoshi total = htlc.payload.paymentData->totalMsat;
    auto& partial =
        m_partial.try_emplace(hash, PartialPayment{moment.steady, total, {}}).first->second;
    const bool sameTotal = partial.total == total;
    const HtlcRef ref = htlc.ref;
    partial.parts.emplace(ref, std::move(htlc));
    MilliSatoshi sum;
    for (const auto& [key, part] : partial.parts)
        sum = checkedAdd(sum, part.amount).value_or(MilliSatoshi{UINT64_MAX});
    // BOLT 4 § Basic Multi-Part Payments: all parts name one total, and no more than twice of it is
    // taken.
    if (!sameTotal || (sum >= total && !isFair(sum, total))) {
        rejectAll(partial, unknownDetails(partial.parts.at(ref), moment.height));
        m_partial.erase(hash);
        return;
    }
    if (sum < total)
        return;
    PartialPayment whole = std::move(partial);
    m_partial.erase(hash);
    invoice.received = sum;
    complete(hash, std::move(whole), moment);
}

void IncomingPayments::complete(const PaymentHash& hash, PartialPayment payment, Moment moment)
{
    const bool late = std::ranges::any_of(payment.parts, [&](const auto& part) {
        return !blocksLeft(part.second, moment.height, kBlocksToClaim);
    });
    if (late)
        return rejectAll(payment, unknownDetails(payment.parts.begin()->second, moment.height));
    auto node = m_invoices.extract(hash);
    InvoiceEntry invoice = std::move(node.mapped());
    for (const auto& [ref, htlc] : payment.parts) {
        invoice.parts.push_back({ref.channelId, ref.htlcId, htlc.amount});
        m_claims.push_back({ref, invoice.preimage});
    }
    settle(std::move(invoice), moment);
}

void IncomingPayments::settle(InvoiceEntry invoice, Moment moment)
{
    m_labels.erase(invoice.label);
    invoice.status = InvoiceStatus::Paid;
    invoice.paidAt = moment.now;
    invoice.paidIndex = m_nextPaidIndex++;
    m_changed.push_back(std::move(invoice));
}

void IncomingPayments::arrivedKeysend(ArrivedHtlc htlc, Moment moment)
{
    const Preimage preimage = *htlc.payload.keysendPreimage;
    const auto& data = htlc.payload.paymentData;
    const bool whole =
        !data || data->totalMsat <= htlc.amount; // keysend in several parts is not ours
    if (paymentHashOf(preimage) != htlc.hash || !whole || htlc.amount < kLeastKeysend ||
        !blocksLeft(htlc, moment.height, kBlocksToClaim))
        return reject(htlc, unknownDetails(htlc, moment.height));
    InvoiceEntry entry;
    entry.hash = htlc.hash;
    entry.label = "keysend-" + toHex(htlc.hash);
    entry.createdIndex = takeCreatedIndex();
    entry.createdAt = entry.expiresAt = moment.now;
    entry.preimage = preimage;
    entry.description = "keysend";
    entry.amount = entry.received = htlc.amount;
    entry.keysend = true;
    TlvRecords records;
    for (const TlvRecord& record : htlc.payload.otherRecords) {
        if (record.type == kKeysendMessageTlv)
            entry.message = asString(record.value);
        if (record.type >= kFirstCustomTlv)
            records.push_back(record);
    }
    if (auto encoded = encodeTlvs(std::move(records)))
        entry.customRecords = std::move(*encoded);
    entry.parts.push_back({htlc.ref.channelId, htlc.ref.htlcId, htlc.amount});
    m_claims.push_back({htlc.ref, preimage});
    settle(std::move(entry), moment);
}

void IncomingPayments::tick(Moment moment)
{
    for (auto it = m_partial.begin(); it != m_partial.end();) {
        const bool near = std::ranges::any_of(it->second.parts, [&](const auto& part) {
            return !blocksLeft(part.second, moment.height, kBlocksToClaim);
        });
        if (!near && moment.steady - it->second.since < kPartsTimeout) {
            ++it;
            continue;
        }
        rejectAll(it->second, Failure{failure_code::kMppTimeout});
        it = m_partial.erase(it);
    }
    for (auto it = m_invoices.begin(); it != m_invoices.end();) {
        if (it->second.expiresAt > moment.now || m_partial.contains(it->first)) {
            ++it;
            continue;
        }
        it->second.status = InvoiceStatus::Expired;
        m_labels.erase(it->second.label);
        m_changed.push_back(std::move(it->second));
        it = m_invoices.erase(it);
    }
}

bool IncomingPayments::withdraw(const HtlcRef& ref)
{
    for (auto it = m_partial.begin(); it != m_partial.end(); ++it) {
        if (it->second.parts.erase(ref) == 0)
            continue;
        if (it->second.parts.empty())
            m_partial.erase(it);
        return true;
    }
    return false;
}

} // namespace fulgurite::lightning
