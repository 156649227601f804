// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/peer/keepalive.h"
#include "lightning/peer/negotiation.h"
#include "lightning/peer/token_bucket.h"
#include "lightning/transport/transport.h"
#include "lightning/wire/message.h"
#include "wallet/base/random.h"

#include <deque>
#include <optional>
#include <variant>
#include <vector>

namespace fulgurite::lightning {

namespace session_event {

/// The handshake is done: who it is, is proven.
struct Identified {
    PublicKey peer;
};
/// `init` was exchanged: messages may be sent.
struct Ready {
    FeatureBits features;
};
/// A message for the node: of channels, announcements, errors and warnings. Ping, pong, queries,
/// unknown odd types and peer storage never get here.
struct Received {
    Message message;
};
struct Ponged {
    std::uint64_t token = 0;
    std::uint16_t totalLength = 0;
};
/// Close the socket once the output is written. Comes last.
struct Ended {
    PeerError why{};
    std::string detail; ///< sanitised
};

} // namespace session_event

using SessionEvent =
    std::variant<session_event::Identified, session_event::Ready, session_event::Received,
                 session_event::Ponged, session_event::Ended>;

struct SessionSettings {
    ChainHash chain;
    FeatureBits features;
};

/// One connection to a peer, from the first byte of the handshake to the last message, without a
/// socket.
class Session {
public:
    /// Bytes taken between two calls of takeOutput(), and of output that was not taken: beyond it
    /// the peer is cut off.
    static constexpr std::size_t kInboxLimit = std::size_t{4} << 20U;
    /// Bytes of pongs at once, five of the largest, and for ever. By size, as honest pings come in
    /// bursts but ask for little: LND 4 kB a minute, LDK none while messages pour.
    static constexpr std::uint32_t kPongBurst = 5 * 65'569;
    static constexpr std::uint32_t kPongBytesPerSecond = 2048;

    static Session outbound(SessionSettings settings, const SecretKey& nodeKey,
                            const PublicKey& remote, RandomSource& random);
    static Session inbound(SessionSettings settings, const SecretKey& nodeKey,
                           RandomSource& random);

    /// Takes all of `bytes`. Messages read before an error are reported before Ended.
    std::vector<SessionEvent> receive(ByteView bytes, UnixTime now);
    /// Keep-alive.
    std::vector<SessionEvent> tick(UnixTime now, std::uint64_t entropy);

    /// Encrypts `message` into the output. False (and nothing sent) when it cannot be sent: not
    /// ready, over, or too long.
    bool send(const Message& message);
    /// A ping whose pong is reported with `token` (not 0). False when it would never be answered.
    bool ping(std::uint64_t token, std::uint16_t length, std::uint16_t pongBytes);
    /// No event will follow. A `warning` with `text` is sent first unless it is empty.
    void end(const std::string& text);

    Bytes takeOutput();
    [[nodiscard]] bool hasOutput() const { return m_transport.hasOutput(); }
    [[nodiscard]] bool isReady() const { return m_phase == Phase::Ready; }
    [[nodiscard]] std::optional<PublicKey> peer() const { return m_transport.remote(); }
    [[nodiscard]] const FeatureBits& peerFeatures() const { return m_peerFeatures; }

private:
    enum class Phase : std::uint8_t { Handshake, AwaitingInit, Ready, Over };
    using Events = std::vector<SessionEvent>;

    Session(SessionSettings settings, Transport transport)
        : m_settings{std::move(settings)},
          m_transport{std::move(transport)}
    {}
    void begin(Events& events);
    void take(ByteView bytes, UnixTime now, Events& events);
    void takeInit(const Message& message, Events& events);
    void takeMessage(Message message, UnixTime now, Events& events);
    void answerPing(const Ping& ping, UnixTime now);
    void takePong(const Pong& pong, Events& events);
    bool answered(const Message& message, UnixTime now);
    void give(Events& events, PeerError why, const std::string& detail, bool warn);
    void write(const Message& message);

    struct SentPing {
        std::uint64_t token = 0; ///< 0: keep-alive
        std::uint16_t pongBytes = 0;
    };

    SessionSettings m_settings;
    Transport m_transport;
    Phase m_phase = Phase::Handshake;
    FeatureBits m_peerFeatures;
    std::optional<keepalive::State> m_keepalive;
    TokenBucket m_pongBytes{kPongBurst, kPongBytesPerSecond};
    TokenBucket m_queries{50, 5};
    std::deque<SentPing> m_sentPings;
    std::size_t m_inbox = 0;
    std::vector<Bytes> m_messages; ///< kept for its capacity
};

/// A fresh key, for handshakes and onions.
SecretKey randomKey(RandomSource& random);

} // namespace fulgurite::lightning
