// SPDX-License-Identifier: MIT
#include "lightning/channel/channel_work.h"
#include "lightning/channel/opening_limits.h"

#include <algorithm>

namespace fulgurite::lightning {

namespace {

bool canBegin(const Channel& channel)
{
    return std::holds_alternative<Normal>(channel.state) ||
           std::holds_alternative<WaitForConfirmations>(channel.state);
}

/// No HTLC, no fee change and no revocation is under way: both commitments are final.
bool isQuiet(const Commitments& state)
{
    return state.htlcs.empty() && state.feeUpdates.empty() && !state.awaitingRevocation;
}

std::optional<std::string> shutdownBreaks(const Work& work, const Shutdown& message)
{
    const Bytes& committed = work.channel.params.remote->upfrontShutdownScript;
    // A committed script is enforced even where the features of this connection no longer say so.
    if (!committed.empty() && committed != message.scriptpubkey)
        return "shutdown.scriptpubkey: not the one committed to in open_channel or accept_channel";
    if (!isShutdownScript(message.scriptpubkey, work.channel.features))
        return "shutdown.scriptpubkey: not a form that may be used here";
    return std::nullopt;
}

} // namespace

void closeCooperatively(Work& work, const Bytes& script)
{
    Channel& channel = work.channel;
    if (!canBegin(channel))
        return work.emit(effect::UpdateRefused{ChannelError::NotReady,
                                               "the channel cannot begin to close in this state"});
    const Bytes& committed = channel.params.local.upfrontShutdownScript;
    const Bytes& chosen = script.empty() ? channel.params.shutdownScript : script;
    if (!committed.empty() && committed != chosen)
        return work.emit(
            effect::UpdateRefused{ChannelError::BadParameter,
                                  "another script was committed to when the channel was opened"});
    NegotiatedFeatures features = channel.features;
    features.shutdownAnysegwit = features.shutdownAnysegwit || channel.link == Link::Offline;
    features.simpleClose = false; // an OP_RETURN would burn what is ours
    if (!isShutdownScript(chosen, features))
        return work.emit(effect::UpdateRefused{ChannelError::BadParameter,
                                               "the peer does not take that form of script"});
    work.enter(ShuttingDown{false, false, chosen, {}});
    work.emit(effect::ShutdownStarted{true});
    advanceShutdown(work);
}

void handleShutdown(Work& work, const Shutdown& message)
{
    Channel& channel = work.channel;
    const bool known = canBegin(channel) || work.in<ShuttingDown>() != nullptr ||
                       work.in<NegotiatingClosing>() != nullptr;
    if (!known) {
        if (work.in<ClosingPublished>() != nullptr)
            return;
        return warnAndDisconnect(work, "shutdown is out of place in this state");
    }
    if (const auto broken = shutdownBreaks(work, message))
        return warnAndDisconnect(work, *broken);
    // Before channel_ready it need not be answered (BOLT 2 § Closing Initiation: `shutdown`): what
    // has no funding stays among those that wait for one, and this waits with it.
    if (isFundingUnproven(channel) && canBegin(channel)) {
        std::erase_if(channel.early,
                      [](const Message& each) { return std::holds_alternative<Shutdown>(each); });
        channel.early.emplace_back(message);
        return;
    }
    channel.shutdownSeen = true;
    if (auto* closing = work.in<NegotiatingClosing>()) {
        closing->remoteScript = message.scriptpubkey;
        work.dirty = true;
        return beginNegotiation(work);
    }
    if (canBegin(channel)) {
        work.enter(ShuttingDown{false, true, channel.params.shutdownScript, message.scriptpubkey});
        work.emit(effect::ShutdownStarted{false});
    } else {
        auto& closing = *work.in<ShuttingDown>();
        closing.received = true;
        closing.remoteScript = message.scriptpubkey;
        work.dirty = true;
    }
    advanceShutdown(work);
}

void advanceShutdown(Work& work)
{
    auto* closing = work.in<ShuttingDown>();
    if (closing == nullptr || work.channel.link != Link::Online)
        return;
    const Commitments& state = work.commitments();
    // Source: BOLT 2 § Closing Initiation: `shutdown`: not while updates of ours are unsigned.
    if (!closing->sent && state.proposed.empty()) {
        closing->sent = true;
        work.dirty = true;
        work.send(Shutdown{work.wireId(), closing->localScript});
    }
    if (!closing->sent || !closing->received || !work.channel.shutdownSeen || !isQuiet(state))
        return;
    work.enter(NegotiatingClosing{.localScript = closing->localScript,
                                  .remoteScript = closing->remoteScript});
    beginNegotiation(work);
}

} // namespace fulgurite::lightning
