// SPDX-License-Identifier: MIT
#include "tests/app/engine/engine_fixture.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::app;
using namespace fulgurite::testing;

/// What listClosed says of a channel that is over.
class ClosingReportTest final : public QObject {
    Q_OBJECT

private slots:
    void theCostOfAForcedCloseIsKnownOnceItsSweepIsConfirmed()
    {
        EngineFixture fixture;
        QVERIFY(worked(fixture.create()));
        const auto opened = fixture.openChannel();
        QVERIFY(worked(opened));
        const std::uint64_t before = fixture.now().balances->total.value();
        CloseRequest close;
        close.channelId = opened->channelId;
        close.force = true;
        QVERIFY(worked(await(fixture.engine->channels().close(close))));
        QVERIFY(mine(fixture, 722));                    // to_self_delay
        QVERIFY(fixture.until([](const Snapshot& now) { // the sweep is sent
            return now.balances->unconfirmedIncoming.value() > 900'000;
        }));
        QVERIFY(mine(fixture, 100));

        QVERIFY(fixture.until([&](const Snapshot&) {
            const auto closed = await(fixture.engine->channels().listClosed());
            return closed && closed->size() == 1;
        }));
        const ClosedChannel report = await(fixture.engine->channels().listClosed())->front();
        QCOMPARE(report.type, QStringLiteral("unilateral"));
        QVERIFY(report.cost.has_value());
        // All that is missing since is its cost.
        QVERIFY(fixture.until([&](const Snapshot& now) {
            return before - now.balances->total.value() == report.cost->value() * 1000;
        }));
        QCOMPARE(report.returned.value() + report.cost->value(), report.row.local.value() / 1000);
    }

    void aMutualCloseSaysItsCostAndWhatReturned()
    {
        EngineFixture fixture;
        QVERIFY(worked(fixture.create()));
        const auto opened = fixture.openChannel();
        QVERIFY(worked(opened));
        const std::uint64_t before = fixture.now().balances->total.value();
        CloseRequest close;
        close.channelId = opened->channelId;
        QVERIFY(worked(await(fixture.engine->channels().close(close))));
        QVERIFY(mine(fixture, 7));
        QVERIFY(fixture.until([&](const Snapshot&) {
            const auto closed = await(fixture.engine->channels().listClosed());
            return closed && closed->size() == 1;
        }));
        const ClosedChannel report = await(fixture.engine->channels().listClosed())->front();
        QVERIFY(report.cost.has_value());
        QVERIFY(fixture.until([&](const Snapshot& now) {
            return before - now.balances->total.value() == report.cost->value() * 1000;
        }));
        QVERIFY(report.closedAt.isValid());
    }

private:
    static bool mine(EngineFixture& fixture, std::uint32_t blocks)
    {
        const std::uint32_t height = fixture.now().chain->height;
        return worked(await(fixture.engine->practice().mine(blocks))) &&
               fixture.until([height, blocks](const Snapshot& now) {
                   return now.chain->height >= height + blocks;
               });
    }
};

FULGURITE_TEST(ClosingReportTest)
#include "closing_report_test.moc"
