// SPDX-License-Identifier: MIT
// fulgurited: the engine without a window, behind the control socket.
#include <QCoreApplication>

#include "app/config/daemon_options.h"
#include "app/config/default_folders.h"
#include "app/daemon/background.h"
#include "app/daemon/backup_place.h"
#include "app/daemon/feature_list.h"
#include "app/daemon/hardening.h"
#include "app/daemon/rpc_server.h"
#include "app/daemon/start_check.h"
#include "app/daemon/stderr_log.h"
#include "app/daemon/stop_signals.h"
#include "app/daemon/unlocker.h"
#include "app/engine/local_engine.h"

#include <cstdio>

namespace {

using namespace fulgurite;
using namespace fulgurite::app;

constexpr auto kVersion = FULGURITE_VERSION;

int refuseStart(const QString& problem)
{
    std::fprintf(stderr, "fulgurited: %s\n", qPrintable(problem));
    return 1;
}

int print(const std::string& text)
{
    std::fputs(text.c_str(), stdout);
    return 0;
}

/// Anything that ends the start later than the first turn of the loop.
void endWith(const QString& problem)
{
    refuseStart(problem);
    QCoreApplication::exit(1);
}

int serve(QCoreApplication& application, DaemonOptions options, Background& background)
{
    StopSignals signalled;
    QObject::connect(&signalled, &StopSignals::stopAsked, &application, &QCoreApplication::quit);
    if (const QString problem = listenProblem(options.engine.listen); !problem.isEmpty())
        return refuseStart(problem);

    const QString network =
        QString::fromStdString(std::string{networkName(options.engine.network)});
    const QString folder = options.engine.folder;
    options.engine.log = stderrLog(options.logLevel);
    std::optional<BackendChoice> backend;
    if (options.engine.backend)
        backend = options.engine.backend->clone();
    const Network chosen = options.engine.network;

    const auto engine = makeLocalEngine(std::move(options.engine));
    RpcServer server{*engine, allMethods()};
    if (!server.listen(socketPath(folder, network)))
        return refuseStart(server.errorText());
    background.serving(QStringLiteral("%1/%2/fulgurited.log").arg(folder, network));

    std::optional<BackupPlace> backupPlace;
    if (!options.backupFolder.isEmpty())
        backupPlace.emplace(*engine, options.backupFolder);
    std::optional<Unlocker> unlocker;
    if (!options.passwordFile.isEmpty()) {
        unlocker.emplace(*engine, options.passwordFile);
        QObject::connect(&*unlocker, &Unlocker::failed, &application, endWith);
    }
    if (backend)
        checkBackendNetwork(*engine, std::move(*backend), chosen, &application, endWith);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    hardenProcess();
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i])); // NOLINT: argv
    auto options = parseDaemonOptions(arguments);
    if (!options)
        return refuseStart(options.error());
    switch (options->action) {
    case DaemonOptions::Action::Help:
        return print(optionHelp().toStdString());
    case DaemonOptions::Action::Version:
        return print(std::string{"fulgurited "} + kVersion + "\n");
    case DaemonOptions::Action::ListFeatures:
        return print(featureList());
    case DaemonOptions::Action::Run:
        break;
    }
    Background background;
    QString problem;
    if (options->background && !background.enter(problem))
        return refuseStart(problem);
    QCoreApplication application{argc, argv};
    QCoreApplication::setApplicationName(QStringLiteral("fulgurite"));
    QCoreApplication::setApplicationVersion(QLatin1String{kVersion});
    return serve(application, std::move(*options), background);
}
