// SPDX-License-Identifier: MIT
#include "lightning/wire/gossip_messages.h"

#include "lightning/wire/bigsize.h"
#include "lightning/wire/layout.h"

namespace fulgurite::lightning {

namespace {

/// Source: BOLT 7 § Query Messages: 0 stands for an uncompressed array; 1, zlib, must not be used.
/// No byte at all: no element.
Result<void, WireError> readEncodingType(ByteReader& in)
{
    const auto encoding = in.u8();
    if (encoding.value_or(0) != 0)
        return fail(WireError::BadValue,
                    "encoding type " + std::to_string(*encoding) + ", only 0 is read");
    return {};
}

} // namespace

template <> struct WireValue<EncodedShortIds> {
    static Result<EncodedShortIds, WireError> read(ByteReader& in)
    {
        const std::uint16_t length = FULGURITE_TRY(WireValue<std::uint16_t>::read(in));
        ByteReader body{FULGURITE_TRY(takeBytes(in, length))};
        if (auto known = readEncodingType(body); !known)
            return std::unexpected(std::move(known).error());
        return EncodedShortIds{FULGURITE_TRY(TlvValue<std::vector<ShortChannelId>>::read(body))};
    }
    static bool write(ByteWriter& out, const EncodedShortIds& value)
    {
        out.u16be(static_cast<std::uint16_t>(1 + 8 * value.ids.size()));
        out.u8(0);
        TlvValue<std::vector<ShortChannelId>>::write(out, value.ids);
        return true;
    }
};

template <> struct WireValue<QueryFlags> {
    static Result<QueryFlags, WireError> read(ByteReader& in)
    {
        if (auto known = readEncodingType(in); !known)
            return std::unexpected(std::move(known).error());
        QueryFlags out;
        while (!in.atEnd())
            out.flags.push_back(FULGURITE_TRY(readBigSize(in)));
        return out;
    }
    static bool write(ByteWriter& out, const QueryFlags& value)
    {
        out.u8(0);
        for (const std::uint64_t flags : value.flags)
            writeBigSize(out, flags);
        return true;
    }
};

template <> struct WireValue<QueryOption> {
    static Result<QueryOption, WireError> read(ByteReader& in)
    {
        return QueryOption{FULGURITE_TRY(readBigSize(in))};
    }
    static bool write(ByteWriter& out, const QueryOption& value)
    {
        writeBigSize(out, value.flags);
        return true;
    }
};

/// Timestamps and checksums: one number for each of the two nodes.
template <typename Pair> struct PairValue {
    static Result<Pair, WireError> read(ByteReader& in)
    {
        const std::uint32_t first = FULGURITE_TRY(WireValue<std::uint32_t>::read(in));
        return Pair{first, FULGURITE_TRY(WireValue<std::uint32_t>::read(in))};
    }
    static bool write(ByteWriter& out, const Pair& value)
    {
        return WireValue<std::uint32_t>::write(out, value.nodeId1) &&
               WireValue<std::uint32_t>::write(out, value.nodeId2);
    }
};
template <> struct WireValue<UpdateTimestamps> : PairValue<UpdateTimestamps> {};
template <> struct WireValue<UpdateChecksums> : PairValue<UpdateChecksums> {};

template <> struct WireValue<EncodedTimestamps> {
    static Result<EncodedTimestamps, WireError> read(ByteReader& in)
    {
        if (auto known = readEncodingType(in); !known)
            return std::unexpected(std::move(known).error());
        return EncodedTimestamps{FULGURITE_TRY(TlvValue<std::vector<UpdateTimestamps>>::read(in))};
    }
    static bool write(ByteWriter& out, const EncodedTimestamps& value)
    {
        out.u8(0);
        TlvValue<std::vector<UpdateTimestamps>>::write(out, value.pairs);
        return true;
    }
};

template <> struct Layout<AnnouncementSignatures> {
    static constexpr auto kFields =
        std::tuple{Field{"channel_id", &AnnouncementSignatures::channelId},
                   Field{"short_channel_id", &AnnouncementSignatures::shortChannelId},
                   Field{"node_signature", &AnnouncementSignatures::nodeSignature},
                   Field{"bitcoin_signature", &AnnouncementSignatures::bitcoinSignature}};
    static constexpr auto kTlvs = std::tuple{};
};
template <> struct Layout<ChannelAnnouncement> {
    static constexpr auto kFields =
        std::tuple{Field{"node_signature_1", &ChannelAnnouncement::nodeSignature1},
                   Field{"node_signature_2", &ChannelAnnouncement::nodeSignature2},
                   Field{"bitcoin_signature_1", &ChannelAnnouncement::bitcoinSignature1},
                   Field{"bitcoin_signature_2", &ChannelAnnouncement::bitcoinSignature2},
                   Field{"features", &ChannelAnnouncement::features},
                   Field{"chain_hash", &ChannelAnnouncement::chainHash},
                   Field{"short_channel_id", &ChannelAnnouncement::shortChannelId},
                   Field{"node_id_1", &ChannelAnnouncement::nodeId1},
                   Field{"node_id_2", &ChannelAnnouncement::nodeId2},
                   Field{"bitcoin_key_1", &ChannelAnnouncement::bitcoinKey1},
                   Field{"bitcoin_key_2", &ChannelAnnouncement::bitcoinKey2}};
    static constexpr auto kTlvs = std::tuple{};
};
template <> struct Layout<NodeAnnouncement> {
    static constexpr auto kFields = std::tuple{Field{"signature", &NodeAnnouncement::signature},
                                               Field{"features", &NodeAnnouncement::features},
                                               Field{"timestamp", &NodeAnnouncement::timestamp},
                                               Field{"node_id", &NodeAnnouncement::nodeId},
                                               Field{"rgb_color", &NodeAnnouncement::rgbColor},
                                               Field{"alias", &NodeAnnouncement::alias},
                                               Field{"addresses", &NodeAnnouncement::addresses}};
    static constexpr auto kTlvs = std::tuple{};
};
template <> struct Layout<ChannelUpdate> {
    static constexpr auto kFields =
        std::tuple{Field{"signature", &ChannelUpdate::signature},
                   Field{"chain_hash", &ChannelUpdate::chainHash},
                   Field{"short_channel_id", &ChannelUpdate::shortChannelId},
                   Field{"timestamp", &ChannelUpdate::timestamp},
                   Field{"message_flags", &ChannelUpdate::messageFlags},
                   Field{"channel_flags", &ChannelUpdate::channelFlags},
                   Field{"cltv_expiry_delta", &ChannelUpdate::cltvExpiryDelta},
                   Field{"htlc_minimum_msat", &ChannelUpdate::htlcMinimumMsat},
                   Field{"fee_base_msat", &ChannelUpdate::feeBaseMsat},
                   Field{"fee_proportional_millionths", &ChannelUpdate::feeProportionalMillionths},
                   Field{"htlc_maximum_msat", &ChannelUpdate::htlcMaximumMsat}};
    static constexpr auto kTlvs = std::tuple{};
};
template <> struct Layout<QueryShortChannelIds> {
    static constexpr auto kFields =
        std::tuple{Field{"chain_hash", &QueryShortChannelIds::chainHash},
                   Field{"encoded_short_ids", &QueryShortChannelIds::shortIds}};
    static constexpr auto kTlvs =
        std::tuple{TlvField{1, "query_flags", &QueryShortChannelIds::queryFlags}};
};
template <> struct Layout<ReplyShortChannelIdsEnd> {
    static constexpr auto kFields =
        std::tuple{Field{"chain_hash", &ReplyShortChannelIdsEnd::chainHash},
                   Field{"full_information", &ReplyShortChannelIdsEnd::fullInformation}};
    static constexpr auto kTlvs = std::tuple{};
};
template <> struct Layout<QueryChannelRange> {
    static constexpr auto kFields =
        std::tuple{Field{"chain_hash", &QueryChannelRange::chainHash},
                   Field{"first_blocknum", &QueryChannelRange::firstBlocknum},
                   Field{"number_of_blocks", &QueryChannelRange::numberOfBlocks}};
    static constexpr auto kTlvs =
        std::tuple{TlvField{1, "query_option", &QueryChannelRange::queryOption}};
};
template <> struct Layout<ReplyChannelRange> {
    static constexpr auto kFields =
        std::tuple{Field{"chain_hash", &ReplyChannelRange::chainHash},
                   Field{"first_blocknum", &ReplyChannelRange::firstBlocknum},
                   Field{"number_of_blocks", &ReplyChannelRange::numberOfBlocks},
                   Field{"sync_complete", &ReplyChannelRange::syncComplete},
                   Field{"encoded_short_ids", &ReplyChannelRange::shortIds}};
    static constexpr auto kTlvs =
        std::tuple{TlvField{1, "timestamps_tlv", &ReplyChannelRange::timestamps},
                   TlvField{3, "checksums_tlv", &ReplyChannelRange::checksums}};
};
template <> struct Layout<GossipTimestampFilter> {
    static constexpr auto kFields =
        std::tuple{Field{"chain_hash", &GossipTimestampFilter::chainHash},
                   Field{"first_timestamp", &GossipTimestampFilter::firstTimestamp},
                   Field{"timestamp_range", &GossipTimestampFilter::timestampRange}};
    static constexpr auto kTlvs = std::tuple{};
};

FULGURITE_WIRE_MESSAGE(AnnouncementSignatures)
FULGURITE_WIRE_MESSAGE(ChannelAnnouncement)
FULGURITE_WIRE_MESSAGE(NodeAnnouncement)
FULGURITE_WIRE_MESSAGE(ChannelUpdate)
FULGURITE_WIRE_MESSAGE(QueryShortChannelIds)
FULGURITE_WIRE_MESSAGE(ReplyShortChannelIdsEnd)
FULGURITE_WIRE_MESSAGE(QueryChannelRange)
FULGURITE_WIRE_MESSAGE(ReplyChannelRange)
FULGURITE_WIRE_MESSAGE(GossipTimestampFilter)

} // namespace fulgurite::lightning
