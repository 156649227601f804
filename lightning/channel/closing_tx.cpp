// SPDX-License-Identifier: MIT
#include "lightning/channel/closing_tx.h"

#include "lightning/channel/commitment_tx.h"
#include "lightning/channel/witness_digest.h"

#include <algorithm>
#include <tuple>

namespace fulgurite::lightning {

std::optional<ClosingAmounts> closingAmounts(const Channel& channel, Satoshi fee, bool wePay)
{
    const Commitments& state = *channel.commitments;
    ClosingAmounts out{floorToSat(state.localBalance), floorToSat(state.remoteBalance)};
    Satoshi& payer = wePay ? out.ours : out.theirs;
    const auto rest = checkedSub(payer, fee);
    if (!rest)
        return std::nullopt;
    payer = *rest;
    return out;
}

Transaction buildClosing(const ClosingTerms& terms, ClosingShape shape)
{
    Transaction tx;
    tx.lockTime = terms.lockTime;
    tx.inputs.resize(1);
    tx.inputs.front().prevout = terms.funding;
    tx.inputs.front().sequence = terms.sequence;
    const auto add = [&tx](const ClosingOutput& output) {
        const bool burns = !output.script.empty() && output.script.front() == 0x6a;
        tx.outputs.push_back({burns ? Satoshi{} : output.value, output.script});
    };
    if (shape.ours)
        add(terms.ours);
    if (shape.theirs)
        add(terms.theirs);
    std::ranges::sort(tx.outputs, [](const TxOut& left, const TxOut& right) {
        return std::tie(left.value, left.scriptPubKey) < std::tie(right.value, right.scriptPubKey);
    });
    return tx;
}

bool isCloseAgreed(const ChannelState& state)
{
    const auto* closing = std::get_if<NegotiatingClosing>(&state);
    return std::holds_alternative<ClosingPublished>(state) ||
           (closing != nullptr && !closing->signedTransactions.empty());
}

CloseKind closeKindOf(SpendKind kind)
{
    switch (kind) {
    case SpendKind::MutualClose:
        return CloseKind::Mutual;
    case SpendKind::LocalCommitment:
        return CloseKind::Local;
    case SpendKind::RemoteCommitment:
    case SpendKind::RemoteNextCommitment:
        return CloseKind::Remote;
    case SpendKind::RevokedCommitment:
        return CloseKind::Revoked;
    case SpendKind::Unknown:
        return CloseKind::Unknown;
    }
    return CloseKind::Unknown;
}

std::uint64_t closingWeight(const Bytes& oneScript, const Bytes& otherScript)
{
    // version 4, counts 2, input 41, locktime 4; each output 8 + 1 + script. Witness: marker 2,
    // count 1, empty 1, two signatures of 1 + 73, script 1 + 71.
    const std::size_t base = 4 + 2 + 41 + 4 + 9 + oneScript.size() + 9 + otherScript.size();
    return 4 * base + 2 + 1 + 1 + std::size_t{2} * 74 + 72;
}

Satoshi simpleCloseFee(Feerate feerate, const Bytes& oneScript, const Bytes& otherScript)
{
    const Feerate rate = std::max(feerate, kFeerateFloor);
    return Satoshi{rate.feeFor(closingWeight(oneScript, otherScript)).value() + 1};
}

Hash256 closingDigest(const Channel& channel, const Transaction& tx)
{
    const ChannelParams& params = channel.params;
    return witnessDigest(
        tx, fundingWitnessScript(params.local.fundingPubkey, params.remote->fundingPubkey),
        params.capacity);
}

Signature signClosing(const Channel& channel, const ChannelSecrets& secrets, const Transaction& tx)
{
    return signEcdsa(secrets.funding, closingDigest(channel, tx));
}

bool isClosingSignatureValid(const Channel& channel, const Transaction& tx, const Signature& theirs)
{
    return !tx.outputs.empty() &&
           verifyEcdsa(channel.params.remote->fundingPubkey, closingDigest(channel, tx), theirs);
}

Transaction completeClosing(const Channel& channel, Transaction tx, const Signature& ours,
                            const Signature& theirs)
{
    tx.inputs.front().witness = fundingWitness({channel.params.local.fundingPubkey, ours},
                                               {channel.params.remote->fundingPubkey, theirs});
    return tx;
}

} // namespace fulgurite::lightning
