// SPDX-License-Identifier: MIT
#include <QTest>

#include "app/engine/worker_pool.h"
#include "tests/support/test_registry.h"

#include <algorithm>

using namespace fulgurite;
using namespace fulgurite::app;

namespace {

/// How often each number was called.
std::vector<int> calls(WorkerPool& pool, std::size_t count)
{
    std::vector<int> out(count);
    pool.run(count, [&](std::size_t i) { ++out[i]; });
    return out;
}

} // namespace

class WorkerPoolTest final : public QObject {
    Q_OBJECT

private slots:
    void eachNumberIsCalledOnce()
    {
        for (const unsigned helpers : {0U, 1U, 3U}) {
            WorkerPool pool{helpers};
            for (std::size_t count = 0; count < 300; ++count)
                QCOMPARE(calls(pool, count), std::vector<int>(count, 1));
        }
    }
    void aHelperTakesPart()
    {
        // Each piece waits for the other: one thread alone would never end.
        WorkerPool pool{1};
        std::atomic<int> arrived{0};
        pool.run(2, [&](std::size_t) {
            ++arrived;
            arrived.notify_all();
            for (int seen = arrived; seen < 2; seen = arrived)
                arrived.wait(seen);
        });
        QCOMPARE(arrived.load(), 2);
    }
    void workFromWithinWorkIsDoneByItsCaller()
    {
        WorkerPool pool{3};
        std::vector<std::vector<int>> inner(20);
        pool.run(inner.size(), [&](std::size_t i) { inner[i] = calls(pool, 20); });
        QVERIFY(std::ranges::all_of(
            inner, [](const auto& one) { return one == std::vector<int>(20, 1); }));
    }
    void severalCallersShareOnePool()
    {
        WorkerPool pool{2};
        std::vector<std::vector<int>> seen(4);
        std::vector<std::thread> callers;
        for (auto& one : seen)
            callers.emplace_back([&pool, &one] {
                for (int round = 0; round < 100; ++round)
                    one = calls(pool, 50);
            });
        for (std::thread& caller : callers)
            caller.join();
        for (const auto& one : seen)
            QCOMPARE(one, std::vector<int>(50, 1));
    }
    void aPoolThatNeverWorkedEnds()
    {
        const WorkerPool idle{3};
        QVERIFY(WorkerPool::helpersHere() <= 3);
    }
};

FULGURITE_TEST(WorkerPoolTest)
#include "worker_pool_test.moc"
