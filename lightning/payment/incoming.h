// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/onion/failure.h"
#include "lightning/onion/onion_keys.h"
#include "lightning/payment/invoice_entry.h"

#include <chrono>
#include <map>
#include <set>
#include <vector>

namespace fulgurite::lightning {

/// The preimage is not released with fewer blocks left than a claim on chain may need.
inline constexpr std::uint32_t kBlocksToClaim = 18;
/// Source: BOLT 4 § Basic Multi-Part Payments: at least 60 seconds.
inline constexpr std::chrono::seconds kPartsTimeout{60};

/// Each is rows for ever that nobody asked for: below it, a million would cost next to nothing.
inline constexpr MilliSatoshi kLeastKeysend{1000};

struct HtlcRef {
    ChannelId channelId{};
    std::uint64_t htlcId = 0;
    friend auto operator<=>(const HtlcRef&, const HtlcRef&) = default;
};

/// An irrevocable HTLC whose onion ends with us.
struct ArrivedHtlc {
    HtlcRef ref{};
    MilliSatoshi amount{};
    PaymentHash hash{};
    CltvExpiry expiry;
    SharedSecret secret; ///< to wrap a failure
    HopPayload payload;
};

/// Give the preimage for this HTLC. Its invoice is paid: see takeChanged().
struct ClaimHtlc {
    HtlcRef ref{};
    Preimage preimage;
};
/// Fail it with `failure`, wrapped with `secret`.
struct RejectHtlc {
    HtlcRef ref{};
    SharedSecret secret;
    Failure failure;
};

struct Moment {
    UnixTime now{};
    std::uint32_t height = 0;
    UnixTime steady = now; ///< for pauses: no clock that is set moves it
};

/// Our open invoices, and the HTLCs that wait for the other parts of their payment.
class IncomingPayments {
public:
    using Invoices = std::map<PaymentHash, InvoiceEntry>;

    void load(InvoiceEntry invoice);
    void add(InvoiceEntry invoice);
    /// False when there is none that is unpaid.
    bool remove(const PaymentHash& hash);
    [[nodiscard]] const InvoiceEntry* find(const PaymentHash& hash) const;
    [[nodiscard]] bool hasLabel(const std::string& label) const { return m_labels.contains(label); }
    [[nodiscard]] const Invoices& open() const { return m_invoices; }

    /// Whether keysends are taken.
    void setAcceptKeysend(bool accept) { m_acceptKeysend = accept; }
    void setNextPaidIndex(std::uint64_t index) { m_nextPaidIndex = index; }
    void setNextCreatedIndex(std::uint64_t index) { m_nextCreatedIndex = index; }
    [[nodiscard]] std::uint64_t nextPaidIndex() const { return m_nextPaidIndex; }
    [[nodiscard]] std::uint64_t nextCreatedIndex() const { return m_nextCreatedIndex; }
    std::uint64_t takeCreatedIndex() { return m_nextCreatedIndex++; }

    /// Decides, or holds the HTLC until its payment is complete. `settledBefore`: this hash's
    /// preimage was released once already. An HTLC that is held and comes again (after a
    /// reconnection) changes nothing.
    void arrived(ArrivedHtlc htlc, bool settledBefore, Moment moment);
    /// Parts that waited too long, invoices that expired, HTLCs that came too near their expiry.
    void tick(Moment moment);
    /// The HTLC is gone (its channel closed): it is no part of anything any more.
    void lost(const HtlcRef& ref) { withdraw(ref); }
    /// The same; true when it was held for a payment.
    bool withdraw(const HtlcRef& ref);

    std::vector<ClaimHtlc> takeClaims() { return std::exchange(m_claims, {}); }
    std::vector<RejectHtlc> takeRejects() { return std::exchange(m_rejects, {}); }
    /// Invoices that were paid or expired since the last call; they are no longer open.
    std::vector<InvoiceEntry> takeChanged() { return std::exchange(m_changed, {}); }

private:
    struct PartialPayment {
        UnixTime since{};
        MilliSatoshi total;
        std::map<HtlcRef, ArrivedHtlc> parts;
    };

    void arrivedForInvoice(ArrivedHtlc htlc, Moment moment);
    void arrivedKeysend(ArrivedHtlc htlc, Moment moment);
    void join(InvoiceEntry& invoice, ArrivedHtlc htlc, Moment moment);
    void complete(const PaymentHash& hash, PartialPayment payment, Moment moment);
    void rejectAll(const PartialPayment& payment, const Failure& failure);
    void reject(const ArrivedHtlc& htlc, Failure failure);
    void settle(InvoiceEntry invoice, Moment moment);

    Invoices m_invoices;
    std::set<std::string> m_labels;
    std::map<PaymentHash, PartialPayment> m_partial{};
    std::vector<ClaimHtlc> m_claims{};
    std::vector<RejectHtlc> m_rejects{};
    std::vector<InvoiceEntry> m_changed{};
    std::uint64_t m_nextPaidIndex = 1;
    std::uint64_t m_nextCreatedIndex = 1;
    bool m_acceptKeysend = true;
};

} // namespace fulgurite::lightning
