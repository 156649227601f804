// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/channel/channel.h"

#include <optional>
#include <string>

namespace fulgurite::lightning {

/// What both `open_channel` and `accept_channel` say of one side, to be checked by the other.
struct SideClaim {
    Satoshi dustLimit;
    Satoshi channelReserve;
    MilliSatoshi htlcMinimum;
    MilliSatoshi maxHtlcValueInFlight;
    std::uint16_t toSelfDelay = 0;
    std::uint16_t maxAcceptedHtlcs = 0;
};

/// Of either message that opens a channel: what its sender asks and is.
template <typename Opening> SideClaim claimOf(const Opening& message)
{
    return {message.dustLimitSatoshis, message.channelReserveSatoshis,
            message.htlcMinimumMsat,   message.maxHtlcValueInFlightMsat,
            message.toSelfDelay,       message.maxAcceptedHtlcs};
}
template <typename Opening> SideParams sideOf(const Opening& message)
{
    return {.dustLimit = message.dustLimitSatoshis,
            .maxHtlcValueInFlight = message.maxHtlcValueInFlightMsat,
            .channelReserve = message.channelReserveSatoshis,
            .htlcMinimum = message.htlcMinimumMsat,
            .toSelfDelay = message.toSelfDelay,
            .maxAcceptedHtlcs = message.maxAcceptedHtlcs,
            .upfrontShutdownScript = message.upfrontShutdownScript.value_or(Bytes{}),
            .fundingPubkey = message.fundingPubkey,
            .revocationBasepoint = message.revocationBasepoint,
            .paymentBasepoint = message.paymentBasepoint,
            .delayedPaymentBasepoint = message.delayedPaymentBasepoint,
            .htlcBasepoint = message.htlcBasepoint};
}

/// The rule that the peer's terms break, naming the field, or nothing. `capacity` bounds reserve
/// and minimum.
std::optional<std::string> termsBreak(const SideClaim& theirs, const SideParams& ours,
                                      Satoshi capacity);

/// The first commitment must pay: the funder's fee, and one output above its reserve.
/// `funderBalance` after the push.
std::optional<std::string> firstCommitmentBreaks(const ChannelParams& params);

/// Reserve we ask for: 1 %, never below either dust limit.
Satoshi reserveFor(Satoshi capacity, Satoshi ourDust, Satoshi theirDust);
/// 3 blocks, 6 from 5 M sat.
std::uint32_t depthFor(Satoshi capacity);

/// Whether a scriptpubkey may stand in `shutdown`. Source: BOLT 2 § Closing Initiation: `shutdown`.
bool isShutdownScript(ByteView script, const NegotiatedFeatures& features);
/// The least value that relays with this script. Source: BOLT 3 § Dust Limits.
Satoshi dustOfScript(ByteView script);

} // namespace fulgurite::lightning
