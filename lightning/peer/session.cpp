// SPDX-License-Identifier: MIT
#include "lightning/peer/session.h"

#include "lightning/peer/gossip_answers.h"
#include "wallet/base/text.h"

#include <cassert>

namespace fulgurite::lightning {

namespace {

/// Pongs of this size and more are not sent. Source: BOLT 1 § The `ping` and `pong` Messages.
constexpr std::uint16_t kNoPongFrom = 65532;
/// A pong's type, length and share of the transport. Source: BOLT 8 §
/// Encrypting and Sending Messages.
constexpr std::uint64_t kPongOverhead = 4 + 18 + 16;
/// Unanswered pings that are remembered.
constexpr std::size_t kMostPings = 64;

bool isUnknownOdd(const Message& message)
{
    const auto* unknown = std::get_if<UnknownMessage>(&message);
    return unknown != nullptr && unknown->type % 2 == 1;
}

/// Known, but nothing to us: no storage is offered, no graph is kept.
bool isIgnored(const Message& message)
{
    return isUnknownOdd(message) || std::holds_alternative<Init>(message) ||
           std::holds_alternative<PeerStorage>(message) ||
           std::holds_alternative<PeerStorageRetrieval>(message) ||
           std::holds_alternative<GossipTimestampFilter>(message) ||
           std::holds_alternative<ReplyChannelRange>(message) ||
           std::holds_alternative<ReplyShortChannelIdsEnd>(message) ||
           std::holds_alternative<ChannelAnnouncement>(message);
}

} // namespace

SecretKey randomKey(RandomSource& random)
{
    for (;;) {
        auto bytes = random.fixed<Hash256>();
        auto key = SecretKey::parse(bytes.view());
        wipe(bytes.data.data(), bytes.data.size());
        if (key)
            return std::move(*key);
    }
}

Session Session::outbound(SessionSettings settings, const SecretKey& nodeKey,
                          const PublicKey& remote, RandomSource& random)
{
    return {std::move(settings), Transport::initiator(nodeKey.clone(), randomKey(random), remote)};
}

Session Session::inbound(SessionSettings settings, const SecretKey& nodeKey, RandomSource& random)
{
    return {std::move(settings), Transport::responder(nodeKey.clone(), randomKey(random))};
}

std::vector<SessionEvent> Session::receive(ByteView bytes, UnixTime now)
{
    Events events;
    if (m_phase == Phase::Over)
        return events;
    m_inbox += bytes.size();
    if (m_inbox > kInboxLimit) {
        give(events, PeerError::InboxFull,
             "more than " + std::to_string(kInboxLimit) + " bytes at once", false);
        return events;
    }
    m_messages.clear();
    const auto outcome = m_transport.receive(bytes, m_messages);
    if (m_phase == Phase::Handshake && m_transport.established())
        begin(events);
    if (m_keepalive)
        m_keepalive = keepalive::step(*m_keepalive, keepalive::Heard{now}).state;
    else if (m_phase != Phase::Handshake)
        m_keepalive = keepalive::Quiet{now + keepalive::kShortestPause};
    for (std::size_t i = 0; i < m_messages.size() && m_phase != Phase::Over; ++i)
        take(m_messages[i], now, events);
    if (!outcome && m_phase != Phase::Over)
        give(events, PeerError::Handshake, outcome.error().detail, false);
    return events;
}

void Session::begin(Events& events)
{
    m_phase = Phase::AwaitingInit;
    events.emplace_back(session_event::Identified{*m_transport.remote()});
    write(ourInit(m_settings.features, m_settings.chain));
}

void Session::take(ByteView bytes, UnixTime now, Events& events)
{
    auto message = decode(bytes);
    if (!message)
        return give(events, PeerError::BadMessage, sanitised(message.error().detail), true);
    if (m_phase == Phase::AwaitingInit)
        return takeInit(*message, events);
    takeMessage(std::move(*message), now, events);
}

void Session::takeInit(const Message& message, Events& events)
{
    // BOLT 1 § The `init` Message: it comes first; an odd unknown type may still be skipped.
    if (isUnknownOdd(message))
        return;
    if (const auto* error = std::get_if<ErrorMessage>(&message))
        return give(events, PeerError::Closed, "the peer says: " + sanitised(asString(error->data)),
                    false);
    if (const auto* warning = std::get_if<Warning>(&message))
        return give(events, PeerError::Closed,
                    "the peer warns: " + sanitised(asString(warning->data)), false);
    const auto* init = std::get_if<Init>(&message);
    if (init == nullptr)
        return give(events, PeerError::NoInit,
                    "the first message was " + messageName(message) + ", not init", true);
    auto features = checkInit(*init, m_settings.features, m_settings.chain);
    if (!features)
        return give(events, features.error().code, features.error().detail, true);
    m_peerFeatures = std::move(*features);
    m_phase = Phase::Ready;
    events.emplace_back(session_event::Ready{m_peerFeatures});
}

void Session::takeMessage(Message message, UnixTime now, Events& events)
{
    if (const auto* ping = std::get_if<Ping>(&message))
        return answerPing(*ping, now);
    if (const auto* pong = std::get_if<Pong>(&message))
        return takePong(*pong, events);
    if (isIgnored(message) || answered(message, now))
        return;
    // BOLT 1 § Lightning Message Format: an even type must be understood. A warning, as an error
    // would fail our channels.
    if (const auto* unknown = std::get_if<UnknownMessage>(&message))
        return give(events, PeerError::UnknownMessage,
                    "message type " + std::to_string(unknown->type) + " is even and unknown", true);
    events.emplace_back(session_event::Received{std::move(message)});
}

void Session::answerPing(const Ping& ping, UnixTime now)
{
    // BOLT 1 § The `ping` and `pong` Messages: every smaller one is answered, with limited
    // precautions against floods. Beyond the quota nothing is said: cut off, a flooder would come
    // back with a quota that is full.
    if (ping.numPongBytes >= kNoPongFrom ||
        !m_pongBytes.take(now, ping.numPongBytes + kPongOverhead))
        return;
    write(Pong{Bytes(ping.numPongBytes, 0)});
}

void Session::takePong(const Pong& pong, Events& events)
{
    const std::size_t length = pong.ignored.size();
    while (!m_sentPings.empty()) {
        const SentPing sent = m_sentPings.front();
        m_sentPings.pop_front();
        if (sent.pongBytes != length)
            continue; // answers come in order: those before this one will never come
        if (sent.token != 0)
            events.emplace_back(
                session_event::Ponged{sent.token, static_cast<std::uint16_t>(length + 4)});
        return;
    }
}

bool Session::answered(const Message& message, UnixTime now)
{
    const auto answer = emptyGossipAnswer(message, m_settings.chain);
    if (!answer)
        return false;
    if (m_queries.take(now))
        write(*answer);
    return true;
}

std::vector<SessionEvent> Session::tick(UnixTime now, std::uint64_t entropy)
{
    Events events;
    if (m_phase == Phase::Over)
        return events;
    if (!m_keepalive) // the handshake has as long as a pong
        m_keepalive = keepalive::Waiting{now};
    auto step = keepalive::step(*m_keepalive, keepalive::Tick{now, entropy});
    m_keepalive = step.state;
    for (const keepalive::Effect& effect : step.effects) {
        if (std::holds_alternative<keepalive::Disconnect>(effect) || m_phase != Phase::Ready)
            give(events, PeerError::Silent,
                 "no answer for " + std::to_string(keepalive::kPongLimit.count()) + " seconds",
                 false);
        else
            ping(0, static_cast<std::uint16_t>(entropy % 64),
                 static_cast<std::uint16_t>(entropy / 64 % 128));
    }
    return events;
}

bool Session::send(const Message& message)
{
    if (m_phase != Phase::Ready)
        return false;
    const auto bytes = encode(message);
    if (!bytes)
        return false;
    m_transport.send(*bytes);
    return true;
}

bool Session::ping(std::uint64_t token, std::uint16_t length, std::uint16_t pongBytes)
{
    if (!send(Ping{pongBytes, Bytes(length, 0)}) || pongBytes >= kNoPongFrom)
        return false;
    m_sentPings.push_back({token, pongBytes});
    if (m_sentPings.size() > kMostPings)
        m_sentPings.pop_front();
    return true;
}

void Session::end(const std::string& text)
{
    if (!text.empty() && (m_phase == Phase::Ready || m_phase == Phase::AwaitingInit))
        write(Warning{ChannelId{}, Bytes(text.begin(), text.end())});
    m_phase = Phase::Over;
}

void Session::give(Events& events, PeerError why, const std::string& detail, bool warn)
{
    end(warn ? detail : std::string{});
    events.emplace_back(session_event::Ended{why, detail});
}

void Session::write(const Message& message)
{
    const auto bytes = encode(message);
    assert(bytes); // ours, and small
    m_transport.send(*bytes);
}

Bytes Session::takeOutput()
{
    m_inbox = 0;
    return m_transport.takeOutput();
}

} // namespace fulgurite::lightning
