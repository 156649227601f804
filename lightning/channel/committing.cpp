// SPDX-License-Identifier: MIT
#include "lightning/channel/channel_work.h"
#include "lightning/channel/key_derivation.h"
#include "lightning/channel/snapshot.h"
#include "lightning/channel/witness_digest.h"

#include <algorithm>
#include <cassert>

namespace fulgurite::lightning {

namespace {

struct Move {
    bool ours = false;        ///< whose updates
    bool senderFunds = false; ///< then fee updates are among them
    UpdateStage from{}, to{};
};

/// Moves every update of one sender that stands at `from` to `to`. `visit` sees each HTLC whose add
/// or removal moved.
template <typename Visit> void advance(Commitments& state, const Move& move, Visit visit)
{
    const auto& [ours, senderFunds, from, to] = move;
    for (Htlc& htlc : state.htlcs) {
        const bool outgoing = htlc.direction == HtlcDirection::Outgoing;
        if (outgoing == ours && htlc.stage == from) {
            htlc.stage = to;
            visit(htlc, false);
        }
        if (outgoing != ours && htlc.removal && htlc.removal->stage == from) {
            htlc.removal->stage = to;
            visit(htlc, true);
        }
    }
    if (!senderFunds)
        return;
    for (FeeUpdate& update : state.feeUpdates) {
        if (update.stage == from)
            update.stage = to;
    }
}

/// The newest of each stage is all that will ever count: a peer that never revokes could else pile
/// them up.
void dropReplacedFees(std::vector<FeeUpdate>& updates)
{
    std::vector<FeeUpdate> kept;
    for (const FeeUpdate& update : updates) {
        std::erase_if(kept, [&](const FeeUpdate& old) { return old.stage == update.stage; });
        kept.push_back(update);
    }
    updates = std::move(kept);
}

void settleFee(Commitments& state)
{
    for (const FeeUpdate& update : state.feeUpdates) {
        if (update.stage == UpdateStage::Done)
            state.feerate = update.feerate;
    }
    std::erase_if(state.feeUpdates,
                  [](const FeeUpdate& update) { return update.stage == UpdateStage::Done; });
    dropReplacedFees(state.feeUpdates);
}

bool isGone(const Htlc& htlc) { return htlc.removal && htlc.removal->stage == UpdateStage::Done; }

/// Both commitments lost it for good: the money moves, its owner hears.
void settle(Work& work, const Htlc& htlc)
{
    Commitments& state = work.commitments();
    const bool outgoing = htlc.direction == HtlcDirection::Outgoing;
    const bool fulfilled = std::holds_alternative<HtlcFulfill>(htlc.removal->how);
    if (fulfilled) {
        MilliSatoshi& payer = outgoing ? state.localBalance : state.remoteBalance;
        MilliSatoshi& payee = outgoing ? state.remoteBalance : state.localBalance;
        payer = *checkedSub(payer, htlc.amount);
        payee = *checkedAdd(payee, htlc.amount);
        (outgoing ? state.totals.out : state.totals.in).addFulfilled(htlc.amount);
    } else if (outgoing) {
        const auto* failed = std::get_if<HtlcFail>(&htlc.removal->how);
        effect::HtlcFailed report{htlc.id, htlc.paymentHash, HtlcFail{}};
        if (failed != nullptr)
            report.how = *failed;
        else
            report.how = std::get<HtlcFailMalformed>(htlc.removal->how);
        work.emit(std::move(report));
    }
    if (!outgoing)
        work.emit(effect::DeleteOnion{htlc.direction, htlc.id});
    work.emit(effect::HtlcSettled{htlc.direction, htlc.id, htlc.paymentHash, fulfilled});
}

void settleGone(Work& work)
{
    Commitments& state = work.commitments();
    // In order of settlement any prefix is payable: gains first, as balancesIn does.
    std::vector<Htlc> gone;
    for (Htlc& htlc : state.htlcs) {
        if (isGone(htlc))
            gone.push_back(htlc);
    }
    if (gone.empty())
        return;
    std::erase_if(state.htlcs, isGone);
    std::ranges::stable_partition(
        gone, [](const Htlc& htlc) { return htlc.direction == HtlcDirection::Incoming; });
    for (const Htlc& htlc : gone)
        settle(work, htlc);
    state.totals.seen(state.localBalance);
}

/// Checks the peer's signatures for our next commitment; nothing when they are right, else the
/// rule.
std::optional<std::string> signatureBreaks(const Work& work, const CommitmentSpec& spec,
                                           const CommitmentSigned& message)
{
    const CommitmentTx commitment = buildCommitment(spec);
    const auto script = fundingWitnessScript(spec.localFunding, spec.remoteFunding);
    const auto digest = witnessDigest(commitment.transaction, script, work.channel.params.capacity);
    // verifyEcdsa refuses a high S as well. Source: BOLT 2 § Committing Updates So Far:
    // `commitment_signed`.
    if (!verifyEcdsa(spec.remoteFunding, digest, message.signature))
        return "commitment_signed.signature: invalid for your view of our commitment";
    if (message.htlcSignatures.size() != commitment.htlcs.size())
        return "commitment_signed.num_htlcs: expected " + std::to_string(commitment.htlcs.size());
    const TrimRule rule = trimRuleOf(spec);
    std::vector<char> valid(commitment.htlcs.size()); // vector<bool> shares bytes between threads
    forEach(work.context.parallel, valid.size(), [&](std::size_t i) {
        const Hash256 signedDigest = htlcDigest(commitment, commitment.htlcs[i], rule);
        valid[i] = verifyEcdsa(spec.keys.remoteHtlc, signedDigest, message.htlcSignatures[i]);
    });
    const auto wrong = std::ranges::find(valid, false);
    if (wrong == valid.end())
        return std::nullopt;
    return "commitment_signed.htlc_signature: number " + std::to_string(wrong - valid.begin()) +
           " is invalid";
}

void emitOnions(Work& work, UpdateStage stage, HtlcDirection direction)
{
    for (const Htlc& htlc : work.commitments().htlcs) {
        if (htlc.direction == direction && htlc.stage == stage && !htlc.onion.view().empty())
            work.emit(effect::PutOnion{direction, htlc.id, htlc.onion});
    }
}

/// Incoming HTLCs that became irrevocable with the peer's revocation.
void announceAdded(Work& work, const std::vector<std::uint64_t>& ids)
{
    if (ids.empty())
        return;
    const auto& htlcs = work.commitments().htlcs;
    const auto over = overDustExposure(work.channel, work.context.dustExposureLimit);
    for (std::size_t i = 0; i < htlcs.size(); ++i) {
        if (htlcs[i].direction == HtlcDirection::Incoming &&
            std::ranges::find(ids, htlcs[i].id) != ids.end())
            work.emit(effect::HtlcAdded{htlcs[i], false, over[i]});
    }
}

/// What a penalty would need of the commitment that the peer revokes now.
void keepRevoked(Work& work)
{
    Commitments& state = work.commitments();
    std::vector<const Htlc*> standing;
    for (const Htlc& htlc : state.htlcs) {
        if (kRemoteView.hasOutput(htlc))
            standing.push_back(&htlc);
    }
    if (!standing.empty())
        work.emit(effect::PutRevokedHtlcs{state.remoteNumber, encodeRevokedHtlcs(standing)});
}

bool canCommit(const Channel& channel)
{
    return channel.commitments && channel.commitments->remoteNextPoint && channel.readySent &&
           (std::holds_alternative<Normal>(channel.state) ||
            std::holds_alternative<ShuttingDown>(channel.state) ||
            std::holds_alternative<WaitForConfirmations>(channel.state));
}

} // namespace

bool wantsCommit(const Channel& channel)
{
    if (channel.link != Link::Online || !canCommit(channel) ||
        channel.commitments->awaitingRevocation)
        return false;
    const Commitments& state = *channel.commitments;
    const bool fee = std::ranges::any_of(state.feeUpdates, [&](const FeeUpdate& update) {
        return update.stage == (channel.params.funder ? UpdateStage::Proposed : UpdateStage::Acked);
    });
    return fee || std::ranges::any_of(state.htlcs, [](const Htlc& htlc) {
               const bool outgoing = htlc.direction == HtlcDirection::Outgoing;
               const bool add =
                   htlc.stage == (outgoing ? UpdateStage::Proposed : UpdateStage::Acked);
               return add ||
                      (htlc.removal && htlc.removal->stage ==
                                           (outgoing ? UpdateStage::Acked : UpdateStage::Proposed));
           });
}

CommitmentSigned signRemote(const Work& work, const CommitmentView& view, std::uint64_t number,
                            const PublicKey& point)
{
    const Channel& channel = work.channel;
    const CommitmentSpec spec = specOf(channel.params, *channel.commitments, view, number, point);
    const CommitmentTx commitment = buildCommitment(spec);
    const auto script = fundingWitnessScript(spec.localFunding, spec.remoteFunding);
    CommitmentSigned out{.channelId = work.wireId(),
                         .signature = signEcdsa(work.context.secrets.funding,
                                                witnessDigest(commitment.transaction, script,
                                                              channel.params.capacity)),
                         .htlcSignatures = {}};
    if (commitment.htlcs.empty())
        return out;
    const SecretKey htlcKey =
        derivePrivateKey(work.context.secrets.htlc, channel.params.local.htlcBasepoint, point);
    const TrimRule rule = trimRuleOf(spec);
    out.htlcSignatures.resize(commitment.htlcs.size());
    forEach(work.context.parallel, commitment.htlcs.size(), [&](std::size_t i) {
        out.htlcSignatures[i] =
            signEcdsa(htlcKey, htlcDigest(commitment, commitment.htlcs[i], rule));
    });
    return out;
}

RevokeAndAck makeRevocation(const Work& work, std::uint64_t revokedNumber)
{
    const ByteView seed = work.context.secrets.perCommitmentSeed.expose();
    return {.channelId = work.wireId(),
            .perCommitmentSecret = perCommitmentSecret(seed, revokedNumber),
            .nextPerCommitmentPoint = perCommitmentPoint(seed, revokedNumber + 2)};
}

void commitNow(Work& work)
{
    if (!wantsCommit(work.channel))
        return;
    Commitments& state = work.commitments();
    CommitmentSigned message =
        signRemote(work, kRemoteNextView, state.remoteNumber + 1, *state.remoteNextPoint);
    emitOnions(work, UpdateStage::Proposed, HtlcDirection::Outgoing);
    const auto ignore = [](const Htlc&, bool) {};
    const bool funder = work.channel.params.funder;
    advance(state, {true, funder, UpdateStage::Proposed, UpdateStage::Signed}, ignore);
    advance(state, {false, !funder, UpdateStage::Acked, UpdateStage::AckSigned}, ignore);
    state.lastSigned = std::exchange(state.proposed, {});
    state.awaitingRevocation = true;
    state.revokedAfterSigning = false;
    work.dirty = true;
    work.send(std::move(message));
    advanceShutdown(work);
}

void handleCommitmentSigned(Work& work, const CommitmentSigned& message)
{
    if (!canCommit(work.channel))
        return warnAndDisconnect(work, "commitment_signed is out of place in this state");
    Commitments& state = work.commitments();
    if (state.localNumber + 2 > kMaxCommitmentNumber)
        return failChannel(work, UnilateralReason::CommitmentNumbersEnd,
                           "the channel's commitment numbers are used up");
    const ByteView seed = work.context.secrets.perCommitmentSeed.expose();
    const CommitmentSpec spec =
        specOf(work.channel.params, state, kLocalNextView, state.localNumber + 1,
               perCommitmentPoint(seed, state.localNumber + 1));
    if (const auto broken = signatureBreaks(work, spec, message))
        return warnAndDisconnect(work, *broken);

    emitOnions(work, UpdateStage::Proposed, HtlcDirection::Incoming);
    const bool funder = work.channel.params.funder;
    // We revoke in the same breath: what they sent passes Signed, what we sent passes AckSigned.
    const auto ignore = [](const Htlc&, bool) {};
    advance(state, {false, !funder, UpdateStage::Proposed, UpdateStage::Acked}, ignore);
    advance(state, {true, funder, UpdateStage::Acked, UpdateStage::Done},
            [&](const Htlc& htlc, bool removal) {
                if (!removal)
                    state.totals.out.addOffered(htlc.amount);
            });
    state.localSignature = message.signature;
    state.localHtlcSignatures = message.htlcSignatures;
    const std::uint64_t revoked = state.localNumber++;
    state.revokedAfterSigning = true;
    work.dirty = true;
    work.send(makeRevocation(work, revoked));
    settleFee(state);
    settleGone(work);
    advanceShutdown(work);
}

void handleRevokeAndAck(Work& work, const RevokeAndAck& message)
{
    if (!canCommit(work.channel) || !work.commitments().awaitingRevocation)
        return warnAndDisconnect(work, "revoke_and_ack without an unanswered commitment_signed");
    Commitments& state = work.commitments();
    // Source: BOLT 2 § Completing the Transition to the Updated State: `revoke_and_ack`.
    const auto secret = SecretKey::parse(message.perCommitmentSecret.view());
    if (!secret || secret->publicKey() != state.remoteCurrentPoint)
        return failChannel(
            work, UnilateralReason::PeerRevokedWrongly,
            "revoke_and_ack.per_commitment_secret: not that of your last commitment");
    if (!state.remoteSecrets.insert(kMaxCommitmentNumber - state.remoteNumber,
                                    message.perCommitmentSecret))
        return failChannel(work, UnilateralReason::PeerRevokedWrongly,
                           "revoke_and_ack.per_commitment_secret: not derived from your seed");

    keepRevoked(work);
    state.remoteNumber += 1;
    state.remoteCurrentPoint = *state.remoteNextPoint;
    state.remoteNextPoint = message.nextPerCommitmentPoint;
    state.awaitingRevocation = false;
    state.lastSigned.clear();
    work.dirty = true;

    std::vector<std::uint64_t> added;
    const bool funder = work.channel.params.funder;
    advance(state, {true, funder, UpdateStage::Signed, UpdateStage::Acked},
            [&](const Htlc& htlc, bool removal) {
                if (!removal)
                    work.emit(effect::DeleteOnion{HtlcDirection::Outgoing, htlc.id});
            });
    advance(state, {false, !funder, UpdateStage::AckSigned, UpdateStage::Done},
            [&](const Htlc& htlc, bool removal) {
                if (removal)
                    return;
                added.push_back(htlc.id);
                state.totals.in.addOffered(htlc.amount);
            });
    settleFee(state);
    announceAdded(work, added);
    settleGone(work);
    advanceShutdown(work);
}

void forgetUnsigned(Work& work)
{
    if (!work.channel.commitments)
        return;
    Commitments& state = work.commitments();
    for (Htlc& htlc : state.htlcs) {
        if (htlc.removal && htlc.removal->stage == UpdateStage::Proposed)
            htlc.removal.reset();
        if (htlc.stage != UpdateStage::Proposed)
            continue;
        const bool outgoing = htlc.direction == HtlcDirection::Outgoing;
        std::uint64_t& next = outgoing ? state.nextLocalHtlcId : state.nextRemoteHtlcId;
        next = std::min(next, htlc.id);
        if (outgoing)
            work.emit(effect::HtlcForgotten{htlc.id, htlc.paymentHash});
    }
    std::erase_if(state.htlcs,
                  [](const Htlc& htlc) { return htlc.stage == UpdateStage::Proposed; });
    std::erase_if(state.feeUpdates,
                  [](const FeeUpdate& update) { return update.stage == UpdateStage::Proposed; });
    state.proposed.clear();
}

} // namespace fulgurite::lightning
