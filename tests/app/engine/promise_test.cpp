// SPDX-License-Identifier: MIT
#include <QTest>

#include "app/engine/promise.h"
#include "tests/support/future.h"
#include "tests/support/test_registry.h"

#include <vector>

using namespace fulgurite;
using namespace fulgurite::app;
using fulgurite::testing::await;
using namespace std::chrono_literals;

/// The engine's end of a request: answered once, dropped, late or not wanted any more.
class PromiseTest final : public QObject {
    Q_OBJECT

private slots:
    void whatNobodyAnswersEndsByItself()
    {
        QObject engine;
        std::vector<Promise<int>> kept;
        const auto answer = await(askOn<int>(
            &engine, [&](const Promise<int>& promise) { kept.push_back(promise); }, 20ms));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::TimedOut);
        kept.front().finish(7); // too late, and no harm
    }

    void whatIsDroppedAnswersAtOnceAndNotAtItsDeadline()
    {
        QObject engine;
        std::vector<Promise<int>> kept;
        auto future =
            askOn<int>(&engine, [&](const Promise<int>& promise) { kept.push_back(promise); }, 1h);
        QVERIFY(QTest::qWaitFor([&] { return !kept.empty(); }, testing::kLimitMs));
        kept.clear();
        const auto answer = await(future);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Cancelled);
    }

    void whatIsAnsweredInTimeStays()
    {
        QObject engine;
        const auto answer =
            await(askOn<int>(&engine, [](const Promise<int>& promise) { promise.finish(5); }, 1ms));
        QVERIFY(answer && *answer == 5);
    }

    void aWaitForAnEventHasNoDeadline()
    {
        QObject engine;
        std::vector<Promise<int>> kept;
        auto waits = askOn<int>(
            &engine, [&](const Promise<int>& promise) { kept.push_back(promise); }, kEndless);
        auto later = askOn<int>(
            &engine, [&](const Promise<int>& promise) { kept.push_back(promise); }, 20ms);
        QCOMPARE(await(later).error().code, ErrorCode::TimedOut);
        QVERIFY(!waits.isFinished());
        kept.front().finish(3);
        const auto answer = await(waits);
        QVERIFY(answer && *answer == 3);
    }

    void whatWasCancelledBeforeItsTurnIsNotDone()
    {
        QObject engine;
        bool done = false;
        auto future = askOn<int>(&engine, [&](const Promise<int>& promise) {
            done = true;
            promise.finish(1);
        });
        future.cancel();
        QVERIFY(QTest::qWaitFor([&] { return future.isFinished(); }, testing::kLimitMs));
        QVERIFY(!done);
    }
};

FULGURITE_TEST(PromiseTest)
#include "promise_test.moc"
