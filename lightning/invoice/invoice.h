// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/wire/features.h"
#include "lightning/wire/relay_fee.h"
#include "lightning/wire/types.h"
#include "wallet/base/amount.h"
#include "wallet/base/clock.h"
#include "wallet/base/result.h"
#include "wallet/bitcoin/network.h"
#include "wallet/crypto/keys.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fulgurite::lightning {

enum class InvoiceError {
    NotAnInvoice,   ///< no bech32 text, or not one that begins with "ln" and a currency
    BadChecksum,    ///< mistyped
    UnknownNetwork, ///< a currency we do not know
    BadAmount,      ///< digits, multiplier or range
    BadField,     ///< a tagged field of a wrong length or content; the detail says which and where
    MissingField, ///< no payment hash, no secret, neither or both descriptions
    UnknownFeature,    ///< a required feature bit that we do not know; the detail names it
    MissingDependency, ///< a feature without the one it builds on
    BadSignature,      ///< recovers no key, or does not belong to the payee it names
    Expired,           ///< only when `now` was given
    TooLong, ///< more than kMaxInvoiceLength characters, or a field beyond 1023 groups of five bits
};

/// The most an alphanumeric QR code holds; other nodes draw the line there too.
inline constexpr std::size_t kMaxInvoiceLength = 7089;

/// One channel on the way from a public node to the payee. Fees are the sender's to compute, see
/// RelayFee.
struct RouteHintHop {
    PublicKey nodeId; ///< the end of the channel to come from
    ShortChannelId shortChannelId;
    RelayFee fee;
    std::uint16_t cltvExpiryDelta = 0;
    friend bool operator==(const RouteHintHop&, const RouteHintHop&) = default;
};

/// A field as groups of five bits.
struct TaggedField {
    std::uint8_t type = 0;
    Bytes words;
    friend bool operator==(const TaggedField&, const TaggedField&) = default;
};

/// The content of a BOLT 11 invoice before it is signed.
struct InvoiceDraft {
    Network network = Network::Bitcoin; ///< "tb" is read as Testnet4
    std::optional<MilliSatoshi> amount{};
    UnixTime timestamp{};
    PaymentHash paymentHash;
    PaymentSecret paymentSecret;
    std::optional<std::string>
        description{}; ///< hostile text when decoded: show it through sanitised()
    std::optional<Hash256> descriptionHash{}; ///< exactly one of the two
    std::chrono::seconds expiry{3600};
    std::uint32_t minFinalCltvExpiryDelta = 18; ///< blocks
    std::vector<Bytes> fallbackScripts{};       ///< scriptPubKeys, most preferred first
    std::vector<std::vector<RouteHintHop>> routeHints{};
    std::optional<Bytes> paymentMetadata{};
    FeatureBits features{};
    std::vector<TaggedField> unknownFields{}; ///< kept in order; written again last
    friend bool operator==(const InvoiceDraft&, const InvoiceDraft&) = default;
};

struct Invoice : InvoiceDraft {
    PublicKey payee; ///< named by the invoice or recovered from its signature
    RecoverableSignature signature;

    [[nodiscard]] UnixTime expiresAt() const { return timestamp + expiry; }
};

/// Reads and checks an invoice, upper or lower case, without a URI scheme. A field that occurs
/// twice counts the first time. With `now`, an expired one is an error too. Source: BOLT 11.
Result<Invoice, InvoiceError> decodeInvoice(std::string_view text,
                                            std::optional<UnixTime> now = std::nullopt);

/// What an invoice says, without asking whose signature it bears: a seventh of the work. Only for
/// what decodeInvoice will judge before money moves.
Result<InvoiceDraft, InvoiceError> readInvoiceUnproven(std::string_view text);

/// Lower case. Errors: MissingField unless there is exactly one description; BadAmount for zero or
/// more than 21 million bitcoin; BadField for an empty or overlong route hint or a script with no
/// address form; TooLong.
Result<std::string, InvoiceError> encodeInvoice(const InvoiceDraft& draft,
                                                const SecretKey& nodeKey);

} // namespace fulgurite::lightning
