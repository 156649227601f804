// SPDX-License-Identifier: MIT
#include "lightning/node/channel_info.h"

#include "lightning/channel/closing_tx.h"
#include "lightning/channel/commitment_view.h"
#include "lightning/channel/opening_limits.h"
#include "lightning/node/channel_table.h"

#include <algorithm>

namespace fulgurite::lightning {

namespace {

/// What the last step of an update was, seen from who sent the update.
std::string_view stepName(UpdateStage stage)
{
    switch (stage) {
    case UpdateStage::Proposed:
        return "HTLC";
    case UpdateStage::Signed:
        return "COMMIT";
    case UpdateStage::Acked:
        return "REVOCATION";
    case UpdateStage::AckSigned:
        return "ACK_COMMIT";
    case UpdateStage::Done:
        return "ACK_REVOCATION";
    }
    return "HTLC";
}

/// Proposal, commit and last revocation come from the sender; the acknowledging steps from the
/// other side.
bool lastStepBySender(UpdateStage stage)
{
    return stage == UpdateStage::Proposed || stage == UpdateStage::Signed ||
           stage == UpdateStage::Done;
}

void addHtlcs(ChannelInfo& out, const Commitments& state)
{
    std::uint64_t incoming = 0;
    std::uint64_t outgoing = 0;
    for (const Htlc& htlc : state.htlcs) {
        out.htlcs.push_back({htlc.direction, htlc.id, htlc.amount, htlc.paymentHash, htlc.expiry,
                             htlc.createdIndex, htlcStateName(htlc)});
        (htlc.direction == HtlcDirection::Incoming ? incoming : outgoing) += htlc.amount.value();
    }
    out.inFlightIn = MilliSatoshi{incoming};
    out.inFlightOut = MilliSatoshi{outgoing};
}

/// What our newest commitment leaves to the miners; its anchors are not among that.
Satoshi commitmentFeeOf(const Channel& channel)
{
    constexpr Satoshi kAnchors{660};
    const auto cost =
        costOf(channel.params, *channel.commitments, kLocalView, currentFeerate(channel));
    return channel.params.type.hasAnchors() ? saturatingSub(cost.fee, kAnchors) : cost.fee;
}

void addCounts(ChannelInfo& out, const Channel& channel)
{
    const Commitments& state = *channel.commitments;
    out.totals = state.totals;
    out.localCommitments = state.localNumber + 1;
    out.remoteCommitments = state.remoteNumber + 1;
    out.htlcsSent = state.nextLocalHtlcId;
    if (channel.params.remote)
        out.lastTxFee = commitmentFeeOf(channel);
}

void addTerms(ChannelInfo& out, const ChannelParams& params)
{
    out.dustLimit = params.local.dustLimit;
    out.htlcMinimumIn = params.local.htlcMinimum;
    out.maxHtlcValueIn = params.local.maxHtlcValueInFlight;
    out.theirReserve = params.local.channelReserve;
    out.theirToSelfDelay = params.local.toSelfDelay;
    out.maxAcceptedHtlcs = params.local.maxAcceptedHtlcs;
    out.closeTo = params.local.upfrontShutdownScript;
    if (!params.remote)
        return;
    out.ourReserve = params.remote->channelReserve;
    out.htlcMinimumOut = params.remote->htlcMinimum;
    out.maxHtlcValueOut = params.remote->maxHtlcValueInFlight;
    out.theirMaxAcceptedHtlcs = params.remote->maxAcceptedHtlcs;
    out.ourToSelfDelay = params.remote->toSelfDelay;
}

void addClosing(ChannelInfo& out, const ChannelState& state)
{
    if (const auto* published = std::get_if<ClosingPublished>(&state)) {
        out.closingTxid = txidOf(published->transaction);
        out.closeKind = CloseKind::Mutual;
    } else if (const auto* forced = std::get_if<ForceClosed>(&state)) {
        out.closingTxid = txidOf(forced->commitment);
        out.closeKind = CloseKind::Local;
    } else if (const auto* remote = std::get_if<RemoteClosed>(&state)) {
        out.closingTxid = txidOf(remote->transaction);
        out.closeKind =
            remote->kind == SpendKind::RevokedCommitment ? CloseKind::Revoked : CloseKind::Remote;
    } else if (const auto* closed = std::get_if<Closed>(&state)) {
        if (!closed->txid.isZero())
            out.closingTxid = closed->txid;
        out.closeKind = closed->kind;
    }
}

} // namespace

std::string htlcStateName(const Htlc& htlc)
{
    const bool removing = htlc.removal.has_value();
    const UpdateStage stage = removing ? htlc.removal->stage : htlc.stage;
    const bool addedByUs = htlc.direction == HtlcDirection::Outgoing;
    const bool senderIsUs = removing ? !addedByUs : addedByUs;
    const bool lastByUs = senderIsUs == lastStepBySender(stage);
    return std::string{lastByUs ? "SENT_" : "RCVD_"} + (removing ? "REMOVE_" : "ADD_") +
           std::string{stepName(stage)};
}

Satoshi closingCost(const Channel& channel, Feerate feerate)
{
    const bool simple = channel.features.simpleClose;
    if (!simple && !channel.params.funder)
        return Satoshi{};
    constexpr std::size_t kP2wpkhSize = 22;
    const Bytes theirs =
        channel.params.remote && !channel.params.remote->upfrontShutdownScript.empty()
            ? channel.params.remote->upfrontShutdownScript
            : Bytes(kP2wpkhSize, 0);
    const Bytes& ours = channel.params.shutdownScript;
    if (!simple)
        return feerate.feeFor(closingWeight(ours, theirs));
    // Each side pays for its own transaction; who has too little leaves it to the peer.
    const Satoshi fee = simpleCloseFee(feerate, ours, theirs);
    const auto left = checkedSub(floorToSat(localBalance(channel)), fee);
    const Satoshi least = std::max(channel.params.local.dustLimit, dustOfScript(ours));
    return left && *left >= least ? fee : Satoshi{};
}

ChannelInfo describeChannel(const Channel& channel, std::uint32_t height, Feerate closingFeerate)
{
    const ChannelParams& params = channel.params;
    ChannelInfo out{params.channelId.isZero() ? params.temporaryId : params.channelId,
                    params.peerNodeId};
    out.stateName = stateName(channel.state);
    out.phase = phaseOf(channel);
    out.reestablished = channel.link == Link::Online;
    out.usable = isUsable(channel);
    out.funder = params.funder;
    out.announce = params.announce;
    out.suspect = channel.suspect;
    out.type = params.type;
    if (!params.channelId.isZero())
        out.funding = params.funding;
    out.shortChannelId = shortChannelId(channel);
    out.remoteAlias = channel.remoteAlias;
    out.localAlias = params.localAlias;
    out.capacity = params.capacity;
    out.push = params.push;
    out.initialFeerate = params.initialFeerate;
    out.feerate = currentFeerate(channel);
    out.local = localBalance(channel);
    out.remote = remoteBalance(channel);
    out.sendable = sendableBalance(channel);
    out.receivable = receivableBalance(channel);
    out.minimumDepth = params.minimumDepth;
    if (channel.position && height >= channel.position->height)
        out.confirmations = height - channel.position->height + 1;
    out.closeCost = closingCost(channel, closingFeerate);
    if (channel.commitments) {
        addHtlcs(out, *channel.commitments);
        addCounts(out, channel);
    }
    addTerms(out, params);
    addClosing(out, channel.state);
    out.status = out.stateName;
    return out;
}

} // namespace fulgurite::lightning
