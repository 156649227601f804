// SPDX-License-Identifier: MIT
#include "lightning/gossip/announcements.h"
#include "lightning/node/node_core.h"
#include "wallet/base/text.h"

#include <algorithm>

namespace fulgurite::lightning {

ChannelTerms NodeCore::ourTermsOf(const Channel& channel) const
{
    const auto& remote = channel.params.remote;
    return {config.relay.feeBaseMsat, config.relay.feePpm, config.relay.cltvExpiryDelta,
            remote ? remote->htlcMinimum : MilliSatoshi{},
            remote ? std::min(remote->maxHtlcValueInFlight, toMsat(channel.params.capacity))
                   : MilliSatoshi{}};
}

/// Each costs a signature check and may cost a write: a flood of them is dropped unread.
bool NodeCore::allowsGossip(const PublicKey& peer, const Message& message)
{
    const bool gossip = std::holds_alternative<ChannelUpdate>(message) ||
                        std::holds_alternative<NodeAnnouncement>(message) ||
                        std::holds_alternative<AnnouncementSignatures>(message);
    return !gossip || peers[peer].gossip.take(steady);
}

void NodeCore::takeUpdate(const PublicKey& peer, const ChannelUpdate& update)
{
    if (update.chainHash != chain || !isPlausibleTimestamp(update.timestamp, now))
        return;
    for (ChannelEntry* entry : channels.ofPeer(peer)) {
        const auto real = shortChannelId(entry->channel);
        const bool ours = update.shortChannelId == entry->channel.params.localAlias ||
                          (real && *real == update.shortChannelId) ||
                          entry->channel.remoteAlias == std::optional{update.shortChannelId};
        const bool theirs =
            (update.channelFlags & kChannelFlagDirection) == directionBit(peer, nodeId);
        // Source: BOLT 7 § The `channel_update` Message: only a newer one replaces what is known.
        const bool old = entry->theirTerms ? update.timestamp <= entry->theirTermsTime
                                           : update.timestamp < entry->theirTermsTime;
        if (!ours || !theirs || old || !hasValidSignature(update, peer))
            continue;
        entry->theirTermsTime = update.timestamp;
        const ChannelTerms terms{update.feeBaseMsat, update.feeProportionalMillionths,
                                 update.cltvExpiryDelta, update.htlcMinimumMsat,
                                 update.htlcMaximumMsat};
        if (entry->theirTerms == std::optional{terms})
            return;
        entry->theirTerms = terms;
        storePeerSoon(peer);
        return;
    }
}

void NodeCore::takeNodeAnnouncement(const PublicKey& peer, const NodeAnnouncement& announcement)
{
    PeerEntry& entry = peers[peer];
    if (announcement.nodeId != peer || announcement.timestamp <= entry.announcedAt ||
        !isPlausibleTimestamp(announcement.timestamp, now) || !hasValidSignature(announcement))
        return;
    entry.announcedAt = announcement.timestamp;
    const auto end = std::ranges::find(announcement.alias.data, 0);
    std::string alias =
        sanitised({reinterpret_cast<const char*>(announcement.alias.data.data()), // NOLINT
                   static_cast<std::size_t>(end - announcement.alias.data.begin())});
    if (alias == entry.alias)
        return;
    entry.alias = std::move(alias);
    if (entry.stored)
        storePeerSoon(peer);
}

void NodeCore::sendOurUpdate(ChannelEntry& entry)
{
    const Channel& channel = entry.channel;
    const auto real = shortChannelId(channel);
    const bool announced = channel.params.announce && channel.announced;
    // BOLT 7 § The `channel_update` Message: over an unannounced channel, the id is one that the
    // peer knows it by.
    const auto id = !announced && channel.remoteAlias ? channel.remoteAlias : real;
    if (!id || connectionOf(entry.peer()) == nullptr)
        return;
    const ChannelTerms terms = ourTermsOf(channel);
    ChannelUpdate update;
    update.chainHash = chain;
    update.shortChannelId = *id;
    update.timestamp = entry.ourTermsTime =
        std::max(entry.ourTermsTime + 1, static_cast<std::uint32_t>(toSeconds(now)));
    update.messageFlags = static_cast<std::uint8_t>(kMessageFlagMustBeOne |
                                                    (announced ? 0 : kMessageFlagDontForward));
    update.channelFlags = directionBit(nodeId, entry.peer());
    update.cltvExpiryDelta = terms.cltvExpiryDelta;
    update.htlcMinimumMsat = terms.htlcMinimum;
    update.feeBaseMsat = terms.feeBaseMsat;
    update.feeProportionalMillionths = terms.feePpm;
    update.htlcMaximumMsat = terms.htlcMaximum;
    sendTo(entry.peer(), signUpdate(update, secrets.nodeKey));
    entry.updateSentOver = peers.at(entry.peer()).connection;
    outgoing.channelLive(entry.key);
    if (channel.announced && !entry.announcementSent)
        sendSignatures(entry);
}

std::optional<ChannelAnnouncement> NodeCore::draftOf(const ChannelEntry& entry) const
{
    const ChannelParams& params = entry.channel.params;
    const auto id = shortChannelId(entry.channel);
    if (!id || !params.remote)
        return std::nullopt;
    return draftChannelAnnouncement(chain, *id, {nodeId, params.local.fundingPubkey},
                                    {params.peerNodeId, params.remote->fundingPubkey});
}

void NodeCore::sendSignatures(ChannelEntry& entry)
{
    const auto draft = draftOf(entry);
    if (!draft)
        return;
    if (const auto peer = peers.find(entry.peer()); peer != peers.end())
        entry.signaturesSentOver = peer->second.connection;
    sendTo(entry.peer(),
           signChannelAnnouncement(*draft, entry.key, secrets.nodeKey, entry.secrets.funding));
}

void NodeCore::takeSignatures(const PublicKey& peer, const AnnouncementSignatures& message)
{
    ChannelEntry* entry = channels.find(message.channelId);
    if (entry == nullptr || entry->peer() != peer || !entry->channel.params.announce)
        return;
    // They may come before we are six blocks deep ourselves: kept until then.
    const bool first = !entry->theirSignatures.has_value();
    entry->theirSignatures = message;
    // The peer asks again: it lost ours. Answered once a connection: two nodes that answer every
    // message would never end.
    const bool answered =
        entry->signaturesSentOver && entry->signaturesSentOver == peers.at(peer).connection;
    if (!first && !answered && entry->announcementSent && entry->channel.announced)
        sendSignatures(*entry);
    announceIfComplete(*entry);
}

NodeAnnouncement NodeCore::ourAnnouncement() const
{
    NodeAlias alias;
    std::copy_n(config.alias.begin(), std::min(config.alias.size(), NodeAlias::kSize),
                alias.data.begin());
    NodeAnnouncement out{.signature = {},
                         .features = config.initFeatures,
                         .timestamp = static_cast<std::uint32_t>(toSeconds(now)),
                         .nodeId = nodeId,
                         .rgbColor = config.color,
                         .alias = alias,
                         .addresses = encodeAddresses(config.announceAddresses)};
    if (config.acceptKeysend)
        out.features.setOptional(Feature::Keysend);
    return signNodeAnnouncement(std::move(out), secrets.nodeKey);
}

void NodeCore::announceIfComplete(ChannelEntry& entry)
{
    if (!entry.channel.announced || !entry.theirSignatures || entry.announcementSent)
        return;
    auto draft = draftOf(entry);
    if (!draft || connectionOf(entry.peer()) == nullptr)
        return;
    const auto ours =
        signChannelAnnouncement(*draft, entry.key, secrets.nodeKey, entry.secrets.funding);
    const auto whole =
        completeChannelAnnouncement(std::move(*draft), nodeId, ours, *entry.theirSignatures);
    if (!whole) {
        m_out.log(LogLevel::Warning, "peer",
                  toHex(entry.peer()) + ": announcement_signatures do not verify");
        entry.theirSignatures.reset();
        return;
    }
    entry.announcementSent = true;
    sendTo(entry.peer(), *whole);
    sendOurUpdate(entry);
    sendTo(entry.peer(), ourAnnouncement());
}

} // namespace fulgurite::lightning
