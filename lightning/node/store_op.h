// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/channel/htlc_direction.h"
#include "wallet/base/bytes.h"
#include "wallet/base/clock.h"
#include "wallet/base/fixed_bytes.h"
#include "wallet/crypto/keys.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace fulgurite::lightning {

// What a step of the node wants written, as values: natural key, the columns that lists are sorted
// and paged by, and a versioned blob that only the node reads. All operations of a drained batch
// are committed in one transaction before any effect. Writing the same row twice is harmless.

/// The state of one channel. Commitment numbers never fall; the store refuses a write that lowers
/// one.
struct PutChannel {
    ChannelId channelId; ///< a channel is stored under its temporary_channel_id until its funding
                         ///< outpoint is known, then deleted there
    std::uint64_t localCommitmentNumber = 0;
    std::uint64_t remoteCommitmentNumber = 0;
    bool closed = false;
    Bytes snapshot;
};
struct DeleteChannel { ///< only for one that never had a funding transaction
    ChannelId channelId;
};
/// Bulk kept out of the snapshot: the 1366-byte onion of a signed HTLC. Identity (channel,
/// direction, id).
struct PutOnion {
    ChannelId channelId;
    HtlcDirection direction = HtlcDirection::Incoming;
    std::uint64_t htlcId = 0;
    Bytes onion;
};
struct DeleteOnion {
    ChannelId channelId;
    HtlcDirection direction = HtlcDirection::Incoming;
    std::uint64_t htlcId = 0;
};
/// What a penalty needs of a revoked remote commitment with HTLCs: kept for the life of the
/// channel.
struct PutRevokedHtlcs {
    ChannelId channelId;
    std::uint64_t commitmentNumber = 0;
    Bytes htlcs;
};
/// A preimage learned or made by us; never deleted while its HTLC may stand anywhere.
struct PutPreimage {
    PaymentHash hash;
    Preimage preimage;
};
/// An invoice of ours (or a keysend received, stored with its own row).
struct PutInvoice {
    PaymentHash hash;
    std::string label;                             ///< unique
    std::uint64_t createdIndex = 0, paidIndex = 0; ///< monotone; paidIndex 0 until paid
    UnixTime createdAt{}, expiresAt{};
    std::uint8_t status = 0; ///< 0 unpaid, 1 paid, 2 expired
    Bytes record;
};
struct DeleteInvoice {
    PaymentHash hash;
};
/// An outgoing payment: a set of parts under one hash and one attempt group.
struct PutPayment {
    PaymentHash hash;
    std::uint64_t groupId = 0;
    std::uint64_t createdIndex = 0;
    UnixTime createdAt{};
    std::uint8_t status = 0; ///< 0 pending, 1 complete, 2 failed
    Bytes record;            ///< includes every part
};
/// A peer we keep: addresses to reconnect to, last features, stored per node id.
struct PutPeer {
    PublicKey nodeId;
    Bytes record;
};
struct DeletePeer {
    PublicKey nodeId;
};
/// Names of the settings that hold the channels of which only a backup is left: an encoded
/// ChannelBackup (a restore writes it), and where their fundings were spent.
inline constexpr std::string_view kLostChannels = "lost.channels";
inline constexpr std::string_view kLostSpends = "lost.spends";

/// Small values by name: counters, our alias, next indices.
struct PutSetting {
    std::string name;
    Bytes value;
};
using StoreOp =
    std::variant<PutChannel, DeleteChannel, PutOnion, DeleteOnion, PutRevokedHtlcs, PutPreimage,
                 PutInvoice, DeleteInvoice, PutPayment, PutPeer, DeletePeer, PutSetting>;

/// Everything the node gave to the store, as read at start.
struct StoredChannel {
    ChannelId channelId;
    Bytes snapshot;
};
struct StoredNode {
    std::vector<StoredChannel> channels; ///< open and closing ones; closed ones are read by History
    std::vector<PutOnion> onions;
    std::vector<PutPreimage> preimages;
    std::vector<PutInvoice> openInvoices;
    std::vector<PutPayment> pendingPayments;
    std::vector<PutPeer> peers;
    std::vector<PutSetting> settings;
};

} // namespace fulgurite::lightning
