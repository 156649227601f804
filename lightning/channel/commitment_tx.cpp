// SPDX-License-Identifier: MIT
#include "lightning/channel/commitment_tx.h"

#include "lightning/channel/witness_digest.h"
#include "wallet/bitcoin/script.h"
#include "wallet/crypto/hash.h"

#include <algorithm>
#include <variant>

namespace fulgurite::lightning {

namespace {

enum class Role : std::uint8_t { ToLocal, ToRemote, LocalAnchor, RemoteAnchor, Htlc };

struct Output {
    TxOut out;
    std::uint32_t expiry = 0;
    Role role = Role::Htlc;
    CommitmentTx::Htlc htlc;
};

bool before(const Output& left, const Output& right)
{
    if (left.out.value != right.out.value)
        return left.out.value < right.out.value;
    if (left.out.scriptPubKey != right.out.scriptPubKey)
        return left.out.scriptPubKey < right.out.scriptPubKey;
    if (left.expiry != right.expiry)
        return left.expiry < right.expiry;
    // Wholly equal outputs: any order is right on chain, a fixed one keeps both sides' signatures
    // aligned.
    return left.htlc.source < right.htlc.source;
}

void addHtlcs(std::vector<Output>& outputs, const CommitmentSpec& spec)
{
    const TrimRule rule{spec.feerate, spec.dustLimit, spec.anchors};
    for (const auto& htlc : spec.htlcs) {
        if (isTrimmed(htlc.amount, htlc.offered, rule))
            continue;
        Bytes script = htlc.offered
                           ? offeredHtlcScript(spec.keys, htlc.hash, spec.anchors)
                           : receivedHtlcScript(spec.keys, htlc.hash, htlc.expiry, spec.anchors);
        const Satoshi value = floorToSat(htlc.amount);
        TxOut out{value, p2wshScript(script)};
        outputs.push_back({std::move(out),
                           htlc.expiry.value,
                           Role::Htlc,
                           {htlc.source, 0, htlc.offered, value, htlc.expiry, std::move(script)}});
    }
}

struct MainAmounts {
    Satoshi local;
    Satoshi remote;
};

/// The funder pays the base fee and both anchors, to its last satoshi. Source: BOLT 3 § Fee
/// Payment.
MainAmounts mainAmounts(const CommitmentSpec& spec, std::size_t untrimmed)
{
    const Satoshi anchors{spec.anchors ? 2 * kAnchorValue.value() : 0};
    const Satoshi fee{commitmentBaseFee(spec.feerate, untrimmed, spec.anchors).value() +
                      anchors.value()};
    MainAmounts out{floorToSat(spec.toLocal), floorToSat(spec.toRemote)};
    Satoshi& funder = spec.localIsFunder ? out.local : out.remote;
    funder = saturatingSub(funder, fee);
    return out;
}

void addMainOutputs(std::vector<Output>& outputs, const CommitmentSpec& spec, const Bytes& toLocal)
{
    const std::size_t untrimmed = outputs.size();
    const MainAmounts amounts = mainAmounts(spec, untrimmed);
    const bool hasLocal = amounts.local >= spec.dustLimit;
    const bool hasRemote = amounts.remote >= spec.dustLimit;
    if (hasLocal)
        outputs.push_back({{amounts.local, p2wshScript(toLocal)}, 0, Role::ToLocal, {}});
    if (hasRemote) {
        Bytes script = spec.anchors ? p2wshScript(toRemoteAnchorsScript(spec.keys.remotePayment))
                                    : p2wpkhScript(spec.keys.remotePayment);
        outputs.push_back({{amounts.remote, std::move(script)}, 0, Role::ToRemote, {}});
    }
    if (!spec.anchors)
        return;
    if (hasLocal || untrimmed > 0)
        outputs.push_back({{kAnchorValue, p2wshScript(anchorScript(spec.localFunding))},
                           0,
                           Role::LocalAnchor,
                           {}});
    if (hasRemote || untrimmed > 0)
        outputs.push_back({{kAnchorValue, p2wshScript(anchorScript(spec.remoteFunding))},
                           0,
                           Role::RemoteAnchor,
                           {}});
}

void place(CommitmentTx& tx, Output&& output)
{
    const auto index = static_cast<std::uint32_t>(tx.transaction.outputs.size());
    tx.transaction.outputs.push_back(std::move(output.out));
    switch (output.role) {
    case Role::ToLocal:
        tx.toLocal = index;
        return;
    case Role::ToRemote:
        tx.toRemote = index;
        return;
    case Role::LocalAnchor:
        tx.localAnchor = index;
        return;
    case Role::RemoteAnchor:
        tx.remoteAnchor = index;
        return;
    case Role::Htlc:
        output.htlc.output = index;
        tx.htlcs.push_back(std::move(output.htlc));
        return;
    }
}

/// Source: BOLT 3 § Commitment Transaction: the obscured number, split over locktime and sequence.
void writeNumber(Transaction& tx, const CommitmentSpec& spec)
{
    const std::uint64_t obscured = spec.number ^ spec.obscuringFactor;
    tx.version = 2;
    tx.lockTime = 0x20000000U | static_cast<std::uint32_t>(obscured & 0xffffffU);
    tx.inputs.resize(1);
    tx.inputs.front().prevout = spec.funding;
    tx.inputs.front().sequence = 0x80000000U | static_cast<std::uint32_t>(obscured >> 24U);
}

} // namespace

std::uint64_t obscuringFactor(const PublicKey& openerPayment, const PublicKey& accepterPayment)
{
    const auto hash = sha256({openerPayment.view(), accepterPayment.view()});
    std::uint64_t factor = 0;
    for (std::size_t i = 26; i < 32; ++i)
        factor = factor << 8U | hash.data[i];
    return factor;
}

std::optional<std::uint64_t> commitmentNumberOf(const Transaction& tx, std::uint64_t factor)
{
    if (tx.inputs.size() != 1 || tx.lockTime >> 24U != 0x20 ||
        tx.inputs.front().sequence >> 24U != 0x80)
        return std::nullopt;
    const std::uint64_t high = tx.inputs.front().sequence & 0xffffffU;
    return (high << 24U | (tx.lockTime & 0xffffffU)) ^ factor;
}

CommitmentTx buildCommitment(const CommitmentSpec& spec)
{
    CommitmentTx tx;
    tx.toLocalScript =
        toLocalScript(spec.keys.revocation, spec.toSelfDelay, spec.keys.localDelayed);
    std::vector<Output> outputs;
    outputs.reserve(spec.htlcs.size() + 4);
    addHtlcs(outputs, spec);
    addMainOutputs(outputs, spec, tx.toLocalScript);
    std::ranges::sort(outputs, before);

    writeNumber(tx.transaction, spec);
    tx.transaction.outputs.reserve(outputs.size());
    tx.htlcs.reserve(outputs.size());
    for (auto& output : outputs)
        place(tx, std::move(output));
    tx.txid = txidOf(tx.transaction);
    return tx;
}

Transaction buildHtlcTransaction(const CommitmentTx& commitment, const CommitmentTx::Htlc& htlc,
                                 const TrimRule& rule)
{
    const Satoshi fee = htlc.offered ? htlcTimeoutFee(rule.feerate, rule.anchors)
                                     : htlcSuccessFee(rule.feerate, rule.anchors);
    Transaction tx;
    tx.lockTime = htlc.offered ? htlc.expiry.value : 0;
    tx.inputs.resize(1);
    tx.inputs.front().prevout = {commitment.txid, htlc.output};
    tx.inputs.front().sequence = rule.anchors ? 1 : 0;
    tx.outputs.push_back({saturatingSub(htlc.amount, fee), p2wshScript(commitment.toLocalScript)});
    return tx;
}

Hash256 htlcDigest(const CommitmentTx& commitment, const CommitmentTx::Htlc& htlc,
                   const TrimRule& rule)
{
    const auto type = rule.anchors ? kSighashSingleAnyoneCanPay : kSighashAllByte;
    return witnessDigest(buildHtlcTransaction(commitment, htlc, rule), htlc.script, htlc.amount,
                         type);
}

std::vector<Bytes> fundingWitness(const FundingSignature& one, const FundingSignature& other)
{
    const bool ordered = one.key < other.key;
    const auto& first = ordered ? one : other;
    const auto& second = ordered ? other : one;
    return {Bytes{}, witnessSignature(first.signature), witnessSignature(second.signature),
            fundingWitnessScript(one.key, other.key)};
}

} // namespace fulgurite::lightning
