// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/wire/features.h"
#include "lightning/wire/tlv.h"
#include "lightning/wire/types.h"
#include "wallet/base/amount.h"
#include "wallet/base/feerate.h"
#include "wallet/crypto/keys.h"

#include <optional>

namespace fulgurite::lightning {

// BOLT 2 § Channel Establishment v1.

/// Bit 0 of open_channel's channel_flags: the channel is to be announced.
inline constexpr std::uint8_t kAnnounceChannel = 1;

struct OpenChannel {
    static constexpr std::uint16_t kType = 32;
    static constexpr std::string_view kName = "open_channel";
    ChainHash chainHash;
    ChannelId temporaryChannelId;
    Satoshi fundingSatoshis;
    MilliSatoshi pushMsat;
    Satoshi dustLimitSatoshis;
    MilliSatoshi maxHtlcValueInFlightMsat;
    Satoshi channelReserveSatoshis;
    MilliSatoshi htlcMinimumMsat;
    Feerate feeratePerKw;
    std::uint16_t toSelfDelay;
    std::uint16_t maxAcceptedHtlcs;
    PublicKey fundingPubkey;
    PublicKey revocationBasepoint;
    PublicKey paymentBasepoint;
    PublicKey delayedPaymentBasepoint;
    PublicKey htlcBasepoint;
    PublicKey firstPerCommitmentPoint;
    std::uint8_t channelFlags;
    std::optional<Bytes> upfrontShutdownScript{}; ///< an empty script is sent too: "none chosen"
    std::optional<FeatureBits> channelType{};
    TlvRecords extraTlvs{};
    friend bool operator==(const OpenChannel&, const OpenChannel&) = default;
};

struct AcceptChannel {
    static constexpr std::uint16_t kType = 33;
    static constexpr std::string_view kName = "accept_channel";
    ChannelId temporaryChannelId;
    Satoshi dustLimitSatoshis;
    MilliSatoshi maxHtlcValueInFlightMsat;
    Satoshi channelReserveSatoshis;
    MilliSatoshi htlcMinimumMsat;
    std::uint32_t minimumDepth; ///< blocks
    std::uint16_t toSelfDelay;
    std::uint16_t maxAcceptedHtlcs;
    PublicKey fundingPubkey;
    PublicKey revocationBasepoint;
    PublicKey paymentBasepoint;
    PublicKey delayedPaymentBasepoint;
    PublicKey htlcBasepoint;
    PublicKey firstPerCommitmentPoint;
    std::optional<Bytes> upfrontShutdownScript{};
    std::optional<FeatureBits> channelType{};
    TlvRecords extraTlvs{};
    friend bool operator==(const AcceptChannel&, const AcceptChannel&) = default;
};

struct FundingCreated {
    static constexpr std::uint16_t kType = 34;
    static constexpr std::string_view kName = "funding_created";
    ChannelId temporaryChannelId;
    Txid fundingTxid;
    std::uint16_t fundingOutputIndex = 0;
    Signature signature;
    TlvRecords extraTlvs{};
    friend bool operator==(const FundingCreated&, const FundingCreated&) = default;
};

struct FundingSigned {
    static constexpr std::uint16_t kType = 35;
    static constexpr std::string_view kName = "funding_signed";
    ChannelId channelId;
    Signature signature;
    TlvRecords extraTlvs{};
    friend bool operator==(const FundingSigned&, const FundingSigned&) = default;
};

struct ChannelReady {
    static constexpr std::uint16_t kType = 36;
    static constexpr std::string_view kName = "channel_ready";
    ChannelId channelId;
    PublicKey secondPerCommitmentPoint;
    std::optional<ShortChannelId>
        shortChannelId{}; ///< an alias the receiver may use in route hints
    TlvRecords extraTlvs{};
    friend bool operator==(const ChannelReady&, const ChannelReady&) = default;
};

} // namespace fulgurite::lightning
