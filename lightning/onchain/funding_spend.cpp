// SPDX-License-Identifier: MIT
#include "lightning/onchain/funding_spend.h"

#include "lightning/channel/commitment_view.h"
#include "wallet/bitcoin/script.h"

#include <algorithm>
#include <cassert>

namespace fulgurite::lightning {

namespace {

std::uint64_t factorOf(const ChannelParams& params)
{
    const PublicKey& opener =
        params.funder ? params.local.paymentBasepoint : params.remote->paymentBasepoint;
    const PublicKey& accepter =
        params.funder ? params.remote->paymentBasepoint : params.local.paymentBasepoint;
    return obscuringFactor(opener, accepter);
}

bool spendsFunding(const Channel& channel, const Transaction& spend)
{
    return std::ranges::any_of(
        spend.inputs, [&](const TxIn& input) { return input.prevout == channel.params.funding; });
}

std::optional<std::uint32_t> outputPaying(const Transaction& tx, const Bytes& script)
{
    const auto found = std::ranges::find(tx.outputs, script, &TxOut::scriptPubKey);
    if (found == tx.outputs.end())
        return std::nullopt;
    return static_cast<std::uint32_t>(found - tx.outputs.begin());
}

} // namespace

CommitmentTx localCommitment(const Channel& channel, const ChannelSecrets& secrets)
{
    const Commitments& state = *channel.commitments;
    const PublicKey point =
        perCommitmentPoint(secrets.perCommitmentSeed.expose(), state.localNumber);
    return buildCommitment(specOf(channel.params, state, kLocalView, state.localNumber, point));
}

FundingSpendClass classifyFundingSpend(const Channel& channel, const ChannelSecrets& secrets,
                                       const Transaction& spend)
{
    assert(channel.commitments && channel.params.remote);
    if (!spendsFunding(channel, spend))
        return {};
    const auto number = commitmentNumberOf(spend, factorOf(channel.params));
    if (!number)
        return {SpendKind::MutualClose, 0};
    if (txidOf(spend) == localCommitment(channel, secrets).txid)
        return {SpendKind::LocalCommitment, *number};
    const Commitments& state = *channel.commitments;
    if (*number < state.remoteNumber && state.remoteSecrets.ofCommitment(*number))
        return {SpendKind::RevokedCommitment, *number};
    if (*number == state.remoteNumber)
        return {SpendKind::RemoteCommitment, *number};
    if (state.awaitingRevocation && *number == state.remoteNumber + 1)
        return {SpendKind::RemoteNextCommitment, *number};
    return {SpendKind::Unknown, *number};
}

AnchorOutputs anchorsOf(const Channel& channel, const Transaction& commitment)
{
    if (!channel.params.type.hasAnchors() || !channel.params.remote)
        return {};
    return {
        outputPaying(commitment, p2wshScript(anchorScript(channel.params.local.fundingPubkey))),
        outputPaying(commitment, p2wshScript(anchorScript(channel.params.remote->fundingPubkey)))};
}

} // namespace fulgurite::lightning
