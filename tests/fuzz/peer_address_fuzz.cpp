// SPDX-License-Identifier: MIT
#include "app/engine/peer_address.h"
#include "lightning/gossip/short_channel_id_text.h"
#include "tests/fuzz/fuzz_target.h"

using namespace fulgurite;

namespace {

/// What is dialled can be written down and is read back as the same.
void readAddress(const QString& text)
{
    const auto address = app::parsePeerAddress(text, 9050);
    if (!address)
        return;
    mustHold(!address->host.empty() && address->port != 0);
    const QString host = QString::fromStdString(address->host);
    const auto again =
        app::parsePeerAddress(QStringLiteral("[%1]:%2").arg(host, QString::number(address->port)));
    mustHold(again.has_value() && again->host == address->host && again->port == address->port);
}

} // namespace

/// Where a peer is and which channel is meant: both as a person writes them.
void fuzzOne(ByteView input)
{
    const std::string bytes = asString(input);
    readAddress(QString::fromStdString(bytes));
    if (const auto id = lightning::parseShortChannelId(bytes))
        mustHold(lightning::toText(*id) == bytes);
}
