// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/channel/channel_params.h"
#include "lightning/channel/htlc.h"
#include "lightning/channel/states.h"
#include "lightning/channel/unilateral_reason.h"
#include "lightning/wire/message.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace fulgurite::lightning {

/// Why an HTLC or a fee update of ours was not sent. Nothing changed then.
enum class ChannelError : std::uint8_t {
    NotReady,           ///< offline, before channel_ready or after shutdown
    AmountBelowMinimum, ///< the peer's htlc_minimum_msat
    AmountTooLarge,     ///< above what we can send: reserve, fees and anchors stay
    TooManyHtlcs,
    InFlightLimit, ///< the peer's max_htlc_value_in_flight_msat
    DustExposure,
    ExpiryOutOfRange,
    UnknownHtlc, ///< no such incoming HTLC, or it is resolved already
    WrongPreimage,
    BadParameter, ///< detail names it
};

enum class BroadcastReason : std::uint8_t { MutualClose, LocalCommitment };

/// All that a channel wants done. Released by the engine only after the commit that holds the
/// channel's new state.
namespace effect {

struct SendMessage {
    Message message;
};
struct DisconnectPeer {
    std::string reason;
    /// A new connection would hardly mend it: not worth cutting off the peer's other channels.
    bool sparesOthers = false;
};
/// Fully signed.
struct Broadcast {
    Transaction transaction;
    BroadcastReason reason = BroadcastReason::MutualClose;
    std::optional<UnilateralReason> why{}; ///< of a local commitment
};

/// Build and reserve (not broadcast) a transaction with this output; answer with
/// input::FundingBuilt or FundingRefused.
struct FundingNeeded {
    Bytes script;
    Satoshi amount;
};
/// The channel_id is now known: the row under the temporary id is to be deleted.
struct ChannelIdAssigned {
    ChannelId temporaryId;
    ChannelId channelId;
};
/// Repeated with every block until it confirms.
/// funding_signed was checked (funder): broadcast the reserved funding transaction, after the
/// commit and the backup.
struct BroadcastFunding {
    OutPoint outpoint;
};
/// Watch for the funding's confirmation and, for the life of the channel, its spend.
struct WatchFunding {
    OutPoint outpoint;
    Bytes script;
};
/// The opening was given up: release the coins, delete the row. Never after funding_signed as
/// funder.
struct OpeningFailed {
    std::string reason;
};
/// Both sides sent channel_ready: payments may flow. Repeated when the scid changed after a reorg.
struct ChannelReady {
    std::optional<ShortChannelId> shortChannelId;
    std::optional<ShortChannelId> remoteAlias;
};
/// Public channel, both ready, six blocks deep: announcement_signatures may be sent.
struct AnnouncementDepthReached {
    ShortChannelId shortChannelId;
};

/// OfferHtlc was accepted under this id; it is not signed yet.
struct HtlcOffered {
    std::uint64_t cookie = 0;
    std::uint64_t id = 0;
};
struct HtlcRefused {
    std::uint64_t cookie = 0;
    ChannelError error{};
    std::string detail;
    bool passing =
        false; ///< a limit on what is in flight: the same offer may fit once HTLCs settle
};
/// A FulfillHtlc, FailHtlc, FailMalformedHtlc or UpdateFee could not be applied.
struct UpdateRefused {
    ChannelError error{};
    std::string detail;
};
/// An incoming HTLC is irrevocable and awaits our decision. Repeated (`replay`) after every
/// reestablish until it is removed: decide again, the answer may have been lost.
struct HtlcAdded {
    Htlc htlc;
    bool replay = false;
    bool overDustExposure = false; ///< fail it: with it, dust could cost more than the limit
};
/// update_fulfill_htlc of one of ours arrived: the preimage is valid and ours at once. May repeat.
struct HtlcFulfilled {
    std::uint64_t id = 0;
    PaymentHash paymentHash;
    Preimage preimage;
};
/// One of ours is irrevocably removed without a preimage.
struct HtlcFailed {
    std::uint64_t id = 0;
    PaymentHash paymentHash;
    std::variant<HtlcFail, HtlcFailMalformed> how;
};
/// One of ours was never signed and is forgotten (disconnect): as if never offered. Its id may be
/// used again.
struct HtlcForgotten {
    std::uint64_t id = 0;
    PaymentHash paymentHash;
};
/// The HTLC is gone from both commitments for good.
struct HtlcSettled {
    HtlcDirection direction = HtlcDirection::Incoming;
    std::uint64_t id = 0;
    PaymentHash paymentHash;
    bool fulfilled = false;
};

struct ShutdownStarted {
    bool byUs = false;
};
/// A closing transaction is fully signed. It may come more than once (simple_close fee bumps).
struct MutualCloseAgreed {
    Txid txid;
    Satoshi fee;
};
struct ChannelClosed {
    CloseKind kind{};
    Txid txid;
};
/// State was lost and the peer proved it, or an `error` came: for the owner. The text is sanitised.
struct PeerProblem {
    std::string text;
    bool isError = false;
};
/// The peer spent the funding with this commitment; sweeping is lightning/onchain's.
struct CommitmentSeen {
    SpendKind kind{};
    std::uint64_t commitmentNumber = 0;
};

// Bulk kept beside the snapshot: to be written in the same commit.
struct PutOnion {
    HtlcDirection direction = HtlcDirection::Incoming;
    std::uint64_t id = 0;
    OnionPacket onion;
};
struct DeleteOnion {
    HtlcDirection direction = HtlcDirection::Incoming;
    std::uint64_t id = 0;
};
/// The HTLCs of a remote commitment that was just revoked, as encodeRevokedHtlcs writes them.
struct PutRevokedHtlcs {
    std::uint64_t commitmentNumber = 0;
    Bytes htlcs;
};

} // namespace effect

using ChannelEffect = std::variant<
    effect::SendMessage, effect::DisconnectPeer, effect::Broadcast, effect::FundingNeeded,
    effect::ChannelIdAssigned, effect::BroadcastFunding, effect::WatchFunding,
    effect::OpeningFailed, effect::ChannelReady, effect::AnnouncementDepthReached,
    effect::HtlcOffered, effect::HtlcRefused, effect::UpdateRefused, effect::HtlcAdded,
    effect::HtlcFulfilled, effect::HtlcFailed, effect::HtlcForgotten, effect::HtlcSettled,
    effect::ShutdownStarted, effect::MutualCloseAgreed, effect::ChannelClosed, effect::PeerProblem,
    effect::CommitmentSeen, effect::PutOnion, effect::DeleteOnion, effect::PutRevokedHtlcs>;

} // namespace fulgurite::lightning
