// SPDX-License-Identifier: MIT
#pragma once

#include "app/config/option_table.h"
#include "wallet/base/result.h"

#include <expected>

namespace fulgurite::app {

/// One sentence that names the option, its value and the rule.
using OptionProblem = QString;
template <typename T> using Parsed = std::expected<T, OptionProblem>;

/// `arguments` without the program's name: --NAME, --NAME=VALUE. Unknown names, words that are no
/// option and a second value of what is no list are refused.
Parsed<OptionValues> readCommandLine(const QStringList& arguments);
/// Lines KEY=VALUE; # and ; begin comments. A key without "=VALUE" is a flag. Lines below
/// [NETWORK] count on that network only, so it is asked for after the lines above are read.
Parsed<OptionValues> readConfigText(const QString& text, const QString& fileName,
                                    const QString& network);
/// The same of a file; nothing when there is no such file. A file that cannot be read is refused.
Parsed<OptionValues> readConfigFile(const QString& path, const QString& network);

} // namespace fulgurite::app
