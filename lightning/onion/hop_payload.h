// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/onion/onion_error.h"
#include "lightning/wire/tlv.h"
#include "lightning/wire/types.h"
#include "wallet/base/amount.h"
#include "wallet/crypto/keys.h"

#include <optional>

namespace fulgurite::lightning {

/// TLV of a spontaneous payment's preimage. Source: bLIP 3.
inline constexpr std::uint64_t kKeysendTlv = 5482373484;
/// The text that chat wallets put beside a keysend.
inline constexpr std::uint64_t kKeysendMessageTlv = 34349334;
/// From here on types belong to applications, and even ones are accepted unread, as other nodes do.
inline constexpr std::uint64_t kFirstCustomTlv = 65536;

struct PaymentData {
    PaymentSecret paymentSecret;
    MilliSatoshi totalMsat; ///< of the whole payment, all parts
    friend bool operator==(const PaymentData&, const PaymentData&) = default;
};

/// What the onion tells one hop. Which fields must be there depends on the hop; the reader of the
/// payload checks that. Source: BOLT 4 § `payload` format.
struct HopPayload {
    std::optional<MilliSatoshi> amtToForward{};
    std::optional<CltvExpiry> outgoingCltvValue{};
    std::optional<ShortChannelId> shortChannelId{};
    std::optional<PaymentData> paymentData{};
    std::optional<Bytes> encryptedRecipientData{};
    std::optional<PublicKey> currentPathKey{};
    std::optional<Bytes> paymentMetadata{};
    std::optional<MilliSatoshi> totalAmountMsat{};
    std::optional<Preimage> keysendPreimage{};
    TlvRecords otherRecords{}; ///< unknown odd types, and custom types of either parity
    friend bool operator==(const HopPayload&, const HopPayload&) = default;
};

/// What invalid_onion_payload reports: the TLV type and its offset in the decrypted payload; zeros
/// when it is the stream itself.
struct PayloadFault {
    std::uint64_t type = 0;
    std::uint16_t offset = 0;
    friend bool operator==(const PayloadFault&, const PayloadFault&) = default;
};

/// The TLV stream of a peeled onion.
Result<HopPayload, PayloadFault> decodeHopPayload(ByteView stream);
/// The TLV stream after its BigSize length, as buildOnion takes it. Errors: BadPayload when a
/// record occurs twice.
Result<Bytes, OnionError> encodeHopPayload(const HopPayload& payload);

} // namespace fulgurite::lightning
