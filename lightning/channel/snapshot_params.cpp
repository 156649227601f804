// SPDX-License-Identifier: MIT
#include "lightning/channel/snapshot_io.h"

namespace fulgurite::lightning {

namespace {

void writeSide(SnapshotWriter& out, const SideParams& side)
{
    out.number(side.dustLimit.value());
    out.number(side.maxHtlcValueInFlight.value());
    out.number(side.channelReserve.value());
    out.number(side.htlcMinimum.value());
    out.number(side.toSelfDelay);
    out.number(side.maxAcceptedHtlcs);
    out.bytes(side.upfrontShutdownScript);
    out.key(side.fundingPubkey);
    out.key(side.revocationBasepoint);
    out.key(side.paymentBasepoint);
    out.key(side.delayedPaymentBasepoint);
    out.key(side.htlcBasepoint);
}

std::optional<SideParams> readSide(SnapshotReader& in)
{
    const Satoshi dust{in.number()};
    const MilliSatoshi inFlight{in.number()};
    const Satoshi reserve{in.number()};
    const MilliSatoshi minimum{in.number()};
    const auto delay = in.small<std::uint16_t>();
    const auto htlcs = in.small<std::uint16_t>();
    Bytes script = in.bytes();
    const auto funding = in.key(), revocation = in.key(), payment = in.key(), delayed = in.key(),
               htlc = in.key();
    if (!in.ok())
        return std::nullopt;
    return SideParams{dust,     inFlight,    reserve,  minimum,  delay, htlcs, std::move(script),
                      *funding, *revocation, *payment, *delayed, *htlc};
}

} // namespace

void writeParams(SnapshotWriter& out, const ChannelParams& params)
{
    out.fixed(params.temporaryId);
    out.fixed(params.channelId);
    out.key(params.peerNodeId);
    out.fixed(params.keyId);
    out.flag(params.funder);
    out.flag(params.announce);
    out.bytes(params.type.bits().wire());
    out.number(params.capacity.value());
    out.number(params.push.value());
    out.number(params.initialFeerate.satPerKw);
    out.number(params.localAlias.value);
    out.number(params.minimumDepth);
    out.fixed(params.funding.txid);
    out.number(params.funding.index);
    out.bytes(params.shutdownScript);
    writeSide(out, params.local);
    out.flag(params.remote.has_value());
    if (params.remote)
        writeSide(out, *params.remote);
}

std::optional<ChannelParams> readParams(SnapshotReader& in)
{
    const auto temporaryId = in.fixed<ChannelId>();
    const auto channelId = in.fixed<ChannelId>();
    const auto peer = in.key();
    const auto keyId = in.fixed<ChannelKeyId>();
    const bool funder = in.flag();
    const bool announce = in.flag();
    const Bytes type = in.bytes();
    const Satoshi capacity{in.number(kMaxMoney.value())};
    const MilliSatoshi push{in.number()};
    const Feerate feerate{in.small<std::uint32_t>()};
    const ShortChannelId alias{in.number()};
    const auto depth = in.small<std::uint32_t>();
    const auto txid = in.fixed<Txid>();
    const auto index = in.small<std::uint32_t>();
    Bytes script = in.bytes();
    const auto local = readSide(in);
    std::optional<SideParams> remote;
    if (in.flag())
        remote = readSide(in);
    if (!in.ok() || !local)
        return std::nullopt;
    return ChannelParams{temporaryId,
                         channelId,
                         *peer,
                         keyId,
                         funder,
                         announce,
                         ChannelType{FeatureBits::fromWire(type)},
                         capacity,
                         push,
                         feerate,
                         alias,
                         depth,
                         {txid, index},
                         std::move(script),
                         *local,
                         remote};
}

} // namespace fulgurite::lightning
