// SPDX-License-Identifier: MIT
#include "lightning/channel/quirks.h"
#include "lightning/node/node_core.h"
#include "wallet/base/text.h"

#include <concepts>

namespace fulgurite::lightning {

namespace {

/// The channel a message speaks of; nothing for a message of no channel.
std::optional<ChannelId> channelOf(const Message& message)
{
    return std::visit(
        []<typename M>(const M& m) -> std::optional<ChannelId> {
            if constexpr (requires {
                              { m.temporaryChannelId } -> std::convertible_to<ChannelId>;
                          })
                return m.temporaryChannelId;
            else if constexpr (requires {
                                   { m.channelId } -> std::convertible_to<ChannelId>;
                               })
                return m.channelId;
            else
                return std::nullopt;
        },
        message);
}

Message bogusReestablish(const ChannelId& id, const PublicKey& anyPoint)
{
    return ChannelReestablish{.channelId = id,
                              .nextCommitmentNumber = 0,
                              .nextRevocationNumber = 0,
                              .yourLastPerCommitmentSecret = {},
                              .myCurrentPerCommitmentPoint = anyPoint};
}

Bytes textBytes(std::string_view text)
{
    const ByteView view = asBytes(text);
    return {view.begin(), view.end()};
}

} // namespace

void NodeCore::takeMessage(const PublicKey& peer, Message message)
{
    // A connection that was replaced still hands over what it had read, but its peer may speak over
    // the newer one only.
    if (connectionOf(peer) == nullptr)
        return;
    if (const auto* open = std::get_if<OpenChannel>(&message))
        return acceptFrom(peer, *open);
    if (!allowsGossip(peer, message))
        return;
    if (const auto* update = std::get_if<ChannelUpdate>(&message))
        return takeUpdate(peer, *update);
    if (const auto* announcement = std::get_if<NodeAnnouncement>(&message))
        return takeNodeAnnouncement(peer, *announcement);
    if (const auto* signatures = std::get_if<AnnouncementSignatures>(&message))
        return takeSignatures(peer, *signatures);
    const auto id = channelOf(message);
    if (!id)
        return;
    if (std::holds_alternative<ErrorMessage>(message) || std::holds_alternative<Warning>(message))
        return takeError(peer, *id, std::move(message));
    takeChannelMessage(peer, *id, std::move(message));
}

void NodeCore::takeChannelMessage(const PublicKey& peer, const ChannelId& id, Message message)
{
    ChannelEntry* entry = channels.find(id);
    if (entry == nullptr || entry->peer() != peer)
        return answerUnknownChannel(peer, id, message);
    // Defence: a funding outpoint is never used twice, closed channels included.
    if (const auto* created = std::get_if<FundingCreated>(&message)) {
        auto real = retag<ChannelId>(created->fundingTxid);
        real.data[30] ^= static_cast<std::uint8_t>(created->fundingOutputIndex >> 8U);
        real.data[31] ^= static_cast<std::uint8_t>(created->fundingOutputIndex);
        if (isKnownFunding(real)) {
            sendTo(peer,
                   ErrorMessage{id, textBytes("funding_created: this outpoint was used before")});
            return enqueue(id, input::Disconnected{});
        }
    }
    if (std::holds_alternative<ChannelReestablish>(message) && entry->channel.suspect &&
        !std::holds_alternative<DataLoss>(entry->channel.state) && !hearOnce(id))
        return disconnect(peer, "a channel whose file may be old did not fit: the owner decides");
    enqueue(id, input::PeerMessage{std::move(message)});
}

/// Numbers that do not fit leave a file that may be old suspect. A peer that could try again, be it
/// after a restart, would count up until they are those of an old copy.
bool NodeCore::hearOnce(const ChannelId& id)
{
    if (!m_heard.insert(id).second)
        return false;
    m_out.store(PutSetting{std::string{kHeardPrefix} + toHex(id), Bytes{1}});
    return true;
}

void NodeCore::forgetHeard(const ChannelId& id)
{
    if (m_heard.erase(id) != 0)
        m_out.store(PutSetting{std::string{kHeardPrefix} + toHex(id), {}});
}

void NodeCore::takeError(const PublicKey& peer, const ChannelId& id, Message message)
{
    const bool isError = std::holds_alternative<ErrorMessage>(message);
    const Bytes& data =
        isError ? std::get<ErrorMessage>(message).data : std::get<Warning>(message).data;
    const std::string text = sanitised(asString(data));
    m_out.log(LogLevel::Warning, "peer",
              toHex(peer) + (isError ? " sends an error: " : " warns: ") + text);
    const bool fails = isError && !isTransientError(asString(data));
    std::vector<ChannelId> meant;
    // BOLT 1 § The `error` and `warning` Messages: all zero means every channel with the sender.
    for (const ChannelEntry* entry : channels.ofPeer(peer))
        if (id.isZero() || entry->key == id)
            meant.push_back(entry->key);
    for (const ChannelId& each : meant)
        if (!fails || !giveUpIfGated(each, "the peer refused: " + text))
            enqueue(each, input::PeerMessage{message});
}

void NodeCore::answerUnknownChannel(const PublicKey& peer, const ChannelId& id,
                                    const Message& message)
{
    if (m_broken.contains(id))
        return; // quarantined: to say anything could make the peer close it
    if (std::holds_alternative<ChannelReestablish>(message) && !m_closed.contains(id)) {
        // LND does not close on an error, Eclair not on numbers alone: so both. The peer then
        // closes, and our money can be found.
        sendTo(peer, bogusReestablish(id, nodeId));
        sendTo(peer, ErrorMessage{id, textBytes("unknown channel: please close it")});
        return;
    }
    if (std::holds_alternative<ChannelReestablish>(message)) {
        sendTo(peer, ErrorMessage{id, textBytes("this channel is closed")});
        return;
    }
    m_out.log(LogLevel::Info, "peer",
              toHex(peer) + ": " + messageName(message) + " for an unknown channel");
}

} // namespace fulgurite::lightning
