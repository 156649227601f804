// SPDX-License-Identifier: MIT
// Taproot outputs, control blocks and key path spends: bip341_taproot.
#include "wallet/bitcoin/taproot.h"

#include "tests/vectors_runner/runner.h"
#include "wallet/bitcoin/address.h"
#include "wallet/bitcoin/sighash.h"

#include <stdexcept>

namespace {

using namespace fulgurite;
using namespace fulgurite::vectors;

std::shared_ptr<const TapTree> readTree(const Json& node)
{
    if (node.is_array())
        return std::make_shared<const TapTree>(
            TapTree{TapBranch{readTree(node.at(0)), readTree(node.at(1))}});
    const auto version = static_cast<std::uint8_t>(integerField(node, "leafVersion"));
    return std::make_shared<const TapTree>(TapTree{TapLeaf{hexField(node, "script"), version}});
}

void checkLeaves(const Json& sample, const TapSummary& tree, const TweakedKey& output, Check& check)
{
    const auto internal = *XOnlyKey::fromView(hexField(sample.at("given"), "internalPubkey"));
    const Json& hashes = sample.at("intermediary").at("leafHashes");
    const Json& blocks = sample.at("expected").at("scriptPathControlBlocks");
    check.equal(tree.leaves.size(), hashes.size(), "leaves");
    for (std::size_t i = 0; i < tree.leaves.size(); ++i) {
        check.equal(toHex(tree.leaves[i].leafHash), hashes.at(i), "leaf hash");
        check.equal(toHex(controlBlock(output, internal, tree.leaves[i])), blocks.at(i),
                    "control block");
    }
}

void runScriptPubKey(const Json& sample, Check& check)
{
    const Json& middle = sample.at("intermediary");
    const auto internal = *XOnlyKey::fromView(hexField(sample.at("given"), "internalPubkey"));
    const Json& script = sample.at("given").at("scriptTree");
    std::optional<TapSummary> tree;
    if (!script.is_null())
        tree = summarise(*readTree(script));
    const auto root = tree ? std::optional{tree->root} : std::nullopt;
    if (root)
        check.equal(toHex(*root), middle.at("merkleRoot"), "merkleRoot");
    check.equal(toHex(tapTweak(internal, root)), middle.at("tweak"), "tweak");
    const auto output = taprootOutput(internal, root);
    check.isTrue(output.has_value(), "no output key");
    if (!output)
        return;
    check.equal(toHex(output->key), middle.at("tweakedPubkey"), "tweakedPubkey");
    const Bytes paid = p2trScript(output->key);
    check.equal(toHex(paid), sample.at("expected").at("scriptPubKey"), "scriptPubKey");
    check.equal(encodeAddress(paid, Network::Bitcoin).value_or(""),
                sample.at("expected").at("bip350Address"), "address");
    if (tree)
        checkLeaves(sample, *tree, *output, check);
}

std::vector<TxOut> spentOutputs(const Json& sample)
{
    std::vector<TxOut> out;
    for (const auto& utxo : sample.at("utxosSpent"))
        out.push_back({Satoshi{integerField(utxo, "amountSats")}, hexField(utxo, "scriptPubKey")});
    return out;
}

Transaction transactionOf(const Bytes& bytes)
{
    auto tx = parseTransaction(bytes);
    if (!tx)
        throw std::runtime_error(tx.error().detail);
    return std::move(*tx);
}

void checkShared(const PrecomputedSighash& shared, const Json& due, Check& check)
{
    check.equal(toHex(*shared.amounts), due.at("hashAmounts"), "hashAmounts");
    check.equal(toHex(*shared.scripts), due.at("hashScriptPubkeys"), "hashScriptPubkeys");
    check.equal(toHex(shared.prevouts), due.at("hashPrevouts"), "hashPrevouts");
    check.equal(toHex(shared.sequences), due.at("hashSequences"), "hashSequences");
    check.equal(toHex(shared.outputs), due.at("hashOutputs"), "hashOutputs");
}

void runKeyPath(const Json& sample, Check& check)
{
    const Transaction tx = transactionOf(hexField(sample, "rawUnsignedTx"));
    const auto spent = spentOutputs(sample);
    const Json& given = sample.at("given");
    const PrecomputedSighash shared{tx, spent};
    checkShared(shared, sample.at("tx_intermediary"), check);
    const auto type = static_cast<std::uint32_t>(integerField(given, "hashType"));
    const auto digest = taprootSighash(tx, shared, spent, {integerField(given, "txinIndex"), type});
    check.isTrue(digest && toHex(*digest) == sample.at("intermediary").at("sigHash"), "sigHash");
    const auto secret = SecretKey::parse(hexField(given, "internalPrivkey"));
    const auto internal = toXOnly(secret->publicKey());
    check.equal(toHex(internal), sample.at("intermediary").at("internalPubkey"), "internalPubkey");
    const Json& root = given.at("merkleRoot");
    const auto tweak =
        tapTweak(internal, root.is_null() ? std::nullopt
                                          : Hash256::fromView(fromHex(root.get<std::string>())));
    const auto tweaked = tweakSecretXOnly(*secret, tweak.view());
    check.equal(toHex(tweaked->expose()), sample.at("intermediary").at("tweakedPrivkey"),
                "tweakedPrivkey");
    if (!digest)
        return;
    std::string witness = toHex(signSchnorr(*tweaked, digest->view(), Bytes(32, 0)));
    if (type != kSighashDefault)
        witness += toHex(Bytes{static_cast<std::uint8_t>(type)});
    check.equal(witness, sample.at("expected").at("witness").at(0), "witness");
}

/// The whole signed transaction: each taproot signature in it covers what we compute.
void runSigned(const Json& sample, Check& check)
{
    const Bytes bytes = hexField(sample.at("expected"), "fullySignedTx");
    const Transaction tx = transactionOf(bytes);
    check.equal(toHex(serialize(tx)), toHex(bytes), "fullySignedTx");
    const auto spent = spentOutputs(sample);
    const PrecomputedSighash shared{tx, spent};
    for (std::size_t i = 0; i < tx.inputs.size(); ++i) {
        const auto kind = classify(spent[i].scriptPubKey);
        const auto* taproot = std::get_if<PayToTaproot>(&kind);
        if (taproot == nullptr)
            continue;
        const Bytes& item = tx.inputs[i].witness.at(0);
        const std::uint32_t type = item.size() == 65 ? item.back() : kSighashDefault;
        const auto digest = taprootSighash(tx, shared, spent, {i, type});
        const auto signature = SchnorrSignature::fromView(ByteView{item}.first(64));
        check.isTrue(digest && verifySchnorr(taproot->key, digest->view(), *signature),
                     "signature of an input");
    }
}

void runTaproot(const Json& sample, Check& check)
{
    const auto kind = sample.at("kind").get<std::string>();
    if (kind == "scriptPubKey")
        runScriptPubKey(sample, check);
    else if (kind == "keyPathSpending")
        runKeyPath(sample, check);
    else if (kind == "signedTx")
        runSigned(sample, check);
    else
        check.isTrue(false, "unknown kind " + kind);
}

VECTORS_RUNNER("bip341_taproot", runTaproot)

} // namespace
