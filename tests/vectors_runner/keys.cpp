// SPDX-License-Identifier: MIT
// Words and derived keys: bip39_mnemonics, bip39_wordlist_english, bip32, bip49_84_86_accounts,
// fulgurite_key_derivation.
#include "tests/vectors_runner/runner.h"
#include "wallet/bitcoin/address.h"
#include "wallet/crypto/hash.h"
#include "wallet/keys/accounts.h"
#include "wallet/keys/lightning_keys.h"
#include "wallet/keys/mnemonic.h"
#include "wallet/keys/nfkd.h"

#include <stdexcept>

namespace {

using namespace fulgurite;
using namespace fulgurite::vectors;
using namespace fulgurite::wallet;

/// A value the case needs; its error fails the case.
template <typename T> T need(T&& result)
{
    if (!result)
        throw std::runtime_error(result.error().detail);
    return std::forward<T>(result);
}

void runWordList(const Json& sample, Check& check)
{
    const auto words = sample.at("expected").at("words").get<std::vector<std::string>>();
    check.equal(words.size(), 2048, "words");
    for (std::size_t i = 0; i < words.size(); ++i) {
        check.equal(std::string(englishWord(i)), words[i], "word");
        check.isTrue(englishIndex(words[i]) == i, "index of " + words[i]);
    }
}

SecretBytes seedFrom(const std::string& words, const std::string& passphrase)
{
    return std::move(*need(seedOf(asBytes(words), asBytes(passphrase))));
}

void checkEnglish(const Json& sample, Check& check)
{
    const Json& expected = sample.at("expected");
    const Bytes entropy = hexField(sample, "entropy");
    const auto words = expected.at("mnemonic").get<std::string>();
    check.equal(asString(mnemonicOf(entropy).expose()), words, "mnemonic");
    const auto back = entropyOf(asBytes(words));
    check.isTrue(back && toHex(back->expose()) == toHex(entropy), "entropy of the words");
    const auto master = HdKey::fromSeed(seedFrom(words, sample.at("passphrase")).expose());
    check.isTrue(master && asString(master->text().expose()) == expected.at("bip32_root_xprv"),
                 "bip32_root_xprv");
}

void runMnemonic(const Json& sample, Check& check)
{
    const Json& expected = sample.at("expected");
    const auto kind = sample.at("kind").get<std::string>();
    if (kind == "invalid") {
        const auto words = sample.at("mnemonic").get<std::string>();
        check.isTrue(!entropyOf(asBytes(words)), "is accepted");
        return;
    }
    if (kind == "english")
        checkEnglish(sample, check);
    const Json& words = kind == "english" ? expected.at("mnemonic") : sample.at("mnemonic");
    const auto passphrase = sample.at("passphrase").get<std::string>();
    check.equal(toHex(seedFrom(words, passphrase).expose()), expected.at("seed"), "seed");
    if (expected.contains("passphrase_nfkd_utf8")) {
        const auto normal = nfkd(asBytes(passphrase));
        check.isTrue(normal && toHex(normal->expose()) == expected.at("passphrase_nfkd_utf8"),
                     "NFKD");
    }
}

void runBip32(const Json& sample, Check& check)
{
    if (sample.contains("extended_key")) {
        const auto text = sample.at("extended_key").get<std::string>();
        check.isTrue(!HdKey::parse(text) && !HdPublicKey::parse(text), "is accepted");
        return;
    }
    const Json& expected = sample.at("expected");
    const auto publicText = expected.at("ext_pub").get<std::string>();
    const auto privateText = expected.at("ext_prv").get<std::string>();
    const HdKey master = std::move(*need(HdKey::fromSeed(hexField(sample, "seed"))));
    const HdKey key =
        std::move(*need(master.derive(*need(parsePath(sample.at("chain").get<std::string>())))));
    check.equal(key.publicKey().text(), publicText, "ext_pub");
    check.equal(asString(key.text().expose()), privateText, "ext_prv");
    check.equal(need(HdPublicKey::parse(publicText))->text(), publicText, "ext_pub read again");
    check.equal(asString(need(HdKey::parse(privateText))->text().expose()), privateText,
                "ext_prv read again");
}

/// The text forms that the BIPs print under several names.
void checkTexts(const HdKey& key, const HdVersion& version, const Json& expected, Check& check)
{
    for (const char* name : {"rootpub", "xpub", "account0Xpub"}) {
        if (expected.contains(name))
            check.equal(key.publicKey().text(version), expected.at(name), name);
    }
    for (const char* name : {"rootpriv", "xprv", "xpriv", "account0Xpriv"}) {
        if (expected.contains(name))
            check.equal(asString(key.text(version).expose()), expected.at(name), name);
    }
}

void checkNested(const HdKey& master, const HdKey& key, const Json& expected, Check& check)
{
    check.equal(asString(master.text(kUpub).expose()), expected.at("masterseed"), "masterseed");
    const HdKey account =
        std::move(*need(master.derive(accountPath(ScriptType::Nested, Network::Testnet4))));
    checkTexts(account, kUpub, expected, check);
    const PublicKey own = key.publicKey().key();
    check.equal(toHex(key.secret().expose()), expected.at("account0recvPrivateKeyHex"),
                "private key");
    check.equal(encodeWif(key.secret(), true, Network::Testnet4),
                expected.at("account0recvPrivateKey"), "WIF");
    check.equal(toHex(own), expected.at("account0recvPublicKeyHex"), "public key");
    check.equal(toHex(hash160(own.view())), expected.at("keyhash"), "keyhash");
    check.equal(toHex(p2wpkhScript(own)), expected.at("scriptSig"), "scriptSig");
    check.equal(toHex(hash160(p2wpkhScript(own))), expected.at("addressBytes"), "addressBytes");
}

void checkLeaf(const HdKey& key, ScriptType type, const Json& expected, Check& check)
{
    const PublicKey own = key.publicKey().key();
    const Network network = type == ScriptType::Nested ? Network::Testnet4 : Network::Bitcoin;
    const Bytes script = scriptFor(type, own);
    if (expected.contains("address"))
        check.equal(*need(encodeAddress(script, network)), expected.at("address"), "address");
    if (expected.contains("scriptPubKey"))
        check.equal(toHex(script), expected.at("scriptPubKey"), "scriptPubKey");
    if (expected.contains("privkey"))
        check.equal(encodeWif(key.secret(), true, network), expected.at("privkey"), "privkey");
    if (expected.contains("pubkey"))
        check.equal(toHex(own), expected.at("pubkey"), "pubkey");
    if (expected.contains("internal_key"))
        check.equal(toHex(toXOnly(own)), expected.at("internal_key"), "internal_key");
    if (expected.contains("output_key"))
        check.equal(toHex(ByteView{script}.subspan(2)), expected.at("output_key"), "output_key");
}

void runAccount(const Json& sample, Check& check)
{
    const Json& expected = sample.at("expected");
    const HdKey master =
        std::move(*need(HdKey::fromSeed(seedFrom(sample.at("mnemonic"), "").expose())));
    const HdKey key =
        std::move(*need(master.derive(*need(parsePath(sample.at("path").get<std::string>())))));
    const auto bip = sample.at("bip").get<int>();
    const ScriptType type = bip == 49   ? ScriptType::Nested
                            : bip == 84 ? ScriptType::NativeSegwit
                                        : ScriptType::Taproot;
    if (bip == 49)
        checkNested(master, key, expected, check);
    else
        checkTexts(key, bip == 84 ? kZpub : kXpub, expected, check);
    checkLeaf(key, type, expected, check);
}

void runKeyDerivation(const Json& sample, Check& check)
{
    const Json& expected = sample.at("expected");
    const HdKey master = std::move(*need(HdKey::fromSeed(hexField(sample, "seed"))));
    const auto network = networkFromName(sample.at("network").get<std::string>());
    const LightningKeys keys = std::move(*need(LightningKeys::fromMaster(master, *network)));
    const auto id = ChannelKeyId::fromView(hexField(sample, "channel_key_id"));
    const ChannelKeys channel = keys.channel(*id);
    check.equal(toHex(keys.nodeKey().publicKey()), expected.at("node_id"), "node_id");
    check.equal(toHex(channel.funding.publicKey()), expected.at("funding_pubkey"),
                "funding_pubkey");
    check.equal(toHex(channel.revocation.publicKey()), expected.at("revocation_basepoint"),
                "revocation_basepoint");
    check.equal(toHex(channel.payment.publicKey()), expected.at("payment_basepoint"),
                "payment_basepoint");
    check.equal(toHex(channel.delayedPayment.publicKey()), expected.at("delayed_payment_basepoint"),
                "delayed");
    check.equal(toHex(channel.htlc.publicKey()), expected.at("htlc_basepoint"), "htlc_basepoint");
    check.equal(toHex(channel.perCommitmentSeed.expose()), expected.at("per_commitment_seed"),
                "per_commitment_seed");
    check.equal(toHex(keys.backupKey().expose()), expected.at("backup_key"), "backup_key");
    check.equal(LightningKeys::paymentIndex(*id), integerField(expected, "payment_index"),
                "payment_index");
}

VECTORS_RUNNER("fulgurite_key_derivation", runKeyDerivation)
VECTORS_RUNNER("bip39_wordlist_english", runWordList)
VECTORS_RUNNER("bip39_mnemonics", runMnemonic)
VECTORS_RUNNER("bip32", runBip32)
VECTORS_RUNNER("bip49_84_86_accounts", runAccount)

} // namespace
