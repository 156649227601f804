// SPDX-License-Identifier: MIT
#include "lightning/channel/channel_work.h"
#include "lightning/channel/closing_tx.h"

#include <utility>

namespace fulgurite::lightning {

namespace {

constexpr std::uint64_t kNumberLimit = std::uint64_t{1} << 48U;

bool isAwaitingChain(const ChannelState& state)
{
    return std::holds_alternative<ForceClosed>(state) ||
           std::holds_alternative<RemoteClosed>(state) || std::holds_alternative<Closed>(state);
}

ErrorMessage errorOf(const Work& work, std::string_view text)
{
    const ByteView view = asBytes(text);
    return {work.wireId(), Bytes(view.begin(), view.end())};
}

ChannelReestablish makeReestablish(const Work& work)
{
    const Commitments& state = *work.channel.commitments;
    const ByteView seed = work.context.secrets.perCommitmentSeed.expose();
    ChannelReestablish out{.channelId = work.wireId(),
                           .nextCommitmentNumber = state.localNumber + 1,
                           .nextRevocationNumber = state.remoteNumber,
                           .yourLastPerCommitmentSecret = {},
                           .myCurrentPerCommitmentPoint =
                               perCommitmentPoint(seed, state.localNumber)};
    if (state.remoteNumber > 0)
        out.yourLastPerCommitmentSecret = state.remoteSecrets.ofCommitment(state.remoteNumber - 1)
                                              .value_or(PerCommitmentSecret{});
    // A peer closes when it is asked for commitment 0: what we need once our state is lost.
    if (std::holds_alternative<DataLoss>(work.channel.state)) {
        out.nextCommitmentNumber = 0;
        out.nextRevocationNumber = 0;
        out.yourLastPerCommitmentSecret = {};
    }
    return out;
}

/// The peer knows a secret of ours that we have not given out yet: our file is old. Only this
/// proves it.
bool provesDataLoss(const Work& work, const ChannelReestablish& message)
{
    const Commitments& state = *work.channel.commitments;
    if (message.nextRevocationNumber <= state.localNumber)
        return false;
    const ByteView seed = work.context.secrets.perCommitmentSeed.expose();
    return perCommitmentSecret(seed, message.nextRevocationNumber - 1) ==
           message.yourLastPerCommitmentSecret;
}

bool knowsLastSecret(const Work& work, const ChannelReestablish& message)
{
    if (message.nextRevocationNumber == 0)
        return true;
    const ByteView seed = work.context.secrets.perCommitmentSeed.expose();
    return perCommitmentSecret(seed, message.nextRevocationNumber - 1) ==
           message.yourLastPerCommitmentSecret;
}

void enterDataLoss(Work& work, const ChannelReestablish& message)
{
    work.emit(effect::PeerProblem{
        "this wallet file is older than the channel: waiting for the peer to close", true});
    const bool silent = work.channel.suspect; // ours was held back until now
    work.enter(DataLoss{message.nextRevocationNumber - 1});
    if (silent)
        work.send(makeReestablish(work));
    work.send(errorOf(work, "state was lost here: please close the channel"));
}

bool hasAllOnions(const Work& work)
{
    const Commitments& state = *work.channel.commitments;
    for (const Htlc& htlc : state.htlcs) {
        if (htlc.direction == HtlcDirection::Outgoing && htlc.stage == UpdateStage::Signed &&
            htlc.onion.view().empty())
            return false;
    }
    return true;
}

void resendCommitment(Work& work)
{
    const Commitments& state = work.commitments();
    for (const UpdateRef& update : state.lastSigned)
        work.send(updateMessage(work, update));
    work.send(signRemote(work, kRemoteSignedView, state.remoteNumber + 1, *state.remoteNextPoint));
}

/// What the peer's two numbers say it lacks, in the order it was first sent in. Source: BOLT 2 §
/// Message Retransmission.
void retransmit(Work& work, const ChannelReestablish& message)
{
    const Commitments& state = work.commitments();
    const bool commitment =
        state.awaitingRevocation && message.nextCommitmentNumber == state.remoteNumber + 1;
    const bool revocation = message.nextRevocationNumber + 1 == state.localNumber;
    if (commitment && state.revokedAfterSigning)
        resendCommitment(work);
    if (revocation)
        work.send(makeRevocation(work, state.localNumber - 1));
    if (commitment && !state.revokedAfterSigning)
        resendCommitment(work);
}

/// The rule broken by numbers that no honest, whole peer sends; nothing when they fit our state.
std::optional<std::string> numbersBreak(const Work& work, const ChannelReestablish& message)
{
    const Commitments& state = *work.channel.commitments;
    const std::uint64_t sent = state.remoteNumber + (state.awaitingRevocation ? 1 : 0);
    if (message.nextRevocationNumber > state.localNumber)
        return "channel_reestablish.next_revocation_number: too high, without the secret that "
               "would prove it";
    if (message.nextCommitmentNumber > sent + 1)
        return "channel_reestablish.next_commitment_number: more than was signed";
    if (!knowsLastSecret(work, message))
        return "channel_reestablish.your_last_per_commitment_secret: wrong";
    return std::nullopt;
}

/// What the same numbers would break again at the next connection. Which of them, and which way,
/// would tell a peer how old a file is that may be.
void warnAndLeave(Work& work, std::string text)
{
    if (!work.channel.suspect)
        work.send(Warning{work.wireId(), Bytes(text.begin(), text.end())});
    work.emit(effect::DisconnectPeer{std::move(text), true});
    handleDisconnected(work);
}

/// The peer fell behind what it once acknowledged: it lost state and needs our commitment to get
/// its money.
bool peerLostState(const Work& work, const ChannelReestablish& message)
{
    const Commitments& state = *work.channel.commitments;
    return message.nextCommitmentNumber == 0 ||
           message.nextCommitmentNumber < state.remoteNumber + 1 ||
           message.nextRevocationNumber + 1 < state.localNumber;
}

void replayDecisions(Work& work)
{
    if (work.in<Normal>() == nullptr && work.in<ShuttingDown>() == nullptr &&
        work.in<WaitForConfirmations>() == nullptr)
        return;
    const auto& htlcs = work.commitments().htlcs;
    const auto over = overDustExposure(work.channel, work.context.dustExposureLimit);
    for (std::size_t i = 0; i < htlcs.size(); ++i) {
        const Htlc& htlc = htlcs[i];
        if (htlc.direction == HtlcDirection::Incoming && htlc.stage == UpdateStage::Done &&
            !htlc.removal)
            work.emit(effect::HtlcAdded{htlc, true, over[i]});
    }
}

void resendShutdown(Work& work)
{
    if (const auto* closing = work.in<ShuttingDown>(); closing != nullptr && closing->sent)
        work.send(Shutdown{work.wireId(), closing->localScript});
    if (const auto* closing = work.in<NegotiatingClosing>())
        work.send(Shutdown{work.wireId(), closing->localScript});
    if (work.in<ClosingPublished>() != nullptr)
        work.send(Shutdown{work.wireId(), work.channel.params.shutdownScript});
}

} // namespace

void handleConnected(Work& work, const NegotiatedFeatures& features)
{
    Channel& channel = work.channel;
    if (channel.link != Link::Offline || !hasFunding(channel) || !channel.commitments)
        return;
    channel.features = features;
    if (isAwaitingChain(channel.state)) {
        if (work.in<ForceClosed>() != nullptr)
            work.send(errorOf(work, "the channel was closed on chain"));
        return;
    }
    channel.link = Link::Reestablishing;
    // A file that may be old waits: a peer that hears how old could agree with it, and then make us
    // broadcast what it holds the revocation of.
    if (channel.suspect && work.in<DataLoss>() == nullptr)
        return;
    work.send(makeReestablish(work));
    if (work.in<DataLoss>() != nullptr)
        work.send(errorOf(work, "state was lost here: please close the channel"));
}

void setSuspect(Work& work, bool suspect)
{
    Channel& channel = work.channel;
    const bool was = std::exchange(channel.suspect, suspect);
    if (was && !suspect && channel.link == Link::Reestablishing && work.in<DataLoss>() == nullptr)
        work.send(makeReestablish(work)); // held back until the owner vouched for the file
}

void handleReestablish(Work& work, const ChannelReestablish& message)
{
    Channel& channel = work.channel;
    if (channel.link != Link::Reestablishing)
        return warnAndDisconnect(work, "channel_reestablish is out of place in this state");
    if (message.nextCommitmentNumber >= kNumberLimit ||
        message.nextRevocationNumber >= kNumberLimit)
        return warnAndDisconnect(work, "channel_reestablish: a commitment number of 2^48 or more");
    if (work.in<DataLoss>() != nullptr)
        return;
    if (provesDataLoss(work, message))
        return enterDataLoss(work, message);
    if (const auto broken = numbersBreak(work, message))
        return warnAndLeave(work, *broken);
    if (peerLostState(work, message)) {
        if (!isCloseAgreed(channel.state)) // else the peer may have forgotten it
            failChannel(work, UnilateralReason::PeerLostState,
                        "channel_reestablish: you lost state, our commitment is broadcast");
        return;
    }
    if (!hasAllOnions(work)) {
        work.emit(
            effect::PeerProblem{"an onion to be sent again is missing from the wallet file", true});
        work.emit(effect::DisconnectPeer{"cannot retransmit", true});
        return handleDisconnected(work);
    }
    if (std::exchange(channel.suspect, false)) // the peer's numbers agree with ours, unheard
        work.send(makeReestablish(work));
    channel.link = Link::Online;
    const Commitments& state = work.commitments();
    if (message.nextCommitmentNumber == 1 && state.localNumber == 0 && channel.readySent)
        work.send(makeChannelReady(work));
    retransmit(work, message);
    resendShutdown(work);
    replayDecisions(work);
    advanceShutdown(work);
}

} // namespace fulgurite::lightning
