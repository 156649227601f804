// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/channel/channel.h"
#include "lightning/node/channel_backup.h"
#include "lightning/node/index_counters.h"
#include "lightning/node/node_output.h"

#include <optional>
#include <string>
#include <vector>

namespace fulgurite::lightning {

/// What one side takes for forwarding over a channel, from its channel_update.
struct ChannelTerms {
    std::uint32_t feeBaseMsat = 0;
    std::uint32_t feePpm = 0;
    std::uint16_t cltvExpiryDelta = 0;
    MilliSatoshi htlcMinimum{}, htlcMaximum{};
    friend bool operator==(const ChannelTerms&, const ChannelTerms&) = default;
};

struct HtlcInfo {
    HtlcDirection direction = HtlcDirection::Incoming;
    std::uint64_t id = 0;
    MilliSatoshi amount{};
    PaymentHash paymentHash{};
    CltvExpiry expiry{};
    std::uint64_t createdIndex = 0;
    std::string
        state{}; ///< "SENT_ADD_ACK_REVOCATION" and the like, as Core Lightning's RPC names them
};

struct ChannelInfo {
    ChannelId channelId{}; ///< the temporary one until the funding outpoint is known
    PublicKey peer;
    std::string stateName{}; ///< "CHANNELD_NORMAL"
    event::ChannelPhase phase = event::ChannelPhase::Opening;
    bool connected = false;     ///< the peer is
    bool reestablished = false; ///< and the channel is live on this connection
    bool usable = false, funder = false, announce = false, suspect = false;
    ChannelType type{};
    std::optional<OutPoint> funding{};
    std::optional<ShortChannelId> shortChannelId{}, remoteAlias{};
    ShortChannelId localAlias{};
    Satoshi capacity{};
    MilliSatoshi push{};
    MilliSatoshi local{}, remote{}; ///< settled balances, HTLCs apart
    MilliSatoshi closing{};         ///< of a channel that ends: ours until a block holds it
    MilliSatoshi sendable{}, receivable{}, inFlightOut{}, inFlightIn{};
    Satoshi ourReserve{}, theirReserve{}; ///< what we, what they must keep
    Satoshi dustLimit{};
    MilliSatoshi htlcMinimumIn{}, maxHtlcValueIn{};
    std::uint16_t ourToSelfDelay = 0; ///< what we wait after a commitment of our own
    std::uint16_t theirToSelfDelay = 0;
    std::uint16_t maxAcceptedHtlcs = 0;
    Feerate initialFeerate{}, feerate{};
    std::uint32_t confirmations = 0, minimumDepth = 0;
    Satoshi closeCost{}; ///< at the closing feerate, zero when the peer pays
    Bytes closeTo{};     ///< our upfront script
    std::optional<Txid> closingTxid{};
    std::optional<CloseKind> closeKind{};
    std::optional<std::uint32_t>
        blocksToWait{}; ///< own commitment broadcast: until to_self_delay is over, if confirmed
    std::optional<ChannelTerms> ourTerms{}, theirTerms{};
    std::vector<HtlcInfo> htlcs{};
    ChannelTotals totals{};
    std::uint64_t localCommitments = 0, remoteCommitments = 0,
                  htlcsSent = 0;                      ///< how many there were
    MilliSatoshi htlcMinimumOut{}, maxHtlcValueOut{}; ///< what the peer takes
    std::uint16_t theirMaxAcceptedHtlcs = 0;
    Satoshi lastTxFee{};  ///< of our newest commitment
    std::string status{}; ///< one technical line
};

struct PeerInfo {
    PublicKey nodeId;
    std::string alias{}; ///< sanitised; from its node_announcement, if any came
    bool connected = false, inbound = false;
    std::optional<PeerAddress> address{}; ///< of the connection
    std::vector<PeerAddress> known{};
    FeatureBits features{};
    std::uint32_t channels = 0;
};

/// Lightning's part of the balance. All amounts are of live channels; `closing` until the spend is
/// final.
struct NodeBalances {
    MilliSatoshi local{};                  ///< settled and ours in channels, reserve included
    MilliSatoshi reserve{};                ///< of `local`: must stay
    MilliSatoshi inFlight{};               ///< ours, offered, in our newest commitment
    MilliSatoshi closing{};                ///< ours in channels that close, until a block holds it
    MilliSatoshi sendable{}, receivable{}; ///< sums over usable channels
    MilliSatoshi largestSend{}, largestReceive{}; ///< in one channel
};

/// A channel of which only the backup is known: it was restored, or its row cannot be read. Its
/// peer is asked to close (restored ones); its funding is watched.
struct LostChannel {
    ChannelBackupEntry entry;
    bool broken = false; ///< its row is there but unreadable: the peer is not told
    std::optional<std::uint32_t> spendHeight{};
    Txid spendTxid{};
    friend bool operator==(const LostChannel&, const LostChannel&) = default;
};

struct OpenEstimate {
    MilliSatoshi spendable{}, receivable{};
    Satoshi reserve{}, commitmentFee{}, closeCost{};
    std::uint32_t confirmations = 0;
};
struct CloseEstimate {
    MilliSatoshi returns{};  ///< to our script, fee deducted
    Satoshi fee{};           ///< our share
    bool cooperative = true; ///< the peer is there and nothing stands in the way
    std::uint32_t blocksToWait = 0;
    std::uint32_t htlcs = 0; ///< still to be resolved first
};
struct PaymentEstimate {
    PublicKey destination;
    std::string description{};
    PaymentHash hash{};
    MilliSatoshi amount{}, fee{}, maxFee{};
    std::uint32_t hops = 0, parts = 0;
    std::optional<UnixTime> expiresAt{};
    std::optional<PaymentFailure> obstacle{}; ///< why Pay would be refused now
};

} // namespace fulgurite::lightning
