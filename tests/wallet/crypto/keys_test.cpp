// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/support/test_registry.h"
#include "wallet/crypto/hash.h"
#include "wallet/crypto/keys.h"

using namespace fulgurite;

namespace {

constexpr const char* kOrder = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";

SecretKey secretOf(std::uint8_t seed) { return std::move(*SecretKey::parse(Bytes(32, seed))); }

} // namespace

class KeysTest final : public QObject {
    Q_OBJECT

private slots:
    void onlyScalarsInRangeAreSecretKeys()
    {
        QVERIFY(!SecretKey::parse(Bytes(32, 0)));
        QVERIFY(!SecretKey::parse(fromHex(kOrder)));
        QVERIFY(!SecretKey::parse(Bytes(31, 1)));
        QVERIFY(!SecretKey::parse(Bytes(33, 1)));
        Bytes most = fromHex(kOrder);
        most.back() -= 1;
        QVERIFY(SecretKey::parse(most).has_value());
    }
    void onlyPointsArePublicKeys()
    {
        const PublicKey key = secretOf(1).publicKey();
        QVERIFY(*PublicKey::parse(key.view()) == key);
        QVERIFY(*PublicKey::parse(key.uncompressed()) == key);
        for (std::size_t size = 0; size < 33; ++size)
            QVERIFY(!PublicKey::parse(key.view().first(size)));
        Bytes none(33, 0xff);
        none[0] = 2;
        QVERIFY(!PublicKey::parse(none));
    }
    void sumsOfSecretsAndPointsAgree()
    {
        const SecretKey a = secretOf(3);
        const SecretKey b = secretOf(4);
        const PublicKey both[] = {a.publicKey(), b.publicKey()};
        QVERIFY(a.add(b.expose())->publicKey() == *PublicKey::sum(both));
        QVERIFY(*a.publicKey().addGenerator(b.expose()) == *PublicKey::sum(both));
        QVERIFY(a.multiply(b.expose())->publicKey() == *a.publicKey().multiply(b.expose()));
        const PublicKey opposite[] = {a.publicKey(), a.negate().publicKey()};
        QVERIFY(!PublicKey::sum(opposite));
        QVERIFY(!a.add(a.negate().expose()));
    }
    void aKeyComputesTheSameHoweverItCameToBe()
    {
        const SecretKey secret = secretOf(3);
        const Hash256 digest = sha256(asBytes("one"));
        const PublicKey key = secret.publicKey();
        Bytes one(32, 0);
        one.back() = 1;
        const SecretKey minusOne = SecretKey::parse(one)->negate();
        const PublicKey opposite = *PublicKey::parse(secret.negate().publicKey().view());
        const PublicKey parts[] = {secretOf(1).publicKey(), secretOf(2).publicKey()};
        const PublicKey sources[] = {
            key,
            *PublicKey::parse(key.view()),
            *PublicKey::parse(key.uncompressed()),
            *PublicKey::sum(parts),
            *parts[0].addGenerator(secretOf(2).expose()),
            *recover(signRecoverable(secret, digest), digest),
            *opposite.multiply(minusOne.expose()),
        };
        for (const PublicKey& each : sources) {
            QVERIFY(each == key);
            QVERIFY(each.uncompressed() == key.uncompressed());
            QVERIFY(each.multiply(digest.view()) == key.multiply(digest.view()));
            QVERIFY(each.addGenerator(digest.view()) == key.addGenerator(digest.view()));
            QVERIFY(ecdh(secretOf(4), each) == ecdh(secret, secretOf(4).publicKey()));
            QVERIFY(verifyEcdsa(each, digest, signEcdsa(secret, digest)));
        }
    }
    void keysAreOrderedByTheirCompressedBytes()
    {
        for (std::uint8_t seed = 1; seed < 40; ++seed) {
            const PublicKey a = secretOf(seed).publicKey();
            const PublicKey b = secretOf(static_cast<std::uint8_t>(seed + 1)).publicKey();
            QCOMPARE(a < b, std::ranges::lexicographical_compare(a.view(), b.view()));
            QVERIFY(a != b);
        }
    }
    void aSignatureHoldsForItsKeyAndDigestOnly()
    {
        const SecretKey key = secretOf(5);
        const Hash256 digest = sha256(asBytes("one"));
        for (const Signature& signature : {signEcdsa(key, digest), signEcdsaLowR(key, digest)}) {
            QVERIFY(isLowS(signature));
            QVERIFY(verifyEcdsa(key.publicKey(), digest, signature));
            QVERIFY(!verifyEcdsa(secretOf(6).publicKey(), digest, signature));
            QVERIFY(!verifyEcdsa(key.publicKey(), sha256(asBytes("two")), signature));
            QVERIFY(*fromDer(toDer(signature)) == signature);
        }
        QVERIFY(signEcdsa(key, digest) == signEcdsa(key, digest));
        QVERIFY(toDer(signEcdsaLowR(key, digest)).size() <= 70);
    }
    void aHighSIsRefused()
    {
        const SecretKey key = secretOf(5);
        const Hash256 digest = sha256(asBytes("one"));
        Signature signature = signEcdsa(key, digest);
        const auto high = SecretKey::parse(signature.view().last(32))->negate();
        std::ranges::copy(high.expose(), signature.data.begin() + 32);
        QVERIFY(!isLowS(signature));
        QVERIFY(!verifyEcdsa(key.publicKey(), digest, signature));
        QVERIFY(fromDer(toDer(signature)).has_value());
    }
    void onlyStrictDerIsRead()
    {
        const Bytes der = toDer(signEcdsa(secretOf(5), sha256(asBytes("one"))));
        for (std::size_t size = 0; size < der.size(); ++size)
            QVERIFY(!fromDer(ByteView{der}.first(size)));
        Bytes longer = der;
        longer.push_back(0);
        QVERIFY(!fromDer(longer));
        QVERIFY(!fromDer(fromHex("3006020100020100ff")));
        QVERIFY(!fromDer(fromHex("300702020001020101"))); // R padded without need
        QVERIFY(!fromDer(fromHex("3006020181020101")));   // R negative
        QVERIFY(!fromDer(fromHex("308106020101020101"))); // length in a longer form
    }
    void theSignerIsRecovered()
    {
        const SecretKey key = secretOf(9);
        const Hash256 digest = sha256(asBytes("invoice"));
        RecoverableSignature signature = signRecoverable(key, digest);
        QVERIFY(*recover(signature, digest) == key.publicKey());
        signature.recoveryId = 4;
        QVERIFY(!recover(signature, digest));
    }
    void bothSidesOfAnEcdhAgree()
    {
        const SecretKey a = secretOf(3);
        const SecretKey b = secretOf(4);
        QVERIFY(ecdh(a, b.publicKey()) == ecdh(b, a.publicKey()));
        QVERIFY(ecdh(a, b.publicKey()) == sha256(b.publicKey().multiply(a.expose())->view()));
    }
    void aTweakedSecretFitsItsTweakedKey()
    {
        const Bytes tweak(32, 0x11);
        for (std::uint8_t seed = 1; seed < 10; ++seed) {
            const SecretKey key = secretOf(seed);
            const auto tweaked = tweakXOnly(toXOnly(key.publicKey()), tweak);
            const auto secret = tweakSecretXOnly(key, tweak);
            QVERIFY(tweaked && secret);
            QVERIFY(toXOnly(secret->publicKey()) == tweaked->key);
            QCOMPARE(secret->publicKey().view()[0] == 3, tweaked->odd);
        }
        QVERIFY(!tweakXOnly(toXOnly(secretOf(1).publicKey()), fromHex(kOrder)));
    }
};

FULGURITE_TEST(KeysTest)
#include "keys_test.moc"
