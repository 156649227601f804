// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/support/test_registry.h"
#include "wallet/bitcoin/script.h"
#include "wallet/crypto/hash.h"

using namespace fulgurite;

namespace {

PublicKey keyOf(std::uint8_t seed) { return SecretKey::parse(Bytes(32, seed))->publicKey(); }

Bytes pushed(ByteView data) { return ScriptBuilder{}.push(data).take(); }

Bytes numbered(std::int64_t value) { return ScriptBuilder{}.number(value).take(); }

} // namespace

class ScriptTest final : public QObject {
    Q_OBJECT

private slots:
    void pushesAreMinimal()
    {
        QCOMPARE(toHex(pushed({})), std::string("00"));
        QCOMPARE(toHex(pushed(Bytes{1})), std::string("51"));
        QCOMPARE(toHex(pushed(Bytes{16})), std::string("60"));
        QCOMPARE(toHex(pushed(Bytes{17})), std::string("0111"));
        QCOMPARE(toHex(pushed(Bytes{0x81})), std::string("4f"));
        QCOMPARE(toHex(pushed(Bytes(75, 9))).substr(0, 4), std::string("4b09"));
        QCOMPARE(toHex(pushed(Bytes(76, 9))).substr(0, 6), std::string("4c4c09"));
        QCOMPARE(toHex(pushed(Bytes(256, 9))).substr(0, 8), std::string("4d000109"));
        QCOMPARE(toHex(pushed(Bytes(65536, 9))).substr(0, 12), std::string("4e0000010009"));
    }
    void numbersAreScriptNumbers()
    {
        QCOMPARE(toHex(numbered(0)), std::string("00"));
        QCOMPARE(toHex(numbered(-1)), std::string("4f"));
        QCOMPARE(toHex(numbered(127)), std::string("017f"));
        QCOMPARE(toHex(numbered(128)), std::string("028000"));
        QCOMPARE(toHex(numbered(-128)), std::string("028080"));
        QCOMPARE(toHex(numbered(500'000)), std::string("0320a107"));
        QCOMPARE(toHex(numbered(INT64_MIN)), std::string("09000000000000008080"));
    }
    void standardScriptsAreTold()
    {
        const PublicKey key = keyOf(1);
        const Hash160 hash = hash160(key.view());
        QVERIFY(classify(p2pkhScript(hash)) == ScriptKind{PayToPubKeyHash{hash}});
        QVERIFY(classify(p2shScript(hash)) == ScriptKind{PayToScriptHash{hash}});
        QVERIFY(classify(p2wpkhScript(hash)) == ScriptKind{PayToWitnessPubKeyHash{hash}});
        QVERIFY(classify(p2wshScript(Bytes{0x51})) ==
                ScriptKind{PayToWitnessScriptHash{sha256(Bytes{0x51})}});
        QVERIFY(classify(p2trScript(toXOnly(key))) == ScriptKind{PayToTaproot{toXOnly(key)}});
        QVERIFY(classify(fromHex("51024e73")) == ScriptKind{PayToAnchor{}});
        QVERIFY(classify(fromHex("6a0101")) == ScriptKind{NullData{}});
        QVERIFY(classify(fromHex("0003010203")) == ScriptKind{NonStandardScript{}});
        QVERIFY(classify(fromHex("5203010203")) == (ScriptKind{PayToWitnessUnknown{2, {1, 2, 3}}}));
        QVERIFY(classify({}) == ScriptKind{NonStandardScript{}});
        Bytes bare = pushed(key.view());
        bare.push_back(0xac);
        QVERIFY(classify(bare) ==
                (ScriptKind{PayToPubKey{Bytes(key.view().begin(), key.view().end())}}));
    }
    void dustLimitsAreThoseOfCore()
    {
        const PublicKey key = keyOf(1);
        QCOMPARE(dustLimit(p2pkhScript(Hash160{})).value(), 546UL);
        QCOMPARE(dustLimit(p2shScript(Hash160{})).value(), 540UL);
        QCOMPARE(dustLimit(p2wpkhScript(Hash160{})).value(), 294UL);
        QCOMPARE(dustLimit(p2wshScript(Hash256{})).value(), 330UL);
        QCOMPARE(dustLimit(p2trScript(toXOnly(key))).value(), 330UL);
        QCOMPARE(dustLimit(fromHex("51024e73")).value(), 240UL);
        QCOMPARE(dustLimit(fromHex("5203010203")).value(), 354UL);
        QCOMPARE(dustLimit(fromHex("6a00")).value(), 0UL);
    }
    void aTwoOfTwoSortsItsKeys()
    {
        const Bytes one = multisig2of2(keyOf(1), keyOf(2));
        QVERIFY(one == multisig2of2(keyOf(2), keyOf(1)));
        QCOMPARE(one.size(), std::size_t{71});
        QCOMPARE(one.front(), std::uint8_t{0x52});
        QCOMPARE(one.back(), std::uint8_t{0xae});
    }
    void aPushThatRunsOverTheEndBreaksTheScript()
    {
        QVERIFY(!parseScript(fromHex("05010203")));
        QVERIFY(!parseScript(fromHex("4dff")));
        QVERIFY(!parseScript(fromHex("4effffffff00")));
        const Bytes script = fromHex("510201024c0103ac");
        const auto parsed = parseScript(script);
        QVERIFY(parsed.has_value());
        QCOMPARE(parsed->size(), std::size_t{4});
        QCOMPARE(toHex((*parsed)[2].data), std::string("03"));
        QVERIFY(parsed->back().is(Op::CheckSig));
    }
};

FULGURITE_TEST(ScriptTest)
#include "script_test.moc"
