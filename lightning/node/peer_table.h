// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/node/node_query.h"
#include "lightning/peer/session.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace fulgurite::lightning {

/// One socket.
struct Connection {
    Session session;
    PeerAddress address;
    bool inbound = false;
    std::optional<PublicKey> peer{}; ///< dialled, or proven by the handshake
    UnixTime readyAt{};              ///< init was exchanged
};

/// A node we are connected to, dial, or keep for its channels.
struct PeerEntry {
    std::vector<PeerAddress>
        known{};         ///< that worked or that the user gave; the last good one first
    std::string alias{}; ///< sanitised
    std::optional<ConnectionId> connection{}; ///< ready: init was exchanged
    FeatureBits features;
    std::vector<RequestId> waiting{};      ///< requests to connect
    std::optional<std::size_t> dialling{}; ///< index into `candidates`
    std::vector<PeerAddress> candidates{};
    std::uint32_t awaited = 0; ///< sockets that neither opened nor failed yet
    std::uint32_t failures = 0;
    UnixTime dialAt{};
    bool stored = false;
    UnixTime storedAt{};
    bool storeSoon = false;        ///< what is in memory is newer
    std::uint32_t announcedAt = 0; ///< timestamp of the newest node_announcement
    TokenBucket gossip{50, 1};     ///< announcements and updates that are looked at
};

/// Stored with the peer: what it told us of our channels, for hints in invoices after a restart.
struct StoredTerms {
    ChannelId channelId{};
    std::uint32_t timestamp = 0;
    ChannelTerms terms;
    friend bool operator==(const StoredTerms&, const StoredTerms&) = default;
};
struct PeerRecord {
    std::vector<PeerAddress> addresses{};
    std::string alias{};
    FeatureBits features;
    std::vector<StoredTerms> terms{};
    friend bool operator==(const PeerRecord&, const PeerRecord&) = default;
};
/// Versioned and checksummed.
Bytes encodePeerRecord(const PeerRecord& record);
Result<PeerRecord, RecordError> decodePeerRecord(ByteView bytes);

using PeerTable = std::map<PublicKey, PeerEntry>;
using ConnectionTable = std::map<ConnectionId, Connection>;

} // namespace fulgurite::lightning
