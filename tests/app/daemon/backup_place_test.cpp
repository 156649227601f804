// SPDX-License-Identifier: MIT
#include <QTest>

#include "app/daemon/backup_place.h"
#include "tests/support/fakes/answers.h"
#include "tests/support/fakes/fake_engine.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::app;

class BackupPlaceTest final : public QObject {
    Q_OBJECT

private slots:
    void everyWalletThatIsOpenedIsToldOnce()
    {
        testing::FakeEngine engine;
        testing::answers(engine.ports.backups.onSetFolder, BackupPart{});
        const BackupPlace place{engine, QStringLiteral("/media/stick")};
        const auto tell = [&](LifecycleState state) {
            Snapshot now;
            Lifecycle lifecycle;
            lifecycle.state = std::move(state);
            now.lifecycle = std::make_shared<const Lifecycle>(std::move(lifecycle));
            engine.feed().tell(std::move(now));
        };
        tell(Locked{});
        QCOMPARE(engine.ports.backups.onSetFolder.asked(), 0);
        tell(Running{});
        tell(Running{});
        QCOMPARE(engine.ports.backups.onSetFolder.asked(), 1);
        QCOMPARE(engine.ports.backups.folder, QStringLiteral("/media/stick"));
        tell(Locked{});
        tell(Running{}); // perhaps another wallet
        QCOMPARE(engine.ports.backups.onSetFolder.asked(), 2);
    }
};

FULGURITE_TEST(BackupPlaceTest)
#include "backup_place_test.moc"
