// SPDX-License-Identifier: MIT
#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>

#include "app/engine/local_engine.h"
#include "tests/support/future.h"
#include "tests/support/test_registry.h"
#include "ui/channels/channels_page.h"
#include "ui/desktop/idle_watch.h"
#include "ui/desktop/window_controller.h"
#include "ui/home/home_page.h"
#include "ui/shell/lock_page.h"
#include "ui/widgets/password_field.h"

#include <algorithm>

using namespace fulgurite;
using namespace fulgurite::ui;
using fulgurite::testing::await;

namespace {

constexpr int kGenerousMs = 60'000;

SecretBytes secret(const char* text) { return SecretBytes{asBytes(text)}; }

} // namespace

/// The window's lock over the real engine: what is seen, what is refused, what goes on.
class WindowLockTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        app::EngineOptions options;
        options.folder = m_folder->filePath(QStringLiteral("practice-secretname"));
        options.stateFolder = m_folder->filePath(QStringLiteral("state"));
        options.network = Network::Regtest;
        options.practiceSeed = 7;
        m_theme = std::make_unique<Theme>();
        m_engine = app::makeLocalEngine(std::move(options));
        m_memory = std::make_unique<WindowMemory>(m_folder->filePath(QStringLiteral("w.ini")));
        m_window = std::make_unique<MainWindow>(pages(*m_engine), allShellActions(), *m_memory);
        m_controller = std::make_unique<WindowController>(
            *m_engine, *m_window, *m_theme, m_folder->filePath(QStringLiteral("w.conf")));
        app::NewWallet request;
        request.network = Network::Regtest;
        request.password = secret("password");
        request.backend.kind = app::BackendKind::Practice;
        QVERIFY(await(m_engine->wallets().create(std::move(request))));
        m_controller->start();
        m_window->show();
        QVERIFY(await(m_engine->practice().gift(1'234'567)));
        QTRY_VERIFY_WITH_TIMEOUT(m_engine->feed().current().balances->onChain ==
                                     MilliSatoshi{1'234'567'000},
                                 kGenerousMs);
        QTRY_VERIFY(m_window->windowTitle().contains(QStringLiteral("secretname")));
    }
    void cleanup()
    {
        m_controller.reset();
        m_window.reset();
        m_engine.reset();
        m_theme.reset();
    }

    void aLockedWindowShowsNoAmountAndNoNameAnywhere()
    {
        lock();
        QVERIFY2(told().filter(QStringLiteral("secretname")).isEmpty(),
                 qPrintable(told().join(QLatin1Char{'\n'})));
        QVERIFY(told().filter(QStringLiteral("234")).isEmpty());
        m_window->say(QStringLiteral("1 234 567 sat received from Ada"));
        QVERIFY(told().filter(QStringLiteral("Ada")).isEmpty());
    }

    void whatWasOpenOverThePagesIsGone()
    {
        auto* menu = new QMenu{m_window.get()};
        menu->addAction(QStringLiteral("Copy 1 234 567"));
        menu->popup({10, 10});
        QVERIFY(menu->isVisible());
        m_window->say(QStringLiteral("1 234 567 sat copied"));
        lock();
        QVERIFY(!menu->isVisible());
        QVERIFY(told().filter(QStringLiteral("234")).isEmpty());
    }

    void theEngineIsSealedAndOpensWithThePasswordOnly()
    {
        lock();
        app::SendRequest send;
        send.address = await(m_engine->coins().newAddress(app::AddressType::NativeSegwit))->address;
        send.amount = Satoshi{10'000};
        const auto preview = await(m_engine->coins().preview(send));
        QVERIFY(preview);
        const auto refused = await(m_engine->coins().send(preview->reviewId));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, app::ErrorCode::WalletLocked);

        unlockWith(QStringLiteral("wrong"));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->lockPage()->findChild<QLineEdit*>()->isEnabled(),
                                 kGenerousMs);
        QVERIFY(m_window->lockPage()->isVisible());
        unlockWith(QStringLiteral("password"));
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->lockPage()->isVisible(), kGenerousMs);
        QVERIFY(await(m_engine->coins().send(preview->reviewId)));
    }

    void moneyComesInWhileTheWindowIsLocked()
    {
        lock();
        QVERIFY(await(m_engine->practice().gift(100'000)));
        QTRY_VERIFY_WITH_TIMEOUT(m_engine->feed().current().balances->onChain ==
                                     MilliSatoshi{1'334'567'000},
                                 kGenerousMs);
        QVERIFY(m_window->lockPage()->isVisible());
    }

    void theWizardOverAnOpenWalletGoesAwayAndTheWalletIsSealed()
    {
        m_controller->setSetupFactory([](bool, WindowController::Wizard) {
            return new QLabel{QStringLiteral("abandon abandon about")};
        });
        m_window->action(ShellAction::NewWallet)->trigger();
        QVERIFY(!told().filter(QStringLiteral("abandon")).isEmpty());
        emit m_controller->findChild<IdleWatch*>()->lockDue();
        QVERIFY(m_window->lockPage()->isVisible());
        QVERIFY(told().filter(QStringLiteral("abandon")).isEmpty());
        QTRY_VERIFY(std::ranges::none_of(m_window->findChildren<QLabel*>(), [](const QLabel* one) {
            return one->text().contains(QStringLiteral("abandon"));
        }));
        const auto sealed = await(m_engine->guard().prove(secret("password")));
        QVERIFY(!sealed);
        QCOMPARE(sealed.error().code, app::ErrorCode::WalletLocked);
        unlockWith(QStringLiteral("password"));
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->lockPage()->isVisible(), kGenerousMs);
        QTRY_VERIFY(m_window->windowTitle().contains(QStringLiteral("secretname")));
    }

    void aLinkWaitsBehindTheLock()
    {
        lock();
        m_controller->takeLink(QStringLiteral("bitcoin:bcrt1qexample"));
        QVERIFY(m_window->lockPage()->isVisible());
        QVERIFY(m_window->currentPage() != PageId::Channels);
    }

private:
    static std::vector<PageEntry> pages(app::Engine& engine)
    {
        return {{PageId::Home, Icon::Home, QStringLiteral("Home"),
                 [&engine] {
                     auto* page = new HomePage{engine.history()};
                     connect(&engine.feed(), &app::EngineFeed::snapshotChanged, page,
                             [page](const app::Snapshot& next) { page->show(next); });
                     page->show(engine.feed().current());
                     return page;
                 }},
                {PageId::Channels, Icon::Channels, QStringLiteral("Channels"),
                 [&engine] { return new ChannelsPage{engine.channels(), engine.connections()}; }}};
    }
    void lock()
    {
        m_window->action(ShellAction::Lock)->trigger();
        QVERIFY(m_window->lockPage()->isVisible());
    }
    void unlockWith(const QString& password)
    {
        auto* edit = m_window->lockPage()->findChild<QLineEdit*>();
        edit->setText(password);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    /// Everything a person or a screen reader can meet now.
    [[nodiscard]] QStringList told() const
    {
        QStringList all{m_window->windowTitle(), m_window->toolTip()};
        for (const auto* widget : m_window->findChildren<QWidget*>()) {
            if (!widget->isVisible())
                continue;
            all << widget->toolTip() << widget->accessibleName() << widget->statusTip();
            if (const auto* label = qobject_cast<const QLabel*>(widget))
                all << label->text();
            if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
                all << button->text();
        }
        return all;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<app::Engine> m_engine;
    std::unique_ptr<WindowMemory> m_memory;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<WindowController> m_controller;
};

FULGURITE_TEST(WindowLockTest)
#include "window_lock_test.moc"
