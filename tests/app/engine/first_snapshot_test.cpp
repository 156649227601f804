// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/app/engine/engine_fixture.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::app;
using fulgurite::testing::EngineFixture;

/// What a front end sees before the engine thread has run: a socket that serves at once makes a
/// wallet for the network named there.
class FirstSnapshotTest final : public QObject {
    Q_OBJECT

private slots:
    void itNamesTheNetworkAndTheFolder()
    {
        const EngineFixture fixture;

        const auto first = fixture.now().lifecycle;

        QCOMPARE(first->network, Network::Regtest);
        QCOMPARE(first->walletFolder, fixture.folder.filePath(QStringLiteral("practice")));
        QVERIFY(std::holds_alternative<NoWallet>(first->state));
    }

    void aWalletThatIsThereIsLocked()
    {
        EngineFixture fixture;
        QVERIFY(fixture.create());
        const QString nodeId = fixture.now().lifecycle->nodeId;
        fixture.engine.reset();
        EngineOptions options;
        options.folder = fixture.folder.filePath(QStringLiteral("practice"));
        options.stateFolder = fixture.folder.filePath(QStringLiteral("state"));
        options.network = Network::Regtest;

        const auto again = makeLocalEngine(std::move(options));
        const auto first = again->feed().current().lifecycle;

        QVERIFY(std::holds_alternative<Locked>(first->state));
        QCOMPARE(first->nodeId, nodeId);
    }
};

FULGURITE_TEST(FirstSnapshotTest)
#include "first_snapshot_test.moc"
