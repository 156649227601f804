// SPDX-License-Identifier: MIT
#include <QAbstractButton>
#include <QAction>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include "app/engine/local_engine.h"
#include "tests/support/future.h"
#include "tests/support/test_registry.h"
#include "ui/activity/activity_page.h"
#include "ui/channels/channels_page.h"
#include "ui/desktop/window_controller.h"
#include "ui/home/home_page.h"
#include "ui/network/network_page.h"
#include "ui/receive/receive_page.h"
#include "ui/send/send_page.h"
#include "ui/settings/settings_page.h"
#include "ui/setup/setup_page.h"
#include "ui/shell/lock_page.h"
#include "ui/widgets/password_field.h"

#include <algorithm>
#include <atomic>
#include <dlfcn.h>
#include <sys/socket.h>

using namespace fulgurite;
using namespace fulgurite::ui;
using fulgurite::testing::await;

// What must never run on the GUI thread is counted where it enters its library: these functions
// stand before the libraries' own, for our code and for Qt's alike.
namespace {

struct Calls {
    std::atomic<int> all{0}, onGui{0};
};
Calls g_store, g_kdf, g_socket; // NOLINT: C functions have nowhere else to count

void count(Calls& calls)
{
    ++calls.all;
    const auto* application = QCoreApplication::instance();
    if (application && application->thread() == QThread::currentThread())
        ++calls.onGui;
}

template <typename Function> Function next(const char* name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name)); // NOLINT
}

} // namespace

extern "C" {

struct sqlite3_stmt;

int sqlite3_step(sqlite3_stmt* statement) // NOLINT
{
    static const auto real = next<int (*)(sqlite3_stmt*)>("sqlite3_step");
    count(g_store);
    return real(statement);
}

int argon2id_hash_raw(std::uint32_t t, std::uint32_t m, std::uint32_t p, const void* password,
                      std::size_t passwordSize, const void* salt, std::size_t saltSize, void* hash,
                      std::size_t hashSize) // NOLINT
{
    static const auto real =
        next<int (*)(std::uint32_t, std::uint32_t, std::uint32_t, const void*, std::size_t,
                     const void*, std::size_t, void*, std::size_t)>("argon2id_hash_raw");
    count(g_kdf);
    return real(t, m, p, password, passwordSize, salt, saltSize, hash, hashSize);
}

int connect(int socket, const sockaddr* address, socklen_t size) // NOLINT
{
    static const auto real = next<int (*)(int, const sockaddr*, socklen_t)>("connect");
    // The desktop itself (X11, D-Bus) is reached by local sockets.
    if (address && (address->sa_family == AF_INET || address->sa_family == AF_INET6))
        count(g_socket);
    return real(socket, address, size);
}
}

namespace {

constexpr int kGenerousMs = 60'000;

} // namespace

/// The window with all its pages over the real engine, and where its slow calls run.
class GuiThreadTest final : public QObject {
    Q_OBJECT

private slots:
    void noStoreSocketOrKeyDerivationRunsOnTheGuiThread()
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
        MainWindow window{pages(*engine), allShellActions(), memory};
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
        QTRY_VERIFY_WITH_TIMEOUT(
            window.page(PageId::Home) && window.page(PageId::Home)->isVisible(), kGenerousMs);
        QVERIFY(await(engine->practice().gift(1'000'000)));
        for (const PageId page : {PageId::Send, PageId::Receive, PageId::Activity, PageId::Channels,
                                  PageId::Network, PageId::Settings}) {
            window.go({page, {}});
            QCoreApplication::processEvents();
        }
        window.go({PageId::Settings, QStringLiteral("security")});
        window.action(ShellAction::Lock)->trigger();
        type(window);
        press(window, QStringLiteral("Unlock"));
        QTRY_VERIFY_WITH_TIMEOUT(!window.lockPage()->isVisible(), kGenerousMs);
        // A server that is not there: somebody has to knock.
        app::BackendChoice choice;
        choice.kind = app::BackendKind::Electrum;
        choice.electrumServers = {QStringLiteral("127.0.0.1:1:t")};
        QVERIFY(await(engine->connections().testBackend(std::move(choice), Network::Regtest)));

        for (const auto& [calls, what] :
             {std::pair{&g_store, "store"}, {&g_kdf, "key derivation"}, {&g_socket, "socket"}}) {
            QVERIFY2(calls->all > 0, what); // the counting works
            QVERIFY2(calls->onGui == 0, what);
        }
    }

private:
    template <typename Page> static PageEntry entry(PageId id, app::Engine& engine, auto make)
    {
        return {id, Icon::Home, pageName(id), [&engine, make] {
                    Page* page = make();
                    const auto tell = [page](const app::Snapshot& snapshot) {
                        if constexpr (requires { page->setSnapshot(snapshot); })
                            page->setSnapshot(snapshot);
                        else
                            page->show(snapshot);
                    };
                    QObject::connect(&engine.feed(), &app::EngineFeed::snapshotChanged, page, tell);
                    tell(engine.feed().current());
                    return page;
                }};
    }
    static std::vector<PageEntry> pages(app::Engine& e)
    {
        return {
            entry<HomePage>(PageId::Home, e, [&e] { return new HomePage{e.history()}; }),
            entry<SendPage>(PageId::Send, e,
                            [&e] { return new SendPage{e.payments(), e.coins()}; }),
            entry<ReceivePage>(PageId::Receive, e,
                               [&e] { return new ReceivePage{e.requests(), e.coins()}; }),
            entry<ActivityPage>(
                PageId::Activity, e,
                [&e] { return new ActivityPage{e.history(), e.payments(), e.coins()}; }),
            entry<ChannelsPage>(PageId::Channels, e,
                                [&e] { return new ChannelsPage{e.channels(), e.connections()}; }),
            entry<NetworkPage>(PageId::Network, e,
                               [&e] { return new NetworkPage{e.connections()}; }),
            entry<SettingsPage>(PageId::Settings, e, [&e] {
                return new SettingsPage{{e.wallets(), e.backups(), e.preferences()},
                                        WindowChoices{}};
            })};
    }
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

FULGURITE_TEST(GuiThreadTest)
#include "gui_thread_test.moc"
