// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include "ui/format/amount_format.h"
#include "ui/format/language.h"
#include "ui/style/theme.h"

namespace fulgurite::ui {

/// What the person chose for the window itself; nothing of a wallet is in it.
struct WindowChoices {
    Language language = Language::System; ///< counts from the next start on
    ThemeChoice theme = ThemeChoice::System;
    int scale = 100; ///< 100, 115, 130 or 150
    AmountStyle amounts;
    int lockMinutes = 10; ///< 0: never by itself
    bool notifications = true;
    bool amountsInNotifications = false;
    friend bool operator==(const WindowChoices&, const WindowChoices&) = default;
};

/// $XDG_CONFIG_HOME/fulgurite/window.conf
QString windowChoicesFile();
/// Values that are no choice are replaced by the default.
WindowChoices loadWindowChoices(const QString& file);
void saveWindowChoices(const QString& file, const WindowChoices& choices);

} // namespace fulgurite::ui
