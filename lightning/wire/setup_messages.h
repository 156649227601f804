// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/wire/features.h"
#include "lightning/wire/tlv.h"
#include "lightning/wire/types.h"

#include <optional>
#include <vector>

namespace fulgurite::lightning {

// BOLT 1 § Setup Messages, § Control Messages, § Peer Storage. In every message struct the fields
// stand in wire order, then the known TLVs, then `extraTlvs`: unknown odd ones, kept byte for byte
// and sent again.

struct Init {
    static constexpr std::uint16_t kType = 16;
    static constexpr std::string_view kName = "init";
    FeatureBits globalFeatures; ///< legacy; the union with `features` counts
    FeatureBits features;
    std::optional<std::vector<ChainHash>> networks{};
    std::optional<Bytes> remoteAddr{}; ///< one address descriptor, see parseAddresses
    TlvRecords extraTlvs{};
    friend bool operator==(const Init&, const Init&) = default;
};

/// Fails the channel (all channels when the id is zero), if the peer means it: see the quirks in
/// peer/.
struct ErrorMessage {
    static constexpr std::uint16_t kType = 17;
    static constexpr std::string_view kName = "error";
    ChannelId channelId;
    Bytes data; ///< hostile text: show it only through sanitised()
    TlvRecords extraTlvs{};
    friend bool operator==(const ErrorMessage&, const ErrorMessage&) = default;
};

struct Warning {
    static constexpr std::uint16_t kType = 1;
    static constexpr std::string_view kName = "warning";
    ChannelId channelId;
    Bytes data;
    TlvRecords extraTlvs{};
    friend bool operator==(const Warning&, const Warning&) = default;
};

struct Ping {
    static constexpr std::uint16_t kType = 18;
    static constexpr std::string_view kName = "ping";
    std::uint16_t numPongBytes = 0; ///< 65532 and above ask for no answer
    Bytes ignored;
    TlvRecords extraTlvs{};
    friend bool operator==(const Ping&, const Ping&) = default;
};

struct Pong {
    static constexpr std::uint16_t kType = 19;
    static constexpr std::string_view kName = "pong";
    Bytes ignored;
    TlvRecords extraTlvs{};
    friend bool operator==(const Pong&, const Pong&) = default;
};

struct PeerStorage {
    static constexpr std::uint16_t kType = 7;
    static constexpr std::string_view kName = "peer_storage";
    Bytes blob;
    TlvRecords extraTlvs{};
    friend bool operator==(const PeerStorage&, const PeerStorage&) = default;
};

struct PeerStorageRetrieval {
    static constexpr std::uint16_t kType = 9;
    static constexpr std::string_view kName = "peer_storage_retrieval";
    Bytes blob;
    TlvRecords extraTlvs{};
    friend bool operator==(const PeerStorageRetrieval&, const PeerStorageRetrieval&) = default;
};

} // namespace fulgurite::lightning
