// SPDX-License-Identifier: MIT
#include "ui/format/time_format.h"

#include <QCoreApplication>

#include <cstdlib>

namespace fulgurite::ui {

namespace {

constexpr qint64 kMinute = 60;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;
constexpr qint64 kMinutesPerBlock = 10;
constexpr qint64 kRelativeLimit = 30 * kDay;
constexpr quint32 kSettled = 6;

QString counted(const char* text, qint64 count)
{
    return QCoreApplication::translate("Format", text, nullptr, static_cast<int>(count));
}

QString ago(qint64 seconds)
{
    if (seconds < kHour)
        return counted(QT_TRANSLATE_N_NOOP("Format", "%n minute(s) ago"), seconds / kMinute);
    if (seconds < kDay)
        return counted(QT_TRANSLATE_N_NOOP("Format", "%n hour(s) ago"), seconds / kHour);
    return counted(QT_TRANSLATE_N_NOOP("Format", "%n day(s) ago"), seconds / kDay);
}

QString ahead(qint64 seconds)
{
    if (seconds < kHour)
        return counted(QT_TRANSLATE_N_NOOP("Format", "in %n minute(s)"), seconds / kMinute);
    if (seconds < kDay)
        return counted(QT_TRANSLATE_N_NOOP("Format", "in %n hour(s)"), seconds / kHour);
    return counted(QT_TRANSLATE_N_NOOP("Format", "in %n day(s)"), seconds / kDay);
}

} // namespace

QString shortTime(const QDateTime& when, const QDateTime& now, const QLocale& locale)
{
    const QDateTime local = when.toTimeZone(now.timeZone()); // the engine's are UTC
    const QString time = locale.toString(local.time(), QLocale::ShortFormat);
    const qint64 days = local.date().daysTo(now.date());
    if (days == 0)
        return time;
    if (days == 1)
        return QCoreApplication::translate("Format", "yesterday, %1").arg(time);
    return QCoreApplication::translate("Format", "%1, %2", "date, time")
        .arg(locale.toString(local.date(), QLocale::ShortFormat), time);
}

QString relativeTime(const QDateTime& when, const QDateTime& now, const QLocale& locale)
{
    const qint64 past = when.secsTo(now);
    if (std::llabs(past) >= kRelativeLimit)
        return dateText(when, locale);
    if (std::llabs(past) < kMinute)
        return QCoreApplication::translate("Format", "just now");
    return past > 0 ? ago(past) : ahead(-past);
}

QString dateText(const QDateTime& when, const QLocale& locale)
{
    // The long format of most locales begins with the weekday, which a deadline does not need.
    QString format = locale.dateFormat(QLocale::LongFormat);
    for (const QString& weekday :
         {QStringLiteral("dddd, "), QStringLiteral("dddd"), QStringLiteral("dddd ")})
        format.remove(weekday);
    return locale.toString(when.toLocalTime().date(), format.trimmed());
}

QString aboutDate(quint32 blocks, const QDateTime& now, const QLocale& locale)
{
    const QDateTime then = now.addSecs(static_cast<qint64>(blocks) * kMinutesPerBlock * kMinute);
    return QCoreApplication::translate("Format", "about %1").arg(dateText(then, locale));
}

QString aboutSpan(quint32 blocks)
{
    const qint64 seconds = static_cast<qint64>(blocks) * kMinutesPerBlock * kMinute;
    if (seconds < 2 * kHour)
        return counted(QT_TRANSLATE_N_NOOP("Format", "%n minute(s)"), seconds / kMinute);
    if (seconds < 2 * kDay)
        return counted(QT_TRANSLATE_N_NOOP("Format", "%n hour(s)"), seconds / kHour);
    return counted(QT_TRANSLATE_N_NOOP("Format", "%n day(s)"), seconds / kDay);
}

QString confirmationsText(quint32 confirmations)
{
    if (confirmations == 0)
        return QCoreApplication::translate("Format", "unconfirmed");
    if (confirmations >= kSettled)
        return QCoreApplication::translate("Format", "6 or more confirmations");
    return counted(QT_TRANSLATE_N_NOOP("Format", "%n confirmation(s)"), confirmations);
}

} // namespace fulgurite::ui
