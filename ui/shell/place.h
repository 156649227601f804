// SPDX-License-Identifier: MIT
#pragma once

#include <QMetaType>
#include <QString>

namespace fulgurite::ui {

/// The pages of the window, in the order of the sidebar.
enum class PageId { Home, Send, Receive, Activity, Channels, Coins, Contacts, Network, Settings };

/// Where a page asks to go, with what it should open there (a payment request, a channel id, a
/// settings section).
struct Place {
    PageId page = PageId::Home;
    QString payload;
    friend bool operator==(const Place&, const Place&) = default;
};

/// "home", "send"…: stable, for settings files and tests.
QString pageName(PageId page);

} // namespace fulgurite::ui

Q_DECLARE_METATYPE(fulgurite::ui::Place)
