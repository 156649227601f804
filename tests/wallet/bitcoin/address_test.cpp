// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/support/truncation.h"
#include "wallet/bitcoin/address.h"
#include "wallet/bitcoin/base58.h"
#include "wallet/bitcoin/bech32.h"

using namespace fulgurite;

namespace {

constexpr const char* kMainnet = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
constexpr const char* kLegacy = "17VZNX1SN5NtKa8UQFxwQbFeFc3iqRYhem";

Error<AddressError> errorOf(std::string_view text, Network network = Network::Bitcoin)
{
    return decodeAddress(text, network).error();
}

} // namespace

class AddressTest final : public QObject {
    Q_OBJECT

private slots:
    void everyKindRoundTripsOnEveryNetwork()
    {
        const std::vector<Bytes> scripts{p2pkhScript(Hash160{}),  p2shScript(Hash160{}),
                                         p2wpkhScript(Hash160{}), p2wshScript(Hash256{}),
                                         p2trScript(XOnlyKey{}),  fromHex("51024e73")};
        for (const Network network :
             {Network::Bitcoin, Network::Testnet4, Network::Signet, Network::Regtest}) {
            for (const Bytes& script : scripts) {
                const auto text = encodeAddress(script, network);
                QVERIFY(text.has_value());
                const auto back = decodeAddress(*text, network);
                QVERIFY2(back && *back == script, text->c_str());
            }
        }
    }
    void anotherNetworkIsTold()
    {
        QVERIFY(errorOf(kMainnet, Network::Regtest).code == AddressError::WrongNetwork);
        QCOMPARE(errorOf(kMainnet, Network::Regtest).detail,
                 std::string("that is a mainnet address, this wallet is on regtest"));
        QVERIFY(errorOf(kLegacy, Network::Signet).code == AddressError::WrongNetwork);
        QVERIFY(errorOf("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx").code ==
                AddressError::WrongNetwork);
    }
    void theCharacterAtFaultIsNamed()
    {
        const auto error = errorOf("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3tb");
        QVERIFY(error.code == AddressError::BadCharacter);
        QVERIFY2(error.detail.starts_with("character 42 is 'b'"), error.detail.c_str());
        QVERIFY(errorOf("17VZNX1SN5NtKa8UQFxwQbFeFc3iqRYhe0")
                    .detail.starts_with("character 34 is '0'"));
    }
    void eachFaultHasItsCode()
    {
        QVERIFY(errorOf("").code == AddressError::Empty);
        QVERIFY(errorOf("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5").code ==
                AddressError::BadChecksum);
        QVERIFY(errorOf("bc1QW508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4").code ==
                AddressError::MixedCase);
        QVERIFY(errorOf("17VZNX1SN5NtKa8UQFxwQbFeFc3iqRYhen").code == AddressError::BadChecksum);
        QVERIFY(errorOf(std::string(91, '1')).code == AddressError::BadLength);
        const Bytes wrong = toWords(Bytes(20, 1));
        Bytes words{1};
        words.insert(words.end(), wrong.begin(), wrong.end());
        QVERIFY(errorOf(encodeBech32("bc", words, Bech32Kind::Bech32)).code ==
                AddressError::WrongChecksumKind);
        words[0] = 17;
        QVERIFY(errorOf(encodeBech32("bc", words, Bech32Kind::Bech32m)).code ==
                AddressError::BadWitnessVersion);
        words[0] = 0;
        words.pop_back();
        QVERIFY(errorOf(encodeBech32("bc", words, Bech32Kind::Bech32)).code ==
                    AddressError::BadPadding ||
                errorOf(encodeBech32("bc", words, Bech32Kind::Bech32)).code ==
                    AddressError::BadLength);
    }
    void scriptsWithoutAddressSaySo()
    {
        QVERIFY(encodeAddress(fromHex("6a00"), Network::Bitcoin).error().code ==
                AddressError::NoAddress);
        QVERIFY(encodeAddress(fromHex("0003010203"), Network::Bitcoin).error().code ==
                AddressError::NoAddress);
    }
    void everyPrefixIsRefused()
    {
        for (const char* text : {kMainnet, kLegacy}) {
            const auto accepted = testing::acceptedPrefix(asBytes(text), [](ByteView part) {
                return decodeAddress(asString(part), Network::Bitcoin).has_value();
            });
            QVERIFY(!accepted);
        }
    }
    void aKeyRoundTripsAsText()
    {
        const auto key = SecretKey::parse(Bytes(32, 7));
        for (const bool compressed : {true, false}) {
            const auto text = encodeWif(*key, compressed, Network::Regtest);
            const auto back = decodeWif(text, Network::Regtest);
            QVERIFY(back.has_value());
            QCOMPARE(back->compressed, compressed);
            QVERIFY(equalSecrets(back->key.expose(), key->expose()));
            QVERIFY(decodeWif(text, Network::Bitcoin).error().code == AddressError::WrongNetwork);
        }
    }
    void wordsRegroupBothWays()
    {
        for (std::size_t size = 0; size < 45; ++size) {
            const Bytes bytes(size, 0xa5);
            const auto back = fromWords(toWords(bytes));
            QVERIFY(back.has_value());
            QVERIFY(*back == bytes);
        }
        QVERIFY(!fromWords(Bytes{31}));
        QVERIFY(!fromWords(Bytes{0, 1}));
    }
    void anEndlessBase58TextStopsEarly()
    {
        QVERIFY(decodeBase58(std::string(1'000'000, 'z')).error().code == AddressError::BadLength);
        QVERIFY(decodeBase58(std::string(1'000'000, '1')).error().code == AddressError::BadLength);
    }
};

FULGURITE_TEST(AddressTest)
#include "address_test.moc"
