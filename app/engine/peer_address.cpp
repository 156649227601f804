// SPDX-License-Identifier: MIT
#include "app/engine/peer_address.h"

#include <algorithm>

namespace fulgurite::app {

namespace {

bool isHost(const QString& text)
{
    return !text.isEmpty() && text.size() <= 255 && std::ranges::none_of(text, [](QChar each) {
        return each.isSpace() || !each.isPrint() || each == QLatin1Char{'['} ||
               each == QLatin1Char{']'};
    });
}

} // namespace

std::optional<lightning::PeerAddress> parsePeerAddress(const QString& text,
                                                       std::uint16_t defaultPort)
{
    const qsizetype bracket = text.lastIndexOf(QLatin1Char{']'});
    const qsizetype colon = text.lastIndexOf(QLatin1Char{':'});
    const bool hasPort = colon > bracket && (bracket >= 0 || text.count(QLatin1Char{':'}) == 1);
    QString host = hasPort ? text.left(colon) : text;
    if (host.startsWith(QLatin1Char{'['}) && host.endsWith(QLatin1Char{']'}))
        host = host.mid(1, host.size() - 2);
    bool isNumber = true;
    const unsigned port = hasPort ? text.mid(colon + 1).toUInt(&isNumber) : defaultPort;
    if (!isHost(host) || !isNumber || port == 0 || port > 65535)
        return std::nullopt;
    return lightning::PeerAddress{host.toStdString(), static_cast<std::uint16_t>(port)};
}

} // namespace fulgurite::app
