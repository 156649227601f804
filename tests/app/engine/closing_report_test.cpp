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
