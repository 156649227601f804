// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/support/truncation.h"
#include "wallet/keys/accounts.h"
#include "wallet/keys/hd_key.h"

using namespace fulgurite;
using namespace fulgurite::wallet;

namespace {

HdKey master() { return std::move(*HdKey::fromSeed(Bytes(32, 1))); }

} // namespace

class HdKeyTest final : public QObject {
    Q_OBJECT

private slots:
    void publicAndPrivateDerivationAgree()
    {
        const HdKey account =
            std::move(*master().derive(accountPath(ScriptType::NativeSegwit, Network::Regtest)));
        const HdPublicKey watchOnly = account.publicKey();
        for (const std::uint32_t index : {0U, 1U, 77U, kHardened - 1}) {
            const auto priv = account.derive(index);
            const auto pub = watchOnly.derive(index);
            QVERIFY(priv && pub);
            QVERIFY(priv->publicKey().key() == pub->key());
            QCOMPARE(priv->publicKey().text(), pub->text());
        }
        QVERIFY(watchOnly.derive(kHardened).error().code == KeyError::HardenedFromPublic);
    }
    void pathsAreReadAndWritten()
    {
        const auto path = parsePath("m/84'/1h/0H/2/7");
        QVERIFY(path.has_value());
        QCOMPARE(pathText(*path), std::string("m/84'/1'/0'/2/7"));
        for (const char* bad :
             {"m/a", "m//1", "m/2147483648", "m/-1", "m/1''", "m/4294967296", "m/1//2"})
            QVERIFY2(!parsePath(bad), bad);
    }
    void seedsOfOddLengthsAreRefused()
    {
        QVERIFY(HdKey::fromSeed(Bytes(15, 1)).error().code == KeyError::BadSeedLength);
        QVERIFY(HdKey::fromSeed(Bytes(65, 1)).error().code == KeyError::BadSeedLength);
    }
    void everyPrefixOfAKeyTextIsRefused()
    {
        const std::string text = master().publicKey().text();
        QVERIFY(HdPublicKey::parse(text).has_value());
        const auto accepted = testing::acceptedPrefix(asBytes(text), [](ByteView part) {
            return HdPublicKey::parse(asString(part)).has_value();
        });
        QVERIFY(!accepted);
    }
    void anAccountWatchesWhatItsSecretSigns()
    {
        for (const ScriptType type : kScriptTypes) {
            const HdKey key = std::move(*master().derive(accountPath(type, Network::Bitcoin)));
            const Account account{type, key.publicKey()};
            const auto secret = accountSecret(key, Chain::Lightning, 5);
            QVERIFY(*account.script(Chain::Lightning, 5) == scriptFor(type, secret->publicKey()));
            QVERIFY(*account.script(Chain::Receive, 5) != *account.script(Chain::Change, 5));
        }
    }
    void aTaprootSecretFitsItsOutputKey()
    {
        const auto secret = accountSecret(master(), Chain::Receive, 0);
        const Bytes script = scriptFor(ScriptType::Taproot, secret->publicKey());
        const auto tweaked = taprootSecret(*secret);
        QVERIFY(tweaked.has_value());
        QCOMPARE(toHex(toXOnly(tweaked->publicKey())), toHex(ByteView{script}.subspan(2)));
    }
};

FULGURITE_TEST(HdKeyTest)
#include "hd_key_test.moc"
