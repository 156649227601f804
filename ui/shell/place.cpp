// SPDX-License-Identifier: MIT
#include "ui/shell/place.h"

#include <QtGlobal>

namespace fulgurite::ui {

QString pageName(PageId page)
{
    switch (page) {
    case PageId::Home:
        return QStringLiteral("home");
    case PageId::Send:
        return QStringLiteral("send");
    case PageId::Receive:
        return QStringLiteral("receive");
    case PageId::Activity:
        return QStringLiteral("activity");
    case PageId::Channels:
        return QStringLiteral("channels");
    case PageId::Coins:
        return QStringLiteral("coins");
    case PageId::Contacts:
        return QStringLiteral("contacts");
    case PageId::Network:
        return QStringLiteral("network");
    case PageId::Settings:
        return QStringLiteral("settings");
    }
    return {};
}

} // namespace fulgurite::ui
