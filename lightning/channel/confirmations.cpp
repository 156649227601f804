// SPDX-License-Identifier: MIT
#include "lightning/channel/channel_work.h"
#include "wallet/bitcoin/block.h"
#include "wallet/bitcoin/interpreter_rules.h"

#include <algorithm>

namespace fulgurite::lightning {

namespace {

/// A fundee forgets a funding that never confirms. Source: BOLT 2 § The `channel_ready` Message.
constexpr std::uint32_t kForgetAfter = 2016;
/// Source: BOLT 7 § The `announcement_signatures` Message.
constexpr std::uint32_t kAnnouncementDepth = 6;

/// Why this is not the funding that was agreed. Checked before channel_ready: a fundee knows only a
/// hash until now.
std::optional<std::string> fundingBreaks(const Channel& channel, const Transaction& tx)
{
    const ChannelParams& params = channel.params;
    if (txidOf(tx) != params.funding.txid)
        return "another txid";
    if (params.funding.index >= tx.outputs.size())
        return "no output with the agreed index";
    const TxOut& output = tx.outputs[params.funding.index];
    if (output.value != params.capacity)
        return "the output has another value";
    if (output.scriptPubKey != fundingScript(channel))
        return "the output has another script";
    return std::nullopt;
}

std::uint32_t depthOf(const Work& work)
{
    const auto& position = work.channel.position;
    if (!position || work.context.height < position->height)
        return 0;
    return work.context.height - position->height + 1;
}

std::uint32_t neededDepth(const Channel& channel)
{
    return channel.position->coinbase ? kCoinbaseMaturity : channel.params.minimumDepth;
}

/// After a reorg the funding must become deep again before the channel takes new HTLCs.
void deepenAgain(Work& work)
{
    Channel& channel = work.channel;
    if (!channel.shallow || !channel.position || depthOf(work) < neededDepth(channel))
        return;
    channel.shallow = false;
    work.dirty = true;
}

bool isRunning(const Channel& channel)
{
    return channel.readySent && channel.readyReceived &&
           (std::holds_alternative<Normal>(channel.state) ||
            std::holds_alternative<ShuttingDown>(channel.state));
}

void announceWhenDeep(Work& work)
{
    Channel& channel = work.channel;
    if (!channel.params.announce || channel.announced || !isRunning(channel) ||
        depthOf(work) < kAnnouncementDepth)
        return;
    channel.announced = true;
    work.dirty = true;
    work.emit(effect::AnnouncementDepthReached{*shortChannelId(channel)});
}

void runWhenBothReady(Work& work)
{
    Channel& channel = work.channel;
    if (!channel.readySent || !channel.readyReceived)
        return;
    if (work.in<WaitForConfirmations>() != nullptr)
        work.enter(Normal{});
    work.emit(effect::ChannelReady{shortChannelId(channel), channel.remoteAlias});
    announceWhenDeep(work);
}

void sendReadyWhenDeep(Work& work)
{
    Channel& channel = work.channel;
    if (channel.readySent || !channel.position || !hasFunding(channel))
        return;
    const bool opening =
        work.in<WaitForConfirmations>() != nullptr || work.in<ShuttingDown>() != nullptr;
    if (!opening || depthOf(work) < neededDepth(channel))
        return;
    channel.readySent = true;
    work.dirty = true;
    if (channel.link == Link::Online)
        work.send(makeChannelReady(work));
    runWhenBothReady(work);
}

} // namespace

ChannelReady makeChannelReady(const Work& work)
{
    ChannelReady ready{.channelId = work.wireId(),
                       .secondPerCommitmentPoint =
                           perCommitmentPoint(work.context.secrets.perCommitmentSeed.expose(), 1)};
    // LND needs an alias where it was negotiated; without, it does no harm.
    if (work.channel.features.scidAlias || work.channel.params.type.hasScidAlias())
        ready.shortChannelId = work.channel.params.localAlias;
    return ready;
}

void handleFundingConfirmed(Work& work, const input::FundingConfirmed& confirmed)
{
    Channel& channel = work.channel;
    if (!hasFunding(channel) || std::holds_alternative<Closed>(channel.state))
        return;
    if (const auto broken = fundingBreaks(channel, confirmed.transaction)) {
        sendError(work, "the funding transaction is not what was agreed");
        work.emit(effect::PeerProblem{"the funding transaction is not what was agreed: " + *broken,
                                      true});
        if (!channel.params.funder)
            giveUpOpening(work, "the funding transaction is not what was agreed: " + *broken);
        return;
    }
    const FundingPosition position{confirmed.height, confirmed.transactionIndex,
                                   isCoinbase(confirmed.transaction)};
    const bool moved = channel.position != std::optional{position};
    channel.position = position;
    work.dirty = work.dirty || moved;
    const bool wasReady = channel.readySent;
    deepenAgain(work);
    sendReadyWhenDeep(work);
    if (moved && wasReady && isRunning(channel))
        work.emit(effect::ChannelReady{shortChannelId(channel), channel.remoteAlias});
    announceWhenDeep(work);
}

void handleFundingReorged(Work& work)
{
    if (!work.channel.position)
        return;
    work.channel.position.reset();
    work.channel.announced = false;
    work.channel.shallow = work.channel.readySent;
    work.dirty = true;
    if (work.channel.params.funder)
        work.emit(effect::BroadcastFunding{work.channel.params.funding});
}

void handleNewBlock(Work& work)
{
    const auto* waiting = work.in<WaitForConfirmations>();
    const bool late = waiting != nullptr && !work.channel.position &&
                      work.context.height > waiting->sinceHeight + kForgetAfter;
    // As funder never: our coins are in that transaction.
    if (late && !work.channel.params.funder)
        return giveUpOpening(work, "the funding did not confirm within 2016 blocks");
    // A broadcast may have been lost with a crash or a mempool: sending it again does no harm. A
    // close spends nothing without it.
    if (hasFunding(work.channel) && !std::holds_alternative<Closed>(work.channel.state) &&
        !work.channel.position && work.channel.params.funder)
        work.emit(effect::BroadcastFunding{work.channel.params.funding});
    deepenAgain(work);
    sendReadyWhenDeep(work);
    announceWhenDeep(work);
}

void handleChannelReady(Work& work, const ChannelReady& message)
{
    Channel& channel = work.channel;
    if (!hasFunding(channel) || !channel.commitments)
        return warnAndDisconnect(work, "channel_ready is out of place in this state");
    if (message.shortChannelId && channel.remoteAlias != message.shortChannelId) {
        channel.remoteAlias = message.shortChannelId;
        work.dirty = true;
    }
    // Redundant ones are ignored, but for the alias. Source: BOLT 2 § Message Retransmission.
    if (channel.readyReceived)
        return;
    const bool opening =
        work.in<WaitForConfirmations>() != nullptr || work.in<ShuttingDown>() != nullptr;
    if (!opening)
        return;
    channel.readyReceived = true;
    work.commitments().remoteNextPoint = message.secondPerCommitmentPoint;
    work.dirty = true;
    runWhenBothReady(work);
}

} // namespace fulgurite::lightning
