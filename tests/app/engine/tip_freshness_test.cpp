// SPDX-License-Identifier: MIT
#include <QTest>

#include "app/engine/tip_freshness.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::app;
using namespace std::chrono_literals;

class TipFreshnessTest final : public QObject {
    Q_OBJECT

private slots:
    void aBackendThatIsGoneForAMomentChangesNothing()
    {
        TipFreshness tip;
        const UnixTime start = unixTime(1'700'000'000);
        QVERIFY(!tip.isFresh(start, false, std::nullopt));
        QVERIFY(tip.isFresh(start + 1s, true, std::nullopt));
        QVERIFY(tip.isFresh(start + 100s, false, std::nullopt));
        QVERIFY(!tip.isFresh(start + 122s, false, std::nullopt));
        QVERIFY(tip.isFresh(start + 123s, true, std::nullopt));
    }

    void aChainThatStandsStillIsStaleThoughItsServerAnswers()
    {
        TipFreshness tip;
        const UnixTime block = unixTime(1'700'000'000);
        QVERIFY(tip.isFresh(block + 3h, true, block));
        QVERIFY(!tip.isFresh(block + 5h, true, block));
        QVERIFY(tip.isFresh(block + 5h, true, block + 5h - 1s));
    }

    void aChainThatStandsStillIsToldInHoursAndAnotherCauseIsNot()
    {
        const UnixTime block = unixTime(1'700'000'000);
        QVERIFY(!TipFreshness::standsStillFor(block + 4h, block));
        QVERIFY(!TipFreshness::standsStillFor(block - 1h, block));
        QCOMPARE(TipFreshness::standsStillFor(block + 29h + 59min, block),
                 std::optional<std::uint32_t>{29});
    }
};

FULGURITE_TEST(TipFreshnessTest)
#include "tip_freshness_test.moc"
