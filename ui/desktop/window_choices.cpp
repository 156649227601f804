// SPDX-License-Identifier: MIT
#include "ui/desktop/window_choices.h"

#include <QSettings>
#include <QStandardPaths>

#include <algorithm>
#include <array>

namespace fulgurite::ui {

namespace {

const QString kLanguage = QStringLiteral("general/language");
const QString kTheme = QStringLiteral("display/theme");
const QString kScale = QStringLiteral("display/scale");
const QString kBtc = QStringLiteral("display/btc");
const QString kHidden = QStringLiteral("display/hideAmounts");
const QString kLock = QStringLiteral("security/lockMinutes");
const QString kNotify = QStringLiteral("general/notifications");
const QString kNotifyAmounts = QStringLiteral("general/amountsInNotifications");
constexpr std::array kScales{100, 115, 130, 150};
constexpr int kLongestIdle = 24 * 60;

} // namespace

QString windowChoicesFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/fulgurite/window.conf");
}

WindowChoices loadWindowChoices(const QString& file)
{
    const QSettings settings{file, QSettings::IniFormat};
    WindowChoices choices;
    choices.language = languageFromTag(settings.value(kLanguage).toString());
    const QString theme = settings.value(kTheme).toString();
    choices.theme = theme == QLatin1String{"light"}  ? ThemeChoice::Light
                    : theme == QLatin1String{"dark"} ? ThemeChoice::Dark
                                                     : ThemeChoice::System;
    const int scale = settings.value(kScale, choices.scale).toInt();
    if (std::ranges::find(kScales, scale) != kScales.end())
        choices.scale = scale;
    if (settings.value(kBtc).toBool())
        choices.amounts.unit = AmountStyle::Unit::Btc;
    choices.amounts.hidden = settings.value(kHidden).toBool();
    choices.lockMinutes =
        std::clamp(settings.value(kLock, choices.lockMinutes).toInt(), 0, kLongestIdle);
    choices.notifications = settings.value(kNotify, choices.notifications).toBool();
    choices.amountsInNotifications = settings.value(kNotifyAmounts).toBool();
    return choices;
}

void saveWindowChoices(const QString& file, const WindowChoices& choices)
{
    QSettings settings{file, QSettings::IniFormat};
    settings.setValue(kLanguage, languageTag(choices.language));
    settings.setValue(kTheme, choices.theme == ThemeChoice::Light  ? QStringLiteral("light")
                              : choices.theme == ThemeChoice::Dark ? QStringLiteral("dark")
                                                                   : QStringLiteral("system"));
    settings.setValue(kScale, choices.scale);
    settings.setValue(kBtc, choices.amounts.unit == AmountStyle::Unit::Btc);
    settings.setValue(kHidden, choices.amounts.hidden);
    settings.setValue(kLock, choices.lockMinutes);
    settings.setValue(kNotify, choices.notifications);
    settings.setValue(kNotifyAmounts, choices.amountsInNotifications);
}

} // namespace fulgurite::ui
