// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

#include <map>

namespace fulgurite::ui {

/// Sentences one after another, parted as the language parts them.
QString sentences(const QStringList& all);

/// A value that the engine names in an error, in a person's words; nothing when it would tell them
/// nothing (the name of a parameter, a folder that is none).
QString valueText(const QString& name, const QString& value);

/// A number that the engine names beside an error or an attention; zero while it does not know it.
quint32 numberIn(const std::map<QString, QString>& values, const char* name);

/// Whom one trusts with this chain server: "own-node", "server", "only-server", "lone-server",
/// "practice"; another text stands as it is.
QString trustText(const QString& id);

/// A family of accounts that a restore searches: "BIP 84 native segwit" …
QString accountText(const QString& id);

} // namespace fulgurite::ui
