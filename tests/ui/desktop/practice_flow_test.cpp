// SPDX-License-Identifier: MIT
#include <QAbstractButton>
#include <QAction>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/engine/local_engine.h"
#include "tests/support/test_registry.h"
#include "ui/channels/channels_page.h"
#include "ui/desktop/window_controller.h"
#include "ui/setup/setup_page.h"
#include "ui/shell/lock_page.h"
#include "ui/widgets/password_field.h"

#include <algorithm>

using namespace fulgurite;
using namespace fulgurite::ui;

namespace {

constexpr int kGenerousMs = 60'000;

} // namespace

/// The window over the real engine in its practice world.
class PracticeFlowTest final : public QObject {
    Q_OBJECT

private slots:
    void aStrangerPractisesLocksAndUnlocks()
    {
        const QTemporaryDir folder;
        app::EngineOptions options;
        options.folder = folder.filePath(QStringLiteral("default"));
        options.stateFolder = folder.filePath(QStringLiteral("state"));
        options.network = Network::Regtest;
        options.practiceSeed = 7;
        Theme theme;
        const auto engine = app::makeLocalEngine(std::move(options));
        WindowMemory memory{folder.filePath(QStringLiteral("window.ini"))};
        MainWindow window{
            {{PageId::Channels, Icon::Channels, QStringLiteral("Channels"),
              [&engine] { return new ChannelsPage{engine->channels(), engine->connections()}; }}},
            allShellActions(),
            memory};
        WindowController controller{*engine, window, theme,
                                    folder.filePath(QStringLiteral("window.conf"))};
        controller.setSetupFactory([&](bool cancellable, WindowController::Wizard) {
            auto* page =
                new SetupPage{{engine->wallets(), engine->connections(), engine->backups()},
                              {folder.path(), Network::Bitcoin, cancellable, SetupPath::Practise}};
            connect(page, &SetupPage::finished, &controller, &WindowController::finishSetup);
            return page;
        });
        controller.start();
        window.show();
        QTRY_VERIFY_WITH_TIMEOUT(window.findChild<SetupPage*>(), kGenerousMs);
        press(window, QStringLiteral("Continue"));
        type(window);
        press(window, QStringLiteral("Start practising"));
        QTRY_VERIFY_WITH_TIMEOUT(window.page(PageId::Channels) &&
                                     window.page(PageId::Channels)->isVisible(),
                                 kGenerousMs);
        QVERIFY(engine->feed().current().lifecycle->practice);

        window.action(ShellAction::Lock)->trigger();
        QVERIFY(window.lockPage()->isVisible());
        type(window);
        press(window, QStringLiteral("Unlock"));
        QTRY_VERIFY_WITH_TIMEOUT(!window.lockPage()->isVisible(), kGenerousMs);
    }

private:
    static void press(const QWidget& window, const QString& text)
    {
        const auto all = window.findChildren<QAbstractButton*>();
        const auto found = std::ranges::find_if(all, [&text](const auto* candidate) {
            return candidate->isVisible() && candidate->text() == text;
        });
        QVERIFY2(found != all.end(), qPrintable(text));
        (*found)->click();
    }
    static void type(const QWidget& window)
    {
        for (auto* field : window.findChildren<PasswordField*>()) {
            if (field->isVisible())
                field->findChild<QLineEdit*>()->setText(QStringLiteral("practice"));
        }
    }
};

FULGURITE_TEST(PracticeFlowTest)
#include "practice_flow_test.moc"
