// SPDX-License-Identifier: MIT
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

#include "tests/support/test_registry.h"
#include "tests/support/ui/a11y_walk.h"
#include "tests/support/ui/layout_check.h"
#include "ui/shell/lock_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/network_band.h"
#include "ui/shell/shell_page.h"
#include "ui/style/theme.h"
#include "ui/widgets/password_field.h"

using namespace fulgurite::ui;

namespace {

PageEntry entry(PageId id, const QString& title)
{
    return {id, Icon::Home, title, [title] {
                auto* page = new ShellPage{title};
                page->body()->addWidget(new QPushButton{title});
                return page;
            }};
}

ShellState running()
{
    ShellState state;
    state.face = ShellFace::Running;
    state.walletName = QStringLiteral("savings");
    state.chain = {QStringLiteral("840 123"), Tone::Good};
    return state;
}

} // namespace

class MainWindowTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_theme = std::make_unique<Theme>();
        m_folder = std::make_unique<QTemporaryDir>();
        m_memory = std::make_unique<WindowMemory>(m_folder->filePath(QStringLiteral("window.ini")));
        m_window = makeWindow();
    }
    void cleanup()
    {
        m_window.reset();
        m_memory.reset();
        m_folder.reset();
        m_theme.reset();
    }

    void controlAndANumberCountsTheVisiblePages()
    {
        showRunning();
        QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(m_window->currentPage(), PageId::Channels);
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(m_window->currentPage(), PageId::Home);
    }

    void aPageIsMadeWhenItIsFirstShown()
    {
        showRunning();
        QVERIFY(m_window->page(PageId::Home));
        QVERIFY(!m_window->page(PageId::Send));
        emit m_window->page(PageId::Home)->go({PageId::Send, QStringLiteral("lnbc1")});
        QVERIFY(m_window->page(PageId::Send));
        QCOMPARE(m_window->currentPage(), PageId::Send);
    }

    void theLockedWindowNamesNothingOfTheWallet()
    {
        showRunning();
        QVERIFY(m_window->windowTitle().contains(QStringLiteral("savings")));
        ShellState state = running();
        state.face = ShellFace::Locked;
        m_window->setState(state);
        QVERIFY(!m_window->windowTitle().contains(QStringLiteral("savings")));
        QVERIFY(m_window->lockPage()->isVisible());
        for (const auto* label : m_window->findChildren<QLabel*>())
            QVERIFY(!label->isVisible() || !label->text().contains(QStringLiteral("savings")));
        QVERIFY(!m_window->action(ShellAction::PasteAndPay)->isEnabled());
        QVERIFY(m_window->action(ShellAction::Quit)->isEnabled());
    }

    void enterOnTheLockPageAsksToUnlock()
    {
        ShellState state;
        state.face = ShellFace::Locked;
        m_window->setState(state);
        m_window->show();
        QSignalSpy asked{m_window->lockPage(), &LockPage::unlockRequested};
        auto* edit = m_window->lockPage()->findChild<QLineEdit*>();
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(asked.count(), 0);
        QTest::keyClicks(edit, QStringLiteral("secret"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(m_window->lockPage()->takePassword().size(), std::size_t{6});
    }

    void thePageIsRememberedAndNothingElseOfTheWallet()
    {
        showRunning();
        m_window->go({PageId::Channels, {}});
        m_window->close();
        m_window = makeWindow();
        QCOMPARE(m_window->currentPage(), PageId::Channels);
        m_memory.reset();
        QFile file{m_folder->filePath(QStringLiteral("window.ini"))};
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("savings"));
        m_window.reset();
    }

    void aPageThatIsGoneToHasTheFocusAndTheSidebarKeepsItsOwn()
    {
        showRunning();
        m_window->go({PageId::Send, {}});
        QVERIFY(m_window->page(PageId::Send)->isAncestorOf(m_window->focusWidget()));
    }

    void whatIsSaidLateDoesNotStandOverTheLockPage()
    {
        showRunning();
        m_window->say(QStringLiteral("1 234 sat copied"));
        ShellState state = running();
        state.face = ShellFace::Locked;
        m_window->setState(state);
        m_window->say(QStringLiteral("5 678 sat received"));
        for (const auto* label : m_window->findChildren<QLabel*>())
            QVERIFY(!label->isVisible() || !label->text().contains(QStringLiteral("sat")));
    }

    void everyFaceWearsTheBandOfItsNetwork()
    {
        m_window->show();
        for (const ShellFace face : {ShellFace::Running, ShellFace::Locked, ShellFace::Opening,
                                     ShellFace::Stopped, ShellFace::Closing}) {
            ShellState state = running();
            state.face = face;
            state.band = QStringLiteral("Signet: these coins are worth nothing");
            m_window->setState(state);
            QVERIFY(m_window->findChild<NetworkBand*>()->isVisible());
        }
    }

    void anActionThatIsNotOfferedDoesNotAppear()
    {
        QVERIFY(!m_window->action(ShellAction::ScanScreen));
        QVERIFY(m_window->action(ShellAction::Lock));
    }

    void theFacesHaveNoFaultInLayoutOrNames_data()
    {
        QTest::addColumn<ShellFace>("face");
        QTest::newRow("running") << ShellFace::Running;
        QTest::newRow("locked") << ShellFace::Locked;
        QTest::newRow("opening") << ShellFace::Opening;
        QTest::newRow("stopped") << ShellFace::Stopped;
    }
    void theFacesHaveNoFaultInLayoutOrNames()
    {
        QFETCH(ShellFace, face);
        ShellState state = running();
        state.face = face;
        state.band = QStringLiteral("Regtest: these coins are worth nothing");
        state.stopped = {QStringLiteral("The disk is full."), QStringLiteral("Nothing is lost."),
                         QStringLiteral("Make room."), QStringLiteral("It is tried again."),
                         QStringLiteral("SQLITE_FULL")};
        m_window->setState(state);
        m_window->resize(960, 640);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        const QStringList faults = fulgurite::testing::layoutFaults(m_window.get()) +
                                   fulgurite::testing::accessibilityFaults(m_window.get());
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char{'\n'})));
    }

private:
    std::unique_ptr<MainWindow> makeWindow()
    {
        return std::make_unique<MainWindow>(
            std::vector{entry(PageId::Home, QStringLiteral("Home")),
                        entry(PageId::Send, QStringLiteral("Send")),
                        entry(PageId::Channels, QStringLiteral("Channels"))},
            std::vector{ShellAction::Lock, ShellAction::PasteAndPay, ShellAction::Quit,
                        ShellAction::HideAmounts},
            *m_memory);
    }

    void showRunning()
    {
        m_window->setState(running());
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WindowMemory> m_memory;
    std::unique_ptr<MainWindow> m_window;
};

FULGURITE_TEST(MainWindowTest)
#include "main_window_test.moc"
