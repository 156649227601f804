// SPDX-License-Identifier: MIT
#include "lightning/channel/channel_work.h"
#include "lightning/channel/closing_tx.h"
#include "lightning/channel/quirks.h"
#include "lightning/channel/witness_digest.h"
#include "wallet/base/text.h"

#include <algorithm>
#include <cassert>

namespace fulgurite::lightning {

namespace {

Bytes textBytes(std::string_view text)
{
    const ByteView view = asBytes(text);
    return {view.begin(), view.end()};
}

bool isFinished(const ChannelState& state)
{
    return std::holds_alternative<ForceClosed>(state) ||
           std::holds_alternative<RemoteClosed>(state) || std::holds_alternative<DataLoss>(state) ||
           std::holds_alternative<Closed>(state);
}

/// A close that both signed is on its way: a commitment would only fight it. The owner alone, who
/// sees that it does not confirm, may leave it.
bool isClosedFor(const ChannelState& state, UnilateralReason why)
{
    return isFinished(state) || (isCloseAgreed(state) && why != UnilateralReason::OwnerAsked);
}

/// Neither side can lose by forgetting: nothing confirmed, nothing was pushed to us.
bool isForgettable(const Channel& channel)
{
    return std::holds_alternative<WaitForConfirmations>(channel.state) &&
           isFundingUnproven(channel) && channel.params.push.value() == 0;
}

} // namespace

void sendError(Work& work, std::string_view text)
{
    if (work.channel.link != Link::Offline)
        work.send(ErrorMessage{work.wireId(), textBytes(text)});
}

bool hasFunding(const Channel& channel)
{
    return !std::holds_alternative<WaitForAcceptChannel>(channel.state) &&
           !std::holds_alternative<WaitForFundingTransaction>(channel.state) &&
           !std::holds_alternative<WaitForFundingSigned>(channel.state) &&
           !std::holds_alternative<WaitForFundingCreated>(channel.state);
}

bool isFundingUnproven(const Channel& channel)
{
    return !channel.params.funder && !channel.position && !channel.readySent;
}

void handleDisconnected(Work& work)
{
    Channel& channel = work.channel;
    channel.link = Link::Offline;
    channel.early.clear();
    channel.shutdownSeen = false;
    if (!hasFunding(channel))
        return giveUpOpening(work, "the peer went away before the funding was signed");
    forgetUnsigned(work);
    if (auto* closing = work.in<NegotiatingClosing>()) {
        // Source: BOLT 2 § Legacy Closing Negotiation: `closing_signed`: it restarts on
        // reconnection.
        closing->sentFee.reset();
        closing->sentMin.reset();
        closing->sentMax.reset();
        closing->receivedFee.reset();
        closing->completeFee.reset();
        closing->rounds = 0;
    }
}

void warnAndDisconnect(Work& work, std::string text)
{
    work.send(Warning{work.wireId(), textBytes(text)});
    work.emit(effect::DisconnectPeer{std::move(text)});
    handleDisconnected(work);
}

void broadcastLocalCommitment(Work& work, UnilateralReason why, std::string reason)
{
    Channel& channel = work.channel;
    if (!hasFunding(channel) || isClosedFor(channel.state, why))
        return;
    // It stays among those that wait and are forgotten: an error costs a peer nothing.
    if (isFundingUnproven(channel) && why != UnilateralReason::OwnerAsked)
        return;
    if (channel.suspect) {
        work.emit(effect::PeerProblem{
            "not broadcast, as this wallet file may be out of date: " + reason, true});
        return;
    }
    const Commitments& state = work.commitments();
    const ByteView seed = work.context.secrets.perCommitmentSeed.expose();
    const auto spec = specOf(channel.params, state, kLocalView, state.localNumber,
                             perCommitmentPoint(seed, state.localNumber));
    Transaction tx = buildCommitment(spec).transaction;
    const auto script = fundingWitnessScript(spec.localFunding, spec.remoteFunding);
    const auto digest = witnessDigest(tx, script, channel.params.capacity);
    assert(verifyEcdsa(spec.remoteFunding, digest,
                       state.localSignature)); // was checked before we revoked the one before
    tx.inputs.front().witness =
        fundingWitness({spec.localFunding, signEcdsa(work.context.secrets.funding, digest)},
                       {spec.remoteFunding, state.localSignature});
    for (const Htlc& htlc : state.htlcs) {
        if (htlc.direction == HtlcDirection::Outgoing && htlc.stage == UpdateStage::Proposed)
            work.emit(effect::HtlcForgotten{htlc.id, htlc.paymentHash});
    }
    work.emit(effect::Broadcast{tx, BroadcastReason::LocalCommitment, why});
    work.enter(ForceClosed{std::move(tx), std::move(reason)});
}

void failChannel(Work& work, UnilateralReason why, std::string text)
{
    if (!work.channel.suspect) // else a peer would learn how old the file is
        sendError(work, text);
    broadcastLocalCommitment(work, why, std::move(text));
}

void failOpening(Work& work, std::string text)
{
    assert(!hasFunding(work.channel));
    sendError(work, text);
    giveUpOpening(work, std::move(text));
}

void handlePeerError(Work& work, const ErrorMessage& error)
{
    const std::string raw = asString(error.data);
    const std::string text = sanitised(raw);
    const bool again = isTooEarlyToClose(raw) && work.in<ShuttingDown>() != nullptr;
    const bool transient = again || isTransientError(raw);
    work.emit(effect::PeerProblem{text, !transient});
    // Before there is a funding every error ends the opening: LND has forgotten it by now.
    if (!hasFunding(work.channel) || (!transient && isForgettable(work.channel)))
        return giveUpOpening(work, "the peer refused: " + text);
    if (again) { // every connection sends the shutdown anew
        work.emit(effect::DisconnectPeer{"the peer cannot begin to close yet"});
        return handleDisconnected(work);
    }
    if (transient)
        return;
    // Source: BOLT 1 § The `error` and `warning` Messages: the channel is failed.
    broadcastLocalCommitment(work, UnilateralReason::PeerFailedChannel,
                             "the peer failed the channel: " + text);
}

void giveUpOpening(Work& work, std::string reason)
{
    if (std::holds_alternative<Closed>(work.channel.state))
        return;
    work.emit(effect::OpeningFailed{reason});
    work.enter(Closed{CloseKind::NeverOpened, Txid{}, std::move(reason)});
}

} // namespace fulgurite::lightning
