// SPDX-License-Identifier: MIT
#pragma once

#include "app/config/option_reader.h"
#include "app/engine/engine_options.h"

namespace fulgurite::app {

/// What fulgurited (and the window's --datadir, --network and so on) is started with.
struct DaemonOptions {
    enum class Action { Run, Help, Version, ListFeatures };
    Action action = Action::Run;
    EngineOptions engine; ///< `log` is left empty
    QString passwordFile, backupFolder;
    LogLevel logLevel = LogLevel::Info;
    bool background = false;
};

/// Command line, then fulgurite.conf of its folder; the command line wins option by option. Every
/// path in the result is absolute. Errors: one sentence.
Parsed<DaemonOptions> parseDaemonOptions(const QStringList& arguments);

/// The backend that `values` ask for; nothing when they name none.
Parsed<std::optional<BackendChoice>> backendOf(const OptionValues& values, Network network);
/// Options of --developer; refused without it, and on any network but regtest.
Parsed<DeveloperOptions> developerOf(const OptionValues& values, Network network);

/// The value of an option that is no list, or `otherwise`.
QString valueOf(const OptionValues& values, const char* name, const QString& otherwise = {});
bool flagOf(const OptionValues& values, const char* name);
/// HOST:PORT with a port from 1 to 65535; "[::1]:9735" for IPv6.
Parsed<QString> checkedHostPort(const OptionValues& values, const char* name);

} // namespace fulgurite::app
