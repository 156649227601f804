// SPDX-License-Identifier: MIT
#include "lightning/onchain/to_remote.h"

#include "lightning/channel/commitment_scripts.h"
#include "lightning/channel/witness_digest.h"
#include "wallet/bitcoin/script.h"
#include "wallet/crypto/hash.h"

namespace fulgurite::lightning {

namespace {

constexpr std::uint32_t kReplaceable = 0xfffffffd;

} // namespace

Bytes toRemoteWitnessScript(const PublicKey& paymentKey, bool anchors)
{
    return anchors ? toRemoteAnchorsScript(paymentKey) : Bytes{};
}

Bytes toRemoteScript(const PublicKey& paymentKey, bool anchors)
{
    return anchors ? p2wshScript(toRemoteAnchorsScript(paymentKey)) : p2wpkhScript(paymentKey);
}

std::uint32_t toRemoteSequence(bool anchors) { return anchors ? 1 : kReplaceable; }

std::vector<Bytes> toRemoteWitness(const SecretKey& paymentKey, bool anchors, Satoshi value,
                                   const Transaction& tx)
{
    const PublicKey key = paymentKey.publicKey();
    if (!anchors) {
        const auto digest = witnessDigest(tx, p2wpkhScriptCode(hash160(key.view())), value);
        return {witnessSignature(signEcdsa(paymentKey, digest)),
                Bytes(key.view().begin(), key.view().end())};
    }
    const Bytes script = toRemoteWitnessScript(key, true);
    return {witnessSignature(signEcdsa(paymentKey, witnessDigest(tx, script, value))), script};
}

Result<Transaction, SweepError> sweepToRemote(const ToRemote& output, const SecretKey& paymentKey,
                                              const SweepTerms& terms)
{
    Transaction tx;
    tx.lockTime = terms.height;
    tx.inputs.resize(1);
    tx.inputs.front().prevout = output.outpoint;
    tx.inputs.front().sequence = toRemoteSequence(output.anchors);
    tx.outputs = {{output.value, terms.destination}};
    // Signed once to be weighed; a signature is at most one byte longer the second time.
    tx.inputs.front().witness = toRemoteWitness(paymentKey, output.anchors, output.value, tx);
    const Satoshi fee{terms.feerate.feeFor(weightOf(tx) + 2).value() + 1};
    const auto rest = checkedSub(output.value, fee);
    if (!rest || *rest < fulgurite::dustLimit(terms.destination))
        return fail(SweepError::BelowDust, std::to_string(output.value.value()) +
                                               " sat less a fee of " + std::to_string(fee.value()) +
                                               " sat is below the dust limit");
    tx.outputs.front().value = *rest;
    tx.inputs.front().witness = toRemoteWitness(paymentKey, output.anchors, output.value, tx);
    return tx;
}

} // namespace fulgurite::lightning
