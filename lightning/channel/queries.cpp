// SPDX-License-Identifier: MIT
#include "lightning/channel/channel.h"
#include "lightning/channel/commitment_view.h"
#include "lightning/channel/witness_digest.h"
#include "wallet/bitcoin/script.h"

#include <algorithm>

namespace fulgurite::lightning {

bool isUsable(const Channel& channel)
{
    // Without a position the funding fell out of the chain: nothing new until it is deep again.
    return channel.link == Link::Online && std::holds_alternative<Normal>(channel.state) &&
           channel.readySent && channel.readyReceived && channel.position.has_value() &&
           !channel.shallow;
}

MilliSatoshi receivableBalance(const Channel& channel)
{
    if (!channel.commitments || !channel.params.remote)
        return {};
    const Commitments& state = *channel.commitments;
    const auto cost = costOf(channel.params, state, kLocalNextView,
                             feerateIn(state, kLocalNextView, channel.params.funder), 1);
    const std::uint64_t fee = channel.params.funder ? 0 : cost.fee.value();
    const MilliSatoshi keep = toMsat(Satoshi{channel.params.local.channelReserve.value() + fee});
    const MilliSatoshi inFlight =
        saturatingSub(channel.params.local.maxHtlcValueInFlight, cost.receivedValue);
    return std::min(saturatingSub(cost.balances.remote, keep), inFlight);
}

MilliSatoshi localBalance(const Channel& channel)
{
    return channel.commitments ? balancesIn(*channel.commitments, kLocalView).local
                               : MilliSatoshi{};
}

MilliSatoshi remoteBalance(const Channel& channel)
{
    return channel.commitments ? balancesIn(*channel.commitments, kLocalView).remote
                               : MilliSatoshi{};
}

Feerate currentFeerate(const Channel& channel)
{
    return channel.commitments ? feerateIn(*channel.commitments, kLocalView, channel.params.funder)
                               : channel.params.initialFeerate;
}

std::optional<ShortChannelId> shortChannelId(const Channel& channel)
{
    if (!channel.position)
        return std::nullopt;
    return ShortChannelId::of(channel.position->height, channel.position->transactionIndex,
                              static_cast<std::uint16_t>(channel.params.funding.index));
}

Bytes fundingScript(const Channel& channel)
{
    if (!channel.params.remote)
        return {};
    return p2wshScript(fundingWitnessScript(channel.params.local.fundingPubkey,
                                            channel.params.remote->fundingPubkey));
}

std::string_view stateName(const ChannelState& state)
{
    struct Namer {
        std::string_view operator()(const WaitForAcceptChannel&) const { return "OPENINGD"; }
        std::string_view operator()(const WaitForFundingTransaction&) const { return "OPENINGD"; }
        std::string_view operator()(const WaitForFundingSigned&) const { return "OPENINGD"; }
        std::string_view operator()(const WaitForFundingCreated&) const { return "OPENINGD"; }
        std::string_view operator()(const WaitForConfirmations&) const
        {
            return "CHANNELD_AWAITING_LOCKIN";
        }
        std::string_view operator()(const Normal&) const { return "CHANNELD_NORMAL"; }
        std::string_view operator()(const ShuttingDown&) const { return "CHANNELD_SHUTTING_DOWN"; }
        std::string_view operator()(const NegotiatingClosing& closing) const
        {
            return closing.signedTransactions.empty() ? "CLOSINGD_SIGEXCHANGE"
                                                      : "CLOSINGD_COMPLETE";
        }
        std::string_view operator()(const ClosingPublished&) const { return "CLOSINGD_COMPLETE"; }
        std::string_view operator()(const ForceClosed&) const { return "AWAITING_UNILATERAL"; }
        std::string_view operator()(const RemoteClosed&) const { return "FUNDING_SPEND_SEEN"; }
        std::string_view operator()(const DataLoss&) const { return "AWAITING_UNILATERAL"; }
        std::string_view operator()(const Closed&) const { return "ONCHAIN"; }
    };
    return std::visit(Namer{}, state);
}

} // namespace fulgurite::lightning
