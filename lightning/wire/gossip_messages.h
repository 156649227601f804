// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/wire/features.h"
#include "lightning/wire/tlv.h"
#include "lightning/wire/types.h"
#include "wallet/base/amount.h"
#include "wallet/crypto/keys.h"

#include <optional>
#include <vector>

namespace fulgurite::lightning {

// BOLT 7. The three announcements are signed as a whole: whatever follows their fields is kept in
// `extra` as it came, not read as TLVs, and encoding gives back the very bytes that were decoded.

struct AnnouncementSignatures {
    static constexpr std::uint16_t kType = 259;
    static constexpr std::string_view kName = "announcement_signatures";
    ChannelId channelId;
    ShortChannelId shortChannelId;
    Signature nodeSignature;
    Signature bitcoinSignature;
    TlvRecords extraTlvs{};
    friend bool operator==(const AnnouncementSignatures&, const AnnouncementSignatures&) = default;
};

struct ChannelAnnouncement {
    static constexpr std::uint16_t kType = 256;
    static constexpr std::string_view kName = "channel_announcement";
    Signature nodeSignature1;
    Signature nodeSignature2;
    Signature bitcoinSignature1;
    Signature bitcoinSignature2;
    FeatureBits features;
    ChainHash chainHash;
    ShortChannelId shortChannelId;
    PublicKey nodeId1;
    PublicKey nodeId2;
    PublicKey bitcoinKey1;
    PublicKey bitcoinKey2;
    Bytes extra{};
    friend bool operator==(const ChannelAnnouncement&, const ChannelAnnouncement&) = default;
};

struct NodeAnnouncement {
    static constexpr std::uint16_t kType = 257;
    static constexpr std::string_view kName = "node_announcement";
    Signature signature;
    FeatureBits features;
    std::uint32_t timestamp;
    PublicKey nodeId;
    RgbColor rgbColor;
    NodeAlias alias;
    Bytes addresses; ///< descriptors as they came, see parseAddresses
    Bytes extra{};
    friend bool operator==(const NodeAnnouncement&, const NodeAnnouncement&) = default;
};

/// Bits of channel_update's two flag bytes.
inline constexpr std::uint8_t kMessageFlagMustBeOne = 1;
inline constexpr std::uint8_t kMessageFlagDontForward = 2;
inline constexpr std::uint8_t kChannelFlagDirection = 1; ///< set: the update is of node 2
inline constexpr std::uint8_t kChannelFlagDisable = 2;

struct ChannelUpdate {
    static constexpr std::uint16_t kType = 258;
    static constexpr std::string_view kName = "channel_update";
    Signature signature;
    ChainHash chainHash;
    ShortChannelId shortChannelId;
    std::uint32_t timestamp = 0;
    std::uint8_t messageFlags = kMessageFlagMustBeOne;
    std::uint8_t channelFlags = 0;
    std::uint16_t cltvExpiryDelta = 0;
    MilliSatoshi htlcMinimumMsat;
    std::uint32_t feeBaseMsat = 0;
    std::uint32_t feeProportionalMillionths = 0;
    MilliSatoshi htlcMaximumMsat;
    Bytes extra{};
    friend bool operator==(const ChannelUpdate&, const ChannelUpdate&) = default;
};

/// An array after its encoding byte 0. Order and repetition are the sender's; the zlib form is
/// refused.
struct EncodedShortIds {
    std::vector<ShortChannelId> ids;
    friend bool operator==(const EncodedShortIds&, const EncodedShortIds&) = default;
};

/// One flag set per queried channel: bit 0 announcement, 1 and 2 updates, 3 and 4 node
/// announcements.
struct QueryFlags {
    std::vector<std::uint64_t> flags;
    friend bool operator==(const QueryFlags&, const QueryFlags&) = default;
};

struct QueryShortChannelIds {
    static constexpr std::uint16_t kType = 261;
    static constexpr std::string_view kName = "query_short_channel_ids";
    ChainHash chainHash;
    EncodedShortIds shortIds;
    std::optional<QueryFlags> queryFlags{};
    TlvRecords extraTlvs{};
    friend bool operator==(const QueryShortChannelIds&, const QueryShortChannelIds&) = default;
};

struct ReplyShortChannelIdsEnd {
    static constexpr std::uint16_t kType = 262;
    static constexpr std::string_view kName = "reply_short_channel_ids_end";
    ChainHash chainHash;
    std::uint8_t fullInformation = 0;
    TlvRecords extraTlvs{};
    friend bool operator==(const ReplyShortChannelIdsEnd&,
                           const ReplyShortChannelIdsEnd&) = default;
};

/// Bits of query_option_flags.
inline constexpr std::uint64_t kWantTimestamps = 1;
inline constexpr std::uint64_t kWantChecksums = 2;

struct QueryOption {
    std::uint64_t flags = 0;
    friend bool operator==(const QueryOption&, const QueryOption&) = default;
};

struct QueryChannelRange {
    static constexpr std::uint16_t kType = 263;
    static constexpr std::string_view kName = "query_channel_range";
    ChainHash chainHash;
    std::uint32_t firstBlocknum = 0;
    std::uint32_t numberOfBlocks = 0;
    std::optional<QueryOption> queryOption{};
    TlvRecords extraTlvs{};
    friend bool operator==(const QueryChannelRange&, const QueryChannelRange&) = default;
};

struct UpdateTimestamps {
    std::uint32_t nodeId1 = 0;
    std::uint32_t nodeId2 = 0;
    friend bool operator==(const UpdateTimestamps&, const UpdateTimestamps&) = default;
};
struct EncodedTimestamps {
    std::vector<UpdateTimestamps> pairs;
    friend bool operator==(const EncodedTimestamps&, const EncodedTimestamps&) = default;
};
struct UpdateChecksums {
    std::uint32_t nodeId1 = 0;
    std::uint32_t nodeId2 = 0;
    friend bool operator==(const UpdateChecksums&, const UpdateChecksums&) = default;
};

struct ReplyChannelRange {
    static constexpr std::uint16_t kType = 264;
    static constexpr std::string_view kName = "reply_channel_range";
    ChainHash chainHash;
    std::uint32_t firstBlocknum = 0;
    std::uint32_t numberOfBlocks = 0;
    std::uint8_t syncComplete = 0;
    EncodedShortIds shortIds;
    std::optional<EncodedTimestamps> timestamps{};
    std::optional<std::vector<UpdateChecksums>> checksums{};
    TlvRecords extraTlvs{};
    friend bool operator==(const ReplyChannelRange&, const ReplyChannelRange&) = default;
};

struct GossipTimestampFilter {
    static constexpr std::uint16_t kType = 265;
    static constexpr std::string_view kName = "gossip_timestamp_filter";
    ChainHash chainHash;
    std::uint32_t firstTimestamp = 0;
    std::uint32_t timestampRange = 0;
    TlvRecords extraTlvs{};
    friend bool operator==(const GossipTimestampFilter&, const GossipTimestampFilter&) = default;
};

} // namespace fulgurite::lightning
