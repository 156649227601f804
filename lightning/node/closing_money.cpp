// SPDX-License-Identifier: MIT
#include "lightning/node/closing_money.h"

#include "lightning/channel/closing_tx.h"
#include "lightning/channel/commitment_view.h"

#include <algorithm>

namespace fulgurite::lightning {

namespace {

Satoshi valueOf(const std::optional<MainOutput>& output)
{
    return output ? output->output.value : Satoshi{};
}

SpendKind kindOfSpend(const ChannelState& state)
{
    if (const auto* remote = std::get_if<RemoteClosed>(&state))
        return remote->kind;
    return std::holds_alternative<ForceClosed>(state) ? SpendKind::LocalCommitment
                                                      : SpendKind::MutualClose;
}

/// What a transaction that no block holds yet brings us.
Satoshi broughtBy(const Transaction& spend, const ChannelEntry& entry)
{
    const SpendKind kind = kindOfSpend(entry.channel.state);
    if (kind != SpendKind::MutualClose)
        return valueOf(findMainOutput(entry.channel, entry.secrets, spend, kind));
    for (const TxOut& output : spend.outputs)
        if (output.scriptPubKey == entry.channel.params.shutdownScript)
            return output.value;
    return {};
}

/// Each side pays for a closing transaction of its own, and until one is in a block either may be
/// it: what is known to be in a mempool counts, else no more than the least.
Satoshi broughtByOneOf(const std::vector<Transaction>& agreed, const ChannelEntry& entry)
{
    std::optional<Satoshi> least;
    for (const Transaction& spend : agreed) {
        const Satoshi brought = broughtBy(spend, entry);
        if (txidOf(spend) == entry.spendTxid)
            return brought;
        least = std::min(least.value_or(brought), brought);
    }
    return least.value_or(Satoshi{});
}

} // namespace

const Transaction* spendOf(const ChannelState& state)
{
    if (const auto* published = std::get_if<ClosingPublished>(&state))
        return &published->transaction;
    if (const auto* forced = std::get_if<ForceClosed>(&state))
        return &forced->commitment;
    if (const auto* remote = std::get_if<RemoteClosed>(&state))
        return &remote->transaction;
    return nullptr;
}

bool isEnding(const Channel& channel)
{
    return isOver(channel) || isCloseAgreed(channel.state) ||
           std::holds_alternative<DataLoss>(channel.state);
}

MilliSatoshi notYetHome(const ChannelEntry& entry)
{
    if (entry.spendHeight)
        return entry.sweptHeight ? MilliSatoshi{} : toMsat(valueOf(entry.toSweep));
    const auto* agreeing = std::get_if<NegotiatingClosing>(&entry.channel.state);
    if (agreeing != nullptr && !agreeing->signedTransactions.empty())
        return toMsat(broughtByOneOf(agreeing->signedTransactions, entry));
    const Transaction* spend = spendOf(entry.channel.state);
    return spend != nullptr ? toMsat(broughtBy(*spend, entry)) : localBalance(entry.channel);
}

bool isInFlight(const Htlc& htlc)
{
    const bool fulfilled = htlc.removal && std::holds_alternative<HtlcFulfill>(htlc.removal->how);
    return htlc.direction == HtlcDirection::Outgoing && !fulfilled && kLocalView.hasOutput(htlc);
}

} // namespace fulgurite::lightning
