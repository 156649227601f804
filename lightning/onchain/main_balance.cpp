// SPDX-License-Identifier: MIT
#include "lightning/onchain/main_balance.h"

#include "lightning/channel/key_derivation.h"
#include "lightning/channel/witness_digest.h"
#include "wallet/bitcoin/script.h"

#include <algorithm>

namespace fulgurite::lightning {

namespace {

std::optional<MainOutput> findToLocal(const Channel& channel, const ChannelSecrets& secrets,
                                      const Transaction& commitment)
{
    const CommitmentTx known = localCommitment(channel, secrets);
    const Txid txid = txidOf(commitment);
    if (txid != known.txid || !known.toLocal)
        return std::nullopt;
    const std::uint16_t delay = channel.params.remote->toSelfDelay;
    return MainOutput{{txid, *known.toLocal},
                      commitment.outputs[*known.toLocal],
                      known.toLocalScript,
                      delay,
                      delay,
                      true};
}

std::optional<MainOutput> findToRemote(const Channel& channel, const Transaction& commitment)
{
    const bool anchors = channel.params.type.hasAnchors();
    const PublicKey& key = channel.params.local.paymentBasepoint;
    const Bytes script = toRemoteScript(key, anchors);
    const auto found = std::ranges::find(commitment.outputs, script, &TxOut::scriptPubKey);
    if (found == commitment.outputs.end())
        return std::nullopt;
    const auto index = static_cast<std::uint32_t>(found - commitment.outputs.begin());
    return MainOutput{{txidOf(commitment), index},
                      *found,
                      toRemoteWitnessScript(key, anchors),
                      toRemoteSequence(anchors),
                      anchors ? 1U : 0U,
                      false};
}

/// Source: BOLT 3 § `to_local` Output and § `to_remote` Output.
std::vector<Bytes> witnessFor(const Channel& channel, const ChannelSecrets& secrets,
                              const MainOutput& output, const Transaction& tx)
{
    if (output.local) {
        const PublicKey point = perCommitmentPoint(secrets.perCommitmentSeed.expose(),
                                                   channel.commitments->localNumber);
        const SecretKey key = derivePrivateKey(secrets.delayedPayment, point);
        const auto digest = witnessDigest(tx, output.witnessScript, output.output.value);
        return {witnessSignature(signEcdsa(key, digest)), Bytes{}, output.witnessScript};
    }
    return toRemoteWitness(secrets.payment, !output.witnessScript.empty(), output.output.value, tx);
}

} // namespace

std::optional<MainOutput> findMainOutput(const Channel& channel, const ChannelSecrets& secrets,
                                         const Transaction& commitment, SpendKind kind)
{
    if (!channel.commitments || !channel.params.remote || kind == SpendKind::MutualClose)
        return std::nullopt;
    return kind == SpendKind::LocalCommitment ? findToLocal(channel, secrets, commitment)
                                              : findToRemote(channel, commitment);
}

Result<Transaction, SweepError> sweepMainOutput(const Channel& channel,
                                                const ChannelSecrets& secrets,
                                                const MainOutput& output, const SweepTerms& terms)
{
    Transaction tx;
    tx.lockTime = terms.height;
    tx.inputs.resize(1);
    tx.inputs.front().prevout = output.outpoint;
    tx.inputs.front().sequence = output.sequence;
    tx.outputs = {{output.output.value, terms.destination}};
    // Signed once to be weighed; a signature is at most one byte longer the second time, which one
    // satoshi covers.
    tx.inputs.front().witness = witnessFor(channel, secrets, output, tx);
    const Satoshi fee{terms.feerate.feeFor(weightOf(tx) + 2).value() + 1};
    const auto rest = checkedSub(output.output.value, fee);
    if (!rest || *rest < fulgurite::dustLimit(terms.destination))
        return fail(SweepError::BelowDust,
                    "the fee leaves less than the dust limit of the destination");
    tx.outputs.front().value = *rest;
    tx.inputs.front().witness = witnessFor(channel, secrets, output, tx);
    return tx;
}

} // namespace fulgurite::lightning
