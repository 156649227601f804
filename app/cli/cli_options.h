// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

#include <expected>

namespace fulgurite::app {

/// fulgurite-cli [--datadir=D] [--network=N] [-k] [--offline] METHOD [ARGS|name=value].
struct CliOptions {
    QString folder, network; ///< network: that of fulgurite.conf, else bitcoin
    bool keywords = false;   ///< -k: every word is name=value
    bool offline = false, help = false, version = false;
    QString method;
    QStringList words;
};

/// Options stand before the method; everything after it belongs to the method. Errors: one
/// sentence.
std::expected<CliOptions, QString> parseCliOptions(const QStringList& arguments);
QString cliHelp();

} // namespace fulgurite::app
