// SPDX-License-Identifier: MIT
#include "lightning/channel/channel_work.h"
#include "lightning/channel/update_limits.h"
#include "wallet/crypto/hash.h"

#include <algorithm>

namespace fulgurite::lightning {

namespace {

// An absolute locktime below this is a height. Source: BOLT 2 § Adding an HTLC: `update_add_htlc`.
constexpr std::uint32_t kMaxExpiry = 500'000'000;

/// What HTLCs in flight take up comes back when they settle; everything else stays as it is.
bool isPassing(const Channel& channel, ChannelError error)
{
    const bool limit = error == ChannelError::TooManyHtlcs ||
                       error == ChannelError::InFlightLimit || error == ChannelError::DustExposure;
    return limit && isUsable(channel) && !channel.commitments->htlcs.empty();
}

void refuse(Work& work, const input::OfferHtlc& offer, ChannelError error, std::string detail)
{
    work.emit(effect::HtlcRefused{offer.cookie, error, std::move(detail),
                                  isPassing(work.channel, error)});
}

void refuse(Work& work, ChannelError error, std::string detail)
{
    work.emit(effect::UpdateRefused{error, std::move(detail)});
}

Feerate scaled(Feerate rate, std::uint64_t numerator, std::uint64_t denominator)
{
    const std::uint64_t value = rate.satPerKw * numerator / denominator;
    return Feerate{static_cast<std::uint32_t>(std::min<std::uint64_t>(value, UINT32_MAX))};
}

/// What must stay with us in one of the commitments: the peer's reserve and, as funder, the fee.
MilliSatoshi mustKeep(const ChannelParams& params, const CommitmentCost& cost)
{
    const std::uint64_t fee = params.funder ? cost.fee.value() : 0;
    return toMsat(Satoshi{params.remote->channelReserve.value() + fee});
}

/// Ours to spend in one view: balance less reserve and, as funder, the fee at twice the feerate
/// with one HTLC more.
MilliSatoshi spendableIn(const Channel& channel, const CommitmentView& view)
{
    const Commitments& state = *channel.commitments;
    const Feerate rate = feerateIn(state, view, channel.params.funder);
    // Anchor channels are capped low and bumped by their anchor; the funder keeps the buffer all
    // the same, as peers demand it.
    const auto cost = costOf(channel.params, state, view, scaled(rate, 2, 1), 2);
    return saturatingSub(cost.balances.local, mustKeep(channel.params, cost));
}

std::optional<ChannelError> limitBroken(const Channel& channel, MilliSatoshi amount)
{
    const SideParams& remote = *channel.params.remote;
    std::size_t count = 1;
    MilliSatoshi value = amount;
    for (const Htlc& htlc : channel.commitments->htlcs) {
        ++count; // in whichever commitment it stands, and whoever offered it: the stricter view
        if (htlc.direction != HtlcDirection::Outgoing)
            continue;
        value = checkedAdd(value, htlc.amount).value_or(MilliSatoshi{UINT64_MAX});
    }
    if (count > std::min(remote.maxAcceptedHtlcs, kMaxHtlcs))
        return ChannelError::TooManyHtlcs;
    if (value > remote.maxHtlcValueInFlight)
        return ChannelError::InFlightLimit;
    return std::nullopt;
}

std::optional<ChannelError> whyNot(const Channel& channel, const input::OfferHtlc& offer,
                                   const ChannelContext& context)
{
    if (offer.amount < channel.params.remote->htlcMinimum || offer.amount.value() == 0)
        return ChannelError::AmountBelowMinimum;
    if (offer.expiry.value >= kMaxExpiry || offer.expiry.value <= context.height ||
        offer.expiry.value > context.height + kMostBlocksHeld)
        return ChannelError::ExpiryOutOfRange;
    if (offer.amount > sendableBalance(channel))
        return ChannelError::AmountTooLarge;
    if (const auto limit = limitBroken(channel, offer.amount))
        return limit;
    if (!funderPays(channel, offer.amount, HtlcDirection::Outgoing))
        return ChannelError::AmountTooLarge;
    return std::nullopt;
}

/// The value that was refused and the limit it broke.
std::string limitText(const Work& work, const input::OfferHtlc& offer, ChannelError error)
{
    const SideParams& remote = *work.channel.params.remote;
    const std::string amount = std::to_string(offer.amount.value()) + " msat";
    if (error == ChannelError::TooManyHtlcs)
        return "the channel carries at most " +
               std::to_string(std::min(remote.maxAcceptedHtlcs, kMaxHtlcs)) + " HTLCs at once";
    if (error == ChannelError::InFlightLimit)
        return amount + ": in flight may be at most " +
               std::to_string(remote.maxHtlcValueInFlight.value()) + " msat";
    if (error == ChannelError::AmountBelowMinimum)
        return amount + ": the least is " + std::to_string(remote.htlcMinimum.value()) + " msat";
    if (error == ChannelError::ExpiryOutOfRange)
        return "expiry " + std::to_string(offer.expiry.value) + " at height " +
               std::to_string(work.context.height);
    return amount + ": sendable now " + std::to_string(sendableBalance(work.channel).value()) +
           " msat";
}

/// What a commitment would trim at 1.25 times its feerate.
TrimRule riskyRule(const Channel& channel, const CommitmentView& view)
{
    const ChannelParams& params = channel.params;
    const bool local = view.side == CommitmentSide::Local;
    return {scaled(feerateIn(*channel.commitments, view, params.funder), 5, 4),
            local ? params.local.dustLimit : params.remote->dustLimit, params.type.hasAnchors()};
}

Htlc* findIncoming(Commitments& state, std::uint64_t id)
{
    const auto found = std::ranges::find_if(state.htlcs, [id](const Htlc& htlc) {
        return htlc.direction == HtlcDirection::Incoming && htlc.id == id;
    });
    return found == state.htlcs.end() ? nullptr : &*found;
}

Message removalMessage(const ChannelId& channelId, std::uint64_t id, const HtlcResolution& how)
{
    if (const auto* fulfill = std::get_if<HtlcFulfill>(&how))
        return UpdateFulfillHtlc{channelId, id, fulfill->preimage};
    if (const auto* failed = std::get_if<HtlcFail>(&how))
        return UpdateFailHtlc{channelId, id, failed->reason};
    const auto& malformed = std::get<HtlcFailMalformed>(how);
    return UpdateFailMalformedHtlc{channelId, id, malformed.sha256OfOnion, malformed.failureCode};
}

Message addMessage(const ChannelId& channelId, const Htlc& htlc)
{
    return UpdateAddHtlc{channelId,        htlc.id,     htlc.amount,
                         htlc.paymentHash, htlc.expiry, htlc.onion};
}

} // namespace

bool exceedsDustExposure(const Channel& channel, MilliSatoshi limit, Feerate proposed)
{
    for (const auto& view : {kLocalNextView, kRemoteNextView}) {
        const Feerate rate = scaled(proposed, 5, 4);
        if (costOf(channel.params, *channel.commitments, view, rate).dust > limit)
            return true;
    }
    return false;
}

std::vector<bool> overDustExposure(const Channel& channel, MilliSatoshi limit)
{
    const std::vector<Htlc>& htlcs = channel.commitments->htlcs;
    std::vector<bool> over(htlcs.size(), false);
    for (const auto& view : {kLocalNextView, kRemoteNextView}) {
        const TrimRule rule = riskyRule(channel, view);
        MilliSatoshi dust;
        for (std::size_t i = 0; i < htlcs.size(); ++i) {
            const bool offered = (htlcs[i].direction == HtlcDirection::Outgoing) ==
                                 (view.side == CommitmentSide::Local);
            // At whatever stage: what is proposed will stand in both commitments.
            if (view.hasRemoval(htlcs[i]) || !isTrimmed(htlcs[i].amount, offered, rule))
                continue;
            dust = checkedAdd(dust, htlcs[i].amount).value_or(MilliSatoshi{UINT64_MAX});
            over[i] = over[i] || dust > limit;
        }
    }
    return over;
}

Message updateMessage(const Work& work, const UpdateRef& update)
{
    const ChannelId id = work.wireId();
    if (update.kind == UpdateRef::Kind::Fee)
        return UpdateFee{id, Feerate{static_cast<std::uint32_t>(update.id)}};
    const auto wanted =
        update.kind == UpdateRef::Kind::Add ? HtlcDirection::Outgoing : HtlcDirection::Incoming;
    for (const Htlc& htlc : work.channel.commitments->htlcs) {
        if (htlc.direction == wanted && htlc.id == update.id)
            return update.kind == UpdateRef::Kind::Add
                       ? addMessage(id, htlc)
                       : removalMessage(id, htlc.id, htlc.removal->how);
    }
    return Warning{id, {}, {}}; // not reached: an update lives in the list until both sides revoked
}

MilliSatoshi sendableBalance(const Channel& channel)
{
    if (!channel.commitments || !channel.params.remote)
        return {};
    return std::min(spendableIn(channel, kRemoteNextView), spendableIn(channel, kLocalNextView));
}

void offerHtlc(Work& work, const input::OfferHtlc& offer)
{
    if (!isUsable(work.channel))
        return refuse(work, offer, ChannelError::NotReady, "the channel takes no HTLC now");
    if (offer.onion.view().empty())
        return refuse(work, offer, ChannelError::BadParameter, "an HTLC needs its onion");
    if (const auto error = whyNot(work.channel, offer, work.context))
        return refuse(work, offer, *error, limitText(work, offer, *error));

    Commitments& state = work.commitments();
    const std::uint64_t id = state.nextLocalHtlcId;
    state.htlcs.push_back({HtlcDirection::Outgoing,
                           id,
                           offer.amount,
                           offer.paymentHash,
                           offer.expiry,
                           offer.onion,
                           UpdateStage::Proposed,
                           {},
                           work.context.htlcIndex});
    if (overDustExposure(work.channel, work.context.dustExposureLimit).back()) {
        state.htlcs.pop_back();
        return refuse(work, offer, ChannelError::DustExposure, "dust would exceed the limit");
    }
    ++state.nextLocalHtlcId;
    state.proposed.push_back({UpdateRef::Kind::Add, id});
    work.emit(effect::HtlcOffered{offer.cookie, id});
    work.send(addMessage(work.wireId(), state.htlcs.back()));
}

void resolveHtlc(Work& work, std::uint64_t id, HtlcResolution how)
{
    if (work.channel.link != Link::Online)
        return refuse(work, ChannelError::NotReady,
                      "the peer is away; it will be asked for again after reestablish");
    Htlc* htlc = work.channel.commitments ? findIncoming(work.commitments(), id) : nullptr;
    // Only an irrevocable HTLC may be removed. Source: BOLT 2 § Removing an HTLC:
    // `update_fulfill_htlc`, `update_fail_htlc`, and `update_fail_malformed_htlc`.
    if (htlc == nullptr || htlc->stage != UpdateStage::Done || htlc->removal)
        return refuse(work, ChannelError::UnknownHtlc,
                      "HTLC " + std::to_string(id) + " is not ours to resolve");
    if (const auto* fulfill = std::get_if<HtlcFulfill>(&how);
        fulfill && paymentHashOf(fulfill->preimage) != htlc->paymentHash)
        return refuse(work, ChannelError::WrongPreimage,
                      "the preimage does not hash to the payment hash");
    htlc->removal = HtlcRemoval{std::move(how), UpdateStage::Proposed};
    work.commitments().proposed.push_back({UpdateRef::Kind::Remove, id});
    work.send(removalMessage(work.wireId(), id, htlc->removal->how));
}

void proposeFee(Work& work, Feerate feerate)
{
    Channel& channel = work.channel;
    const bool draining = std::holds_alternative<ShuttingDown>(channel.state);
    if (!channel.params.funder || channel.link != Link::Online || (!isUsable(channel) && !draining))
        return refuse(work, ChannelError::NotReady,
                      "only the funder of a running channel sets its feerate");
    Commitments& state = work.commitments();
    // One in flight, and none before the first state change: LND fails channels otherwise.
    if (!state.feeUpdates.empty() || (state.localNumber == 0 && state.remoteNumber == 0))
        return refuse(work, ChannelError::NotReady,
                      "an update_fee is in flight, or the channel is still unused");
    if (feerate < kFeerateFloor)
        return refuse(work, ChannelError::BadParameter, "below the relay minimum");
    for (const auto& view : {kRemoteNextView, kLocalNextView, wholeView(CommitmentSide::Local),
                             wholeView(CommitmentSide::Remote)}) {
        const auto cost = costOf(channel.params, state, view, feerate, 1);
        if (cost.balances.local < mustKeep(channel.params, cost))
            return refuse(work, ChannelError::AmountTooLarge, "we cannot pay that feerate");
    }
    if (feerate > state.feerate &&
        exceedsDustExposure(channel, work.context.dustExposureLimit, feerate))
        return refuse(work, ChannelError::DustExposure,
                      "dust would exceed the limit at that feerate");
    state.feeUpdates.push_back({feerate, UpdateStage::Proposed});
    state.proposed.push_back({UpdateRef::Kind::Fee, feerate.satPerKw});
    work.send(UpdateFee{work.wireId(), feerate});
}

} // namespace fulgurite::lightning
