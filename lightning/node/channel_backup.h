// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/channel/channel_params.h"
#include "lightning/payment/payment.h"

#include <optional>
#include <string>
#include <vector>

namespace fulgurite::lightning {

/// Where a node listens: an IP address, a DNS name or an onion name.
struct PeerAddress {
    std::string host{};
    std::uint16_t port = 9735;
    friend bool operator==(const PeerAddress&, const PeerAddress&) = default;
};

/// All that a restore needs to ask a peer to close and then to find the money. No commitment,
/// nothing that could be broadcast, no secret: keys are derived from the seed and `keyId`.
struct ChannelBackupEntry {
    ChannelId channelId{};
    PublicKey peerNodeId;
    std::vector<PeerAddress> addresses{};
    OutPoint funding;
    Satoshi capacity{};
    bool funder = false;
    ChannelType type;
    ChannelKeyId keyId;
    PublicKey localFundingPubkey; ///< proves that the seed and keyId give this channel's keys
    PublicKey remoteFundingPubkey;
    PublicKey remoteRevocationBasepoint;
    PublicKey remotePaymentBasepoint;
    PublicKey remoteDelayedPaymentBasepoint;
    PublicKey remoteHtlcBasepoint;
    std::uint16_t remoteToSelfDelay = 0; ///< what we wait after a commitment of our own
    Bytes shutdownScript{};              ///< ours, given up front; empty when none was
    friend bool operator==(const ChannelBackupEntry&, const ChannelBackupEntry&) = default;
};

struct ChannelBackup {
    std::uint64_t generation = 0;
    PublicKey nodeId;
    std::vector<ChannelBackupEntry> entries{};
    friend bool operator==(const ChannelBackup&, const ChannelBackup&) = default;
};

/// Versioned and checksummed, in the clear: the engine seals it with a key of the seed.
Bytes encodeChannelBackup(const ChannelBackup& backup);
Result<ChannelBackup, RecordError> decodeChannelBackup(ByteView bytes);

} // namespace fulgurite::lightning
