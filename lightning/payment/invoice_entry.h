// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/payment/payment.h"

#include <optional>
#include <string>
#include <vector>

namespace fulgurite::lightning {

enum class InvoiceStatus : std::uint8_t { Unpaid = 0, Paid = 1, Expired = 2 };

/// An HTLC that paid (a part of) an invoice.
struct AcceptedHtlc {
    ChannelId channelId{};
    std::uint64_t htlcId = 0;
    MilliSatoshi amount{};
    friend bool operator==(const AcceptedHtlc&, const AcceptedHtlc&) = default;
};

/// An invoice of ours, or a keysend received. Also the stored record.
struct InvoiceEntry {
    PaymentHash hash{};
    std::string label{}; ///< unique over all invoices ever
    std::uint64_t createdIndex = 0, paidIndex = 0;
    std::uint64_t updatedIndex = 0; ///< monotone over all that were paid or expired; 0 until then
    UnixTime createdAt{}, expiresAt{};
    std::optional<UnixTime> paidAt{};
    InvoiceStatus status = InvoiceStatus::Unpaid;

    Preimage preimage; ///< shown to nobody before it is paid
    PaymentSecret secret;
    std::string description{}, invoice{};
    std::optional<MilliSatoshi> amount{}; ///< nothing: the payer chooses
    MilliSatoshi received{};
    std::uint16_t minFinalCltv = 147;
    bool keysend = false;
    std::string message{}; ///< of a keysend, not yet sanitised
    Bytes customRecords{}; ///< of a keysend: TLV stream of its records from 65536 on
    std::vector<AcceptedHtlc> parts{};
    friend bool operator==(const InvoiceEntry&, const InvoiceEntry&) = default;
};

/// Versioned and checksummed.
Bytes encodeInvoiceEntry(const InvoiceEntry& entry);
Result<InvoiceEntry, RecordError> decodeInvoiceEntry(ByteView record);

} // namespace fulgurite::lightning
