// SPDX-License-Identifier: MIT
#include <QTest>

#include "app/price/price_answer.h"
#include "tests/support/test_registry.h"
#include "tests/support/truncation.h"
#include "wallet/base/bytes.h"
#include "wallet/chain/exact_json.h"

#include <set>

using namespace fulgurite;
using namespace fulgurite::app;

namespace {

/// As the services answer, made up by hand.
const std::string kKraken =
    R"({"error":[],"result":{"XXBTZEUR":{"a":["57103.80000","1","1.000"],"b":["57103.70000","2",)"
    R"("2.000"],"c":["57102.10000","0.00170000"],"v":["812.1","1420.9"],"p":["57010.2","56800.1"],)"
    R"("t":[21321,40912],"l":["56010.0","55890.1"],"h":["57900.0","57900.0"],"o":"56400.00000"}}})";
const std::string kCoinbase =
    R"({"data":{"currency":"BTC","rates":{"AED":"230512.1","EUR":"57101.455","JPY":"9321004.5",)"
    R"("VND":"1571210000.25","ETH":"17.2"}}})";
const std::string kCoingecko = R"({"bitcoin":{"eur":57099}})";
const std::string kMempool =
    R"({"time":1795312804,"USD":62410,"EUR":57098,"GBP":48701,"CAD":85400,"CHF":53680,)"
    R"("AUD":94020,"JPY":9320511})";

const PriceSource& named(const char* id) { return *priceSource(QString::fromLatin1(id)); }

Result<MicroFiat, PriceError> euro(const char* id, std::string_view answer)
{
    return readPrice(named(id), "EUR", answer);
}

/// A CoinGecko answer with any text as its rate.
std::string rated(const std::string& rate) { return R"({"bitcoin":{"eur":)" + rate + "}}"; }

} // namespace

class PriceAnswerTest final : public QObject {
    Q_OBJECT

private slots:
    void eachServicesAnswerIsRead()
    {
        QCOMPARE(euro("kraken", kKraken)->value(), 57'102'100'000U);
        QCOMPARE(euro("coinbase", kCoinbase)->value(), 57'101'455'000U);
        QCOMPARE(euro("coingecko", kCoingecko)->value(), 57'099'000'000U);
        QCOMPARE(euro("mempool", kMempool)->value(), 57'098'000'000U);
    }

    void krakensNewerPairsHaveNoLettersInFront()
    {
        const auto rate = readPrice(named("kraken"), "CHF",
                                    R"({"error":[],"result":{"XBTCHF":{"c":["53680.5","1"]}}})");
        QCOMPARE(rate->value(), 53'680'500'000U);
    }

    void aLargeRateKeepsItsDigits()
    {
        QCOMPARE(readPrice(named("coinbase"), "VND", kCoinbase)->value(), 1'571'210'000'250'000U);
        QCOMPARE(euro("coingecko", rated("5.7099123456789e4"))->value(), 57'099'123'456U);
    }

    void eachSourceIsAskedOverItsOwnPath()
    {
        QCOMPARE(pricePath(named("kraken"), "EUR"), "/0/public/Ticker?pair=XBTEUR");
        QCOMPARE(pricePath(named("coinbase"), "EUR"), "/v2/exchange-rates?currency=BTC");
        QCOMPARE(pricePath(named("coingecko"), "EUR"),
                 "/api/v3/simple/price?ids=bitcoin&vs_currencies=eur");
        QCOMPARE(pricePath(named("mempool"), "EUR"), "/api/v1/prices");
    }

    void anAnswerCutAnywhereIsNone()
    {
        const std::pair<const char*, const std::string*> whole[] = {{"kraken", &kKraken},
                                                                    {"coinbase", &kCoinbase},
                                                                    {"coingecko", &kCoingecko},
                                                                    {"mempool", &kMempool}};
        for (const auto& [id, answer] : whole) {
            const auto reads = [id = id](ByteView bytes) {
                return euro(id, asString(bytes)).has_value();
            };
            QVERIFY2(!testing::acceptedPrefix(asBytes(*answer), reads), id);
        }
    }

    void anotherCurrencyIsNoRate()
    {
        for (const auto& [id, answer] :
             {std::pair{"kraken", R"({"error":[],"result":{"XXBTZUSD":{"c":["62410.0","1"]}}})"},
              std::pair{"coinbase", R"({"data":{"currency":"BTC","rates":{"USD":"62410"}}})"},
              std::pair{"coingecko", R"({"bitcoin":{"usd":62410}})"},
              std::pair{"mempool", R"({"time":1795312804,"USD":62410})"}}) {
            const auto rate = euro(id, answer);
            QVERIFY2(!rate && rate.error().code == PriceError::NoRate, id);
            QVERIFY2(rate.error().detail.ends_with("EUR"), id);
        }
    }

    void theRateOfAnotherCoinIsNone()
    {
        const auto rate =
            euro("coinbase", R"({"data":{"currency":"ETH","rates":{"EUR":"2101.4"}}})");
        QCOMPARE(rate.error().code, PriceError::NoRate);
        QCOMPARE(rate.error().detail, "the rates are not of BTC");
        QVERIFY(!euro("coingecko", R"({"ethereum":{"eur":2101.4}})"));
    }

    void aServicesRefusalIsTold()
    {
        const auto rate = euro("kraken", R"({"error":["EQuery:Unknown asset pair"]})");
        QCOMPARE(rate.error().code, PriceError::Refused);
        QCOMPARE(rate.error().detail, "the service answers: EQuery:Unknown asset pair");
    }

    void aWebPageIsNoAnswer()
    {
        for (const char* id : {"kraken", "coinbase", "coingecko", "mempool"}) {
            const auto rate = euro(id, "<!DOCTYPE html><html>\x1b[31mBlocked</html>");
            QCOMPARE(rate.error().code, PriceError::Malformed);
            QVERIFY(rate.error().detail.starts_with("the answer is no JSON: <!DOCTYPE html>"));
            QVERIFY(rate.error().detail.find('\x1b') == std::string::npos);
        }
    }

    void ofAnotherShapeIsNoAnswer()
    {
        for (const char* answer : {"[]", "null", "0", "\"EUR\"", "{}", R"({"result":[]})",
                                   R"({"result":{"XXBTZEUR":{"c":[]}}})", R"({"data":"EUR"})",
                                   R"({"bitcoin":57099})", R"({"error":[{}]})"}) {
            for (const char* id : {"kraken", "coinbase", "coingecko", "mempool"})
                QVERIFY2(!euro(id, answer), answer);
        }
    }

    void whatCannotBeAPriceIsRefusedWithItsRule()
    {
        for (const char* rate :
             {"0", "-57099", "-0.5", "0.009999", "1000000000000.1", "1e13", "18446744073709551616",
              "\"\"", "\"nan\"", "\"inf\"", "\"0x10\"", "\"57 099\"", "\"57099,5\"", "\"-1\"",
              "\"1e-39\"", "true", "null", "[57099]", "{\"eur\":57099}"}) {
            const auto read = euro("coingecko", rated(rate));
            QVERIFY2(!read && read.error().code == PriceError::OutOfBounds, rate);
            QVERIFY2(read.error().detail.ends_with("is no number from 0.01 to 10^12"), rate);
        }
        QVERIFY(euro("coingecko", rated("1e13")).error().detail.find("1e13") != std::string::npos);
    }

    void thePriceBoundsThemselvesAreTaken()
    {
        QCOMPARE(*euro("coingecko", rated("0.01")), kLeastPrice);
        QCOMPARE(*euro("coingecko", rated("1000000000000")), kMostPrice);
        QCOMPARE(*euro("coingecko", rated("\"1e12\"")), kMostPrice);
    }

    void anAnswerThatIsTooLongOrTooDeepIsNotRead()
    {
        const std::string padding(kLongestPriceAnswer, ' ');
        QCOMPARE(euro("coingecko", kCoingecko + padding).error().code, PriceError::TooLong);
        QVERIFY(euro("coingecko", kCoingecko + padding.substr(kCoingecko.size())));
        const std::string deep(60'000, '[');
        QCOMPARE(euro("coingecko", deep).error().code, PriceError::Malformed);
    }

    void aDecimalIsScaledExactlyOrRefused()
    {
        using wallet::scaledDecimal;
        QCOMPARE(*scaledDecimal("1.2345678", 6, 10'000'000), 1'234'567U);
        QCOMPARE(*scaledDecimal("10", 6, 10'000'000), 10'000'000U);
        QVERIFY(!scaledDecimal("10.000001", 6, 10'000'000));
        QCOMPARE(*scaledDecimal("18446744073709551615", 0, UINT64_MAX), UINT64_MAX);
        QVERIFY(!scaledDecimal("18446744073709551616", 0, UINT64_MAX));
        QVERIFY(!scaledDecimal("5", 0, 4));
    }

    void everySourceIsWhole()
    {
        std::set<std::string_view> ids;
        for (const PriceSource& source : kPriceSources) {
            QVERIFY(ids.insert(source.id).second);
            QVERIFY(!source.name.empty() && source.host.find('/') == std::string_view::npos);
            const std::set<std::string_view> all(source.currencies.begin(),
                                                 source.currencies.end());
            QCOMPARE(all.size(), source.currencies.size());
        }
    }

    void aChoiceThatNobodyServesIsOff()
    {
        const auto choice = [](const char* source, const char* currency) {
            return checkedChoice({QString::fromLatin1(source), QString::fromLatin1(currency)});
        };
        QVERIFY(choice("kraken", "EUR").isOn());
        QVERIFY(!choice("kraken", "ZAR").isOn());
        QVERIFY(!choice("somebody", "EUR").isOn());
        QVERIFY(!choice("", "").isOn());
        QCOMPARE(fiatDigits(QStringLiteral("JPY")), 0);
        QCOMPARE(fiatDigits(QStringLiteral("EUR")), 2);
    }
};

FULGURITE_TEST(PriceAnswerTest)
#include "price_answer_test.moc"
