// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/onion/hop_payload.h"
#include "lightning/wire/gossip_messages.h"
#include "wallet/base/clock.h"

#include <optional>
#include <string>

namespace fulgurite::lightning {

/// Flags in the top byte of a failure code.
inline constexpr std::uint16_t kBadOnion = 0x8000;
inline constexpr std::uint16_t kPerm = 0x4000;
inline constexpr std::uint16_t kNode = 0x2000;
inline constexpr std::uint16_t kUpdate = 0x1000;

/// Source: BOLT 4 § Failure Messages.
namespace failure_code {
inline constexpr std::uint16_t kTemporaryNodeFailure = kNode | 2;
inline constexpr std::uint16_t kPermanentNodeFailure = kPerm | kNode | 2;
inline constexpr std::uint16_t kRequiredNodeFeatureMissing = kPerm | kNode | 3;
inline constexpr std::uint16_t kInvalidOnionVersion = kBadOnion | kPerm | 4;
inline constexpr std::uint16_t kInvalidOnionHmac = kBadOnion | kPerm | 5;
inline constexpr std::uint16_t kInvalidOnionKey = kBadOnion | kPerm | 6;
inline constexpr std::uint16_t kTemporaryChannelFailure = kUpdate | 7;
inline constexpr std::uint16_t kPermanentChannelFailure = kPerm | 8;
inline constexpr std::uint16_t kRequiredChannelFeatureMissing = kPerm | 9;
inline constexpr std::uint16_t kUnknownNextPeer = kPerm | 10;
inline constexpr std::uint16_t kAmountBelowMinimum = kUpdate | 11;
inline constexpr std::uint16_t kFeeInsufficient = kUpdate | 12;
inline constexpr std::uint16_t kIncorrectCltvExpiry = kUpdate | 13;
inline constexpr std::uint16_t kExpiryTooSoon = kUpdate | 14;
inline constexpr std::uint16_t kIncorrectOrUnknownPaymentDetails = kPerm | 15;
inline constexpr std::uint16_t kFinalExpiryTooSoon = 17; ///< no longer sent by anyone up to date
inline constexpr std::uint16_t kFinalIncorrectCltvExpiry = 18;
inline constexpr std::uint16_t kFinalIncorrectHtlcAmount = 19;
inline constexpr std::uint16_t kChannelDisabled = kUpdate | 20;
inline constexpr std::uint16_t kExpiryTooFar = 21;
inline constexpr std::uint16_t kInvalidOnionPayload = kPerm | 22;
inline constexpr std::uint16_t kMppTimeout = 23;
inline constexpr std::uint16_t kInvalidOnionBlinding = kBadOnion | kPerm | 24;
} // namespace failure_code

/// A failure with the data its code carries. A field the code does not have is ignored by
/// encodeFailure; one that a short or odd message from the network lacks stays empty.
struct Failure {
    std::uint16_t code = 0;
    std::optional<Hash256> sha256OfOnion{};
    std::optional<MilliSatoshi> htlcMsat{}; ///< incoming_htlc_amt too
    std::optional<CltvExpiry> cltvExpiry{};
    std::optional<BlockHeight> height{};
    std::optional<std::uint16_t> disabledFlags{};
    std::optional<PayloadFault> payloadFault{};
    std::optional<ChannelUpdate> channelUpdate{}; ///< not verified; never to be told to others
    friend bool operator==(const Failure&, const Failure&) = default;
};

/// A field that the code needs and that is empty is written as zero; no channel_update as length 0.
Bytes encodeFailure(const Failure& failure);
/// Nothing only when there is no code. Bytes beyond the code's data are ignored. A channel_update
/// is read with its type before it and, as some nodes send it, without.
std::optional<Failure> decodeFailure(ByteView message);
/// "temporary_channel_failure", or "failure 0x1234".
std::string failureName(std::uint16_t code);

} // namespace fulgurite::lightning
