// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/channel/channel_effect.h"
#include "lightning/channel/channel_input.h"
#include "lightning/channel/channel_params.h"
#include "lightning/channel/channel_secrets.h"
#include "lightning/channel/commitments.h"
#include "lightning/channel/states.h"
#include "wallet/base/parallel.h"
#include "wallet/base/result.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace fulgurite::lightning {

/// Where the connection stands. Never stored: a loaded channel is Offline.
enum class Link : std::uint8_t { Offline, Reestablishing, Online };

/// Where the funding transaction stands in the best chain.
struct FundingPosition {
    std::uint32_t height = 0;
    std::uint32_t transactionIndex = 0;
    bool coinbase = false;
    friend bool operator==(const FundingPosition&, const FundingPosition&) = default;
};

/// One channel as a value. Only `step` and the makers below change it. After loading, feed
/// input::Disconnected once: an opening that was not signed yet is then given up.
struct Channel {
    ChannelParams params;
    std::optional<Commitments>
        commitments{}; ///< from accept_channel (funder) or open_channel (fundee) on
    ChannelState state;

    std::optional<FundingPosition> position{};
    bool shallow = false; ///< a reorg took the funding back: no new HTLC until it is deep again
    bool readySent = false;
    bool readyReceived = false;
    bool announced = false; ///< AnnouncementDepthReached was emitted
    std::optional<ShortChannelId> remoteAlias{};
    bool suspect = false; ///< never stored: the node sets it after loading

    Link link = Link::Offline;     ///< not stored
    NegotiatedFeatures features{}; ///< of this connection; not stored
    bool shutdownSeen = false;     ///< the peer's `shutdown` came in this connection; not stored
    std::vector<Message> early{};  ///< came before channel_reestablish; at most ten; not stored
};

/// What a step is told besides its input. All values; nothing is kept.
struct ChannelContext {
    ChainHash chainHash;
    std::uint32_t height = 0;
    Feerate commitmentFeerate{2500}; ///< as funder
    Feerate closingFeerate{2500};
    Feerate maximumClosingFeerate{50'000}; ///< as funder of a negotiated close
    MilliSatoshi dustExposureLimit{50'000'000};
    const ChannelSecrets& secrets;
    std::uint64_t htlcIndex = 0; ///< for the HTLC that this step may add, counted over all channels
    ParallelFor parallel{};      ///< for the signatures of many HTLCs
};

struct ChannelStep {
    Channel channel;
    std::vector<ChannelEffect> effects;
    bool dirty = false; ///< the snapshot must be written before any effect is released
};

/// The one transition. Total: it never fails, an answer that the spec forbids becomes a warning, an
/// error or nothing.
ChannelStep step(Channel channel, const ChannelInput& input, const ChannelContext& context);

struct OpenRequest {
    ChannelId temporaryId;
    PublicKey peerNodeId;
    ChannelKeyId keyId;
    Satoshi capacity;
    MilliSatoshi push;
    bool announce = false;
    ChannelType type;
    ShortChannelId localAlias;
    Bytes shutdownScript; ///< required; committed to upfront when both sides offer that
    NegotiatedFeatures features;
    ChannelConfig config;
};
/// A channel of ours in WaitForAcceptChannel, with the effect that sends `open_channel`. Link is
/// Online. Errors: BadParameter, the detail names the field and the rule.
Result<ChannelStep, ChannelError> openChannel(const OpenRequest& request,
                                              const ChannelContext& context);

struct AcceptRequest {
    PublicKey peerNodeId;
    ChannelKeyId keyId;
    ShortChannelId localAlias;
    Bytes shutdownScript; ///< as in OpenRequest
    NegotiatedFeatures features;
    ChannelConfig config;
};
/// Answers a peer's `open_channel`: a channel in WaitForFundingCreated with the effect that sends
/// `accept_channel`. On error nothing is kept and the detail is fit for an `error` to the peer.
Result<ChannelStep, ChannelError> acceptChannel(const OpenChannel& message,
                                                const AcceptRequest& request,
                                                const ChannelContext& context);

/// Changes wait for a signature of ours and none is unanswered: give it input::CommitNow when the
/// batch is drained.
bool wantsCommit(const Channel& channel);
/// The channel can carry new HTLCs right now.
bool isUsable(const Channel& channel);
/// Ours to send now: after reserve, fees at twice the feerate, anchors and what is in flight.
MilliSatoshi sendableBalance(const Channel& channel);
/// Theirs to send now.
MilliSatoshi receivableBalance(const Channel& channel);
/// What is ours and settled in our newest commitment, HTLCs apart.
MilliSatoshi localBalance(const Channel& channel);
MilliSatoshi remoteBalance(const Channel& channel);
/// The feerate of our newest commitment.
Feerate currentFeerate(const Channel& channel);
std::optional<ShortChannelId> shortChannelId(const Channel& channel);
/// The 2-of-2 witness program that the funding output pays to; needs both funding keys.
Bytes fundingScript(const Channel& channel);
/// A peer's channel whose funding was never in a block: what it pushed is no money yet, and a
/// commitment would spend nothing.
bool isFundingUnproven(const Channel& channel);
/// "CHANNELD_NORMAL" and the like, as Core Lightning's RPC names them.
std::string_view stateName(const ChannelState& state);

enum class SnapshotError : std::uint8_t { Truncated, BadChecksum, NewerVersion, Malformed };
/// Versioned and checksummed. Unsigned updates, onions and the connection are left out: loading is
/// as if after a disconnect.
Bytes encodeChannel(const Channel& channel);
/// Errors: each a code of its own; nothing is half read.
Result<Channel, SnapshotError> decodeChannel(ByteView snapshot);
/// Gives an HTLC of a decoded channel its onion back. False when there is no such HTLC (a stale
/// row).
bool attachOnion(Channel& channel, HtlcDirection direction, std::uint64_t id, ByteView onion);
/// The HTLCs written by effect::PutRevokedHtlcs.
Result<std::vector<Htlc>, SnapshotError> decodeRevokedHtlcs(ByteView bytes);

} // namespace fulgurite::lightning
