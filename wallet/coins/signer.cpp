// SPDX-License-Identifier: MIT
#include "wallet/coins/signer.h"

#include "wallet/bitcoin/interpreter.h"
#include "wallet/bitcoin/interpreter_rules.h"
#include "wallet/bitcoin/script.h"
#include "wallet/bitcoin/sighash.h"
#include "wallet/crypto/hash.h"
#include "wallet/keys/accounts.h"

#include <algorithm>
#include <cassert>

namespace fulgurite::wallet {

namespace {

struct Signing {
    Transaction& tx;
    std::span<const TxOut> prevouts;
    const PrecomputedSighash& shared;
    std::size_t input;
    const SecretKey& key;
};

Bytes derWithType(const SecretKey& key, const Hash256& digest)
{
    Bytes out = toDer(signEcdsaLowR(key, digest));
    out.push_back(static_cast<std::uint8_t>(kSighashAll));
    return out;
}

Bytes asVector(ByteView view) { return {view.begin(), view.end()}; }

void signLegacy(const Signing& s)
{
    const Hash256 digest =
        legacySighash(s.tx, s.input, s.prevouts[s.input].scriptPubKey, kSighashAll);
    s.tx.inputs[s.input].scriptSig =
        ScriptBuilder{}.push(derWithType(s.key, digest)).push(s.key.publicKey().view()).take();
}

void signWitness(const Signing& s)
{
    const Bytes code = p2wpkhScriptCode(hash160(s.key.publicKey().view()));
    const Hash256 digest = segwitSighash(
        s.tx, s.shared, SegwitSpend{s.input, code, s.prevouts[s.input].value, kSighashAll});
    s.tx.inputs[s.input].witness = {derWithType(s.key, digest), asVector(s.key.publicKey().view())};
}

Result<void, SignError> signTaproot(const Signing& s, RandomSource& random)
{
    const auto secret = taprootSecret(s.key);
    if (!secret)
        return fail(SignError::KeyMismatch, "input " + std::to_string(s.input));
    TaprootSpend spend;
    spend.input = s.input;
    const auto digest = taprootSighash(s.tx, s.shared, s.prevouts, spend);
    assert(digest.has_value()); // the default type needs nothing that could be missing
    const auto auxiliary = random.fixed<Hash256>();
    s.tx.inputs[s.input].witness = {
        asVector(signSchnorr(*secret, digest->view(), auxiliary.view()).view())};
    return {};
}

Result<void, SignError> signOne(const Signing& s, RandomSource& random)
{
    const Bytes& script = s.prevouts[s.input].scriptPubKey;
    const Bytes program = p2wpkhScript(s.key.publicKey());
    const ScriptKind kind = classify(script);
    const auto mismatch = [&s] {
        return fail(SignError::KeyMismatch, "input " + std::to_string(s.input));
    };
    if (std::holds_alternative<PayToTaproot>(kind))
        return signTaproot(s, random);
    if (std::holds_alternative<PayToWitnessPubKeyHash>(kind)) {
        if (script != program)
            return mismatch();
        signWitness(s);
        return {};
    }
    if (std::holds_alternative<PayToScriptHash>(kind)) {
        if (script != p2shScript(hash160(program)))
            return mismatch();
        signWitness(s);
        s.tx.inputs[s.input].scriptSig = ScriptBuilder{}.push(program).take();
        return {};
    }
    if (std::holds_alternative<PayToPubKeyHash>(kind)) {
        if (script != p2pkhScript(hash160(s.key.publicKey().view())))
            return mismatch();
        signLegacy(s);
        return {};
    }
    return fail(SignError::ScriptUnknown, "input " + std::to_string(s.input));
}

} // namespace

Result<SignedTx, SignError> SignedTx::check(Transaction tx, std::span<const TxOut> spentOutputs)
{
    assert(tx.inputs.size() == spentOutputs.size());
    if (const auto sane = checkTransaction(tx); !sane)
        return fail(SignError::SelfCheckFailed, std::string{consensusText(sane.error().code)});
    const auto fee = feeOf(tx, spentOutputs);
    if (!fee)
        return fail(SignError::SelfCheckFailed, fee.error().detail);
    if (const auto verdict = verifyAllInputs(tx, spentOutputs); !verdict)
        return fail(SignError::SelfCheckFailed, verdict.error().detail);
    return SignedTx{std::move(tx), *fee};
}

Result<void, SignError> signInputs(Transaction& tx, std::span<const TxOut> prevouts,
                                   std::span<const Coin> coins, const KeyProvider& keys,
                                   RandomSource& random)
{
    const PrecomputedSighash shared{tx, prevouts};
    for (const Coin& coin : coins) {
        const auto input = std::ranges::find_if(
            tx.inputs, [&coin](const TxIn& each) { return each.prevout == coin.outpoint; });
        assert(input != tx.inputs.end());
        const auto key = keys(coin);
        if (!key)
            return fail(SignError::KeyMissing, toDisplay(coin.outpoint.txid));
        const auto at = static_cast<std::size_t>(input - tx.inputs.begin());
        FULGURITE_TRY(signOne({tx, prevouts, shared, at, *key}, random));
    }
    return {};
}

Result<SignedTx, SignError> signTransaction(const UnsignedTx& unsignedTx, const KeyProvider& keys,
                                            RandomSource& random)
{
    Transaction tx = unsignedTx.tx;
    const std::vector<TxOut> prevouts = unsignedTx.prevouts();
    FULGURITE_TRY(signInputs(tx, prevouts, unsignedTx.coins, keys, random));
    return SignedTx::check(std::move(tx), prevouts);
}

} // namespace fulgurite::wallet
