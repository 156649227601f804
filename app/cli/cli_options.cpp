// SPDX-License-Identifier: MIT
#include "app/cli/cli_options.h"

#include <QDir>

#include "app/config/daemon_options.h"
#include "app/config/default_folders.h"

namespace fulgurite::app {

namespace {

/// False when `word` is no option of ours.
bool readOption(const QString& word, CliOptions& out)
{
    const auto value = [&](const char* name, QString& to) {
        const QString prefix = QStringLiteral("--%1=").arg(QLatin1String{name});
        if (!word.startsWith(prefix))
            return false;
        to = word.mid(prefix.size());
        return true;
    };
    const auto flag = [&](const char* name, bool& to) {
        if (word != QLatin1String{name})
            return false;
        to = true;
        return true;
    };
    return value("datadir", out.folder) || value("network", out.network) ||
           flag("-k", out.keywords) || flag("--offline", out.offline) || flag("--help", out.help) ||
           flag("-h", out.help) || flag("--version", out.version);
}

QString networkOfFile(const QString& folder)
{
    const auto values = readConfigFile(folder + QStringLiteral("/fulgurite.conf"), {});
    const QString bitcoin = QStringLiteral("bitcoin");
    return values ? valueOf(*values, "network", bitcoin) : bitcoin;
}

} // namespace

std::expected<CliOptions, QString> parseCliOptions(const QStringList& arguments)
{
    CliOptions out;
    qsizetype at = 0;
    for (; at < arguments.size() && arguments[at].startsWith(QLatin1Char{'-'}); ++at) {
        if (!readOption(arguments[at], out))
            return std::unexpected(
                QStringLiteral("unknown option %1; --help lists all").arg(arguments[at]));
    }
    out.method = arguments.value(at);
    out.words = arguments.mid(at + 1);
    if (out.help || out.version)
        return out;
    if (out.method.isEmpty())
        return std::unexpected(QStringLiteral("which method? \"fulgurite-cli help\" lists them"));
    out.folder = QDir{out.folder.isEmpty() ? defaultWalletFolder() : out.folder}.absolutePath();
    if (out.network.isEmpty())
        out.network = networkOfFile(out.folder);
    if (!networkFromName(out.network.toStdString()))
        return std::unexpected(
            QStringLiteral("--network=%1: should be bitcoin, testnet4, signet or regtest")
                .arg(out.network));
    return out;
}

QString cliHelp()
{
    return QStringLiteral(
        "Usage: fulgurite-cli [--datadir=DIR] [--network=NAME] [-k] METHOD [ARGUMENTS]\n"
        "       fulgurite-cli --offline decode STRING\n\n"
        "Arguments by position, or all of them as name=value (-k insists on that).\n"
        "Passwords, seed words and passphrases are asked for when they are missing or \"-\":\n"
        "on the terminal without echo, else a line of standard input each.\n"
        "\"fulgurite-cli help\" lists the methods.\n\n"
        "Exit status: 0 done, 1 the method failed, 2 no daemon answers.\n");
}

} // namespace fulgurite::app
