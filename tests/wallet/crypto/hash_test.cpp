// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/support/test_registry.h"
#include "wallet/crypto/aead.h"
#include "wallet/crypto/argon2.h"
#include "wallet/crypto/hash.h"

using namespace fulgurite;

namespace {

std::string hexOf(const SecretBytes& bytes) { return toHex(bytes.expose()); }

} // namespace

class HashTest final : public QObject {
    Q_OBJECT

private slots:
    void hashesMatchTheirStandards()
    {
        QCOMPARE(toHex(sha256(asBytes("abc"))),
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(toHex(sha256({asBytes("a"), asBytes("bc")})), toHex(sha256(asBytes("abc"))));
        QCOMPARE(toHex(ripemd160(asBytes("abc"))),
                 std::string("8eb208f7e05d987a9b044a8e98c6b087f15a0bfc"));
        QVERIFY(hash160(asBytes("abc")) == ripemd160(sha256(asBytes("abc")).view()));
        QVERIFY(sha256d(asBytes("abc")) == sha256(sha256(asBytes("abc")).view()));
    }
    void hmacMatchesRfc4231()
    {
        const Bytes key(20, 0x0b);
        QCOMPARE(toHex(hmacSha256(key, asBytes("Hi There"))),
                 std::string("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"));
        QCOMPARE(hexOf(hmacSha512(key, asBytes("Hi There"))).substr(0, 32),
                 std::string("87aa7cdea5ef619d4ff0b4241a1d6cb0"));
    }
    void hkdfMatchesRfc5869()
    {
        QCOMPARE(hexOf(hkdfSha256(fromHex("000102030405060708090a0b0c"), Bytes(22, 0x0b),
                                  fromHex("f0f1f2f3f4f5f6f7f8f9"), 42)),
                 std::string("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007"
                             "208d5b887185865"));
        QCOMPARE(hexOf(hkdfSha256({}, Bytes(22, 0x0b), {}, 42)),
                 std::string("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201"
                             "395faa4b61a96c8"));
    }
    void aTaggedHashBeginsWithItsTagTwice()
    {
        const Hash256 tag = sha256(asBytes("TapLeaf"));
        QVERIFY(taggedHash("TapLeaf", {asBytes("x")}) ==
                sha256({tag.view(), tag.view(), asBytes("x")}));
    }
    void aSealedMessageOpensOnlyUntouched()
    {
        const Bytes key(32, 1);
        const Bytes sealed = aeadSeal(key, counterNonce(7), asBytes("head"), asBytes("body"));
        QCOMPARE(sealed.size(), std::size_t{20});
        QCOMPARE(asString(*aeadOpen(key, counterNonce(7), asBytes("head"), sealed)),
                 std::string("body"));
        QVERIFY(!aeadOpen(key, counterNonce(8), asBytes("head"), sealed));
        QVERIFY(!aeadOpen(key, counterNonce(7), asBytes("Head"), sealed));
        for (std::size_t i = 0; i < sealed.size(); ++i) {
            Bytes touched = sealed;
            touched[i] ^= 1;
            QVERIFY(!aeadOpen(key, counterNonce(7), asBytes("head"), touched));
            QVERIFY(!aeadOpen(key, counterNonce(7), asBytes("head"), ByteView{sealed}.first(i)));
        }
    }
    void aeadMatchesRfc8439()
    {
        const Bytes key =
            fromHex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
        const Nonce96 nonce{0x07, 0, 0, 0, 0x40, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47};
        const Bytes sealed = aeadSeal(
            key, nonce, fromHex("50515253c0c1c2c3c4c5c6c7"),
            asBytes("Ladies and Gentlemen of the class of '99: If I could offer you only one "
                    "tip for the future, sunscreen would be it."));
        QCOMPARE(toHex(ByteView{sealed}.last(16)), std::string("1ae10b594f09e26a7e902ecbd0600691"));
    }
    void argon2idMatchesItsReference()
    {
        const Argon2Cost cost{64 * 1024, 2, 1};
        const auto key = argon2id(asBytes("password"), asBytes("somesalt"), cost, 32);
        QVERIFY(key.has_value());
        QCOMPARE(hexOf(*key),
                 std::string("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"));
        QVERIFY(argon2id(asBytes("password"), asBytes("somesalt"), {0, 0, 0}, 32).error().code ==
                Argon2Error::BadCost);
    }
};

FULGURITE_TEST(HashTest)
#include "hash_test.moc"
