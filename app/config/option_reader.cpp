// SPDX-License-Identifier: MIT
#include "app/config/option_reader.h"

#include <QFile>

#include "wallet/bitcoin/network.h"

namespace fulgurite::app {

namespace {

std::unexpected<OptionProblem> refused(const QString& sentence)
{
    return std::unexpected(sentence);
}

/// Adds one setting; `where` names its place in an error.
Parsed<bool> add(OptionValues& values, const QString& setting, const QString& where,
                 OptionPlace place)
{
    const qsizetype equals = setting.indexOf(QLatin1Char{'='});
    const QString name = (equals < 0 ? setting : setting.left(equals)).trimmed();
    const OptionInfo* option = findOption(name);
    if (option == nullptr)
        return refused(QStringLiteral("unknown option %1%2; --help lists all").arg(where, name));
    if (option->place == OptionPlace::CommandLine && place != OptionPlace::CommandLine)
        return refused(QStringLiteral("%1%2 may stand on the command line only").arg(where, name));
    QString value = equals < 0 ? QString{} : setting.mid(equals + 1).trimmed();
    if (option->kind == OptionKind::Flag) {
        if (equals < 0)
            value = QStringLiteral("true");
        if (value != QLatin1String{"true"} && value != QLatin1String{"false"})
            return refused(
                QStringLiteral("%1%2 is \"%3\", not true or false").arg(where, name, value));
    } else if (value.isEmpty()) {
        return refused(QStringLiteral("%1%2 needs a value: %3")
                           .arg(where, name, QLatin1String{option->value}));
    }
    QStringList& list = values[name];
    if (!list.isEmpty() && option->kind != OptionKind::List)
        return refused(QStringLiteral("%1%2 is given twice").arg(where, name));
    list.append(value);
    return true;
}

} // namespace

Parsed<OptionValues> readCommandLine(const QStringList& arguments)
{
    OptionValues values;
    for (const QString& argument : arguments) {
        if (!argument.startsWith(QLatin1String{"--"}) || argument.size() == 2)
            return refused(QStringLiteral("\"%1\" is no option; options look like --NAME=VALUE")
                               .arg(argument));
        FULGURITE_TRY_VOID(
            add(values, argument.mid(2), QStringLiteral("--"), OptionPlace::CommandLine));
    }
    return values;
}

Parsed<OptionValues> readConfigText(const QString& text, const QString& fileName,
                                    const QString& network)
{
    OptionValues values;
    QString section;
    int number = 0;
    for (const QString& raw : text.split(QLatin1Char{'\n'})) {
        ++number;
        const QString line = raw.trimmed();
        const QString where = QStringLiteral("%1 line %2: ").arg(fileName).arg(number);
        if (line.isEmpty() || line.startsWith(QLatin1Char{'#'}) ||
            line.startsWith(QLatin1Char{';'}))
            continue;
        if (line.startsWith(QLatin1Char{'['})) {
            section = line.mid(1, line.size() - 2).trimmed();
            if (!line.endsWith(QLatin1Char{']'}) || !networkFromName(section.toStdString()))
                return refused(
                    QStringLiteral("%1section %2 is no network's name").arg(where, line));
            continue;
        }
        if (section.isEmpty() || section == network)
            FULGURITE_TRY_VOID(add(values, line, where, OptionPlace::Anywhere));
    }
    return values;
}

Parsed<OptionValues> readConfigFile(const QString& path, const QString& network)
{
    QFile file{path};
    if (!file.exists())
        return OptionValues{};
    if (!file.open(QIODevice::ReadOnly))
        return refused(QStringLiteral("cannot read %1: %2").arg(path, file.errorString()));
    constexpr qint64 kMost = 1024 * 1024;
    if (file.size() > kMost)
        return refused(QStringLiteral("%1 is larger than 1 MiB; is it a settings file?").arg(path));
    return readConfigText(QString::fromUtf8(file.readAll()), path, network);
}

} // namespace fulgurite::app
