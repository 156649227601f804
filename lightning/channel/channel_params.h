// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/channel/channel_type.h"
#include "lightning/wire/types.h"
#include "wallet/base/amount.h"
#include "wallet/base/feerate.h"
#include "wallet/bitcoin/transaction.h"
#include "wallet/crypto/keys.h"

#include <cstdint>
#include <optional>

namespace fulgurite::lightning {

using ChannelKeyId = FixedBytes<struct ChannelKeyIdTag, 32>;

/// What both sides' `init` agree on; given anew with every connection.
struct NegotiatedFeatures {
    bool upfrontShutdown = false;
    bool shutdownAnysegwit = false;
    bool largeChannels = false;
    bool scidAlias = false;
    bool simpleClose = false;
    friend bool operator==(const NegotiatedFeatures&, const NegotiatedFeatures&) = default;
};

/// What one side asked of the other in `open_channel` or `accept_channel`, and its public keys.
struct SideParams {
    Satoshi dustLimit{546};
    MilliSatoshi maxHtlcValueInFlight;
    Satoshi channelReserve; ///< what the *other* side must keep
    MilliSatoshi htlcMinimum;
    std::uint16_t toSelfDelay = 720; ///< what the *other* side must wait, in blocks
    std::uint16_t maxAcceptedHtlcs = 483;
    Bytes upfrontShutdownScript; ///< committed to; empty when none was given
    PublicKey fundingPubkey;
    PublicKey revocationBasepoint;
    PublicKey paymentBasepoint;
    PublicKey delayedPaymentBasepoint;
    PublicKey htlcBasepoint;
    friend bool operator==(const SideParams&, const SideParams&) = default;
};

/// What does not change once the funding is signed.
struct ChannelParams {
    ChannelId temporaryId;
    ChannelId channelId; ///< zero until the funding outpoint is known
    PublicKey peerNodeId;
    ChannelKeyId keyId;
    bool funder = false;
    bool announce = false;
    ChannelType type;
    Satoshi capacity;
    MilliSatoshi push;
    Feerate initialFeerate;
    ShortChannelId localAlias;
    std::uint32_t minimumDepth = 3; ///< what we wait for; raised to 100 for a coinbase
    OutPoint funding;
    Bytes shutdownScript; ///< where our money goes in a cooperative close
    SideParams local;
    std::optional<SideParams> remote;
    friend bool operator==(const ChannelParams&, const ChannelParams&) = default;
};

/// Our wishes for a channel, from the settings.
struct ChannelConfig {
    Satoshi dustLimit{546};
    MilliSatoshi htlcMinimum{1};
    std::uint16_t toSelfDelay = 720;
    std::uint16_t maxAcceptedHtlcs = 483;
    Satoshi minimumCapacity{20'000};
    bool allowLarge = true; ///< 2^24 sat and more, when both sides offer it
};

/// Anchor output, each side one. Source: BOLT 3 § `to_local_anchor` and `to_remote_anchor` Output
/// (option_anchors).
inline constexpr Satoshi kAnchorValue{330};
inline constexpr std::uint16_t kMaxToSelfDelay = 2016;
inline constexpr std::uint16_t kMaxHtlcs = 483;
inline constexpr Satoshi kLargeChannel{1U << 24U};

} // namespace fulgurite::lightning
