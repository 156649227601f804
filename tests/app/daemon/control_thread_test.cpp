// SPDX-License-Identifier: MIT
#include <QFile>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/config/default_folders.h"
#include "app/daemon/control_thread.h"
#include "app/engine/local_engine.h"
#include "tests/support/test_registry.h"

#include <nlohmann/json.hpp>

using namespace fulgurite;
using namespace fulgurite::app;
using Json = nlohmann::json;

namespace {

constexpr int kLimit = 30'000; // ms; an answer ends the wait at once

std::unique_ptr<Engine> engineOf(const QTemporaryDir& folder)
{
    EngineOptions options;
    options.folder = folder.filePath(QStringLiteral("data"));
    options.stateFolder = folder.filePath(QStringLiteral("state"));
    options.network = Network::Regtest;
    return makeLocalEngine(std::move(options));
}

QString socketOf(const QString& folder) { return socketPath(folder, QStringLiteral("regtest")); }

Json ask(const QString& path, const QByteArray& method, const QByteArray& parameters = "[]")
{
    QLocalSocket socket;
    socket.connectToServer(path);
    socket.write(R"({"jsonrpc":"2.0","id":1,"method":")" + method + R"(","params":)" + parameters +
                 "}");
    QByteArray got;
    // The main thread only waits for its socket: whoever answers is another thread.
    while (!got.endsWith("\n\n") && socket.waitForReadyRead(kLimit))
        got += socket.readAll();
    return Json::parse(got.toStdString(), nullptr, false);
}

} // namespace

class ControlThreadTest : public QObject {
    Q_OBJECT

private slots:
    void theSocketAnswersWhileTheMainThreadDoesNot()
    {
        const QTemporaryDir folder;
        ControlThread control;
        const auto engine = engineOf(folder);
        control.serve(*engine);
        const QString path = socketOf(folder.filePath(QStringLiteral("data")));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), kLimit);
        QCOMPARE(ask(path, "getinfo")["result"]["network"].dump(), std::string{"\"regtest\""});
        // One that the engine thread answers.
        QVERIFY(ask(path, "unlock", R"(["password"])").contains("error"));
        control.withdraw();
    }

    void theSocketFollowsTheChosenWallet()
    {
        const QTemporaryDir folder;
        ControlThread control;
        const auto engine = engineOf(folder);
        control.serve(*engine);
        const QString first = socketOf(folder.filePath(QStringLiteral("data")));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(first), kLimit);
        const QString other = folder.filePath(QStringLiteral("other"));
        const auto chosen = engine->wallets().open(other, Network::Regtest);
        QTRY_VERIFY_WITH_TIMEOUT(chosen.isFinished(), kLimit);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(socketOf(other)), kLimit);
        QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(first), kLimit);
        QVERIFY(ask(socketOf(other), "help")["result"].contains("help"));
        control.withdraw();
        QVERIFY(!QFile::exists(socketOf(other)));
    }

    void aSocketThatAnotherOneHoldsIsNamed()
    {
        const QTemporaryDir folder;
        ControlThread control;
        ControlThread second;
        const auto engine = engineOf(folder);
        control.serve(*engine);
        const QString path = socketOf(folder.filePath(QStringLiteral("data")));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), kLimit);
        QSignalSpy failed{&second, &ControlThread::failed};
        second.serve(*engine);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kLimit);
        QVERIFY(failed.front().front().toString().contains(path));
        second.withdraw();
        control.withdraw();
    }
};

FULGURITE_TEST(ControlThreadTest)
#include "control_thread_test.moc"
