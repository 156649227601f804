// SPDX-License-Identifier: MIT
#include "lightning/channel/update_limits.h"

namespace fulgurite::lightning {

bool funderPays(const Channel& channel, MilliSatoshi amount, HtlcDirection direction)
{
    const ChannelParams& params = channel.params;
    const bool outgoing = direction == HtlcDirection::Outgoing;
    for (const auto& view : {kLocalNextView, kRemoteNextView, wholeView(CommitmentSide::Local),
                             wholeView(CommitmentSide::Remote)}) {
        const bool local = view.side == CommitmentSide::Local;
        const Feerate rate = feerateIn(*channel.commitments, view, params.funder);
        const TrimRule rule{rate, local ? params.local.dustLimit : params.remote->dustLimit,
                            params.type.hasAnchors()};
        const std::size_t outputs = isTrimmed(amount, outgoing == local, rule) ? 0 : 1;
        const auto cost = costOf(params, *channel.commitments, view, rate, outputs);
        const MilliSatoshi balance = params.funder ? cost.balances.local : cost.balances.remote;
        const MilliSatoshi gone = params.funder == outgoing ? amount : MilliSatoshi{};
        if (saturatingSub(balance, gone) < toMsat(cost.fee))
            return false;
    }
    return true;
}

bool peerAffords(const Channel& channel, Feerate feerate)
{
    const auto affords = [&](const CommitmentView& view, Satoshi reserve) {
        const auto cost = costOf(channel.params, *channel.commitments, view, feerate);
        return cost.balances.remote >= toMsat(Satoshi{cost.fee.value() + reserve.value()});
    };
    return affords(kLocalNextView, channel.params.local.channelReserve) &&
           affords(wholeView(CommitmentSide::Local), Satoshi{}) &&
           affords(wholeView(CommitmentSide::Remote), Satoshi{});
}

} // namespace fulgurite::lightning
