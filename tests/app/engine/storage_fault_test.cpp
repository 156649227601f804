// SPDX-License-Identifier: MIT
#include <QTest>
#include <QTimer>

#include "app/engine/funding_book.h"
#include "app/engine/store_recovery.h"
#include "app/store/coins_tables.h"
#include "app/store/wallet_file.h"
#include "tests/app/daemon/practice_daemon.h"
#include "tests/app/engine/engine_fixture.h"
#include "tests/support/syscall_faults.h"
#include "tests/support/test_registry.h"

#include <mutex>

using namespace fulgurite;
using namespace fulgurite::app;
using namespace fulgurite::testing;

namespace {

/// Pauses are noted and then last a millisecond.
struct FastClock {
    std::mutex mutex;
    std::vector<std::chrono::milliseconds> pauses;

    EngineOptions::Later later()
    {
        return [this](std::chrono::milliseconds pause, std::function<void()> then) {
            {
                const std::lock_guard lock{mutex};
                pauses.push_back(pause);
            }
            QTimer::singleShot(1, std::move(then));
        };
    }
    std::vector<std::chrono::milliseconds> seen()
    {
        const std::lock_guard lock{mutex};
        return pauses;
    }
};

const Stopped* stoppedIn(const Snapshot& snapshot)
{
    return std::get_if<Stopped>(&snapshot.lifecycle->state);
}

/// The file of a process that died after it had deleted the row of an opening, and before the batch
/// that would have told of its coins.
bool keepAsCrashed(const EngineFixture& fixture)
{
    const SecretBytes password = secretOf("password");
    auto file = store::WalletFile::open(
        fixture.folder.filePath(QStringLiteral("practice/regtest")).toStdString(), password);
    if (!file)
        return false;
    store::Database& database = file->database();
    const auto known = store::TransactionsTable{database}.read();
    if (!known || known->empty())
        return false;
    const ChannelId temporary{{1, 2, 3}};
    Transaction funding;
    store::CoinsTable coins{database};
    for (const wallet::TxRecord& each : *known)
        for (std::uint32_t n = 0; n < each.tx.outputs.size(); ++n) {
            funding.inputs.push_back({{each.txid, n}, {}, 0xfffffffe, {}});
            if (!coins.put({{each.txid, n}, false, FundingBook::purposeOf(temporary)}))
                return false;
        }
    funding.outputs.push_back({Satoshi{1'000'000}, Bytes(34, 0)});
    FundingBook book;
    book.add(temporary, funding);
    return book.save(database).has_value();
}

NewRequest requestFor(const char* label)
{
    NewRequest out;
    out.amount = MilliSatoshi{1'000'000};
    out.label = QString::fromLatin1(label);
    return out;
}

} // namespace

/// The law: nothing of a commit that failed is released; the chain is watched all the same.
class StorageFaultTest final : public QObject {
    Q_OBJECT

private slots:
    void cleanup()
    {
        SyscallFaults::writeError = 0;
        SyscallFaults::syncError = 0;
    }

    void afterAFullDiskTheFileIsReopenedWithGrowingPauses()
    {
        FastClock clock;
        EngineFixture fixture{[&](EngineOptions& options) { options.later = clock.later(); }};
        QVERIFY(worked(fixture.create()));
        QVERIFY(worked(fixture.openChannel()));
        const Balances before = *fixture.now().balances;

        SyscallFaults::writeError = ENOSPC;
        const auto refused = await(fixture.engine->requests().create(requestFor("lost")));
        QVERIFY(!refused);
        QVERIFY(fixture.until([](const Snapshot& now) { return stoppedIn(now) != nullptr; }));
        QCOMPARE(stoppedIn(fixture.now())->error.code, ErrorCode::DiskFull);
        QVERIFY(QTest::qWaitFor([&] { return clock.seen().size() >= 9; }, kLimitMs));
        const auto pauses = clock.seen();
        QCOMPARE(pauses[0], StoreRecovery::kFirstPause);
        QCOMPARE(pauses[1], 2 * StoreRecovery::kFirstPause);
        QCOMPARE(pauses[8], StoreRecovery::kLongestPause);
        QVERIFY(fixture.until([](const Snapshot& now) {
            return !now.attention->items.empty() &&
                   now.attention->items.front().kind == AttentionKind::StorageFault;
        }));
        QCOMPARE(fixture.now().readiness->stages[3].state, StageState::Failed);

        SyscallFaults::writeError = 0;
        QVERIFY(fixture.until([&](const Snapshot&) { return fixture.isRunning(); }));
        QVERIFY(fixture.until([](const Snapshot& now) {
            return !now.channels->channels.empty() &&
                   now.channels->channels.front().state == ChannelState::Ready;
        }));
        QCOMPARE(fixture.now().balances->total.value(), before.total.value());
        QVERIFY(!await(fixture.engine->requests().find(QStringLiteral("lost"))));
        QVERIFY(worked(await(fixture.engine->requests().create(requestFor("kept")))));
    }

    void whileNothingCanBeStoredTheChainIsWatched()
    {
        FastClock clock;
        EngineFixture fixture{[&](EngineOptions& options) {
            // Every pause lasts until the test is over.
            options.later = [](std::chrono::milliseconds, const std::function<void()>&) {};
        }};
        QVERIFY(worked(fixture.create()));
        const auto opened = fixture.openChannel();
        QVERIFY(worked(opened));
        CloseRequest close;
        close.channelId = opened->channelId;
        QVERIFY(worked(await(fixture.engine->channels().close(close)))); // sent, not confirmed
        SyscallFaults::writeError = ENOSPC;
        static_cast<void>(await(fixture.engine->requests().create(requestFor("lost"))));
        QVERIFY(fixture.until([](const Snapshot& now) {
            const Stopped* stopped = stoppedIn(now);
            return stopped != nullptr &&
                   stopped->error.values.count(QStringLiteral("closes")) != 0 &&
                   stopped->error.values.at(QStringLiteral("closes")) == QLatin1String{"1"};
        }));
        auto values = stoppedIn(fixture.now())->error.values;
        QCOMPARE(values[QStringLiteral("retry")], QStringLiteral("1"));
        QVERIFY(QDateTime::fromString(values[QStringLiteral("time")], Qt::ISODate).isValid());
        QCOMPARE(values[QStringLiteral("channels")], opened->channelId);
        QVERIFY(values[QStringLiteral("height")].toUInt() > 0);
        SyscallFaults::writeError = 0;
        // The owner need not wait: unlocking opens it at once.
        QVERIFY(worked(await(fixture.engine->wallets().unlock(secretOf("password")))));
        QVERIFY(fixture.isRunning());
    }

    void afterAnInputOutputErrorThisProcessWritesNoMore()
    {
        FastClock clock;
        EngineFixture fixture{[&](EngineOptions& options) { options.later = clock.later(); }};
        QVERIFY(worked(fixture.create()));
        QVERIFY(worked(fixture.openChannel()));
        SyscallFaults::syncError = EIO;
        static_cast<void>(await(fixture.engine->requests().create(requestFor("lost"))));
        QVERIFY(fixture.until([](const Snapshot& now) { return stoppedIn(now) != nullptr; }));
        QCOMPARE(stoppedIn(fixture.now())->error.code, ErrorCode::StorageFault);
        QVERIFY(clock.seen().empty());
        SyscallFaults::syncError = 0;
        const long calls = SyscallFaults::calls;
        const auto unlocked = await(fixture.engine->wallets().unlock(secretOf("password")));
        QVERIFY(!unlocked);
        QCOMPARE(unlocked.error().code, ErrorCode::StorageFault);
        QCOMPARE(SyscallFaults::calls.load(), calls);
    }

    void coinsOfAnOpeningThatNoRowTellsOfAreFreeAfterARestart()
    {
        EngineFixture fixture;
        QVERIFY(worked(fixture.create()));
        static_cast<void>(await(fixture.engine->practice().gift(2'000'000)));
        QVERIFY(fixture.until(
            [](const Snapshot& s) { return s.balances->onChain.value() == 2'000'000'000; }));
        QVERIFY(worked(await(fixture.engine->wallets().lock(true))));
        QVERIFY(keepAsCrashed(fixture));
        QVERIFY(worked(await(fixture.engine->wallets().unlock(secretOf("password")))));
        SendRequest send;
        send.address = QStringLiteral("bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080");
        send.amount = Satoshi{1'900'000};
        QVERIFY(worked(await(fixture.engine->coins().preview(send))));
    }

    void theSocketSaysWhyNothingIsServed()
    {
        PracticeDaemon daemon;
        daemon.createFunded();
        SyscallFaults::syncError = EIO;
        static_cast<void>(daemon.codeOf(
            "invoice", {{"amount_msat", 1}, {"label", "lost"}, {"description", "x"}}));
        QVERIFY(
            daemon.until("getinfo", [](const auto& info) { return info["wallet"] == "stopped"; }));
        SyscallFaults::syncError = 0;
        QCOMPARE(daemon.codeOf("listfunds"), 3008);
        const auto said = daemon.lastError["error"]["message"].get<std::string>();
        QVERIFY2(said.find("restart Fulgurite") != std::string::npos, said.c_str());
        QCOMPARE(daemon.codeOf("unlock", {{"password", "password"}}), 3008);
    }
};

FULGURITE_TEST(StorageFaultTest)
#include "storage_fault_test.moc"
