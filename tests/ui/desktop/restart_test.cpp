// SPDX-License-Identifier: MIT
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/fakes/fake_engine.h"
#include "tests/support/test_registry.h"
#include "ui/desktop/window_controller.h"
#include "ui/shell/stopped_page.h"
#include "ui/style/theme.h"

#include <algorithm>

using namespace fulgurite;
using namespace fulgurite::ui;

/// The engine stopped, and its owner presses "Start again".
class RestartTest final : public QObject {
    Q_OBJECT

private slots:
    void aRestartThatIsRefusedIsSaid()
    {
        const QTemporaryDir folder;
        Theme theme;
        testing::FakeEngine engine;
        engine.ports.wallets.onOpen.fail(app::ErrorCode::OtherInstance);
        WindowMemory memory{folder.filePath(QStringLiteral("w.ini"))};
        MainWindow window{{}, allShellActions(), memory};
        WindowController controller{engine, window, theme,
                                    folder.filePath(QStringLiteral("w.conf"))};
        app::Snapshot snapshot;
        app::Lifecycle lifecycle;
        lifecycle.state = app::Stopped{{app::ErrorCode::DiskFull, {}, {}}};
        lifecycle.walletFolder = QStringLiteral("/w/savings");
        snapshot.lifecycle = std::make_shared<const app::Lifecycle>(lifecycle);
        engine.feed().tell(snapshot);
        window.show();
        const auto shows = [&window](const QString& part) {
            const auto labels = window.stoppedPage()->findChildren<QLabel*>();
            return std::ranges::any_of(labels, [&part](const QLabel* label) {
                return label->isVisible() && label->text().contains(part);
            });
        };
        QVERIFY(!shows(QStringLiteral("has this wallet open")));
        for (auto* button : window.stoppedPage()->findChildren<QPushButton*>()) {
            if (button->text() == QStringLiteral("Start again"))
                button->click();
        }
        QCOMPARE(engine.ports.wallets.opened, QStringLiteral("/w/savings"));
        QTRY_VERIFY(shows(QStringLiteral("has this wallet open")));
    }
};

FULGURITE_TEST(RestartTest)
#include "restart_test.moc"
