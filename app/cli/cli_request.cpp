// SPDX-License-Identifier: MIT
#include "app/cli/cli_request.h"

#include <QDir>
#include <QRegularExpression>

#include "wallet/base/result.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace fulgurite::app {

namespace {

using Json = nlohmann::json;

/// name=value, the name as the methods' parameters are written.
const QRegularExpression& namedWord()
{
    static const QRegularExpression kPattern{QStringLiteral("^([a-z][a-z0-9_]*)=(.*)$"),
                                             QRegularExpression::DotMatchesEverythingOption};
    return kPattern;
}

Json valueOfWord(const QString& word)
{
    // Longer digits are hashes and keys, and leading zeros count in them; decimals stay exact as
    // text.
    static const QRegularExpression kNumber{QStringLiteral("^(0|-?[1-9][0-9]{0,17})$")};
    const std::string text = word.toStdString();
    const bool structure = text.starts_with('{') || text.starts_with('[') || text.starts_with('"');
    if (structure || text == "true" || text == "false" || text == "null" ||
        kNumber.match(word).hasMatch()) {
        Json parsed = Json::parse(text, nullptr, false);
        if (!parsed.is_discarded())
            return parsed;
    }
    return text;
}

bool allNamed(const QStringList& words)
{
    return !words.isEmpty() && std::ranges::all_of(words, [](const QString& word) {
        return namedWord().match(word).hasMatch();
    });
}

std::expected<Json, QString> byName(const QStringList& words)
{
    Json out = Json::object();
    for (const QString& word : words) {
        const auto match = namedWord().match(word);
        if (!match.hasMatch())
            return std::unexpected(QStringLiteral("\"%1\" should look like name=value").arg(word));
        const std::string name = match.captured(1).toStdString();
        if (out.contains(name))
            return std::unexpected(QStringLiteral("%1 is given twice").arg(match.captured(1)));
        out[name] = valueOfWord(match.captured(2));
    }
    return out;
}

/// Positions become names, so that a missing secret in front of given ones is no riddle.
std::expected<Json, QString> nameThem(const SecretMethod& method, const QStringList& words)
{
    Json out = Json::object();
    if (std::size_t(words.size()) > method.parameters.size())
        return std::unexpected(QStringLiteral("%1 takes at most %2 arguments")
                                   .arg(QString::fromStdString(method.name))
                                   .arg(method.parameters.size()));
    for (qsizetype i = 0; i < words.size(); ++i) {
        const auto& parameter = method.parameters[static_cast<std::size_t>(i)];
        out[parameter.name] =
            parameter.secret ? Json(words[i].toStdString()) : valueOfWord(words[i]);
    }
    return out;
}

std::expected<Json, QString> withSecrets(const SecretMethod& method, Json named,
                                         const AskSecret& ask)
{
    for (const SecretMethod::Parameter& parameter : method.parameters) {
        if (!parameter.secret)
            continue;
        const auto given = named.find(parameter.name);
        const bool missing = given == named.end();
        if (missing ? !parameter.required : *given != "-") {
            if (!missing && !given->is_string())
                *given = given->dump(); // a password of digits is text
            continue;
        }
        const auto secret = ask(parameter.name, parameter.chosen);
        if (!secret)
            return std::unexpected(
                QStringLiteral("no %1 was given").arg(QString::fromStdString(parameter.name)));
        named[parameter.name] = asString(secret->expose());
    }
    return named;
}

/// A file of the caller's folder, named as the daemon can find it.
Json withWholePath(const QString& method, Json parameters)
{
    if (method != QLatin1String{"exportbackup"} && method != QLatin1String{"importbackup"})
        return parameters;
    Json* const path = parameters.is_object() && parameters.contains("path") ? &parameters["path"]
                       : parameters.is_array() && !parameters.empty()        ? &parameters[0]
                                                                             : nullptr;
    if (path != nullptr && path->is_string())
        *path = QDir::current()
                    .absoluteFilePath(QString::fromStdString(path->get<std::string>()))
                    .toStdString();
    return parameters;
}

} // namespace

const std::vector<SecretMethod>& secretMethods()
{
    static const std::vector<SecretMethod> kMethods{
        {"createwallet",
         {{"password", true, true, true}, {"words"}, {"passphrase", true, false, true}}},
        {"restorewallet",
         {{"mnemonic", true, true},
          {"password", true, true, true},
          {"passphrase", true},
          {"birthday"}}},
        {"unlock", {{"password", true, true}}},
        {"changepassword", {{"old", true, true}, {"new", true, true, true}}},
        {"exportseed", {{"password", true, true}}},
        {"trustchannel", {{"id"}, {"password", true, true}}},
    };
    return kMethods;
}

std::expected<Json, QString> cliParameters(const CliOptions& options, const AskSecret& ask)
{
    const auto found = std::ranges::find_if(secretMethods(), [&](const SecretMethod& method) {
        return QLatin1String{method.name.c_str()} == options.method;
    });
    const bool named = options.keywords || allNamed(options.words);
    if (found != secretMethods().end()) {
        Json given = FULGURITE_TRY(named ? byName(options.words) : nameThem(*found, options.words));
        return withSecrets(*found, std::move(given), ask);
    }
    if (named)
        return withWholePath(options.method, FULGURITE_TRY(byName(options.words)));
    Json out = Json::array();
    for (const QString& word : options.words)
        out.push_back(valueOfWord(word));
    return withWholePath(options.method, std::move(out));
}

} // namespace fulgurite::app
