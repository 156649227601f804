// SPDX-License-Identifier: MIT
#include "ui/format/rate_format.h"

#include <QCoreApplication>

#include "ui/format/amount_format.h"

namespace fulgurite::ui {

namespace {
constexpr double kSatPerKwOfOneVb = 250.0;
constexpr double kWholeFrom = 100.0;
} // namespace

QString rateText(Feerate rate, const QLocale& locale)
{
    const double perVb = rate.satPerKw / kSatPerKwOfOneVb;
    const int decimals = perVb >= kWholeFrom || rate.satPerKw % 250 == 0 ? 0 : 1;
    return QCoreApplication::translate("Format", "%1 sat/vB")
        .arg(locale.toString(perVb, 'f', decimals));
}

QString heightText(quint32 height) { return formatAmount(Satoshi{height}, {}).number; }

QString percentText(double share, const QLocale& locale)
{
    const double percent = share * 100.0;
    const int decimals = percent > 0.0 && percent < 1.0 ? 1 : 0;
    return QCoreApplication::translate(
               "Format", "%1 %",
               "per cent, a narrow space before the sign where the language has one")
        .arg(locale.toString(percent, 'f', decimals))
        .replace(QLatin1Char{' '}, QChar{0x202F});
}

} // namespace fulgurite::ui
