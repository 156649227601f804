// SPDX-License-Identifier: MIT
// What signatures cover, and Schnorr signatures: core_sighash, bip143_sighash, bip340_schnorr.
#include "tests/vectors_runner/runner.h"
#include "wallet/bitcoin/script.h"
#include "wallet/bitcoin/sighash.h"
#include "wallet/crypto/hash.h"

#include <algorithm>
#include <stdexcept>

namespace {

using namespace fulgurite;
using namespace fulgurite::vectors;

Transaction transactionField(const Json& sample, const char* name)
{
    auto tx = parseTransaction(hexField(sample, name));
    if (!tx)
        throw std::runtime_error(tx.error().detail);
    return std::move(*tx);
}

void runCoreSighash(const Json& sample, Check& check)
{
    const Transaction tx = transactionField(sample, "raw_transaction");
    const auto type = static_cast<std::uint32_t>(sample.at("hashType").get<std::int64_t>());
    const Hash256 hash =
        legacySighash(tx, integerField(sample, "input_index"), hexField(sample, "script"), type);
    check.equal(toDisplay(hash), sample.at("expected").at("signature_hash"), "signature_hash");
}

/// A script with its length in front, as a preimage holds it.
Bytes unprefixed(const Bytes& prefixed)
{
    ByteReader in{prefixed};
    static_cast<void>(readCompactSize(in));
    return {in.rest().begin(), in.rest().end()};
}

void checkSignature(const Json& sample, const Hash256& digest, const std::string& keyText,
                    const std::string& text, Check& check)
{
    const auto key = PublicKey::parse(fromHex(keyText));
    Bytes der = fromHex(text);
    check.equal(der.back(), integerField(sample, "nHashType") & 0xff, "type byte");
    der.pop_back();
    const auto signature = fromDer(der);
    check.isTrue(key && signature, "key or signature is refused");
    if (!key || !signature)
        return;
    check.isTrue(verifyEcdsa(*key, digest, *signature), "the signature is not accepted");
    if (sample.contains("private_key")) {
        const auto secret = SecretKey::parse(hexField(sample, "private_key"));
        check.equal(toHex(toDer(signEcdsa(*secret, digest))), toHex(der), "our signature");
    }
}

void runBip143(const Json& sample, Check& check)
{
    const Transaction tx = transactionField(sample, "unsigned_tx");
    const auto index = integerField(sample, "input_index");
    const Bytes scriptCode = unprefixed(hexField(sample, "scriptCode"));
    const auto type = static_cast<std::uint32_t>(integerField(sample, "nHashType"));
    const Satoshi value{integerField(sample.at("prevouts").at(index), "value")};
    const Hash256 digest = segwitSighash(tx, {index, scriptCode, value, type});
    const Json& expected = sample.at("expected");
    check.equal(toHex(digest), expected.at("sigHash"), "sigHash");
    check.equal(toHex(sha256d(hexField(expected, "hash_preimage"))), expected.at("sigHash"),
                "hash_preimage");
    const PrecomputedSighash shared{tx};
    if (expected.contains("hashPrevouts") && (type & kSighashAnyoneCanPay) == 0)
        check.equal(toHex(sha256(shared.prevouts.view())), expected.at("hashPrevouts"),
                    "hashPrevouts");
    if (expected.contains("hashSequence") && type == kSighashAll)
        check.equal(toHex(sha256(shared.sequences.view())), expected.at("hashSequence"),
                    "hashSequence");
    if (expected.contains("hashOutputs") && type == kSighashAll)
        check.equal(toHex(sha256(shared.outputs.view())), expected.at("hashOutputs"),
                    "hashOutputs");
    if (expected.contains("signature") && sample.contains("private_key"))
        checkSignature(sample, digest, sample.at("public_key"), expected.at("signature"), check);
    const Transaction done = transactionField(expected, "signed_tx");
    check.equal(toHex(serialize(done)), expected.at("signed_tx"), "signed_tx");
    check.isTrue(txidOf(done) == txidOf(tx) || !done.inputs[0].scriptSig.empty(),
                 "signed_tx is another transaction");
}

void checkSchnorrSigning(const Json& sample, const XOnlyKey& key, const Bytes& message,
                         Check& check)
{
    const auto secret = SecretKey::parse(hexField(sample, "secret_key"));
    check.isTrue(secret.has_value(), "secret_key");
    if (!secret)
        return;
    check.equal(toHex(toXOnly(secret->publicKey())), toHex(key), "public key of the secret");
    check.equal(toHex(signSchnorr(*secret, message, hexField(sample, "aux_rand"))),
                sample.at("signature"), "signature");
}

void runSchnorr(const Json& sample, Check& check)
{
    const auto key = XOnlyKey::fromView(hexField(sample, "public_key"));
    const auto signature = SchnorrSignature::fromView(hexField(sample, "signature"));
    const Bytes message = hexField(sample, "message");
    const bool due = sample.at("expected").at("verification_result").get<bool>();
    check.isTrue((key && signature && verifySchnorr(*key, message, *signature)) == due,
                 due ? "is refused" : "is accepted");
    if (key && sample.contains("secret_key"))
        checkSchnorrSigning(sample, *key, message, check);
}

VECTORS_RUNNER("core_sighash", runCoreSighash)
VECTORS_RUNNER("bip143_sighash", runBip143)
VECTORS_RUNNER("bip340_schnorr", runSchnorr)

} // namespace
