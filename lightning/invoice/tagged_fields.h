// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/invoice/invoice.h"

namespace fulgurite::lightning {

/// Field types, named by their character. Source: BOLT 11 § Tagged Fields.
namespace tag {
inline constexpr std::uint8_t kPaymentHash = 1;      // p
inline constexpr std::uint8_t kRouteHint = 3;        // r
inline constexpr std::uint8_t kFeatures = 5;         // 9
inline constexpr std::uint8_t kExpiry = 6;           // x
inline constexpr std::uint8_t kFallback = 9;         // f
inline constexpr std::uint8_t kDescription = 13;     // d
inline constexpr std::uint8_t kPaymentSecret = 16;   // s
inline constexpr std::uint8_t kPayee = 19;           // n
inline constexpr std::uint8_t kDescriptionHash = 23; // h
inline constexpr std::uint8_t kMinFinalCltv = 24;    // c
inline constexpr std::uint8_t kMetadata = 27;        // m
} // namespace tag

/// The fields of an invoice while it is read: what may be missing is still optional.
struct ReadFields {
    InvoiceDraft draft;
    std::optional<PaymentHash> paymentHash{};
    std::optional<PaymentSecret> paymentSecret{};
    std::optional<PublicKey> payee{};
};

/// Reads all tagged fields between timestamp and signature. Errors: BadField, with tag and position
/// in the text.
Result<ReadFields, InvoiceError> readFields(ByteView words, std::size_t firstCharacter);
/// Type, length and content of all fields. Errors: BadField, TooLong.
Result<Bytes, InvoiceError> writeFields(const InvoiceDraft& draft);

/// A fallback field to a scriptPubKey and back; nothing for a version that is unknown, or a script
/// without one.
std::optional<Bytes> fallbackScript(ByteView words);
std::optional<Bytes> fallbackWords(ByteView script);

} // namespace fulgurite::lightning
