// SPDX-License-Identifier: MIT
#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/fakes/answers.h"
#include "tests/support/fakes/fake_backups.h"
#include "tests/support/fakes/fake_channels.h"
#include "tests/support/fakes/fake_connections.h"
#include "tests/support/fakes/fake_preferences.h"
#include "tests/support/fakes/fake_wallets.h"
#include "tests/support/test_registry.h"
#include "tests/support/ui/keyboard.h"
#include "ui/channels/channels_page.h"
#include "ui/network/network_page.h"
#include "ui/settings/settings_page.h"
#include "ui/setup/seed_step.h"
#include "ui/setup/setup_page.h"
#include "ui/shell/lock_page.h"
#include "ui/shell/main_window.h"
#include "ui/style/theme.h"
#include "ui/widgets/seed_grid.h"

#include <algorithm>

using namespace fulgurite;
using namespace fulgurite::ui;
using fulgurite::testing::answers;
using fulgurite::testing::pressByKey;
using fulgurite::testing::tabTo;
using fulgurite::testing::typeKeys;

namespace {

app::Snapshot running(std::vector<app::ChannelRow> rows)
{
    app::Snapshot snapshot;
    app::Lifecycle lifecycle;
    lifecycle.state = app::Running{};
    lifecycle.network = Network::Regtest;
    snapshot.lifecycle = std::make_shared<const app::Lifecycle>(lifecycle);
    snapshot.channels = std::make_shared<const app::ChannelList>(app::ChannelList{std::move(rows)});
    app::Balances balances;
    balances.onChain = MilliSatoshi{1'000'000'000};
    snapshot.balances = std::make_shared<const app::Balances>(balances);
    app::ChainPart chain;
    chain.hourSatPerVb = 6;
    snapshot.chain = std::make_shared<const app::ChainPart>(chain);
    return snapshot;
}

app::ChannelRow readyChannel()
{
    app::ChannelRow row;
    row.channelId = QString{64, QLatin1Char{'a'}};
    row.peerId = QStringLiteral("02") + QString{64, QLatin1Char{'a'}};
    row.state = app::ChannelState::Ready;
    row.connected = true;
    row.capacity = Satoshi{1'000'000};
    row.local = MilliSatoshi{600'000'000};
    return row;
}

} // namespace

/// The flows without a pointer: Tab, Space, Enter, arrows and letters.
class KeyboardFlowsTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_theme = std::make_unique<Theme>();
        answers(m_wallets.onList, std::vector<app::WalletEntry>{});
        m_wallets.onCreate.answer(
            []() -> app::Answer<app::CreatedWallet> { return app::CreatedWallet{}; });
        m_connections.onFindLocal.answer([]() -> app::Answer<app::BackendChoice> {
            app::BackendChoice choice;
            choice.kind = app::BackendKind::Bitcoind;
            return choice;
        });
        m_connections.onTest.answer([]() -> app::Answer<app::BackendTest> {
            app::BackendTest test;
            test.ok = true;
            return test;
        });
        answers(m_connections.onConnect, app::ConnectedPeer{});
        answers(m_connections.onLog, std::vector<app::LogEntry>{});
        answers(m_channels.onListClosed, std::vector<app::ClosedChannel>{});
        app::ChannelDetail detail;
        detail.row = readyChannel();
        answers(m_channels.onList, std::vector{detail});
        answers(m_channels.onOpen, app::OpenedChannel{});
        answers(m_channels.onClose, app::CloseOutcome{});
        app::OpenPreview open;
        open.amount = Satoshi{100'000};
        open.madeAt = QDateTime::currentDateTime();
        answers(m_channels.onPreviewOpen, open);
        app::ClosePreview close;
        close.returns = MilliSatoshi{600'000'000};
        answers(m_channels.onPreviewClose, close);
        answers(m_preferences.onRead, app::EnginePreferences{});
        answers(m_preferences.onWrite, true);
        answers(m_wallets.onChangePassword, true);
        answers(m_backups.onConfirmSeed, true);
    }
    void cleanup() { m_theme.reset(); }

    void aWalletIsMade()
    {
        SetupPage page{{m_wallets, m_connections, m_backups},
                       {QStringLiteral("/wallets"), Network::Bitcoin, false, SetupPath::Create}};
        bring(page);
        QVERIFY(pressByKey(&page, QStringLiteral("Continue")));
        QTRY_COMPARE(page.currentStep(), SetupStepId::Network);
        QVERIFY(pressByKey(&page, QStringLiteral("Continue")));
        QTRY_COMPARE(page.currentStep(), SetupStepId::Password);
        typeKeys(QStringLiteral("secret"));
        key(Qt::Key_Return);
        typeKeys(QStringLiteral("secret"));
        key(Qt::Key_Return);
        QTRY_COMPARE(page.currentStep(), SetupStepId::Seed);
        QStringList words;
        for (const auto& part : page.findChild<SeedGrid*>()->parts())
            words << part.value;
        QVERIFY(pressByKey(&page, QStringLiteral("I have written them down")));
        const auto* step = page.findChild<SeedStep*>();
        for (const int asked : step->asked()) {
            typeKeys(words.at(asked));
            key(Qt::Key_Tab);
        }
        QVERIFY(pressByKey(&page, QStringLiteral("Continue")));
        QTRY_COMPARE(page.currentStep(), SetupStepId::Backup);
        QVERIFY(pressByKey(&page, QStringLiteral("Create the wallet")));
        QTRY_COMPARE(m_wallets.onCreate.asked(), 1);
    }

    void aWalletIsRestored()
    {
        answers(m_wallets.onRestore, app::RestoredWallet{});
        SetupPage page{{m_wallets, m_connections, m_backups},
                       {QStringLiteral("/wallets"), Network::Bitcoin, false, SetupPath::Restore}};
        bring(page);
        QVERIFY(pressByKey(&page, QStringLiteral("Continue")));
        QTRY_COMPARE(page.currentStep(), SetupStepId::Words);
        typeKeys(QStringLiteral("abandon ").repeated(11) + QStringLiteral("about"));
        QVERIFY(pressByKey(&page, QStringLiteral("Continue")));
        QTRY_COMPARE(page.currentStep(), SetupStepId::Network);
        QVERIFY(pressByKey(&page, QStringLiteral("Continue")));
        QTRY_COMPARE(page.currentStep(), SetupStepId::Password);
        typeKeys(QStringLiteral("secret"));
        key(Qt::Key_Return);
        typeKeys(QStringLiteral("secret"));
        key(Qt::Key_Return);
        QTRY_COMPARE(page.currentStep(), SetupStepId::Backup);
        QVERIFY(pressByKey(&page, QStringLiteral("Restore the wallet")));
        QTRY_COMPARE(page.currentStep(), SetupStepId::Restored);
        QCOMPARE(m_wallets.onRestore.asked(), 1);
        QSignalSpy finished{&page, &SetupPage::finished};
        QVERIFY(pressByKey(&page, QStringLiteral("Open the wallet")));
        QCOMPARE(finished.count(), 1);
    }

    void theWindowIsUnlocked()
    {
        const QTemporaryDir folder;
        WindowMemory memory{folder.filePath(QStringLiteral("window.ini"))};
        MainWindow window{{}, {}, memory};
        ShellState state;
        state.face = ShellFace::Locked;
        bring(window);
        window.setState(state);
        bool asked = false;
        connect(window.lockPage(), &LockPage::unlockRequested, this, [&asked] { asked = true; });
        typeKeys(QStringLiteral("secret"));
        key(Qt::Key_Return);
        QVERIFY(asked);
    }

    void aChannelIsOpened()
    {
        ChannelsPage page{m_channels, m_connections};
        page.setSnapshot(running({}));
        bring(page);
        QVERIFY(pressByKey(&page, QStringLiteral("Open a channel")));
        typeKeys(QStringLiteral("02aa@host:9735"));
        key(Qt::Key_Return);
        QTRY_COMPARE(m_connections.target, QStringLiteral("02aa@host:9735"));
        QTRY_VERIFY(tabTo(&page, QStringLiteral("Amount to put in in sat")));
        typeKeys(QStringLiteral("100000"));
        QTRY_VERIFY(m_channels.previewed && m_channels.previewed->amount == Satoshi{100'000});
        QCoreApplication::processEvents();
        QVERIFY(pressByKey(&page, QStringLiteral("Continue")));
        QVERIFY(pressByKey(&page, QStringLiteral("Sign and open")));
        QTRY_COMPARE(m_channels.onOpen.asked(), 1);
    }

    void aChannelIsClosed()
    {
        ChannelsPage page{m_channels, m_connections};
        page.setSnapshot(running({readyChannel()}));
        bring(page);
        QVERIFY(tabTo(&page, QStringLiteral("Channels")));
        key(Qt::Key_Down);
        QVERIFY(pressByKey(&page, QStringLiteral("Close…")));
        QTRY_VERIFY(tabTo(&page, QStringLiteral("Close the channel")));
        key(Qt::Key_Space);
        QTRY_COMPARE(m_channels.onClose.asked(), 1);
        QVERIFY(!m_channels.closed->force);
    }

    void aChannelIsClosedByForce()
    {
        ChannelsPage page{m_channels, m_connections};
        page.setSnapshot(running({readyChannel()}));
        bring(page);
        QVERIFY(tabTo(&page, QStringLiteral("Channels")));
        key(Qt::Key_Down);
        QVERIFY(pressByKey(&page, QStringLiteral("Force close…")));
        // The question has the focus, on the button that does nothing; Esc takes it away.
        QTRY_COMPARE(focusedButton(), QStringLiteral("Cancel"));
        key(Qt::Key_Escape);
        QTRY_COMPARE(focusedButton(), QStringLiteral("Close…"));
        QVERIFY(pressByKey(&page, QStringLiteral("Force close…")));
        QTRY_COMPARE(focusedButton(), QStringLiteral("Cancel"));
        const int before = m_channels.onClose.asked();
        QVERIFY(pressByKey(&page, QStringLiteral("Force close")));
        QTRY_COMPARE(m_channels.onClose.asked(), before + 1);
        QVERIFY(m_channels.closed->force);
    }

    void theBackupIsProvenAndTheWordsAreShown()
    {
        answers(m_backups.onProve, app::BackupPart{});
        m_wallets.onExportSeed.answer([]() -> app::Answer<SecretBytes> {
            return SecretBytes{asBytes("abandon abandon about")};
        });
        SettingsPage page{{m_wallets, m_backups, m_preferences}, WindowChoices{}};
        bring(page);
        QVERIFY(tabTo(&page, QStringLiteral("Sections")));
        for (int i = 0; i < 3; ++i)
            key(Qt::Key_Down);
        QTRY_VERIFY(tabTo(&page, QStringLiteral("Prove now")));
        key(Qt::Key_Space);
        QTRY_COMPARE(m_backups.onProve.asked(), 1);
        QVERIFY(tabTo(&page, QStringLiteral("Password")));
        typeKeys(QStringLiteral("secret"));
        key(Qt::Key_Return);
        QTRY_COMPARE(m_wallets.onExportSeed.asked(), 1);
        QTRY_VERIFY(page.findChild<SeedGrid*>());
        QVERIFY(pressByKey(&page, QStringLiteral("Hide")));
        QVERIFY(!page.findChild<SeedGrid*>());
    }

    void theServerIsChanged()
    {
        answers(m_connections.onSetBackend, true);
        m_connections.onFindLocal.fail(app::ErrorCode::BackendUnreachable);
        NetworkPage page{m_connections};
        page.setSnapshot(running({}));
        bring(page);
        QVERIFY(pressByKey(&page, QStringLiteral("Change…")));
        // The arrows go from one way of connecting to the next.
        const auto asksForServer = [&page] {
            return std::ranges::any_of(page.findChildren<QLineEdit*>(), [](const QLineEdit* edit) {
                return edit->isVisible() && edit->accessibleName() == QStringLiteral("Server");
            });
        };
        for (int step = 0; step < 3 && !asksForServer(); ++step)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QVERIFY(asksForServer());
        QVERIFY(tabTo(&page, QStringLiteral("Server")));
        typeKeys(QStringLiteral("192.0.2.9:50002"));
        QVERIFY(pressByKey(&page, QStringLiteral("Test and use")));
        QTRY_COMPARE(m_connections.onSetBackend.asked(), 1);
        QCOMPARE(m_connections.set->electrumServers.value(0).section(QLatin1Char{':'}, 0, 0),
                 QStringLiteral("192.0.2.9"));
    }

    void aPeerIsConnected()
    {
        NetworkPage page{m_connections};
        page.setSnapshot(running({}));
        bring(page);
        QVERIFY(tabTo(&page, QStringLiteral("Connect to a node")));
        typeKeys(QStringLiteral("02aa@host:9735"));
        key(Qt::Key_Return);
        QTRY_COMPARE(m_connections.target, QStringLiteral("02aa@host:9735"));
    }

    void thePasswordIsChanged()
    {
        SettingsPage page{{m_wallets, m_backups, m_preferences}, WindowChoices{}};
        page.open(QStringLiteral("security"));
        bring(page);
        QVERIFY(tabTo(&page, QStringLiteral("Present password")));
        typeKeys(QStringLiteral("old"));
        QVERIFY(tabTo(&page, QStringLiteral("New password")));
        typeKeys(QStringLiteral("new"));
        QVERIFY(tabTo(&page, QStringLiteral("The new one again")));
        typeKeys(QStringLiteral("new"));
        QVERIFY(pressByKey(&page, QStringLiteral("Change the password")));
        QTRY_COMPARE(m_wallets.onChangePassword.asked(), 1);
    }

    void aSectionOfTheSettingsIsChosenWithTheArrows()
    {
        SettingsPage page{{m_wallets, m_backups, m_preferences}, WindowChoices{}};
        bring(page);
        QVERIFY(tabTo(&page, QStringLiteral("Sections")));
        for (int i = 0; i < 4; ++i)
            key(Qt::Key_Down);
        QTRY_VERIFY(tabTo(&page, QStringLiteral("Name of your node")));
    }

private:
    static void bring(QWidget& widget)
    {
        widget.resize(1000, 700);
        widget.show();
        widget.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&widget));
    }
    static QString focusedButton()
    {
        const auto* button = qobject_cast<const QAbstractButton*>(QApplication::focusWidget());
        return button ? button->text() : QString{};
    }
    static void key(Qt::Key which) { QTest::keyClick(QApplication::focusWidget(), which); }

    std::unique_ptr<Theme> m_theme;
    fulgurite::testing::FakeWallets m_wallets;
    fulgurite::testing::FakeConnections m_connections;
    fulgurite::testing::FakeBackups m_backups;
    fulgurite::testing::FakeChannels m_channels;
    fulgurite::testing::FakePreferences m_preferences;
};

FULGURITE_TEST(KeyboardFlowsTest)
#include "keyboard_flows_test.moc"
