// SPDX-License-Identifier: MIT
#include "lightning/gossip/announcements.h"

#include "lightning/wire/message.h"
#include "wallet/crypto/hash.h"

namespace fulgurite::lightning {

namespace {

constexpr std::size_t kTypeSize = 2;

/// Encoding fails only beyond 65,535 bytes, which nothing decoded reaches; such a message has no
/// valid signature.
template <typename Announcement>
Hash256 hashAfter(const Announcement& announcement, std::size_t signatures)
{
    const auto bytes = encode(announcement);
    if (!bytes)
        return {};
    return sha256d(ByteView{*bytes}.subspan(kTypeSize + signatures * Signature::kSize));
}

} // namespace

Hash256 signatureHash(const ChannelAnnouncement& announcement)
{
    return hashAfter(announcement, 4);
}
Hash256 signatureHash(const NodeAnnouncement& announcement) { return hashAfter(announcement, 1); }
Hash256 signatureHash(const ChannelUpdate& update) { return hashAfter(update, 1); }

bool hasValidSignatures(const ChannelAnnouncement& announcement)
{
    const Hash256 digest = signatureHash(announcement);
    return verifyEcdsa(announcement.nodeId1, digest, announcement.nodeSignature1) &&
           verifyEcdsa(announcement.nodeId2, digest, announcement.nodeSignature2) &&
           verifyEcdsa(announcement.bitcoinKey1, digest, announcement.bitcoinSignature1) &&
           verifyEcdsa(announcement.bitcoinKey2, digest, announcement.bitcoinSignature2);
}

bool hasValidSignature(const NodeAnnouncement& announcement)
{
    return verifyEcdsa(announcement.nodeId, signatureHash(announcement), announcement.signature);
}

bool hasValidSignature(const ChannelUpdate& update, const PublicKey& nodeId)
{
    return verifyEcdsa(nodeId, signatureHash(update), update.signature);
}

bool isPlausibleTimestamp(std::uint32_t timestamp, UnixTime now)
{
    return timestamp != 0 && unixTime(timestamp) <= now + std::chrono::weeks{2};
}

ChannelAnnouncement draftChannelAnnouncement(const ChainHash& chain, ShortChannelId id,
                                             const ChannelEnd& one, const ChannelEnd& other)
{
    const bool inOrder = one.nodeId < other.nodeId;
    const ChannelEnd& first = inOrder ? one : other;
    const ChannelEnd& second = inOrder ? other : one;
    return {{},
            {},
            {},
            {},
            {},
            chain,
            id,
            first.nodeId,
            second.nodeId,
            first.bitcoinKey,
            second.bitcoinKey};
}

AnnouncementSignatures signChannelAnnouncement(const ChannelAnnouncement& draft,
                                               const ChannelId& channelId, const SecretKey& nodeKey,
                                               const SecretKey& fundingKey)
{
    const Hash256 digest = signatureHash(draft);
    return {channelId, draft.shortChannelId, signEcdsa(nodeKey, digest),
            signEcdsa(fundingKey, digest)};
}

std::optional<ChannelAnnouncement> completeChannelAnnouncement(ChannelAnnouncement draft,
                                                               const PublicKey& nodeId,
                                                               const AnnouncementSignatures& ours,
                                                               const AnnouncementSignatures& theirs)
{
    const bool weAreFirst = draft.nodeId1 == nodeId;
    const AnnouncementSignatures& first = weAreFirst ? ours : theirs;
    const AnnouncementSignatures& second = weAreFirst ? theirs : ours;
    draft.nodeSignature1 = first.nodeSignature;
    draft.bitcoinSignature1 = first.bitcoinSignature;
    draft.nodeSignature2 = second.nodeSignature;
    draft.bitcoinSignature2 = second.bitcoinSignature;
    return hasValidSignatures(draft) ? std::optional{std::move(draft)} : std::nullopt;
}

std::uint8_t directionBit(const PublicKey& ours, const PublicKey& theirs)
{
    return ours < theirs ? 0 : kChannelFlagDirection;
}

ChannelUpdate signUpdate(ChannelUpdate update, const SecretKey& nodeKey)
{
    update.signature = signEcdsa(nodeKey, signatureHash(update));
    return update;
}

NodeAnnouncement signNodeAnnouncement(NodeAnnouncement announcement, const SecretKey& nodeKey)
{
    announcement.nodeId = nodeKey.publicKey();
    announcement.signature = signEcdsa(nodeKey, signatureHash(announcement));
    return announcement;
}

} // namespace fulgurite::lightning
