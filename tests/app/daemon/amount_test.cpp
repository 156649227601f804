// SPDX-License-Identifier: MIT
#include <QTest>

#include "app/daemon/rpc_call.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::app;

class AmountTest final : public QObject {
    Q_OBJECT

private slots:
    void amountsAreExact_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<quint64>("msat");
        QTest::addColumn<quint64>("bareSat");
        QTest::newRow("bare") << std::string("21") << quint64{21} << quint64{21000};
        QTest::newRow("msat") << std::string("1000msat") << quint64{1000} << quint64{1000};
        QTest::newRow("sat") << std::string("10sat") << quint64{10'000} << quint64{10'000};
        QTest::newRow("fraction") << std::string("1.5sat") << quint64{1500} << quint64{1500};
        QTest::newRow("btc") << std::string("0.001btc") << quint64{100'000'000}
                             << quint64{100'000'000};
        QTest::newRow("all") << std::string("21000000btc") << quint64{2'100'000'000'000'000'000}
                             << quint64{2'100'000'000'000'000'000};
        QTest::newRow("zeros") << std::string("0.00000000001000btc") << quint64{1} << quint64{1};
    }
    void amountsAreExact()
    {
        QFETCH(std::string, text);
        QFETCH(quint64, msat);
        QFETCH(quint64, bareSat);

        const auto asMsat = parseAmount(text, BareUnit::MilliSatoshi);
        const auto asSat = parseAmount(text, BareUnit::Satoshi);

        QVERIFY(asMsat && asSat);
        QCOMPARE(asMsat->value(), msat);
        QCOMPARE(asSat->value(), bareSat);
    }

    void whatIsNoAmountIsRefused()
    {
        for (const char* text : {"", "-1", "+1", "1e3", "0x1", "1.0001sat", "0.5msat", "1.btc",
                                 ".5btc", "sat", "1 sat", "1SAT", "18446744073709551616",
                                 "18446744073709551615sat", "1,5sat", "all", "any"}) {
            QVERIFY2(!parseAmount(text, BareUnit::MilliSatoshi), text);
            QVERIFY2(!parseAmount(text, BareUnit::Satoshi), text);
        }
    }
};

FULGURITE_TEST(AmountTest)
#include "amount_test.moc"
