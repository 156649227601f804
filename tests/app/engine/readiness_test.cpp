// SPDX-License-Identifier: MIT
#include <QTest>

#include "app/engine/readiness.h"
#include "tests/app/engine/engine_fixture.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::app;
using fulgurite::testing::await;
using fulgurite::testing::EngineFixture;
using fulgurite::testing::worked;
using namespace std::chrono_literals;

namespace {

Readiness withPeers(std::size_t ready, std::size_t whole)
{
    Readiness out;
    out.stages[1] = countedStage(StageName::Peers, ready, whole);
    return out;
}

const ReadinessStage& stageOf(const Snapshot& now, StageName name)
{
    return now.readiness->stages.at(static_cast<std::size_t>(name));
}

} // namespace

/// Named stages, each with its reason; one that hangs says so.
class ReadinessTest final : public QObject {
    Q_OBJECT

private slots:
    void aStageThatWorksForTooLongFailedUntilItIsReady()
    {
        StagePatience patience;
        const StagePatience::Clock::time_point start{};
        const auto judged = [&](std::size_t ready, std::chrono::seconds after) {
            Readiness next = withPeers(ready, 2);
            patience.judge(next, start + after);
            return next.stages[1].state;
        };
        QCOMPARE(judged(0, 0s), StageState::Working);
        QCOMPARE(judged(1, 44s), StageState::Working); // one of two is not all
        QCOMPARE(judged(1, 45s), StageState::Failed);
        QCOMPARE(judged(1, 60s), StageState::Failed);
        QCOMPARE(judged(2, 61s), StageState::Ready);
        QCOMPARE(judged(1, 62s), StageState::Working); // and again from the beginning
    }

    void whatIsTriedAgainWaitsAnew()
    {
        StagePatience patience;
        const StagePatience::Clock::time_point start{};
        Readiness next = withPeers(0, 1);
        patience.judge(next, start);
        next = withPeers(0, 1);
        patience.judge(next, start + 50s);
        QCOMPARE(next.stages[1].state, StageState::Failed);
        patience.again(StageName::Peers);
        next = withPeers(0, 1);
        patience.judge(next, start + 51s);
        QCOMPARE(next.stages[1].state, StageState::Working);
    }

    void theChainHasItsOwnWordsForAFailure()
    {
        StagePatience patience;
        Readiness next;
        next.stages[0].state = StageState::Working;
        patience.judge(next, {});
        patience.judge(next, StagePatience::Clock::time_point{} + 10min);
        QCOMPARE(next.stages[0].state, StageState::Working); // a scan takes its time
    }

    void aPeerThatVanishedIsMissedAndARetryBringsItBack()
    {
        EngineFixture fixture;
        QVERIFY(worked(fixture.create()));
        QVERIFY(worked(fixture.openChannel()));
        QVERIFY(fixture.until([](const Snapshot& now) {
            return stageOf(now, StageName::Peers).state == StageState::Ready &&
                   stageOf(now, StageName::Channels).state == StageState::Ready;
        }));
        const QString robot = await(fixture.engine->practice().robots())->front().name;
        QVERIFY(worked(await(fixture.engine->practice().robot(robot, RobotAction::Vanish, 0))));
        QVERIFY(fixture.until([](const Snapshot& now) {
            return stageOf(now, StageName::Peers).state == StageState::Working &&
                   stageOf(now, StageName::Peers).reason == QStringLiteral("0/1") &&
                   stageOf(now, StageName::Channels).reason == QStringLiteral("0/1");
        }));
        QVERIFY(worked(await(fixture.engine->practice().robot(robot, RobotAction::Return, 0))));
        QVERIFY(worked(await(fixture.engine->connections().retry(StageName::Channels))));
        QVERIFY(fixture.until([](const Snapshot& now) {
            return stageOf(now, StageName::Channels).state == StageState::Ready;
        }));
    }
};

FULGURITE_TEST(ReadinessTest)
#include "readiness_test.moc"
