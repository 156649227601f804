// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/support/test_registry.h"
#include "wallet/keys/mnemonic.h"
#include "wallet/keys/nfkd.h"

using namespace fulgurite;
using namespace fulgurite::wallet;

namespace {

constexpr std::string_view kWords =
    "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

MnemonicError errorOf(std::string_view words) { return entropyOf(asBytes(words)).error().code; }

std::string normal(std::string_view text)
{
    const auto out = nfkd(asBytes(text));
    return out ? asString(out->expose()) : "(no UTF-8)";
}

} // namespace

class MnemonicTest final : public QObject {
    Q_OBJECT

private slots:
    void everyEntropyLengthRoundTrips()
    {
        for (const std::size_t size : {16U, 20U, 24U, 28U, 32U}) {
            const Bytes entropy(size, 0x5a);
            const SecretBytes words = mnemonicOf(entropy);
            const auto back = entropyOf(words.expose());
            QVERIFY(back.has_value());
            QVERIFY(equalSecrets(back->expose(), entropy));
        }
    }
    void caseAndWhiteSpaceAreFree()
    {
        const std::string loose =
            "  Abandon abandon\tabandon ABANDON abandon abandon\nabandon abandon abandon  abandon "
            "abandon about \n";
        QVERIFY(entropyOf(asBytes(loose)).has_value());
        QCOMPARE(asString(normalisedWords(asBytes(loose))->expose()), std::string(kWords));
    }
    void eachFaultHasItsCode()
    {
        QVERIFY(errorOf("") == MnemonicError::WordCount);
        QVERIFY(errorOf("abandon abandon") == MnemonicError::WordCount);
        std::string many;
        for (int i = 0; i < 25; ++i)
            many += "abandon ";
        QVERIFY(errorOf(many) == MnemonicError::WordCount);
        std::string wrong{kWords};
        wrong.replace(0, 7, "abandom");
        QVERIFY(errorOf(wrong) == MnemonicError::UnknownWord);
        std::string swapped{kWords};
        swapped.replace(swapped.size() - 5, 5, "zoo");
        QVERIFY(errorOf(swapped) == MnemonicError::WrongChecksum);
    }
    void anUnknownWordIsNamedByPositionOnly()
    {
        const auto error = entropyOf(asBytes("abandon sesame abandon")).error();
        QCOMPARE(error.detail, std::string("word 2 is not in the list"));
    }
    void prefixesComplete()
    {
        QVERIFY(completions("zo") == (std::vector<std::string_view>{"zone", "zoo"}));
        QVERIFY(completions("abandon") == (std::vector<std::string_view>{"abandon"}));
        QVERIFY(completions("zzz").empty());
        QCOMPARE(completions("", 3).size(), std::size_t{3});
    }
    void everyOfferedLastWordIsValid()
    {
        const std::string eleven{kWords.substr(0, kWords.size() - 6)};
        const auto last = lastWords(asBytes(eleven));
        QVERIFY(last.has_value());
        QCOMPARE(last->size(), std::size_t{128});
        for (const auto word : *last)
            QVERIFY(entropyOf(asBytes(eleven + ' ' + std::string(word))).has_value());
        QVERIFY(!lastWords(asBytes(kWords)));
    }
    void brokenUtf8IsRefused()
    {
        for (const char* hex :
             {"80", "c3", "c080", "e28080ff", "eda080", "f4908080", "f8888080", "e0809f"})
            QVERIFY2(!nfkd(fromHex(hex)), hex);
        QVERIFY(seedOf(asBytes(kWords), fromHex("ff")).error().code == MnemonicError::NotUtf8);
    }
    void textIsDecomposedAndReordered()
    {
        QCOMPARE(normal("abc"), std::string("abc"));
        QCOMPARE(normal("é"), std::string("e\u0301"));
        QCOMPARE(normal("ﬁ ①"), std::string("fi 1"));
        QCOMPARE(normal("한"), std::string("\u1112\u1161\u11ab"));
        QCOMPARE(normal("q\u0307\u0323"), std::string("q\u0323\u0307"));
        QCOMPARE(normal("\u1e69"), std::string("s\u0323\u0307"));
        QCOMPARE(normal("😀"), std::string("😀"));
        QCOMPARE(normal("𝒜"), std::string("A"));
    }
};

FULGURITE_TEST(MnemonicTest)
#include "mnemonic_test.moc"
