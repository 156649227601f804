// SPDX-License-Identifier: MIT
#include <QFile>
#include <QTest>

#include "tests/app/daemon/practice_daemon.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::testing;
using Json = nlohmann::json;

/// exportbackup and importbackup over the socket.
class BackupMethodsTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_daemon = std::make_unique<PracticeDaemon>();
        m_daemon->createFunded();
        m_channel = m_daemon->openChannel();
        m_file = m_daemon->folder.filePath(QStringLiteral("kept.backup")).toStdString();
    }
    void cleanupTestCase() { m_daemon.reset(); }

    void whatIsExportedCanBeImported()
    {
        QCOMPARE(code("exportbackup", {{"path", m_file}}), 0);
        const Json rows = m_daemon->call("importbackup", {{"path", m_file}})["channels"];
        QCOMPARE(rows.size(), std::size_t{1});
        QVERIFY(rows[0]["channel_id"] == m_channel && rows[0]["state"] == "live");
        QVERIFY(rows[0]["peer_id"] == m_daemon->robot()["id"]);
        // A live channel stays as it is.
        QVERIFY(m_daemon->call("listpeerchannels")["channels"][0]["state"] == "CHANNELD_NORMAL");
    }

    void anExportNeverOverwritesWhatIsNoBackup()
    {
        const QString wallet = m_daemon->folder.filePath(QStringLiteral("data/regtest/wallet.db"));
        const qint64 size = QFile{wallet}.size();
        QCOMPARE(code("exportbackup", {{"path", wallet.toStdString()}}), -1);
        QVERIFY(says("something else is there already"));
        QVERIFY(QFile{wallet}.size() >= size);
        QCOMPARE(code("exportbackup", {{"path", m_file}}), 0); // an older backup is replaced
    }

    void aPathIsWhole()
    {
        QCOMPARE(code("exportbackup", {{"path", "x.backup"}}), -32602);
        QCOMPARE(code("importbackup", {{"path", "x.backup"}}), -32602);
        QVERIFY(says("x.backup"));
        QCOMPARE(code("importbackup"), -32602);
    }

    void whatCannotBeImportedChangesNothing()
    {
        QCOMPARE(code("importbackup", {{"path", "/nowhere/x.backup"}}), 3005);
        QVERIFY(says("/nowhere/x.backup"));
        QFile file{QString::fromStdString(m_file)};
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray whole = file.readAll();
        QVERIFY(file.resize(file.size() - 1));
        file.close();
        QCOMPARE(code("importbackup", {{"path", m_file}}), 3005);
        QVERIFY(says("cut short"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(whole);
        file.close();
        PracticeDaemon stranger{false,
                                [](app::EngineOptions& options) { options.practiceSeed = 8; }};
        stranger.createFunded();
        QCOMPARE(stranger.codeOf("importbackup", {{"path", m_file}}), -32602);
        QVERIFY(stranger.lastError["error"]["message"].get<std::string>().find("another wallet") !=
                std::string::npos);
        QCOMPARE(m_daemon->call("listpeerchannels")["channels"].size(), std::size_t{1});
    }

    void aChannelThatWasClosedIsLeftAlone()
    {
        QCOMPARE(code("exportbackup", {{"path", m_file}}), 0);
        QVERIFY(m_daemon->call("close", {{"id", m_channel}})["type"] == "mutual");
        m_daemon->call("practice", {{"what", "mine"}, {"blocks", 120}});
        QVERIFY(m_daemon->until("listclosedchannels",
                                [](const Json& list) { return !list["closedchannels"].empty(); }));
        const Json rows = m_daemon->call("importbackup", {{"path", m_file}})["channels"];
        QVERIFY2(rows[0]["state"] == "closed", rows.dump().c_str());
    }

private:
    int code(const std::string& method, const Json& params = Json::object())
    {
        return m_daemon->codeOf(method, params);
    }
    [[nodiscard]] bool says(const std::string& value) const { return m_daemon->says(value); }

    std::unique_ptr<PracticeDaemon> m_daemon;
    std::string m_channel, m_file;
};

FULGURITE_TEST(BackupMethodsTest)
#include "backup_methods_test.moc"
