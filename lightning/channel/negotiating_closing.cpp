// SPDX-License-Identifier: MIT
#include "lightning/channel/channel_work.h"
#include "lightning/channel/closing_tx.h"
#include "lightning/channel/opening_limits.h"

#include <algorithm>
#include <array>

namespace fulgurite::lightning {

namespace {

/// A negotiation by midpoints converges in some twenty rounds; more is a game.
constexpr std::uint8_t kMaxRounds = 60;

struct Limits {
    Satoshi least;
    Satoshi ideal;
    Satoshi most;
};

Limits limitsOf(const Work& work, const NegotiatingClosing& closing)
{
    const std::uint64_t weight = closingWeight(closing.localScript, closing.remoteScript);
    const Commitments& state = *work.channel.commitments;
    const bool funder = work.channel.params.funder;
    const Satoshi payable = floorToSat(funder ? state.localBalance : state.remoteBalance);
    // A fundee pays nothing: whatever the funder can pay is fine.
    const Satoshi most =
        funder ? std::min(payable, work.context.maximumClosingFeerate.feeFor(weight)) : payable;
    const Satoshi least = std::min(Satoshi{kFeerateFloor.feeFor(weight).value() + 1}, most);
    return {least, std::clamp(work.context.closingFeerate.feeFor(weight), least, most), most};
}

ClosingTerms termsOf(const Work& work, const NegotiatingClosing& closing,
                     const ClosingAmounts& amounts)
{
    return {.funding = work.channel.params.funding,
            .ours = {closing.localScript, amounts.ours},
            .theirs = {closing.remoteScript, amounts.theirs}};
}

/// Outputs below our dust limit are left out of what we sign.
ClosingShape shapeOf(const Work& work, const NegotiatingClosing& closing,
                     const ClosingAmounts& amounts)
{
    const Satoshi dust = work.channel.params.local.dustLimit;
    return {amounts.ours >= std::max(dust, dustOfScript(closing.localScript)),
            amounts.theirs >= std::max(dust, dustOfScript(closing.remoteScript))};
}

void sendClosingSigned(Work& work, Satoshi fee)
{
    auto& closing = *work.in<NegotiatingClosing>();
    const auto amounts = closingAmounts(work.channel, fee, work.channel.params.funder);
    if (!amounts)
        return warnAndDisconnect(work, "closing_signed.fee_satoshis: more than the funder has");
    const Limits limits = limitsOf(work, closing);
    const Transaction tx =
        buildClosing(termsOf(work, closing, *amounts), shapeOf(work, closing, *amounts));
    if (tx.outputs.empty())
        return warnAndDisconnect(work, "closing_signed: both outputs would be dust");
    closing.sentFee = fee;
    closing.sentMin = std::min(limits.least, fee);
    closing.sentMax = std::max(limits.most, fee);
    work.dirty = true;
    work.send(ClosingSigned{.channelId = work.wireId(),
                            .feeSatoshis = fee,
                            .signature = signClosing(work.channel, work.context.secrets, tx),
                            .feeRange = FeeRange{*closing.sentMin, *closing.sentMax}});
}

/// The variant that the peer's signature is for: with both outputs as we see dust, or without one
/// of them.
std::optional<Transaction> variantSigned(const Work& work, const NegotiatingClosing& closing,
                                         const ClosingSigned& message)
{
    const auto amounts =
        closingAmounts(work.channel, message.feeSatoshis, work.channel.params.funder);
    if (!amounts)
        return std::nullopt;
    const ClosingTerms terms = termsOf(work, closing, *amounts);
    const ClosingShape usual = shapeOf(work, closing, *amounts);
    // The peer may leave out its own output, or one that only it calls dust.
    const std::array shapes{usual, ClosingShape{true, true}, ClosingShape{true, false},
                            ClosingShape{false, true}};
    for (const ClosingShape& shape : shapes) {
        // Ours may go only when it is dust to its own script as well.
        if (!shape.ours && amounts->ours >= dustOfScript(closing.localScript) && usual.ours)
            continue;
        const Transaction tx = buildClosing(terms, shape);
        if (isClosingSignatureValid(work.channel, tx, message.signature))
            return tx;
    }
    return std::nullopt;
}

void agree(Work& work, const Transaction& unsignedTx, const ClosingSigned& message)
{
    const auto& closing = *work.in<NegotiatingClosing>();
    if (closing.sentFee != message.feeSatoshis)
        sendClosingSigned(work, message.feeSatoshis);
    if (work.in<NegotiatingClosing>() == nullptr || work.channel.link != Link::Online)
        return;
    const Signature ours = signClosing(work.channel, work.context.secrets, unsignedTx);
    publishClosing(work, completeClosing(work.channel, unsignedTx, ours, message.signature),
                   message.feeSatoshis);
}

/// A fee between our last and theirs, within our limits; nothing when there is none left. At a
/// limit of ours it is said again: LND moves towards us by a tenth a round, and agrees once it is
/// near.
std::optional<Satoshi> midpoint(const Work& work, const NegotiatingClosing& closing, Satoshi theirs)
{
    const Limits limits = limitsOf(work, closing);
    const Satoshi last = closing.sentFee.value_or(limits.ideal);
    const Satoshi middle{(last.value() + theirs.value()) / 2};
    const Satoshi next =
        std::clamp(closing.sentFee ? middle : limits.ideal, limits.least, limits.most);
    const bool atLimit = next == limits.least || next == limits.most;
    const bool stuck = next == theirs || (next == last && !atLimit);
    return closing.sentFee && stuck ? std::nullopt : std::optional{next};
}

void counter(Work& work, const ClosingSigned& message)
{
    auto& closing = *work.in<NegotiatingClosing>();
    const Limits limits = limitsOf(work, closing);
    if (message.feeRange) {
        const Satoshi low = std::max(message.feeRange->minFeeSatoshis, limits.least);
        const Satoshi high = std::min(message.feeRange->maxFeeSatoshis, limits.most);
        // Never a force-close over a fee: say so, part, and try again with the next connection.
        if (low > high || work.channel.params.funder)
            return warnAndDisconnect(work, "closing_signed.fee_range: nothing in common with ours");
        return sendClosingSigned(work, std::clamp(limits.ideal, low, high));
    }
    const auto next = midpoint(work, closing, message.feeSatoshis);
    if (!next || ++closing.rounds > kMaxRounds)
        return warnAndDisconnect(work,
                                 "closing_signed.fee_satoshis: no agreement; trying again later");
    sendClosingSigned(work, *next);
}

/// With too many, the one with the least fee goes: a peer that signs one after the other must not
/// push ours out.
void keepSigned(std::vector<Transaction>& kept, Transaction transaction)
{
    constexpr std::size_t kMostKept = 8;
    const auto paidOut = [](const Transaction& tx) {
        std::uint64_t sum = 0; // of outputs of one channel, cannot overflow
        for (const TxOut& output : tx.outputs)
            sum += output.value.value();
        return sum;
    };
    if (std::ranges::find(kept, transaction) != kept.end())
        return;
    kept.push_back(std::move(transaction));
    if (kept.size() > kMostKept)
        kept.erase(std::ranges::max_element(kept, {}, paidOut));
}

} // namespace

void beginNegotiation(Work& work)
{
    const auto* closing = work.in<NegotiatingClosing>();
    if (closing == nullptr || work.channel.link != Link::Online || !work.channel.shutdownSeen)
        return;
    if (work.channel.features.simpleClose)
        return sendClosingComplete(work);
    if (work.channel.params.funder && !closing->sentFee)
        sendClosingSigned(work, limitsOf(work, *closing).ideal);
}

void handleClosingSigned(Work& work, const ClosingSigned& message)
{
    if (work.in<ClosingPublished>() != nullptr)
        return; // agreed already; it is on its way into a block
    auto* closing = work.in<NegotiatingClosing>();
    if (closing == nullptr || !work.channel.shutdownSeen)
        return warnAndDisconnect(work, "closing_signed is out of place in this state");
    const auto tx = variantSigned(work, *closing, message);
    if (!tx)
        return warnAndDisconnect(
            work, "closing_signed.signature: invalid for every form of the closing transaction");
    closing->receivedFee = message.feeSatoshis;
    const Limits limits = limitsOf(work, *closing);
    const bool inRange = message.feeSatoshis >= limits.least && message.feeSatoshis <= limits.most;
    // Source: BOLT 2 § Legacy Closing Negotiation: `closing_signed`.
    if (closing->sentFee == message.feeSatoshis || inRange)
        return agree(work, *tx, message);
    counter(work, message);
}

void publishClosing(Work& work, Transaction transaction, Satoshi fee)
{
    const Txid txid = txidOf(transaction);
    work.emit(effect::MutualCloseAgreed{txid, fee});
    work.emit(effect::Broadcast{transaction, BroadcastReason::MutualClose});
    if (!work.channel.features.simpleClose) {
        work.enter(ClosingPublished{std::move(transaction)});
        return;
    }
    // The other side's transaction, or a bumped one, may still come: the state stays until one of
    // them confirms.
    keepSigned(work.in<NegotiatingClosing>()->signedTransactions, std::move(transaction));
    work.dirty = true;
}

} // namespace fulgurite::lightning
