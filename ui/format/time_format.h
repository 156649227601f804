// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QLocale>
#include <QString>

namespace fulgurite::ui {

/// "14:05" today, "yesterday, 14:05", else the locale's short date and time.
QString shortTime(const QDateTime& when, const QDateTime& now, const QLocale& locale = {});
/// "just now", "3 minutes ago", "in 2 hours", "5 days ago"; a date beyond 30 days.
QString relativeTime(const QDateTime& when, const QDateTime& now, const QLocale& locale = {});
/// The locale's long date: what a promise to a person names.
QString dateText(const QDateTime& when, const QLocale& locale = {});
/// "about 24 November 2026": ten minutes a block from now.
QString aboutDate(quint32 blocks, const QDateTime& now, const QLocale& locale = {});
/// "40 minutes", "6 hours", "6 days" for a span of blocks.
QString aboutSpan(quint32 blocks);
/// "unconfirmed", "1 confirmation", "6 or more confirmations".
QString confirmationsText(quint32 confirmations);

} // namespace fulgurite::ui
