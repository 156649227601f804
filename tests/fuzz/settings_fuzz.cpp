// SPDX-License-Identifier: MIT
#include "app/config/daemon_options.h"
#include "app/engine/backend_record.h"
#include "tests/fuzz/fuzz_target.h"

using namespace fulgurite;
using namespace fulgurite::app;

namespace {

void useOptions(const OptionValues& values)
{
    static_cast<void>(backendOf(values, Network::Regtest));
    static_cast<void>(backendOf(values, Network::Bitcoin));
    static_cast<void>(developerOf(values, Network::Regtest));
    static_cast<void>(checkedHostPort(values, "listen"));
}

void readFile(const QString& text)
{
    const auto all = readConfigText(text, QStringLiteral("fulgurite.conf"), {});
    const auto mine =
        readConfigText(text, QStringLiteral("fulgurite.conf"), QStringLiteral("regtest"));
    for (const auto& values : {all, mine}) {
        if (values)
            useOptions(*values);
        else
            mustHold(!values.error().isEmpty());
    }
}

/// The backend that a wallet remembers. Cut anywhere, it is no record.
void readBackend(ByteView record)
{
    const auto choice = decodeBackend(record);
    if (!choice)
        return;
    const SecretBytes written = encodeBackend(*choice);
    const auto again = decodeBackend(written.expose());
    mustHold(again.has_value());
    mustHold(equalSecrets(encodeBackend(*again).expose(), written.expose()));
}

} // namespace

/// fulgurite.conf, the command line a line an argument, and the stored choice of a backend.
void fuzzOne(ByteView input)
{
    const QString text = QString::fromStdString(asString(input));
    readFile(text);
    if (const auto values = readCommandLine(text.split(QLatin1Char{'\n'})))
        useOptions(*values);
    readBackend(input);
}
