// SPDX-License-Identifier: MIT
// fulgurite [--datadir=DIR] [--network=N] [LINK]: the window. Makes engine, pages and shell, and
// joins them; decides nothing.
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>

#include "app/engine/local_engine.h"
#include "ui/desktop/instance_link.h"
#include "ui/desktop/window_controller.h"
#include "ui/setup/setup_page.h"
#include "ui/shell/shell_page.h"
#include "ui/style/icons.h"

#include <cstdio>

using namespace fulgurite;
using namespace fulgurite::ui;

namespace {

#ifndef FULGURITE_VERSION
#define FULGURITE_VERSION "0.1.0"
#endif

struct Start {
    app::EngineOptions engine;
    QString link;
};

QString dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/fulgurite");
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
    parser.addOptions({datadir, network});
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
    start.link = acceptableLink(parser.positionalArguments().value(0).toUtf8());
    return start;
}

/// A page that is told every snapshot.
template <typename Make>
PageEntry pageEntry(PageId id, Icon icon, const QString& title, app::Engine& engine, Make make)
{
    return {id, icon, title, [&engine, make] {
                auto* page = make();
                QObject::connect(&engine.feed(), &app::EngineFeed::snapshotChanged, page,
                                 [page](const app::Snapshot& next) { page->setSnapshot(next); });
                page->setSnapshot(engine.feed().current());
                return page;
            }};
}

std::vector<PageEntry> pagesOf(app::Engine&) { return {}; }

std::vector<ShellAction> actions()
{
    return {ShellAction::NewWallet, ShellAction::OpenWallet, ShellAction::Backup,
            ShellAction::Lock,      ShellAction::Quit,       ShellAction::HideAmounts,
            ShellAction::ShowInBtc, ShellAction::Find,       ShellAction::PasteAndPay,
            ShellAction::About};
}

WindowController::SetupFactory setupFactory(app::Engine& engine, const app::EngineOptions& options,
                                            WindowController& controller)
{
    return [&engine, &controller, folder = QFileInfo{options.folder}.path(),
            network = options.network](bool cancellable, bool open) {
        auto* page = new SetupPage{
            {engine.wallets(), engine.connections(), engine.backups()},
            {folder, network, cancellable, open ? SetupPath::Open : SetupPath::Create}};
        QObject::connect(page, &SetupPage::finished, &controller, &WindowController::finishSetup);
        QObject::connect(page, &SetupPage::cancelled, &controller, &WindowController::finishSetup);
        return page;
    };
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application{argc, argv};
    QCoreApplication::setApplicationName(QStringLiteral("fulgurite"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FULGURITE_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Fulgurite"));
    QGuiApplication::setDesktopFileName(QStringLiteral("fulgurite"));
    const auto start = readCommandLine();
    if (!start)
        return 2;
    InstanceLink link{start->engine.folder};
    if (link.handOver(start->link))
        return 0;
    link.listen();

    Theme theme;
    const WindowChoices choices = loadWindowChoices(windowChoicesFile());
    theme.setChoice(choices.theme);
    theme.setScale(choices.scale);
    theme.setAmountStyle(choices.amounts);
    QGuiApplication::setWindowIcon(appIcon());

    const auto engine = app::makeLocalEngine(start->engine);
    WindowMemory memory{WindowMemory::defaultFile()};
    MainWindow window{pagesOf(*engine), actions(), memory};
    WindowController controller{*engine, window, theme, windowChoicesFile()};
    controller.setSetupFactory(setupFactory(*engine, start->engine, controller));
    QObject::connect(&link, &InstanceLink::linkReceived, &controller, &WindowController::takeLink);
    controller.start();
    window.show();
    if (!start->link.isEmpty())
        controller.takeLink(start->link);
    return QApplication::exec();
}
