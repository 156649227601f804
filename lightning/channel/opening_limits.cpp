// SPDX-License-Identifier: MIT
#include "lightning/channel/opening_limits.h"

#include "lightning/channel/commitment_fee.h"

#include <algorithm>

namespace fulgurite::lightning {

namespace {

// LND's bounds on dust: 354 is the least that relays for every segwit output.
constexpr Satoshi kLeastDust{354};
constexpr Satoshi kMostDust{1062};
constexpr std::uint16_t kFewestHtlcs = 5;

bool isWitnessProgram(ByteView script, std::uint8_t version, std::size_t size)
{
    return script.size() == size + 2 && script[0] == version && script[1] == size;
}

bool isAnySegwit(ByteView script)
{
    return script.size() >= 4 && script.size() <= 42 && script[0] >= 0x51 && script[0] <= 0x60 &&
           script[1] == script.size() - 2;
}

bool isSmallReturn(ByteView script)
{
    if (script.size() < 2 || script[0] != 0x6a)
        return false;
    if (script[1] >= 6 && script[1] <= 75)
        return script.size() == script[1] + 2U;
    return script.size() >= 3 && script[1] == 0x4c && script[2] >= 76 && script[2] <= 80 &&
           script.size() == script[2] + 3U;
}

} // namespace

std::optional<std::string> termsBreak(const SideClaim& theirs, const SideParams& ours,
                                      Satoshi capacity)
{
    // Source: BOLT 2 § The `open_channel` Message and § The `accept_channel` Message.
    if (theirs.dustLimit < kLeastDust || theirs.dustLimit > kMostDust)
        return "dust_limit_satoshis: outside 354 to 1062";
    if (theirs.channelReserve < theirs.dustLimit || theirs.channelReserve < ours.dustLimit ||
        ours.channelReserve < theirs.dustLimit)
        return "channel_reserve_satoshis: below a dust limit";
    if (theirs.channelReserve.value() > std::max(capacity.value() / 5, kMostDust.value()))
        return "channel_reserve_satoshis: above a fifth of the channel";
    if (theirs.toSelfDelay > kMaxToSelfDelay)
        return "to_self_delay: above 2016 blocks";
    if (theirs.maxAcceptedHtlcs > kMaxHtlcs || theirs.maxAcceptedHtlcs < kFewestHtlcs)
        return "max_accepted_htlcs: outside 5 to 483";
    if (theirs.htlcMinimum.value() > toMsat(capacity).value() / 10)
        return "htlc_minimum_msat: above a tenth of the channel";
    if (theirs.maxHtlcValueInFlight < theirs.htlcMinimum)
        return "max_htlc_value_in_flight_msat: below htlc_minimum_msat";
    return std::nullopt;
}

std::optional<std::string> firstCommitmentBreaks(const ChannelParams& params)
{
    const auto funder = checkedSub(toMsat(params.capacity), params.push);
    if (!funder)
        return "push_msat: more than the funding";
    const bool anchors = params.type.hasAnchors();
    const Satoshi fee{commitmentBaseFee(params.initialFeerate, 0, anchors).value() +
                      (anchors ? 2 * kAnchorValue.value() : 0)};
    if (*funder < toMsat(fee))
        return "funding_satoshis: the funder could not pay the first commitment's fee";
    const SideParams& opener = params.funder ? params.local : *params.remote;
    const SideParams& accepter = params.funder ? *params.remote : params.local;
    const MilliSatoshi rest = saturatingSub(*funder, toMsat(fee));
    if (rest <= toMsat(accepter.channelReserve) && params.push <= toMsat(opener.channelReserve))
        return "push_msat: both outputs would be below the reserves";
    return std::nullopt;
}

Satoshi reserveFor(Satoshi capacity, Satoshi ourDust, Satoshi theirDust)
{
    return std::max({Satoshi{capacity.value() / 100}, ourDust, theirDust});
}

std::uint32_t depthFor(Satoshi capacity) { return capacity < Satoshi{5'000'000} ? 3 : 6; }

bool isShutdownScript(ByteView script, const NegotiatedFeatures& features)
{
    if (isWitnessProgram(script, 0, 20) || isWitnessProgram(script, 0, 32))
        return true;
    if (features.shutdownAnysegwit && isAnySegwit(script))
        return true;
    return features.simpleClose && isSmallReturn(script);
}

Satoshi dustOfScript(ByteView script)
{
    if (!script.empty() && script[0] == 0x6a)
        return Satoshi{0};
    if (isWitnessProgram(script, 0, 20))
        return Satoshi{294};
    if (isWitnessProgram(script, 0, 32))
        return Satoshi{330};
    if (isAnySegwit(script))
        return Satoshi{354};
    return script.size() == 23 ? Satoshi{540} : Satoshi{546};
}

} // namespace fulgurite::lightning
