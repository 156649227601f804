// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

#include <map>
#include <span>
#include <string>

namespace fulgurite::app {

enum class OptionKind { Flag, Value, List };
/// Where an option may stand: some make sense only on the command line.
enum class OptionPlace { Anywhere, CommandLine };

/// One row of the table of options; `--help` is printed from it.
struct OptionInfo {
    const char* name;
    OptionKind kind;
    OptionPlace place;
    bool developer; ///< only with --developer
    const char* value;
    const char* help;
};

std::span<const OptionInfo> optionTable();
/// The row of that name, or null.
const OptionInfo* findOption(const QString& name);

/// What was given, by name; an option that is no list has exactly one value.
using OptionValues = std::map<QString, QStringList>;

/// The text of `--help`.
QString optionHelp();

} // namespace fulgurite::app
