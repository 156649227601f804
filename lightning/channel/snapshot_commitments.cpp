// SPDX-License-Identifier: MIT
#include "lightning/channel/snapshot_io.h"

#include <algorithm>

namespace fulgurite::lightning {

namespace {

// An HTLC's first byte: direction, stage and stage of its removal, so that the common case is
// short.
constexpr std::uint8_t kOutgoing = 0x80;
constexpr std::uint8_t kRemovalShift = 4;
constexpr std::uint8_t kWithTotals = 2; ///< the first version with HTLC indexes and totals

void writeResolution(SnapshotWriter& out, const HtlcResolution& how)
{
    out.number(how.index());
    if (const auto* fulfill = std::get_if<HtlcFulfill>(&how))
        return out.fixed(fulfill->preimage);
    if (const auto* failed = std::get_if<HtlcFail>(&how))
        return out.bytes(failed->reason);
    const auto& malformed = std::get<HtlcFailMalformed>(how);
    out.fixed(malformed.sha256OfOnion);
    out.number(malformed.failureCode);
}

HtlcResolution readResolution(SnapshotReader& in)
{
    switch (in.number(2)) {
    case 0:
        return HtlcFulfill{in.fixed<Preimage>()};
    case 1:
        return HtlcFail{in.bytes()};
    default: {
        const auto hash = in.fixed<Hash256>();
        return HtlcFailMalformed{hash, in.small<std::uint16_t>()};
    }
    }
}

bool isRemovalSigned(const Htlc& htlc)
{
    return htlc.removal && htlc.removal->stage != UpdateStage::Proposed;
}

void writeTotals(SnapshotWriter& out, const HtlcTotals& totals)
{
    out.number(totals.offered);
    out.number(totals.offeredSum.value());
    out.number(totals.fulfilled);
    out.number(totals.fulfilledSum.value());
}

HtlcTotals readTotals(SnapshotReader& in)
{
    HtlcTotals out;
    out.offered = in.number();
    out.offeredSum = MilliSatoshi{in.number()};
    out.fulfilled = in.number();
    out.fulfilledSum = MilliSatoshi{in.number()};
    return out;
}

/// A file of version 1 has none: then counting begins with the balance it holds.
ChannelTotals readTotals(SnapshotReader& in, MilliSatoshi toUs)
{
    ChannelTotals out = ChannelTotals::startingWith(toUs);
    if (in.version() < kWithTotals)
        return out;
    out.in = readTotals(in);
    out.out = readTotals(in);
    out.minToUs = MilliSatoshi{in.number()};
    out.maxToUs = MilliSatoshi{in.number()};
    return out;
}

void writeHtlc(SnapshotWriter& out, const Htlc& htlc)
{
    std::uint8_t head = htlc.direction == HtlcDirection::Outgoing ? kOutgoing : 0;
    head = static_cast<std::uint8_t>(head | static_cast<std::uint8_t>(htlc.stage));
    if (isRemovalSigned(htlc))
        head = static_cast<std::uint8_t>(head | static_cast<unsigned>(htlc.removal->stage)
                                                    << kRemovalShift);
    out.raw().u8(head);
    out.number(htlc.id);
    out.number(htlc.amount.value());
    out.number(htlc.expiry.value);
    out.fixed(htlc.paymentHash);
    out.number(htlc.createdIndex);
    if (isRemovalSigned(htlc))
        writeResolution(out, htlc.removal->how);
}

Htlc readHtlc(SnapshotReader& in)
{
    const std::uint8_t head = in.raw().u8().value_or(0);
    const unsigned stage = head & 0x0fU;
    const unsigned removal = head >> kRemovalShift & 0x07U;
    Htlc htlc;
    htlc.direction = (head & kOutgoing) != 0 ? HtlcDirection::Outgoing : HtlcDirection::Incoming;
    htlc.stage = static_cast<UpdateStage>(std::min(stage, 4U));
    htlc.id = in.number();
    htlc.amount = MilliSatoshi{in.number(toMsat(kMaxMoney).value())};
    htlc.expiry = CltvExpiry{in.small<std::uint32_t>()};
    htlc.paymentHash = in.fixed<PaymentHash>();
    if (in.version() >= kWithTotals)
        htlc.createdIndex = in.number();
    if (stage == 0 || stage > 4 || removal > 4)
        in.reject();
    if (removal > 0)
        htlc.removal = HtlcRemoval{readResolution(in), static_cast<UpdateStage>(removal)};
    return htlc;
}

void writeUpdates(SnapshotWriter& out, const std::vector<UpdateRef>& updates)
{
    out.number(updates.size());
    for (const UpdateRef& update : updates) {
        out.number(static_cast<std::uint64_t>(update.kind));
        out.number(update.id);
    }
}

std::vector<UpdateRef> readUpdates(SnapshotReader& in)
{
    std::vector<UpdateRef> out;
    for (std::size_t left = in.count(); left > 0 && in.ok(); --left) {
        const auto kind = in.enumerator(UpdateRef::Kind::Fee);
        out.push_back({kind, in.number()});
    }
    return out;
}

/// Ids given out to updates that no signature covers are free again.
std::uint64_t signedNextId(const Commitments& state, HtlcDirection direction)
{
    std::uint64_t next =
        direction == HtlcDirection::Outgoing ? state.nextLocalHtlcId : state.nextRemoteHtlcId;
    for (const Htlc& htlc : state.htlcs) {
        if (htlc.direction == direction && htlc.stage == UpdateStage::Proposed)
            next = std::min(next, htlc.id);
    }
    return next;
}

template <typename T, typename Keep, typename Write>
void writeKept(SnapshotWriter& out, const std::vector<T>& items, Keep keep, Write write)
{
    out.number(static_cast<std::uint64_t>(std::ranges::count_if(items, keep)));
    for (const T& item : items) {
        if (keep(item))
            write(item);
    }
}

void writeSecondHalf(SnapshotWriter& out, const Commitments& state)
{
    out.number(state.localNumber);
    out.number(state.remoteNumber);
    out.flag(state.awaitingRevocation);
    out.key(state.remoteCurrentPoint);
    out.flag(state.remoteNextPoint.has_value());
    if (state.remoteNextPoint)
        out.key(*state.remoteNextPoint);
    out.fixed(state.localSignature);
    out.number(state.localHtlcSignatures.size());
    for (const Signature& signature : state.localHtlcSignatures)
        out.fixed(signature);
    writeUpdates(out, state.lastSigned);
    out.flag(state.revokedAfterSigning);
    state.remoteSecrets.encode(out.raw());
    writeTotals(out, state.totals.in);
    writeTotals(out, state.totals.out);
    out.number(state.totals.minToUs.value());
    out.number(state.totals.maxToUs.value());
}

struct FirstHalf {
    MilliSatoshi local, remote;
    Feerate feerate;
    std::vector<FeeUpdate> fees;
    std::vector<Htlc> htlcs;
    std::uint64_t nextLocal = 0, nextRemote = 0;
};

FirstHalf readFirstHalf(SnapshotReader& in)
{
    FirstHalf out;
    out.local = MilliSatoshi{in.number(toMsat(kMaxMoney).value())};
    out.remote = MilliSatoshi{in.number(toMsat(kMaxMoney).value())};
    out.feerate = Feerate{in.small<std::uint32_t>()};
    for (std::size_t left = in.count(); left > 0 && in.ok(); --left) {
        const Feerate feerate{in.small<std::uint32_t>()};
        out.fees.push_back({feerate, in.enumerator(UpdateStage::Done)});
    }
    for (std::size_t left = in.count(); left > 0 && in.ok(); --left)
        out.htlcs.push_back(readHtlc(in));
    out.nextLocal = in.number();
    out.nextRemote = in.number();
    return out;
}

} // namespace

void writeCommitments(SnapshotWriter& out, const Commitments& state)
{
    out.number(state.localBalance.value());
    out.number(state.remoteBalance.value());
    out.number(state.feerate.satPerKw);
    writeKept(
        out, state.feeUpdates,
        [](const FeeUpdate& update) { return update.stage != UpdateStage::Proposed; },
        [&out](const FeeUpdate& update) {
            out.number(update.feerate.satPerKw);
            out.number(static_cast<std::uint64_t>(update.stage));
        });
    writeKept(
        out, state.htlcs, [](const Htlc& htlc) { return htlc.stage != UpdateStage::Proposed; },
        [&out](const Htlc& htlc) { writeHtlc(out, htlc); });
    out.number(signedNextId(state, HtlcDirection::Outgoing));
    out.number(signedNextId(state, HtlcDirection::Incoming));
    writeSecondHalf(out, state);
}

std::optional<Commitments> readCommitments(SnapshotReader& in)
{
    FirstHalf first = readFirstHalf(in);
    const std::uint64_t localNumber = in.number(kMaxCommitmentNumber);
    const std::uint64_t remoteNumber = in.number(kMaxCommitmentNumber);
    const bool awaiting = in.flag();
    const auto current = in.key();
    std::optional<PublicKey> next;
    if (in.flag())
        next = in.key();
    const auto signature = in.fixed<Signature>();
    std::vector<Signature> signatures;
    for (std::size_t left = in.count(); left > 0 && in.ok(); --left)
        signatures.push_back(in.fixed<Signature>());
    auto lastSigned = readUpdates(in);
    const bool revokedAfter = in.flag();
    auto secrets = PerCommitmentSecretStore::decode(in.raw());
    const ChannelTotals totals = readTotals(in, first.local);
    if (!in.ok() || !current || !secrets || (awaiting && !next))
        return std::nullopt;
    return Commitments{first.local,
                       first.remote,
                       first.feerate,
                       std::move(first.fees),
                       std::move(first.htlcs),
                       first.nextLocal,
                       first.nextRemote,
                       localNumber,
                       remoteNumber,
                       awaiting,
                       *current,
                       next,
                       signature,
                       std::move(signatures),
                       {},
                       std::move(lastSigned),
                       revokedAfter,
                       std::move(*secrets),
                       totals};
}

} // namespace fulgurite::lightning
