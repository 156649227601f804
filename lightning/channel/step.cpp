// SPDX-License-Identifier: MIT
#include "lightning/channel/channel_work.h"
#include "wallet/base/text.h"

namespace fulgurite::lightning {

namespace {

/// Held until channel_reestablish came: LND sends channel_ready and others before it.
constexpr std::size_t kMostEarly = 10;

template <typename... Handlers> struct Overload : Handlers... {
    using Handlers::operator()...;
};
template <typename... Handlers> Overload(Handlers...) -> Overload<Handlers...>;

void dispatch(Work& work, const Message& message)
{
    std::visit(
        Overload{[&](const AcceptChannel& m) { handleAcceptChannel(work, m); },
                 [&](const FundingCreated& m) { handleFundingCreated(work, m); },
                 [&](const FundingSigned& m) { handleFundingSigned(work, m); },
                 [&](const ChannelReady& m) { handleChannelReady(work, m); },
                 [&](const Shutdown& m) { handleShutdown(work, m); },
                 [&](const ClosingSigned& m) { handleClosingSigned(work, m); },
                 [&](const ClosingComplete& m) { handleClosingComplete(work, m); },
                 [&](const ClosingSig& m) { handleClosingSig(work, m); },
                 [&](const UpdateAddHtlc& m) { handleAddHtlc(work, m); },
                 [&](const UpdateFulfillHtlc& m) { handleFulfillHtlc(work, m); },
                 [&](const UpdateFailHtlc& m) { handleFailHtlc(work, m.id, HtlcFail{m.reason}); },
                 [&](const UpdateFailMalformedHtlc& m) {
                     handleFailHtlc(work, m.id, HtlcFailMalformed{m.sha256OfOnion, m.failureCode});
                 },
                 [&](const UpdateFee& m) { handleUpdateFee(work, m); },
                 [&](const CommitmentSigned& m) { handleCommitmentSigned(work, m); },
                 [&](const RevokeAndAck& m) { handleRevokeAndAck(work, m); },
                 [&](const ChannelReestablish& m) { handleReestablish(work, m); },
                 [&](const Stfu&) {
                     warnAndDisconnect(work, "stfu: option_quiesce was not negotiated");
                 },
                 [&](const auto&) {}}, // not a channel's message: the node's own business
        message);
}

/// States in which only the chain matters: what the peer still says changes nothing.
bool isOver(const ChannelState& state)
{
    return std::holds_alternative<ForceClosed>(state) ||
           std::holds_alternative<RemoteClosed>(state) || std::holds_alternative<Closed>(state);
}

void replayEarly(Work& work)
{
    for (Message& message : std::exchange(work.channel.early, {})) {
        if (work.channel.link == Link::Online)
            dispatch(work, message);
    }
}

void handleMessage(Work& work, const Message& message)
{
    Channel& channel = work.channel;
    if (const auto* error = std::get_if<ErrorMessage>(&message))
        return isOver(channel.state) ? void() : handlePeerError(work, *error);
    if (const auto* warning = std::get_if<Warning>(&message))
        return work.emit(effect::PeerProblem{sanitised(asString(warning->data)), false});
    if (channel.link == Link::Offline || isOver(channel.state))
        return;
    if (std::holds_alternative<DataLoss>(channel.state) &&
        !std::holds_alternative<ChannelReestablish>(message))
        return;
    if (channel.link == Link::Reestablishing &&
        !std::holds_alternative<ChannelReestablish>(message)) {
        if (channel.early.size() == kMostEarly)
            return warnAndDisconnect(work, "more than ten messages before channel_reestablish");
        channel.early.push_back(message);
        return;
    }
    dispatch(work, message);
    if (std::holds_alternative<ChannelReestablish>(message) && work.channel.link == Link::Online)
        replayEarly(work);
}

/// The peer hears it, not why; before a funding there is nothing to broadcast.
void closeUnilaterally(Work& work, const input::CloseUnilaterally& in)
{
    if (isOver(work.channel.state))
        return;
    if (!hasFunding(work.channel)) {
        sendError(work, "the channel is closed by its owner");
        return giveUpOpening(work, in.reason);
    }
    broadcastLocalCommitment(work, in.why, in.reason);
    if (work.in<ForceClosed>() != nullptr) // not one that may be old: its peer is to close it
        sendError(work, "the channel is closed by its owner");
}

void handleInput(Work& work, const ChannelInput& input)
{
    std::visit(
        Overload{[&](const input::Connected& in) { handleConnected(work, in.features); },
                 [&](const input::Disconnected&) { handleDisconnected(work); },
                 [&](const input::PeerMessage& in) { handleMessage(work, in.message); },
                 [&](const input::FundingBuilt& in) { handleFundingBuilt(work, in); },
                 [&](const input::FundingRefused& in) {
                     if (!hasFunding(work.channel))
                         failOpening(work, in.reason);
                 },
                 [&](const input::FundingConfirmed& in) { handleFundingConfirmed(work, in); },
                 [&](const input::FundingReorged&) { handleFundingReorged(work); },
                 [&](const input::FundingDoubleSpent&) {
                     giveUpOpening(work, "the funding can never confirm: its input is spent");
                 },
                 [&](const input::NewBlock&) { handleNewBlock(work); },
                 [&](const input::FundingSpent& in) { handleFundingSpent(work, in); },
                 [&](const input::SpendSettled& in) { handleSpendSettled(work, in.txid); },
                 [&](const input::OfferHtlc& in) { offerHtlc(work, in); },
                 [&](const input::FulfillHtlc& in) {
                     resolveHtlc(work, in.id, HtlcFulfill{in.preimage});
                 },
                 [&](const input::FailHtlc& in) { resolveHtlc(work, in.id, HtlcFail{in.reason}); },
                 [&](const input::FailMalformedHtlc& in) {
                     resolveHtlc(work, in.id, HtlcFailMalformed{in.sha256OfOnion, in.failureCode});
                 },
                 [&](const input::UpdateFee& in) { proposeFee(work, in.feerate); },
                 [&](const input::CommitNow&) { commitNow(work); },
                 [&](const input::CloseCooperatively& in) { closeCooperatively(work, in.script); },
                 [&](const input::CloseUnilaterally& in) { closeUnilaterally(work, in); },
                 [&](const input::SetSuspect& in) { setSuspect(work, in.suspect); }},
        input);
}

} // namespace

ChannelStep step(Channel channel, const ChannelInput& input, const ChannelContext& context)
{
    Work work{std::move(channel), context};
    handleInput(work, input);
    // What waited for the funding.
    if (work.channel.link == Link::Online && !isFundingUnproven(work.channel))
        replayEarly(work);
    return {std::move(work.channel), std::move(work.effects), work.dirty};
}

} // namespace fulgurite::lightning
