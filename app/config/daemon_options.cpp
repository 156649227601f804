// SPDX-License-Identifier: MIT
#include "app/config/daemon_options.h"

#include <QDir>
#include <QFileInfo>
#include <QSslCertificate>

#include "app/config/default_folders.h"

namespace fulgurite::app {

namespace {

Parsed<Network> networkOf(const OptionValues& values)
{
    const QString name = valueOf(values, "network", QStringLiteral("bitcoin"));
    if (const auto network = networkFromName(name.toStdString()))
        return *network;
    return std::unexpected(
        QStringLiteral("--network=%1: should be bitcoin, testnet4, signet or regtest").arg(name));
}

Parsed<LogLevel> levelOf(const OptionValues& values)
{
    const std::map<QString, LogLevel> levels{{QStringLiteral("debug"), LogLevel::Debug},
                                             {QStringLiteral("info"), LogLevel::Info},
                                             {QStringLiteral("warning"), LogLevel::Warning},
                                             {QStringLiteral("error"), LogLevel::Error}};
    const QString name = valueOf(values, "log-level", QStringLiteral("info"));
    const auto found = levels.find(name);
    if (found != levels.end())
        return found->second;
    return std::unexpected(
        QStringLiteral("--log-level=%1: should be debug, info, warning or error").arg(name));
}

Parsed<QString> existingFile(const OptionValues& values, const char* name)
{
    const QString path = valueOf(values, name);
    if (path.isEmpty())
        return path;
    const QFileInfo file{path};
    if (!file.isFile() || !file.isReadable())
        return std::unexpected(QStringLiteral("--%1=%2: there is no file that can be read")
                                   .arg(QLatin1String{name}, path));
    return file.absoluteFilePath();
}

Parsed<QByteArray> certificateOf(const OptionValues& values)
{
    const QString path = FULGURITE_TRY(existingFile(values, "electrum-cert"));
    if (path.isEmpty())
        return QByteArray{};
    const auto found = QSslCertificate::fromPath(path, QSsl::Pem);
    if (found.isEmpty())
        return std::unexpected(
            QStringLiteral("--electrum-cert=%1: holds no certificate in PEM form").arg(path));
    return found.front().digest(QCryptographicHash::Sha256);
}

Parsed<QString> aliasOf(const OptionValues& values)
{
    QString alias = valueOf(values, "alias");
    if (alias.toUtf8().size() > 32)
        return std::unexpected(QStringLiteral("--alias=%1: is longer than 32 bytes").arg(alias));
    return alias;
}

/// It may be missing for now (a stick that is not plugged in): the chain must be watched all the
/// same, and whatever needs the folder says so.
Parsed<QString> folderOf(const OptionValues& values, const char* name)
{
    const QString path = valueOf(values, name);
    if (path.isEmpty())
        return path;
    const QFileInfo file{path};
    if (file.exists() && !file.isDir())
        return std::unexpected(
            QStringLiteral("--%1=%2: is no folder").arg(QLatin1String{name}, path));
    return file.absoluteFilePath();
}

Parsed<DaemonOptions> build(const OptionValues& values, const QString& folder)
{
    DaemonOptions out;
    EngineOptions& engine = out.engine;
    engine.folder = folder;
    engine.stateFolder = defaultStateFolder();
    engine.network = FULGURITE_TRY(networkOf(values));
    engine.backend = FULGURITE_TRY(backendOf(values, engine.network));
    engine.electrumCertificate = FULGURITE_TRY(certificateOf(values));
    engine.listen = FULGURITE_TRY(checkedHostPort(values, "listen"));
    engine.announceAddress = FULGURITE_TRY(checkedHostPort(values, "announce-addr"));
    engine.proxy = FULGURITE_TRY(checkedHostPort(values, "proxy"));
    engine.alias = FULGURITE_TRY(aliasOf(values));
    engine.developer = FULGURITE_TRY(developerOf(values, engine.network));
    out.passwordFile = FULGURITE_TRY(existingFile(values, "password-file"));
    out.backupFolder = FULGURITE_TRY(folderOf(values, "backup-folder"));
    out.logLevel = FULGURITE_TRY(levelOf(values));
    out.background = flagOf(values, "daemon");
    return out;
}

DaemonOptions only(DaemonOptions::Action action)
{
    DaemonOptions out;
    out.action = action;
    return out;
}

} // namespace

QString valueOf(const OptionValues& values, const char* name, const QString& otherwise)
{
    const auto found = values.find(QLatin1String{name});
    return found == values.end() ? otherwise : found->second.front();
}

bool flagOf(const OptionValues& values, const char* name)
{
    return valueOf(values, name) == QLatin1String{"true"};
}

Parsed<QString> checkedHostPort(const OptionValues& values, const char* name)
{
    const QString text = valueOf(values, name);
    if (text.isEmpty())
        return text;
    const QString host = text.section(QLatin1Char{':'}, 0, -2);
    bool isNumber = false;
    const uint port = text.section(QLatin1Char{':'}, -1).toUInt(&isNumber);
    const bool bareIpv6 = host.contains(QLatin1Char{':'}) &&
                          !(host.startsWith(QLatin1Char{'['}) && host.endsWith(QLatin1Char{']'}));
    if (host.isEmpty() || bareIpv6 || !isNumber || port == 0 || port > 65535)
        return std::unexpected(
            QStringLiteral("--%1=%2: should be HOST:PORT with a port from 1 to 65535")
                .arg(QLatin1String{name}, text));
    return text;
}

Parsed<DaemonOptions> parseDaemonOptions(const QStringList& arguments)
{
    OptionValues values = FULGURITE_TRY(readCommandLine(arguments));
    if (flagOf(values, "help"))
        return only(DaemonOptions::Action::Help);
    if (flagOf(values, "version"))
        return only(DaemonOptions::Action::Version);
    if (flagOf(values, "list-features"))
        return only(DaemonOptions::Action::ListFeatures);
    const QString folder = QDir{valueOf(values, "datadir", defaultWalletFolder())}.absolutePath();
    const QString file = folder + QStringLiteral("/fulgurite.conf");
    // The file may name the network, and sections of it count on that network only: read it twice.
    const OptionValues general = FULGURITE_TRY(readConfigFile(file, {}));
    const QString network = valueOf(values, "network", valueOf(general, "network"));
    OptionValues fromFile = FULGURITE_TRY(
        readConfigFile(file, network.isEmpty() ? QStringLiteral("bitcoin") : network));
    // Backends exclude each other: one named on the command line replaces all the file says of it.
    if (values.contains(QStringLiteral("backend")))
        std::erase_if(fromFile, [](const auto& entry) {
            return entry.first.startsWith(QLatin1String{"bitcoind-"}) ||
                   entry.first.startsWith(QLatin1String{"electrum"});
        });
    values.merge(fromFile);
    return build(values, folder);
}

} // namespace fulgurite::app
