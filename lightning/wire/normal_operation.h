// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/wire/tlv.h"
#include "lightning/wire/types.h"
#include "wallet/base/amount.h"
#include "wallet/base/feerate.h"
#include "wallet/crypto/keys.h"

#include <optional>
#include <vector>

namespace fulgurite::lightning {

// BOLT 2 § Normal Operation, § Message Retransmission and § Channel Quiescence.

struct UpdateAddHtlc {
    static constexpr std::uint16_t kType = 128;
    static constexpr std::string_view kName = "update_add_htlc";
    ChannelId channelId;
    std::uint64_t id = 0;
    MilliSatoshi amountMsat;
    PaymentHash paymentHash;
    CltvExpiry cltvExpiry;
    OnionPacket onionRoutingPacket;
    std::optional<PublicKey> pathKey{}; ///< of a blinded path
    TlvRecords extraTlvs{};
    friend bool operator==(const UpdateAddHtlc&, const UpdateAddHtlc&) = default;
};

struct UpdateFulfillHtlc {
    static constexpr std::uint16_t kType = 130;
    static constexpr std::string_view kName = "update_fulfill_htlc";
    ChannelId channelId;
    std::uint64_t id = 0;
    Preimage paymentPreimage;
    TlvRecords extraTlvs{}; ///< attribution_data (type 1) stays here, unread
    friend bool operator==(const UpdateFulfillHtlc&, const UpdateFulfillHtlc&) = default;
};

struct UpdateFailHtlc {
    static constexpr std::uint16_t kType = 131;
    static constexpr std::string_view kName = "update_fail_htlc";
    ChannelId channelId;
    std::uint64_t id = 0;
    Bytes reason; ///< encrypted for the origin, see lightning/onion
    TlvRecords extraTlvs{};
    friend bool operator==(const UpdateFailHtlc&, const UpdateFailHtlc&) = default;
};

struct UpdateFailMalformedHtlc {
    static constexpr std::uint16_t kType = 135;
    static constexpr std::string_view kName = "update_fail_malformed_htlc";
    ChannelId channelId;
    std::uint64_t id = 0;
    Hash256 sha256OfOnion;
    std::uint16_t failureCode = 0;
    TlvRecords extraTlvs{};
    friend bool operator==(const UpdateFailMalformedHtlc&,
                           const UpdateFailMalformedHtlc&) = default;
};

struct CommitmentSigned {
    static constexpr std::uint16_t kType = 132;
    static constexpr std::string_view kName = "commitment_signed";
    ChannelId channelId;
    Signature signature;
    std::vector<Signature> htlcSignatures;
    std::optional<Txid> fundingTxid{}; ///< only while splicing
    TlvRecords extraTlvs{};
    friend bool operator==(const CommitmentSigned&, const CommitmentSigned&) = default;
};

struct RevokeAndAck {
    static constexpr std::uint16_t kType = 133;
    static constexpr std::string_view kName = "revoke_and_ack";
    ChannelId channelId;
    PerCommitmentSecret perCommitmentSecret;
    PublicKey nextPerCommitmentPoint;
    TlvRecords extraTlvs{};
    friend bool operator==(const RevokeAndAck&, const RevokeAndAck&) = default;
};

struct UpdateFee {
    static constexpr std::uint16_t kType = 134;
    static constexpr std::string_view kName = "update_fee";
    ChannelId channelId;
    Feerate feeratePerKw;
    TlvRecords extraTlvs{};
    friend bool operator==(const UpdateFee&, const UpdateFee&) = default;
};

/// A funding transaction of a splice, and what the sender wants again of it.
struct FundingReference {
    Txid txid;
    std::uint8_t retransmitFlags = 0;
    friend bool operator==(const FundingReference&, const FundingReference&) = default;
};

struct ChannelReestablish {
    static constexpr std::uint16_t kType = 136;
    static constexpr std::string_view kName = "channel_reestablish";
    ChannelId channelId;
    std::uint64_t nextCommitmentNumber = 0;
    std::uint64_t nextRevocationNumber = 0;
    PerCommitmentSecret yourLastPerCommitmentSecret; ///< zero when none was received
    PublicKey myCurrentPerCommitmentPoint;
    std::optional<FundingReference> nextFunding{};
    std::optional<FundingReference> myCurrentFundingLocked{};
    TlvRecords extraTlvs{};
    friend bool operator==(const ChannelReestablish&, const ChannelReestablish&) = default;
};

struct Stfu {
    static constexpr std::uint16_t kType = 2;
    static constexpr std::string_view kName = "stfu";
    ChannelId channelId;
    std::uint8_t initiator = 0;
    TlvRecords extraTlvs{};
    friend bool operator==(const Stfu&, const Stfu&) = default;
};

} // namespace fulgurite::lightning
