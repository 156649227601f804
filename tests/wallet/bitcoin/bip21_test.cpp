// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/support/test_registry.h"
#include "wallet/bitcoin/bip21.h"

using namespace fulgurite;

namespace {

UriError errorOf(std::string_view text) { return parseBitcoinUri(text).error().code; }

} // namespace

class Bip21Test final : public QObject {
    Q_OBJECT

private slots:
    void amountsAreExact()
    {
        QCOMPARE(parseBitcoinAmount("20.3")->value(), 2'030'000'000UL);
        QCOMPARE(parseBitcoinAmount("0.00000001")->value(), 1UL);
        QCOMPARE(parseBitcoinAmount("20999999.97690000")->value(), 2'099'999'997'690'000UL);
        QCOMPARE(parseBitcoinAmount("21000000")->value(), kMaxMoney.value());
        QCOMPARE(parseBitcoinAmount(".5")->value(), 50'000'000UL);
        QCOMPARE(parseBitcoinAmount("1.100000000000")->value(), 110'000'000UL);
    }
    void otherNumbersAreRefused()
    {
        for (const char* text :
             {"", ".", "-1", "+1", "1e3", "50,000.00", "1.2.3", "0x10", " 1", "1 ", "0.000000001",
              "21000000.00000001", "184467440737.09551616", "99999999999999999999999"})
            QVERIFY2(!parseBitcoinAmount(text), text);
    }
    void amountTextsRoundTrip()
    {
        for (const std::uint64_t value :
             {0UL, 1UL, 100'000'000UL, 2'030'000'000UL, 123'456'789UL, kMaxMoney.value()})
            QCOMPARE(parseBitcoinAmount(bitcoinAmountText(Satoshi{value}))->value(), value);
        QCOMPARE(bitcoinAmountText(Satoshi{2'030'000'000}), std::string("20.3"));
        QCOMPARE(bitcoinAmountText(Satoshi{100'000'000}), std::string("1"));
    }
    void aRequestRoundTrips()
    {
        BitcoinUri uri;
        uri.address = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
        uri.amount = Satoshi{1'234};
        uri.label = "Zoë & co = 100 %";
        uri.message = "";
        uri.lightning = "lnbc1xyz";
        uri.others = {{"some key", "a+b#c"}};
        const auto back = parseBitcoinUri(makeBitcoinUri(uri));
        QVERIFY(back.has_value());
        QVERIFY(*back == uri);
    }
    void eachFaultHasItsCode()
    {
        QVERIFY(errorOf("litecoin:abc") == UriError::NotBitcoin);
        QVERIFY(errorOf("bitcoin:") == UriError::NothingToPay);
        QVERIFY(errorOf("bitcoin:?amount=1") == UriError::NothingToPay);
        QVERIFY(errorOf("bitcoin:abc?amount=") == UriError::BadAmount);
        QVERIFY(errorOf("bitcoin:abc?amount=1&AMOUNT=1") == UriError::Repeated);
        QVERIFY(errorOf("bitcoin:abc?label=%2") == UriError::BadEscape);
        QVERIFY(errorOf("bitcoin:abc?label=%zz") == UriError::BadEscape);
        QVERIFY(errorOf("bitcoin:abc?REQ-x=1") == UriError::UnknownRequired);
        QVERIFY(errorOf("bitcoin:abc?re%71-x=1") == UriError::UnknownRequired);
        QVERIFY(errorOf("bitcoin:ab/c") == UriError::BadCharacter);
        QVERIFY(errorOf("bitcoin:" + std::string(20'000, 'a')) == UriError::TooLong);
    }
};

FULGURITE_TEST(Bip21Test)
#include "bip21_test.moc"
