// SPDX-License-Identifier: MIT
#include "app/config/default_folders.h"

#include <QDir>

namespace fulgurite::app {

namespace {

/// XDG: a relative path in these variables is to be ignored.
QString base(const char* variable, const char* underHome)
{
    const QString given = qEnvironmentVariable(variable);
    return QDir::isAbsolutePath(given)
               ? given
               : QDir::homePath() + QLatin1Char{'/'} + QLatin1String{underHome};
}

} // namespace

QString defaultWalletFolder()
{
    return base("XDG_DATA_HOME", ".local/share") + QStringLiteral("/fulgurite/default");
}

QString defaultStateFolder()
{
    return base("XDG_STATE_HOME", ".local/state") + QStringLiteral("/fulgurite");
}

QString socketPath(const QString& folder, const QString& network)
{
    return QStringLiteral("%1/%2/lightning-rpc").arg(folder, network);
}

} // namespace fulgurite::app
