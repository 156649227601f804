// SPDX-License-Identifier: MIT
#include "tests/vectors_runner/channel_vectors.h"

#include "lightning/channel/commitment_tx.h"
#include "lightning/channel/key_derivation.h"
#include "lightning/channel/per_commitment_secrets.h"
#include "lightning/channel/witness_digest.h"
#include "wallet/bitcoin/script.h"
#include "wallet/crypto/hash.h"

#include <nlohmann/json.hpp>

namespace fulgurite::vectors {

using namespace lightning;
using nlohmann::json;

namespace {

std::uint64_t amount(const json& value)
{
    return value.is_string() ? std::stoull(value.get<std::string>()) : value.get<std::uint64_t>();
}
Bytes hexOf(const json& value) { return fromHex(value.get<std::string>()); }
PublicKey pointOf(const json& value) { return *PublicKey::parse(hexOf(value)); }
/// Keys of Appendices C and F carry a trailing 01.
SecretKey secretOf(const json& value)
{
    return *SecretKey::parse(ByteView{hexOf(value)}.first(32));
}

std::string differs(const std::string& what, ByteView got, const json& expected)
{
    const std::string hex = toHex(got);
    return hex == expected.get<std::string>()
               ? ""
               : what + ": got " + hex + ", expected " + expected.get<std::string>();
}
std::string differs(const std::string& what, std::uint64_t got, const json& expected)
{
    return got == amount(expected)
               ? ""
               : what + ": got " + std::to_string(got) + ", expected " + expected.dump();
}

struct Balances {
    std::uint64_t local = 0, remote = 0, feerate = 0, dust = 0;
    bool anchors = false;
};

CommitmentKeys keysFor(const json& test, const Balances& terms)
{
    const PublicKey point = pointOf(test["local_per_commitment_point"]);
    const SecretKey revocation = secretOf(test["remote_revocation_basepoint_secret"]);
    const SecretKey delayed = secretOf(test["local_delayed_payment_basepoint_secret"]);
    const SecretKey localHtlc = secretOf(test["local_payment_basepoint_secret"]);
    const SecretKey remoteHtlc = secretOf(test["remote_payment_basepoint_secret"]);
    (void)terms;
    return {deriveRevocationPublicKey(revocation.publicKey(), point),
            derivePublicKey(delayed.publicKey(), point), remoteHtlc.publicKey(),
            derivePublicKey(localHtlc.publicKey(), point),
            derivePublicKey(remoteHtlc.publicKey(), point)};
}

CommitmentSpec specFor(const json& test, const Balances& terms)
{
    CommitmentSpec spec{
        .funding = {*fixedFromDisplay<Txid>(test["funding_tx_id"].get<std::string>()), 0},
        .number = amount(test["commitment_number"]),
        .obscuringFactor =
            obscuringFactor(secretOf(test["local_payment_basepoint_secret"]).publicKey(),
                            secretOf(test["remote_payment_basepoint_secret"]).publicKey()),
        .feerate = Feerate{static_cast<std::uint32_t>(terms.feerate)},
        .dustLimit = Satoshi{terms.dust},
        .toSelfDelay = static_cast<std::uint16_t>(amount(test["local_delay"])),
        .anchors = terms.anchors,
        .localIsFunder = true,
        .toLocal = MilliSatoshi{terms.local},
        .toRemote = MilliSatoshi{terms.remote},
        .localFunding = secretOf(test["local_funding_privkey"]).publicKey(),
        .remoteFunding = secretOf(test["remote_funding_privkey"]).publicKey(),
        .keys = keysFor(test, terms),
        .htlcs = {}};
    for (const json& used : test["htlcs_used"]) {
        const json& htlc = test["htlcs"][used.get<std::size_t>()];
        const auto preimage = *Preimage::fromView(hexOf(htlc["payment_preimage"]));
        spec.htlcs.push_back({htlc["direction"] == "local->remote",
                              MilliSatoshi{amount(htlc["amount_msat"])}, paymentHashOf(preimage),
                              CltvExpiry{static_cast<std::uint32_t>(amount(htlc["expiry"]))},
                              used.get<std::size_t>()});
    }
    return spec;
}

struct Signed {
    CommitmentTx commitment;
    Bytes transaction;
    std::vector<Bytes> htlcTransactions;
    std::vector<Bytes> remoteHtlcSignatures;
    Bytes localSignature, remoteSignature;
};

/// Completes an HTLC transaction as its owner would. Source: BOLT 3 § HTLC-Timeout and HTLC-Success
/// Transactions.
Bytes completeHtlc(const json& test, const CommitmentSpec& spec, const CommitmentTx& commitment,
                   std::size_t index, Bytes& remoteDer)
{
    const auto& htlc = commitment.htlcs[index];
    const PublicKey point = pointOf(test["local_per_commitment_point"]);
    const TrimRule rule{spec.feerate, spec.dustLimit, spec.anchors};
    const SecretKey remote =
        derivePrivateKey(secretOf(test["remote_payment_basepoint_secret"]), point);
    const SecretKey local =
        derivePrivateKey(secretOf(test["local_payment_basepoint_secret"]), point);
    const Signature theirs = signEcdsa(remote, htlcDigest(commitment, htlc, rule));
    Transaction tx = buildHtlcTransaction(commitment, htlc, rule);
    const Signature ours = signEcdsa(local, witnessDigest(tx, htlc.script, htlc.amount));
    const auto type = spec.anchors ? kSighashSingleAnyoneCanPay : kSighashAllByte;
    const Bytes preimage =
        htlc.offered ? Bytes{} : hexOf(test["htlcs"][htlc.source]["payment_preimage"]);
    tx.inputs.front().witness = {Bytes{}, witnessSignature(theirs, type), witnessSignature(ours),
                                 preimage, htlc.script};
    remoteDer = toDer(theirs);
    return serialize(tx);
}

Signed signAll(const json& test, const CommitmentSpec& spec)
{
    Signed out{.commitment = buildCommitment(spec),
               .transaction = {},
               .htlcTransactions = {},
               .remoteHtlcSignatures = {},
               .localSignature = {},
               .remoteSignature = {}};
    const auto script = fundingWitnessScript(spec.localFunding, spec.remoteFunding);
    const auto digest = witnessDigest(out.commitment.transaction, script,
                                      Satoshi{amount(test["funding_amount_satoshi"])});
    const Signature local = signEcdsa(secretOf(test["local_funding_privkey"]), digest);
    const Signature remote = signEcdsa(secretOf(test["remote_funding_privkey"]), digest);
    out.localSignature = toDer(local);
    out.remoteSignature = toDer(remote);
    Transaction tx = out.commitment.transaction;
    tx.inputs.front().witness =
        fundingWitness({spec.localFunding, local}, {spec.remoteFunding, remote});
    out.transaction = serialize(tx);
    for (std::size_t i = 0; i < out.commitment.htlcs.size(); ++i) {
        out.remoteHtlcSignatures.emplace_back();
        out.htlcTransactions.push_back(
            completeHtlc(test, spec, out.commitment, i, out.remoteHtlcSignatures.back()));
    }
    return out;
}

std::string checkHtlcs(const Signed& got, const json& expected, const char* transaction,
                       const char* signature)
{
    if (got.htlcTransactions.size() != expected.size())
        return "number of HTLC transactions: " + std::to_string(got.htlcTransactions.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        auto error = differs("remote HTLC signature " + std::to_string(i),
                             got.remoteHtlcSignatures[i], expected[i][signature]);
        if (error.empty())
            error = differs("HTLC transaction " + std::to_string(i), got.htlcTransactions[i],
                            expected[i][transaction]);
        if (!error.empty())
            return error;
    }
    return "";
}

std::string checkOutput(const CommitmentTx& commitment, const json& expected)
{
    for (const TxOut& output : commitment.transaction.outputs) {
        const Bytes script = expected.contains("wscript")
                                 ? p2wshScript(hexOf(expected["wscript"]))
                                 : p2wpkhScript(pointOf(expected["p2wpkh_pubkey"]));
        if (output.value.value() == amount(expected["amount"]) && output.scriptPubKey == script)
            return "";
    }
    return "no output " + expected.dump();
}

} // namespace

std::string checkCommitmentAnchors(const json& test)
{
    const json& expected = test["expected"];
    Balances terms{amount(test["LocalBalance"]), amount(test["RemoteBalance"]),
                   amount(test["FeePerKw"]), amount(test["DustLimitSatoshis"]), true};
    const Signed got = signAll(test, specFor(test, terms));
    auto error = differs("remote signature", got.remoteSignature, expected["RemoteSigHex"]);
    if (error.empty())
        error = differs("commitment", got.transaction, expected["ExpectedCommitmentTxHex"]);
    if (error.empty())
        error = checkHtlcs(got, expected["HtlcDescs"], "ResolutionTxHex", "RemoteSigHex");
    return error;
}

std::string checkCommitmentStaticRemotekey(const json& test)
{
    const json& expected = test["expected"];
    const Balances terms{amount(test["to_local_msat"]), amount(test["to_remote_msat"]),
                         amount(test["local_feerate_per_kw"]),
                         amount(test["local_dust_limit_satoshi"]), false};
    const CommitmentSpec spec = specFor(test, terms);
    const Signed got = signAll(test, spec);
    auto error = differs("remote signature", got.remoteSignature, expected["remote_signature"]);
    if (error.empty())
        error = differs("local signature", got.localSignature, expected["local_signature"]);
    if (error.empty())
        error = differs("commitment", got.transaction, expected["commit_tx"]);
    if (error.empty())
        error = checkHtlcs(got, expected["htlc_txs"], "htlc_tx", "remote_htlc_signature");
    if (error.empty() && expected.contains("base_commitment_transaction_fee"))
        error = differs("base fee",
                        commitmentBaseFee(spec.feerate, got.commitment.htlcs.size(), false).value(),
                        expected["base_commitment_transaction_fee"]);
    for (const json& output : expected.value("outputs", json::array())) {
        if (error.empty())
            error = checkOutput(got.commitment, output);
    }
    return error;
}

std::string checkFundingTransaction(const json& test)
{
    const json& expected = test["expected"];
    const auto script = fundingWitnessScript(pointOf(test["local_funding_pubkey"]),
                                             pointOf(test["remote_funding_pubkey"]));
    auto error = differs("witness script", script, expected["funding_witness_script"]);
    const auto tx = parseTransaction(hexOf(expected["funding_tx"]));
    if (!tx)
        return tx.error().detail;
    const TxOut& output = tx->outputs[amount(expected["funding_output"])];
    if (error.empty() && output.scriptPubKey != p2wshScript(script))
        error = "output script";
    if (error.empty())
        error = differs("value", output.value.value(), test["funding_satoshis"]);
    if (error.empty())
        error = differs("change", tx->outputs[1 - amount(expected["funding_output"])].value.value(),
                        expected["change_satoshis"]);
    return error.empty() && toDisplay(txidOf(*tx)) != expected["txid"].get<std::string>() ? "txid"
                                                                                          : error;
}

std::string checkKeyDerivation(const json& test)
{
    const json& expected = test["expected"];
    if (expected.contains("localpubkey"))
        return differs(
            "key",
            derivePublicKey(pointOf(test["base_point"]), pointOf(test["per_commitment_point"]))
                .view(),
            expected["localpubkey"]);
    if (expected.contains("revocationpubkey"))
        return differs("key",
                       deriveRevocationPublicKey(pointOf(test["base_point"]),
                                                 pointOf(test["per_commitment_point"]))
                           .view(),
                       expected["revocationpubkey"]);
    const SecretKey base = secretOf(test["base_secret"]);
    const SecretKey commitment = secretOf(test["per_commitment_secret"]);
    if (expected.contains("localprivkey"))
        return differs("key", derivePrivateKey(base, commitment.publicKey()).expose(),
                       expected["localprivkey"]);
    return differs("key", deriveRevocationPrivateKey(base, commitment).expose(),
                   expected["revocationprivkey"]);
}

std::string checkPerCommitmentSecrets(const json& test)
{
    const json& expected = test["expected"]["output"];
    if (test["op"] == "generate_from_seed")
        return differs("secret", generateFromSeed(hexOf(test["seed"]), amount(test["I"])).view(),
                       expected);
    PerCommitmentSecretStore store;
    for (std::size_t i = 0; i < test["inserts"].size(); ++i) {
        const json& row = test["inserts"][i];
        const bool kept =
            store.insert(amount(row["I"]), *PerCommitmentSecret::fromView(hexOf(row["secret"])));
        if (kept != (expected[i] == "OK"))
            return "insert " + std::to_string(i) + (kept ? " was kept" : " was refused");
    }
    return "";
}

namespace {

CommitmentKeys anyKeys()
{
    const PublicKey key = SecretKey::parse(Bytes(32, 1))->publicKey();
    return {key, key, key, key, key};
}

/// Sizes of scripts and witnesses with signatures at their longest, 73 bytes.
std::string checkSizes(const std::string& name, const json& expected)
{
    for (const bool anchors : {false, true}) {
        const char* field = anchors ? "bytes_option_anchors" : "bytes";
        const std::size_t offered = offeredHtlcScript(anyKeys(), PaymentHash{}, anchors).size();
        // cltv_expiry of four bytes: the longest.
        const std::size_t accepted =
            receivedHtlcScript(anyKeys(), PaymentHash{}, CltvExpiry{0x01000000}, anchors).size();
        std::string error;
        if (name.starts_with("offered_htlc_script"))
            error = differs(name, offered, expected[field]);
        else if (name.starts_with("accepted_htlc_script"))
            error = differs(name, accepted, expected[field]);
        else if (name.starts_with("timeout_witness"))
            error = differs(name, 1 + 1 + 1 + 73 + 1 + 73 + 1 + 1 + offered, expected[field]);
        else
            error = differs(name, 1 + 1 + 1 + 73 + 1 + 73 + 1 + 32 + 1 + accepted, expected[field]);
        if (!error.empty())
            return error;
    }
    return "";
}

/// Source: BOLT 5 § Appendix A: Expected Weights.
std::string checkPenalty(const std::string& name, const json& expected)
{
    const PublicKey key = SecretKey::parse(Bytes(32, 1))->publicKey();
    if (name.starts_with("to_local"))
        // The source counts a delay of eight bytes (ours has two) and leaves out the byte of the
        // pushed one itself.
        return differs(name, 1 + 1 + 73 + 1 + 1 + toLocalScript(key, 2016, key).size() - 2 + 8,
                       expected["weight"]);
    const bool offered = name.starts_with("offered");
    const std::size_t script =
        offered ? offeredHtlcScript(anyKeys(), PaymentHash{}, false).size()
                : receivedHtlcScript(anyKeys(), PaymentHash{}, CltvExpiry{0x010000}, false)
                      .size(); // a height of today: three bytes
    return differs(name, 1 + 1 + 73 + 1 + 33 + 1 + script, expected["weight"]);
}

std::string checkFeeExample(const json& test)
{
    const json& expected = test["expected"];
    const Feerate rate{static_cast<std::uint32_t>(amount(test["feerate_per_kw"]))};
    const TrimRule rule{rate, Satoshi{amount(test["dust_limit_satoshis"])}, false};
    std::size_t untrimmed = 0;
    std::uint64_t trimmed = 0;
    for (const auto* list : {"offered_htlcs_msat", "received_htlcs_msat"}) {
        for (const json& value : test[list]) {
            const MilliSatoshi htlc{amount(value)};
            if (isTrimmed(htlc, std::string{list}.starts_with("offered"), rule))
                trimmed += floorToSat(htlc).value();
            else
                ++untrimmed;
        }
    }
    auto error =
        differs("timeout fee", htlcTimeoutFee(rate, false).value(), expected["htlc_timeout_fee"]);
    if (error.empty())
        error = differs("success fee", htlcSuccessFee(rate, false).value(),
                        expected["htlc_success_fee"]);
    if (error.empty())
        error = differs("weight", commitmentWeight(false, untrimmed), expected["weight"]);
    if (error.empty())
        error = differs("base fee", commitmentBaseFee(rate, untrimmed, false).value(),
                        expected["base_fee"]);
    return error.empty()
               ? differs("actual fee", commitmentBaseFee(rate, untrimmed, false).value() + trimmed,
                         expected["actual_fee"])
               : error;
}

} // namespace

std::string checkWeightsAndFees(const json& test)
{
    const std::string name = test["name"];
    const json& expected = test["expected"];
    const bool anchors = test.value("option_anchors", false);
    if (name.starts_with("commitment weight")) {
        auto error = differs("base weight", commitmentWeight(anchors, 0), expected["base_weight"]);
        return error.empty() ? differs("HTLC weight",
                                       commitmentWeight(anchors, 1) - commitmentWeight(anchors, 0),
                                       expected["per_untrimmed_htlc_weight"])
                             : error;
    }
    if (name.starts_with("HTLC-")) {
        const bool timeout = name.starts_with("HTLC-timeout");
        return differs("weight", timeout ? htlcTimeoutWeight(anchors) : htlcSuccessWeight(anchors),
                       expected["weight"]);
    }
    if (name.find("penalty") != std::string::npos)
        return checkPenalty(name, expected);
    if (name == "fee calculation example")
        return checkFeeExample(test);
    if (name.starts_with(
            "tx_init_rbf")) // 25/24, rounded down. Source: BOLT 2 § The `tx_init_rbf` Message.
        return differs("feerate", amount(test["feerate"]) * 25 / 24, expected["next_feerate"]);
    return checkSizes(name, expected);
}

} // namespace fulgurite::vectors
