// SPDX-License-Identifier: MIT
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "app/config/daemon_options.h"
#include "app/config/default_folders.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::app;

namespace {

const QString kUrl = QStringLiteral("--bitcoind-url=http://me:s3cret@127.0.0.1:18443");

QStringList regtest(const QTemporaryDir& folder, const QStringList& more)
{
    return QStringList{QStringLiteral("--datadir=") + folder.path(),
                       QStringLiteral("--network=regtest")} +
           more;
}

void write(const QTemporaryDir& folder, const char* name, const QByteArray& text)
{
    QFile file{folder.filePath(QLatin1String{name})};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

QString problemOf(const QStringList& arguments)
{
    const auto options = parseDaemonOptions(arguments);
    return options ? QString{} : options.error();
}

} // namespace

class DaemonOptionsTest final : public QObject {
    Q_OBJECT

private slots:
    void helpAndVersionNeedNothing()
    {
        const auto help = parseDaemonOptions({QStringLiteral("--help")});
        const auto version = parseDaemonOptions({QStringLiteral("--version")});

        QVERIFY(help && help->action == DaemonOptions::Action::Help);
        QVERIFY(version && version->action == DaemonOptions::Action::Version);
        QVERIFY(optionHelp().contains(QLatin1String{"--dev-bitcoind-poll=SECONDS"}));
    }

    void theCommandLineWinsOverTheFile()
    {
        QTemporaryDir folder;
        write(folder, "fulgurite.conf",
              "# ours\nalias=file\nlog-level=debug\n[signet]\nlisten=x\n");

        const auto options = parseDaemonOptions(regtest(folder, {QStringLiteral("--alias=line")}));

        QVERIFY(options);
        QCOMPARE(options->engine.alias, QStringLiteral("line"));
        QCOMPARE(options->logLevel, LogLevel::Debug);
        QVERIFY(options->engine.listen.isEmpty());
        QCOMPARE(options->engine.folder, folder.path());
    }

    void theSecondPlaceOfTheBackupMayBeMissingForNow()
    {
        QTemporaryDir folder;
        write(folder, "fulgurite.conf", "backup-folder=" + folder.path().toUtf8() + "/stick\n");

        const auto options = parseDaemonOptions(regtest(folder, {}));

        QVERIFY(options);
        QCOMPARE(options->backupFolder, folder.path() + QStringLiteral("/stick"));
    }

    void theFileMayNameTheNetworkAndLinesForIt()
    {
        QTemporaryDir folder;
        write(folder, "fulgurite.conf",
              "network=regtest\n[regtest]\nalias=here\n[signet]\nalias=no\n");

        const auto options = parseDaemonOptions({QStringLiteral("--datadir=") + folder.path()});

        QVERIFY(options);
        QCOMPARE(options->engine.network, Network::Regtest);
        QCOMPARE(options->engine.alias, QStringLiteral("here"));
    }

    void aBitcoindUrlGivesItsCredentialsAndKeepsThemOutOfTheAddress()
    {
        QTemporaryDir folder;

        const auto options =
            parseDaemonOptions(regtest(folder, {QStringLiteral("--backend=bitcoind"), kUrl}));

        QVERIFY(options && options->engine.backend);
        QCOMPARE(options->engine.backend->bitcoindUrl, QStringLiteral("http://127.0.0.1:18443"));
        QCOMPARE(options->engine.backend->user, QStringLiteral("me"));
        QCOMPARE(asString(options->engine.backend->password.expose()), std::string("s3cret"));
    }

    void aBackendOnTheCommandLineReplacesAllOfTheFiles()
    {
        QTemporaryDir folder;
        write(folder, "fulgurite.conf", "backend=electrum\nelectrum=host:50001:t\n");

        const auto options =
            parseDaemonOptions(regtest(folder, {QStringLiteral("--backend=bitcoind"), kUrl}));

        QVERIFY(options && options->engine.backend);
        QCOMPARE(options->engine.backend->kind, BackendKind::Bitcoind);
    }

    void severalElectrumServersMayBeGiven()
    {
        QTemporaryDir folder;

        const auto options = parseDaemonOptions(regtest(
            folder, {QStringLiteral("--backend=electrum"), QStringLiteral("--electrum=a:50001:t"),
                     QStringLiteral("--electrum=b:50002:s")}));

        QVERIFY(options);
        QCOMPARE(options->engine.backend->electrumServers.size(), 2);
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QString>("named");
        const auto row = [](const char* name, QStringList more, const char* named) {
            QTest::newRow(name) << more << QString::fromLatin1(named);
        };
        row("unknown", {QStringLiteral("--colour=red")}, "colour");
        row("word", {QStringLiteral("colour")}, "colour");
        row("twice", {QStringLiteral("--alias=a"), QStringLiteral("--alias=b")}, "alias");
        row("empty", {QStringLiteral("--alias=")}, "alias");
        row("flag", {QStringLiteral("--daemon=maybe")}, "daemon");
        row("port", {QStringLiteral("--listen=127.0.0.1:99999")}, "127.0.0.1:99999");
        row("no port", {QStringLiteral("--proxy=127.0.0.1")}, "proxy");
        row("missing file", {QStringLiteral("--password-file=/nowhere/at/all")}, "/nowhere/at/all");
        row("level", {QStringLiteral("--log-level=loud")}, "loud");
        row("backend", {QStringLiteral("--backend=paper")}, "paper");
        row("no url", {QStringLiteral("--backend=bitcoind")}, "bitcoind-url");
        row("stray", {QStringLiteral("--electrum=a:1:t")}, "electrum");
        row("server", {QStringLiteral("--backend=electrum"), QStringLiteral("--electrum=a:1")},
            "a:1");
        row("no folder", {QStringLiteral("--backup-folder=/dev/null")}, "is no folder");
        row("alias", {QStringLiteral("--alias=") + QString{33, QLatin1Char{'x'}}}, "32 bytes");
        row("developer", {QStringLiteral("--dev-any-feerate")}, "--developer");
        row("key", {QStringLiteral("--developer"), QStringLiteral("--dev-force-node-key=12")},
            "dev-force-node-key");
    }
    void whatIsWrongIsNamed()
    {
        QFETCH(QStringList, more);
        QFETCH(QString, named);
        QTemporaryDir folder;

        const QString problem = problemOf(regtest(folder, more));

        QVERIFY2(problem.contains(named), qPrintable(problem));
        QVERIFY(!problem.contains(QLatin1Char{'\n'}));
    }

    void aBrokenUrlNeverShowsItsPassword()
    {
        QTemporaryDir folder;

        const QString problem =
            problemOf(regtest(folder, {QStringLiteral("--backend=bitcoind"),
                                       QStringLiteral("--bitcoind-url=ftp://me:s3cret@host:1")}));

        QVERIFY(problem.contains(QLatin1String{"bitcoind-url"}));
        QVERIFY(!problem.contains(QLatin1String{"s3cret"}));
    }

    void developerOptionsAreRefusedOffRegtest()
    {
        QTemporaryDir folder;

        const QString problem =
            problemOf({QStringLiteral("--datadir=") + folder.path(),
                       QStringLiteral("--network=signet"), QStringLiteral("--developer")});

        QVERIFY(problem.contains(QLatin1String{"regtest"}));
    }

    void anUnknownKeyOfTheFileNamesItsLine()
    {
        QTemporaryDir folder;
        write(folder, "fulgurite.conf", "alias=a\n\ncolour=red\n");

        QVERIFY(problemOf(regtest(folder, {})).contains(QLatin1String{"line 3: colour"}));
    }
};

FULGURITE_TEST(DaemonOptionsTest)
#include "daemon_options_test.moc"
