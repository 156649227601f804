// SPDX-License-Identifier: MIT
// fulgurite [--datadir=DIR] [--network=N] [LINK]: the window. Makes engine, pages and shell, and
// joins them; decides nothing.
#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>
#include <QTemporaryDir>

#include "app/daemon/control_thread.h"
#include "app/daemon/stop_signals.h"
#include "app/engine/local_engine.h"
#include "ui/activity/activity_page.h"
#include "ui/channels/channels_page.h"
#include "ui/demo/demo.h"
#include "ui/desktop/instance_link.h"
#include "ui/desktop/loop_watch.h"
#include "ui/desktop/window_controller.h"
#include "ui/format/language.h"
#include "ui/home/home_page.h"
#include "ui/network/network_page.h"
#include "ui/receive/receive_page.h"
#include "ui/scan/screen_scan.h"
#include "ui/send/send_page.h"
#include "ui/settings/settings_page.h"
#include "ui/setup/setup_page.h"
#include "ui/shell/shell_page.h"
#include "ui/style/icons.h"

#include <algorithm>
#include <cstdio>
#include <string_view>

using namespace fulgurite;
using namespace fulgurite::ui;

namespace {

#ifndef FULGURITE_VERSION
#define FULGURITE_VERSION "0.1.0"
#endif

struct Start {
    app::EngineOptions engine;
    QString link, demo;
    QString figures;                        ///< where LoopWatch writes to
    std::unique_ptr<QTemporaryDir> scratch; ///< of the demonstration
};

QString dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/fulgurite");
}

/// The demonstration leaves nothing behind but its pictures, and is the same each time.
void preparePractice(Start& start)
{
    constexpr std::uint64_t kSeed = 7;
    start.scratch = std::make_unique<QTemporaryDir>();
    start.engine.folder = start.scratch->filePath(QStringLiteral("wallets/demo"));
    start.engine.stateFolder = start.scratch->filePath(QStringLiteral("state"));
    start.engine.network = Network::Regtest;
    start.engine.practiceSeed = kSeed;
}

/// Reads the command line; nothing: it was wrong, and said so.
std::optional<Start> readCommandLine()
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Bitcoin and Lightning wallet"));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption datadir{
        QStringLiteral("datadir"), QCoreApplication::translate("main", "The wallet's folder."),
        QStringLiteral("DIR"), dataFolder() + QStringLiteral("/default")};
    const QCommandLineOption network{
        QStringLiteral("network"),
        QCoreApplication::translate("main", "bitcoin, testnet4, signet or regtest."),
        QStringLiteral("N"), QStringLiteral("bitcoin")};
    const QCommandLineOption demo{
        QStringLiteral("demo"),
        QCoreApplication::translate("main", "Play the practice world; pictures go to DIR."),
        QStringLiteral("DIR")};
    QCommandLineOption figures{QStringLiteral("bench-figures"), {}, QStringLiteral("FILE")};
    figures.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({datadir, network, demo, figures});
    parser.addPositionalArgument(
        QStringLiteral("link"),
        QCoreApplication::translate("main", "A bitcoin: or lightning: link to fill into Send."),
        QStringLiteral("[link]"));
    parser.process(*QCoreApplication::instance());
    const auto known = networkFromName(parser.value(network).toStdString());
    if (!known) {
        std::fprintf(stderr, "fulgurite: %s is no network\n", qPrintable(parser.value(network)));
        return std::nullopt;
    }
    Start start;
    start.engine.folder = QDir{parser.value(datadir)}.absolutePath();
    start.engine.network = *known;
    QString state = qEnvironmentVariable("XDG_STATE_HOME");
    if (!QDir::isAbsolutePath(state))
        state = QDir::home().filePath(QStringLiteral(".local/state"));
    start.engine.stateFolder = QDir{state}.filePath(QStringLiteral("fulgurite"));
    start.demo = parser.value(demo);
    start.figures = parser.value(figures);
    if (!start.demo.isEmpty())
        preparePractice(start);
    start.link = acceptableLink(parser.positionalArguments().value(0).toUtf8());
    return start;
}

template <typename Page> void tell(Page* page, const app::Snapshot& snapshot)
{
    if constexpr (requires { page->setSnapshot(snapshot); })
        page->setSnapshot(snapshot);
    else
        page->show(snapshot);
}

/// A page that is told every snapshot.
template <typename Make>
PageEntry pageEntry(PageId id, Icon icon, const QString& title, app::Engine& engine, Make make)
{
    return {id, icon, title, [&engine, make] {
                auto* page = make();
                QObject::connect(&engine.feed(), &app::EngineFeed::snapshotChanged, page,
                                 [page](const app::Snapshot& next) { tell(page, next); });
                tell(page, engine.feed().current());
                return page;
            }};
}

/// Text of the sidebar and the View menu.
QString title(const char* text) { return QCoreApplication::translate("main", text); }

/// The controller is made after the window; pages are made when they are first shown.
std::vector<PageEntry> moneyPages(app::Engine& engine)
{
    return {pageEntry(PageId::Home, Icon::Home, title(QT_TRANSLATE_NOOP("main", "Home")), engine,
                      [&engine] { return new HomePage{engine.history()}; }),
            pageEntry(PageId::Send, Icon::Send, title(QT_TRANSLATE_NOOP("main", "Send")), engine,
                      [&engine] {
                          return new SendPage{engine.payments(), engine.coins(), &engine.guard()};
                      }),
            pageEntry(PageId::Receive, Icon::Receive, title(QT_TRANSLATE_NOOP("main", "Receive")),
                      engine,
                      [&engine] { return new ReceivePage{engine.requests(), engine.coins()}; }),
            pageEntry(PageId::Activity, Icon::Activity,
                      title(QT_TRANSLATE_NOOP("main", "Activity")), engine, [&engine] {
                          return new ActivityPage{engine.history(), engine.payments(),
                                                  engine.coins(), &engine.requests()};
                      })};
}

std::vector<PageEntry> pagesOf(app::Engine& engine,
                               const std::unique_ptr<WindowController>& controller)
{
    std::vector<PageEntry> pages = moneyPages(engine);
    const std::vector<PageEntry> others{
        pageEntry(PageId::Channels, Icon::Channels, title(QT_TRANSLATE_NOOP("main", "Channels")),
                  engine,
                  [&engine] { return new ChannelsPage{engine.channels(), engine.connections()}; }),
        pageEntry(PageId::Network, Icon::Network, title(QT_TRANSLATE_NOOP("main", "Network")),
                  engine, [&engine] { return new NetworkPage{engine.connections()}; }),
        pageEntry(PageId::Settings, Icon::Settings, title(QT_TRANSLATE_NOOP("main", "Settings")),
                  engine, [&engine, &controller] {
                      auto* page = new SettingsPage{
                          {engine.wallets(), engine.backups(), engine.preferences()},
                          controller->choices()};
                      QObject::connect(page, &SettingsPage::choicesChanged, controller.get(),
                                       &WindowController::setChoices);
                      QObject::connect(controller.get(), &WindowController::choicesChanged, page,
                                       &SettingsPage::setChoices);
                      return page;
                  })};
    pages.insert(pages.end(), others.begin(), others.end());
    return pages;
}

std::optional<HistoryFormat> exportedBy(ShellAction action)
{
    if (action == ShellAction::ExportHistory)
        return HistoryFormat::Csv;
    if (action == ShellAction::ExportJson)
        return HistoryFormat::Json;
    return action == ShellAction::ExportLabels ? std::optional{HistoryFormat::Bip329}
                                               : std::nullopt;
}

/// Actions that a page of its own carries out: it is shown first.
void wireTools(MainWindow& window)
{
    // Where nobody may look at the screen there is no such entry.
    auto* look = new ScreenScan{QDBusConnection::sessionBus(), &window}; // NOLINT: the window's
    QAction* entry = window.action(ShellAction::ScanScreen);
    entry->setVisible(look->isAvailable());
    QObject::connect(look, &ScreenScan::availableChanged, entry, &QAction::setVisible);
    QObject::connect(&window, &MainWindow::triggered, &window, [&window](ShellAction action) {
        if (const auto format = exportedBy(action)) {
            window.go({PageId::Activity, {}});
            return qobject_cast<ActivityPage*>(window.page(PageId::Activity))
                ->exportHistory(*format);
        }
        if (action != ShellAction::ScanScreen && action != ShellAction::ScanFile &&
            action != ShellAction::PasteAndPay)
            return;
        window.go({PageId::Send, {}});
        auto* page = qobject_cast<SendPage*>(window.page(PageId::Send));
        if (action == ShellAction::ScanScreen)
            page->scanScreen();
        else if (action == ShellAction::ScanFile)
            page->scanFile();
        else
            page->paste();
    });
}

SetupPath setupPath(WindowController::Wizard begin)
{
    switch (begin) {
    case WindowController::Wizard::Create:
        return SetupPath::Create;
    case WindowController::Wizard::Open:
        return SetupPath::Open;
    case WindowController::Wizard::Restore:
        return SetupPath::Restore;
    }
    return SetupPath::Create;
}

WindowController::SetupFactory setupFactory(app::Engine& engine, const QString& walletFolder,
                                            Network network, WindowController& controller)
{
    return [&engine, &controller, folder = QFileInfo{walletFolder}.path(),
            network](bool cancellable, WindowController::Wizard begin) {
        auto* page = new SetupPage{{engine.wallets(), engine.connections(), engine.backups()},
                                   {folder, network, cancellable, setupPath(begin)}};
        QObject::connect(page, &SetupPage::finished, &controller, &WindowController::finishSetup);
        QObject::connect(page, &SetupPage::cancelled, &controller, &WindowController::finishSetup);
        return page;
    };
}

int playDemo(app::Engine& engine, MainWindow& window, WindowController& controller,
             const Start& start)
{
    controller.start();
    window.show();
    const auto showPage = [&window](const QString& name) {
        for (const PageId id :
             {PageId::Home, PageId::Send, PageId::Receive, PageId::Activity, PageId::Channels}) {
            if (pageName(id) == name)
                window.go({id, {}});
        }
    };
    Demo demo{engine, window, showPage, start.demo};
    return demo.run(start.scratch->filePath(QStringLiteral("wallets")));
}

int runWindow(app::Engine& engine, app::ControlThread& control, MainWindow& window,
              WindowController& controller, const Start& start)
{
    std::optional<LoopWatch> watch;
    if (!start.figures.isEmpty())
        watch.emplace(window, start.figures);
    controller.start();
    window.show();
    if (!start.link.isEmpty())
        controller.takeLink(start.link);
    const app::StopSignals signalled; // the end of a session: no window is asked
    QObject::connect(&signalled, &app::StopSignals::stopAsked, qApp,
                     [] { QCoreApplication::exit(0); });
    control.serve(engine);
    const int status = QApplication::exec();
    control.withdraw();
    return status;
}

} // namespace

int main(int argc, char** argv)
{
    // What only prints needs no display.
    const auto prints = [](std::string_view option) {
        return option == "--version" || option == "-v" || option == "--help" || option == "-h";
    };
    const bool display = std::none_of(argv + 1, argv + argc, prints);
    // The demonstration has no loop that a signal could end: there they keep their meaning.
    const auto plays = [](std::string_view option) { return option.starts_with("--demo"); };
    if (std::none_of(argv + 1, argv + argc, plays))
        app::StopSignals::block();
    const std::unique_ptr<QCoreApplication> application{display ? new QApplication{argc, argv}
                                                                : new QCoreApplication{argc, argv}};
    QCoreApplication::setApplicationName(QStringLiteral("fulgurite"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FULGURITE_VERSION));
    const WindowChoices choices = loadWindowChoices(windowChoicesFile());
    const InstalledLanguage language{choices.language};
    auto start = readCommandLine();
    if (!start)
        return 2;
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Fulgurite"));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.fulgurite.Fulgurite"));
    const QString folder = start->engine.folder;
    const Network network = start->engine.network;
    InstanceLink link{folder};
    if (link.handOver(start->link))
        return 0;
    link.listen();

    Theme theme;
    theme.setChoice(choices.theme);
    theme.setScale(choices.scale);
    theme.setAmountStyle(choices.amounts);
    QGuiApplication::setWindowIcon(appIcon());

    app::ControlThread control; // it outlives the engine
    QObject::connect(&control, &app::ControlThread::failed, qApp, [](const QString& problem) {
        std::fprintf(stderr, "fulgurite: %s\n", qPrintable(problem));
    });
    const auto engine = app::makeLocalEngine(std::move(start->engine));
    WindowMemory memory{WindowMemory::defaultFile()};
    std::unique_ptr<WindowController> controller;
    MainWindow window{pagesOf(*engine, controller), allShellActions(), memory};
    controller = std::make_unique<WindowController>(*engine, window, theme, windowChoicesFile());
    if (!start->demo.isEmpty())
        return playDemo(*engine, window, *controller, *start);
    wireTools(window);
    controller->setSetupFactory(setupFactory(*engine, folder, network, *controller));
    QObject::connect(&link, &InstanceLink::linkReceived, controller.get(),
                     &WindowController::takeLink);
    return runWindow(*engine, control, window, *controller, *start);
}
