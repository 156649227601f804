// SPDX-License-Identifier: MIT
#include "lightning/channel/channel_work.h"
#include "lightning/channel/update_limits.h"
#include "wallet/crypto/hash.h"

#include <algorithm>

namespace fulgurite::lightning {

namespace {

constexpr std::uint32_t kMaxExpiry = 500'000'000;
constexpr std::uint16_t kBadOnion = 0x8000;
/// Failures take some 300 bytes. A longer one cannot be of use, and would be written with every
/// commit. Source: BOLT 4 § Returning Errors.
constexpr std::size_t kLongestReason = 2048;

/// Channels in which the peer may send updates at all.
bool takesUpdates(const Channel& channel)
{
    return channel.readySent && (std::holds_alternative<Normal>(channel.state) ||
                                 std::holds_alternative<ShuttingDown>(channel.state) ||
                                 std::holds_alternative<WaitForConfirmations>(channel.state));
}

/// The rule that an update_add_htlc breaks, if any. Source: BOLT 2 § Adding an HTLC:
/// `update_add_htlc`.
std::optional<std::string> addBreaks(const Channel& channel, const UpdateAddHtlc& add)
{
    const Commitments& state = *channel.commitments;
    if (const auto* closing = std::get_if<ShuttingDown>(&channel.state);
        closing && closing->received)
        return "update_add_htlc after your shutdown";
    if (add.id != state.nextRemoteHtlcId)
        return "update_add_htlc.id: expected " + std::to_string(state.nextRemoteHtlcId);
    if (add.amountMsat.value() == 0 || add.amountMsat < channel.params.local.htlcMinimum)
        return "update_add_htlc.amount_msat: below htlc_minimum_msat";
    if (add.cltvExpiry.value >= kMaxExpiry)
        return "update_add_htlc.cltv_expiry: not a height";

    const Feerate rate = feerateIn(state, kLocalNextView, channel.params.funder);
    const TrimRule rule{rate, channel.params.local.dustLimit, channel.params.type.hasAnchors()};
    const std::size_t outputs = isTrimmed(add.amountMsat, false, rule) ? 0 : 1;
    const auto cost = costOf(channel.params, state, kLocalNextView, rate, outputs);
    if (cost.received + 1 > channel.params.local.maxAcceptedHtlcs)
        return "update_add_htlc: more than max_accepted_htlcs";
    const auto inFlight = checkedAdd(cost.receivedValue, add.amountMsat);
    if (!inFlight || *inFlight > channel.params.local.maxHtlcValueInFlight)
        return "update_add_htlc: more than max_htlc_value_in_flight_msat";

    const Satoshi fee = channel.params.funder ? Satoshi{} : cost.fee;
    const MilliSatoshi keep =
        toMsat(Satoshi{channel.params.local.channelReserve.value() + fee.value()});
    const auto rest = checkedSub(cost.balances.remote, add.amountMsat);
    if (!rest || *rest < keep)
        return "update_add_htlc.amount_msat: reserve and fee would not stay";
    if (!funderPays(channel, add.amountMsat, HtlcDirection::Incoming))
        return "update_add_htlc: the funder could not pay for it";
    return std::nullopt;
}

Htlc* findOutgoing(Commitments& state, std::uint64_t id)
{
    const auto found = std::ranges::find_if(state.htlcs, [id](const Htlc& htlc) {
        return htlc.direction == HtlcDirection::Outgoing && htlc.id == id;
    });
    return found == state.htlcs.end() ? nullptr : &*found;
}

/// An HTLC of ours that the peer may remove: irrevocable, and not removed yet. Source: BOLT 2 §
/// Removing an HTLC.
Htlc* removable(Work& work, std::uint64_t id)
{
    Htlc* htlc = takesUpdates(work.channel) ? findOutgoing(work.commitments(), id) : nullptr;
    if (htlc != nullptr && htlc->stage == UpdateStage::Done && !htlc->removal)
        return htlc;
    warnAndDisconnect(work, "HTLC " + std::to_string(id) + " is not yours to remove now");
    return nullptr;
}

} // namespace

void handleAddHtlc(Work& work, const UpdateAddHtlc& add)
{
    if (!takesUpdates(work.channel))
        return warnAndDisconnect(work, "update_add_htlc is out of place in this state");
    if (const auto broken = addBreaks(work.channel, add))
        return warnAndDisconnect(work, *broken);
    Commitments& state = work.commitments();
    ++state.nextRemoteHtlcId;
    state.htlcs.push_back({HtlcDirection::Incoming,
                           add.id,
                           add.amountMsat,
                           add.paymentHash,
                           add.cltvExpiry,
                           add.onionRoutingPacket,
                           UpdateStage::Proposed,
                           {},
                           work.context.htlcIndex});
}

void handleFulfillHtlc(Work& work, const UpdateFulfillHtlc& message)
{
    Htlc* htlc = removable(work, message.id);
    if (htlc == nullptr)
        return;
    if (paymentHashOf(message.paymentPreimage) != htlc->paymentHash)
        return warnAndDisconnect(
            work, "update_fulfill_htlc.payment_preimage: does not hash to payment_hash");
    htlc->removal = HtlcRemoval{HtlcFulfill{message.paymentPreimage}, UpdateStage::Proposed};
    work.emit(effect::HtlcFulfilled{htlc->id, htlc->paymentHash, message.paymentPreimage});
}

void handleFailHtlc(Work& work, std::uint64_t id, HtlcResolution how)
{
    Htlc* htlc = removable(work, id);
    if (htlc == nullptr)
        return;
    if (const auto* malformed = std::get_if<HtlcFailMalformed>(&how);
        malformed && (malformed->failureCode & kBadOnion) == 0)
        return warnAndDisconnect(work,
                                 "update_fail_malformed_htlc.failure_code: BADONION is not set");
    if (auto* failed = std::get_if<HtlcFail>(&how);
        failed != nullptr && failed->reason.size() > kLongestReason)
        failed->reason = {}; // reads as one that was garbled on its way
    htlc->removal = HtlcRemoval{std::move(how), UpdateStage::Proposed};
}

void handleUpdateFee(Work& work, const UpdateFee& message)
{
    Channel& channel = work.channel;
    if (channel.params.funder || !takesUpdates(channel))
        return warnAndDisconnect(work, "update_fee: only the funder of a running channel sends it");
    if (message.feeratePerKw < kFeerateFloor)
        return warnAndDisconnect(work, "update_fee.feerate_per_kw: below 253");
    Commitments& state = work.commitments();
    // A fall does no harm, a rise is refused where it costs us: unpayable, or more dust at risk.
    // Source: BOLT 2 § Updating Fees.
    const Feerate now = feerateIn(state, kLocalNextView, false);
    if (message.feeratePerKw > now && !peerAffords(channel, message.feeratePerKw))
        return warnAndDisconnect(work, "update_fee.feerate_per_kw: you cannot afford it");
    if (message.feeratePerKw > now &&
        exceedsDustExposure(channel, work.context.dustExposureLimit, message.feeratePerKw))
        return warnAndDisconnect(work, "update_fee.feerate_per_kw: too much dust would be at risk");
    std::erase_if(state.feeUpdates,
                  [](const FeeUpdate& update) { return update.stage == UpdateStage::Proposed; });
    state.feeUpdates.push_back({message.feeratePerKw, UpdateStage::Proposed});
}

} // namespace fulgurite::lightning
