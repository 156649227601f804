// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/wire/gossip_messages.h"
#include "wallet/base/clock.h"
#include "wallet/crypto/keys.h"

#include <optional>

namespace fulgurite::lightning {

/// What the signatures of an announcement cover: the double SHA-256 of all that follows them,
/// unknown bytes included. Source: BOLT 7 § The `channel_announcement` Message.
Hash256 signatureHash(const ChannelAnnouncement& announcement);
Hash256 signatureHash(const NodeAnnouncement& announcement);
Hash256 signatureHash(const ChannelUpdate& update);

/// All four signatures.
bool hasValidSignatures(const ChannelAnnouncement& announcement);
bool hasValidSignature(const NodeAnnouncement& announcement);
/// `nodeId` is the end that the update's direction bit names.
bool hasValidSignature(const ChannelUpdate& update, const PublicKey& nodeId);

/// False for 0 and for more than two weeks ahead of `now`: such an update could never be replaced.
bool isPlausibleTimestamp(std::uint32_t timestamp, UnixTime now);

/// One end of a channel to be announced.
struct ChannelEnd {
    PublicKey nodeId;
    PublicKey bitcoinKey; ///< funding pubkey
};

/// The announcement both ends sign, signatures still zero: the lesser node id comes first.
ChannelAnnouncement draftChannelAnnouncement(const ChainHash& chain, ShortChannelId id,
                                             const ChannelEnd& one, const ChannelEnd& other);
/// Our half, for the peer.
AnnouncementSignatures signChannelAnnouncement(const ChannelAnnouncement& draft,
                                               const ChannelId& channelId, const SecretKey& nodeKey,
                                               const SecretKey& fundingKey);
/// Both halves put in; nothing when the result does not verify (the peer lied). `nodeId` is ours.
std::optional<ChannelAnnouncement>
completeChannelAnnouncement(ChannelAnnouncement draft, const PublicKey& nodeId,
                            const AnnouncementSignatures& ours,
                            const AnnouncementSignatures& theirs);

/// The direction bit of our update: 0 when our id is the lesser one.
std::uint8_t directionBit(const PublicKey& ours, const PublicKey& theirs);
/// Fills in the signature.
ChannelUpdate signUpdate(ChannelUpdate update, const SecretKey& nodeKey);
/// Fills in the node id and the signature.
NodeAnnouncement signNodeAnnouncement(NodeAnnouncement announcement, const SecretKey& nodeKey);

} // namespace fulgurite::lightning
