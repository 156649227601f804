// SPDX-License-Identifier: MIT
#include "lightning/channel/channel_work.h"
#include "lightning/channel/closing_tx.h"
#include "lightning/channel/opening_limits.h"

#include <algorithm>

namespace fulgurite::lightning {

namespace {

constexpr std::uint32_t kReplaceable = 0xfffffffd;
/// The peer's chain may be ahead of ours by as much.
constexpr std::uint32_t kMostBlocksAhead = 12;

/// A closing transaction that one side pays for, with the names of its two roles.
struct Offer {
    ClosingTerms terms;
    ClosingAmounts amounts;
    bool weClose = false;

    [[nodiscard]] Transaction closerOnly() const
    {
        return buildClosing(terms, {weClose, !weClose});
    }
    [[nodiscard]] Transaction closeeOnly() const
    {
        return buildClosing(terms, {!weClose, weClose});
    }
    [[nodiscard]] Transaction both() const { return buildClosing(terms, {true, true}); }
};

struct OfferKey {
    Satoshi fee;
    std::uint32_t locktime = 0;
    bool weClose = false;
};

std::optional<Offer> offerOf(const Work& work, const Bytes& ourScript, const Bytes& theirScript,
                             const OfferKey& key)
{
    const auto amounts = closingAmounts(work.channel, key.fee, key.weClose);
    if (!amounts)
        return std::nullopt;
    return Offer{{.funding = work.channel.params.funding,
                  .ours = {ourScript, amounts->ours},
                  .theirs = {theirScript, amounts->theirs},
                  .sequence = kReplaceable,
                  .lockTime = key.locktime},
                 *amounts,
                 key.weClose};
}

bool isDust(Satoshi value, const Bytes& script) { return value < dustOfScript(script); }

/// The one signature of a message and the transaction it is for.
struct Chosen {
    std::optional<Signature> signature;
    Transaction transaction;
    std::optional<Signature> ClosingSig::* field = nullptr;
};

/// As closee. Source: BOLT 2 § Closing Negotiation: `closing_complete` and `closing_sig`.
Chosen chooseAsClosee(const Offer& offer, const Bytes& ourScript, const ClosingComplete& message)
{
    if (isDust(offer.amounts.ours, ourScript))
        return {message.closerOutputOnly, offer.closerOnly(), &ClosingSig::closerOutputOnly};
    if (message.closerAndCloseeOutputs)
        return {message.closerAndCloseeOutputs, offer.both(), &ClosingSig::closerAndCloseeOutputs};
    return {message.closeeOutputOnly, offer.closeeOnly(), &ClosingSig::closeeOutputOnly};
}

std::optional<Chosen> chooseAsCloser(const Offer& offer, const ClosingSig& message)
{
    const int count = int{message.closerOutputOnly.has_value()} +
                      int{message.closeeOutputOnly.has_value()} +
                      int{message.closerAndCloseeOutputs.has_value()};
    if (count != 1)
        return std::nullopt;
    if (message.closerOutputOnly)
        return Chosen{message.closerOutputOnly, offer.closerOnly()};
    if (message.closeeOutputOnly)
        return Chosen{message.closeeOutputOnly, offer.closeeOnly()};
    return Chosen{message.closerAndCloseeOutputs, offer.both()};
}

} // namespace

void sendClosingComplete(Work& work)
{
    auto& closing = *work.in<NegotiatingClosing>();
    const Commitments& state = work.commitments();
    // A closer without money has nothing to close for: the peer's transaction will do.
    const std::uint64_t weight = closingWeight(closing.localScript, closing.remoteScript);
    const Satoshi fee{work.context.closingFeerate.feeFor(weight).value() + 1};
    if (closing.completeFee || floorToSat(state.localBalance) < fee)
        return;
    const OfferKey key{fee, work.context.height, true};
    const auto offer = offerOf(work, closing.localScript, closing.remoteScript, key);
    const bool oursDust = isDust(offer->amounts.ours, closing.localScript);
    const bool theirsDust = isDust(offer->amounts.theirs, closing.remoteScript);
    const bool lesser = state.localBalance < state.remoteBalance;
    // Who has more must not leave its own output out: then the peer's transaction has to do.
    if (oursDust && (theirsDust || !lesser))
        return;
    ClosingComplete message{.channelId = work.wireId(),
                            .closerScriptpubkey = closing.localScript,
                            .closeeScriptpubkey = closing.remoteScript,
                            .feeSatoshis = fee,
                            .locktime = key.locktime};
    const auto sign = [&work](const Transaction& tx) {
        return signClosing(work.channel, work.context.secrets, tx);
    };
    if (oursDust) {
        message.closeeOutputOnly = sign(offer->closeeOnly());
    } else {
        if (!lesser)
            message.closerOutputOnly = sign(offer->closerOnly());
        if (!theirsDust)
            message.closerAndCloseeOutputs = sign(offer->both());
    }
    if (!message.closerOutputOnly && !message.closeeOutputOnly && !message.closerAndCloseeOutputs)
        return;
    closing.completeFee = fee;
    closing.completeLocktime = key.locktime;
    work.dirty = true;
    work.send(std::move(message));
}

void handleClosingComplete(Work& work, const ClosingComplete& message)
{
    if (work.in<ClosingPublished>() != nullptr)
        return; // one of the two is in a block already
    auto* closing = work.in<NegotiatingClosing>();
    if (closing == nullptr || !work.channel.features.simpleClose)
        return warnAndDisconnect(work, "closing_complete is out of place in this state");
    if (message.closeeScriptpubkey != closing->localScript)
        return warnAndDisconnect(work,
                                 "closing_complete.closee_scriptpubkey: not the last we sent");
    const Bytes& committed = work.channel.params.remote->upfrontShutdownScript;
    const bool allowed = committed.empty() || committed == message.closerScriptpubkey;
    if (!allowed || !isShutdownScript(message.closerScriptpubkey, work.channel.features))
        return warnAndDisconnect(
            work, "closing_complete.closer_scriptpubkey: not a form that may be used here");
    // What no block takes before long is no close. A low fee is another thing: its payer may bump
    // it.
    if (message.locktime > work.context.height + kMostBlocksAhead)
        return warnAndDisconnect(work,
                                 "closing_complete.locktime: " + std::to_string(message.locktime) +
                                     " is beyond the next blocks");
    const auto offer = offerOf(work, closing->localScript, message.closerScriptpubkey,
                               {message.feeSatoshis, message.locktime, false});
    if (!offer)
        return warnAndDisconnect(work, "closing_complete.fee_satoshis: more than you have");
    const Chosen chosen = chooseAsClosee(*offer, closing->localScript, message);
    if (!chosen.signature ||
        !isClosingSignatureValid(work.channel, chosen.transaction, *chosen.signature))
        return warnAndDisconnect(work,
                                 "closing_complete: the needed signature is missing or invalid");

    const Signature ours = signClosing(work.channel, work.context.secrets, chosen.transaction);
    closing->remoteScript = message.closerScriptpubkey;
    ClosingSig answer{.channelId = work.wireId(),
                      .closerScriptpubkey = message.closerScriptpubkey,
                      .closeeScriptpubkey = message.closeeScriptpubkey,
                      .feeSatoshis = message.feeSatoshis,
                      .locktime = message.locktime};
    answer.*chosen.field = ours;
    work.send(std::move(answer));
    publishClosing(work, completeClosing(work.channel, chosen.transaction, ours, *chosen.signature),
                   message.feeSatoshis);
}

void handleClosingSig(Work& work, const ClosingSig& message)
{
    if (work.in<ClosingPublished>() != nullptr)
        return; // one of the two is in a block already
    auto* closing = work.in<NegotiatingClosing>();
    if (closing == nullptr || !closing->completeFee)
        return warnAndDisconnect(work, "closing_sig without an unanswered closing_complete");
    if (message.closerScriptpubkey != closing->localScript ||
        message.closeeScriptpubkey != closing->remoteScript ||
        message.feeSatoshis != *closing->completeFee ||
        message.locktime != closing->completeLocktime)
        return warnAndDisconnect(work, "closing_sig: not what our closing_complete said");
    const auto offer = offerOf(work, closing->localScript, closing->remoteScript,
                               {*closing->completeFee, closing->completeLocktime, true});
    const auto chosen = offer ? chooseAsCloser(*offer, message) : std::nullopt;
    if (!chosen || !isClosingSignatureValid(work.channel, chosen->transaction, *chosen->signature))
        return warnAndDisconnect(work, "closing_sig: not exactly one valid signature");
    const Signature ours = signClosing(work.channel, work.context.secrets, chosen->transaction);
    const Satoshi fee = *closing->completeFee;
    closing->completeFee.reset();
    publishClosing(
        work, completeClosing(work.channel, chosen->transaction, ours, *chosen->signature), fee);
}

} // namespace fulgurite::lightning
