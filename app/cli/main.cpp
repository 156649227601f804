// SPDX-License-Identifier: MIT
// fulgurite-cli: one method of the control socket from a shell.
#include <QCoreApplication>

#include "app/cli/cli_client.h"
#include "app/cli/cli_output.h"
#include "app/cli/cli_request.h"
#include "app/cli/secret_prompt.h"
#include "app/config/default_folders.h"
#include "app/daemon/decode.h"

#include <cstdio>
#include <nlohmann/json.hpp>

namespace {

using namespace fulgurite::app;
using Json = nlohmann::json;

constexpr int kDone = 0, kFailed = 1, kNoDaemon = 2;

int complain(const QString& sentence, int status)
{
    std::fprintf(stderr, "fulgurite-cli: %s\n", qPrintable(sentence));
    return status;
}

int show(const std::string& text, int status)
{
    std::fputs(text.c_str(), stdout);
    std::fflush(stdout);
    return status;
}

int offline(const CliOptions& options)
{
    if (options.method != QLatin1String{"decode"} || options.words.size() != 1)
        return complain(QStringLiteral("--offline serves \"decode STRING\" only"), kFailed);
    QString text = options.words.front();
    if (text.startsWith(QLatin1String{"string="}))
        text = text.mid(7);
    const auto decoded = decodeText(text.toStdString());
    if (decoded)
        return show(cliResult(*decoded), kDone);
    return complain(QString::fromStdString("the text " + decoded.error()), kFailed);
}

/// `subscribe` goes on after its answer.
int stream(CliClient& client)
{
    for (Json message = client.next(); !message.is_null(); message = client.next())
        show(message.value("params", Json::object()).dump() + "\n", kDone);
    return kDone;
}

int ask(const CliOptions& options)
{
    const QString path = socketPath(options.folder, options.network);
    CliClient client;
    if (!client.open(path))
        return complain(QStringLiteral("no daemon answers on %1; start fulgurited, or name its "
                                       "folder with --datadir and --network")
                            .arg(path),
                        kNoDaemon);
    const auto parameters = cliParameters(options, askSecret);
    if (!parameters)
        return complain(parameters.error(), kFailed);
    client.ask("notifications", {{"enable", true}}, {});
    const Json answer =
        client.ask(options.method.toStdString(), *parameters,
                   [](const Json& message) { std::fputs(cliNotice(message).c_str(), stderr); });
    if (answer.is_null())
        return complain(QStringLiteral("the daemon went away before it answered"), kNoDaemon);
    if (answer.contains("error"))
        return show(cliResult(answer["error"]), kFailed);
    show(cliResult(answer.value("result", Json{})), kDone);
    return options.method == QLatin1String{"subscribe"} ? stream(client) : kDone;
}

} // namespace

int main(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i])); // NOLINT: argv
    const auto options = parseCliOptions(arguments);
    if (!options)
        return complain(options.error(), kFailed);
    if (options->help)
        return show(cliHelp().toStdString(), kDone);
    if (options->version)
        return show(std::string{"fulgurite-cli "} + FULGURITE_VERSION + "\n", kDone);
    if (options->offline)
        return offline(*options);
    const QCoreApplication application{argc, argv};
    return ask(*options);
}
