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
/// A peer may raise its fee; more often than this within a connection is a game.
constexpr std::uint8_t kMostOffers = 30;

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

/// LND 0.21 leaves out what is below the channel's dust limit, whatever the script.
bool isOursSmall(const Work& work, const Offer& offer)
{
    const Satoshi limit = work.channel.params.local.dustLimit;
    return offer.amounts.ours < std::max(limit, dustOfScript(offer.terms.ours.script));
}

/// The one signature of a message and the transaction it is for.
struct Chosen {
    std::optional<Signature> signature;
    Transaction transaction;
    std::optional<Signature> ClosingSig::* field = nullptr;
};

/// As closee. Source: BOLT 2 § Closing Negotiation: `closing_complete` and `closing_sig`.
Chosen chooseAsClosee(const Work& work, const Offer& offer, const ClosingComplete& message)
{
    if (isDust(offer.amounts.ours, offer.terms.ours.script))
        return {message.closerOutputOnly, offer.closerOnly(), &ClosingSig::closerOutputOnly};
    if (!message.closerAndCloseeOutputs)
        return {message.closeeOutputOnly, offer.closeeOnly(), &ClosingSig::closeeOutputOnly};
    Transaction tx = offer.both();
    if (isOursSmall(work, offer) &&
        !isClosingSignatureValid(work.channel, tx, *message.closerAndCloseeOutputs))
        tx = offer.closerOnly();
    return {message.closerAndCloseeOutputs, std::move(tx), &ClosingSig::closerAndCloseeOutputs};
}

/// What we sign as closer: who has as much as the peer must offer to close without the peer's
/// output, which the peer takes where that is dust. Our own is in all of them: a close that would
/// cost it is left to the peer, whose transaction pays us whole.
struct Signed {
    bool alone = false;
    bool both = false;
};

std::optional<Signed> shapesAsCloser(const Work& work, const Offer& offer)
{
    if (isOursSmall(work, offer))
        return std::nullopt;
    const Commitments& state = *work.channel.commitments;
    const Signed shapes{.alone = state.localBalance >= state.remoteBalance,
                        .both = !isDust(offer.amounts.theirs, offer.terms.theirs.script)};
    return shapes.alone || shapes.both ? std::optional{shapes} : std::nullopt;
}

/// A field that we did not send is refused, rightly signed or not: it could leave our output out.
std::optional<Chosen> chooseAsCloser(const Work& work, const Offer& offer,
                                     const ClosingSig& message)
{
    const auto shapes = shapesAsCloser(work, offer);
    const int count = int{message.closerOutputOnly.has_value()} +
                      int{message.closeeOutputOnly.has_value()} +
                      int{message.closerAndCloseeOutputs.has_value()};
    if (!shapes || count != 1)
        return std::nullopt;
    if (message.closerOutputOnly && shapes->alone)
        return Chosen{message.closerOutputOnly, offer.closerOnly()};
    if (message.closerAndCloseeOutputs && shapes->both)
        return Chosen{message.closerAndCloseeOutputs, offer.both()};
    return std::nullopt;
}

/// What the peer's transaction must keep to before anything is signed; what is wrong with it.
std::optional<std::string> closingCompleteBreaks(const Work& work, const ClosingComplete& message)
{
    const auto& closing = std::get<NegotiatingClosing>(work.channel.state);
    if (message.closeeScriptpubkey != closing.localScript)
        return "closing_complete.closee_scriptpubkey: not the last we sent";
    const Bytes& committed = work.channel.params.remote->upfrontShutdownScript;
    const bool allowed = committed.empty() || committed == message.closerScriptpubkey;
    if (!allowed || !isShutdownScript(message.closerScriptpubkey, work.channel.features))
        return "closing_complete.closer_scriptpubkey: not a form that may be used here";
    // What no block takes before long is no close. A low fee is another thing: its payer may bump
    // it.
    if (message.locktime > work.context.height + kMostBlocksAhead)
        return "closing_complete.locktime: " + std::to_string(message.locktime) +
               " is beyond the next blocks";
    if (closing.rounds >= kMostOffers)
        return "closing_complete: more often than a fee needs to be raised";
    return std::nullopt;
}

} // namespace

void sendClosingComplete(Work& work)
{
    auto& closing = *work.in<NegotiatingClosing>();
    if (closing.completeFee)
        return;
    const Satoshi fee =
        simpleCloseFee(work.context.closingFeerate, closing.localScript, closing.remoteScript);
    const OfferKey key{fee, work.context.height, true};
    const auto offer = offerOf(work, closing.localScript, closing.remoteScript, key);
    const auto shapes = offer ? shapesAsCloser(work, *offer) : std::nullopt;
    if (!shapes) // not enough to pay with
        return;
    ClosingComplete message{.channelId = work.wireId(),
                            .closerScriptpubkey = closing.localScript,
                            .closeeScriptpubkey = closing.remoteScript,
                            .feeSatoshis = key.fee,
                            .locktime = key.locktime};
    if (shapes->alone)
        message.closerOutputOnly =
            signClosing(work.channel, work.context.secrets, offer->closerOnly());
    if (shapes->both)
        message.closerAndCloseeOutputs =
            signClosing(work.channel, work.context.secrets, offer->both());
    closing.completeFee = key.fee;
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
    if (const auto broken = closingCompleteBreaks(work, message))
        return warnAndDisconnect(work, *broken);
    ++closing->rounds;
    const auto offer = offerOf(work, closing->localScript, message.closerScriptpubkey,
                               {message.feeSatoshis, message.locktime, false});
    if (!offer)
        return warnAndDisconnect(work, "closing_complete.fee_satoshis: more than you have");
    const Chosen chosen = chooseAsClosee(work, *offer, message);
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
    const auto chosen = offer ? chooseAsCloser(work, *offer, message) : std::nullopt;
    if (!chosen || !isClosingSignatureValid(work.channel, chosen->transaction, *chosen->signature))
        return warnAndDisconnect(work, "closing_sig: not one valid signature of what we offered");
    const Signature ours = signClosing(work.channel, work.context.secrets, chosen->transaction);
    const Satoshi fee = *closing->completeFee;
    closing->completeFee.reset();
    publishClosing(
        work, completeClosing(work.channel, chosen->transaction, ours, *chosen->signature), fee);
}

} // namespace fulgurite::lightning
