// SPDX-License-Identifier: MIT
#include "ui/format/amount_format.h"

#include <QCoreApplication>

#include <array>

namespace fulgurite::ui {

namespace {

constexpr QChar kNarrowSpace{0x202F};
constexpr QChar kMinus{0x2212};
constexpr int kBtcDecimals = 8;
constexpr std::uint64_t kSatPerBtc = 100'000'000;
constexpr std::uint64_t kMsatPerSat = 1000;

QString fromRight(const QString& digits)
{
    QString out;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0)
            out += kNarrowSpace;
        out += digits[i];
    }
    return out;
}

QString fromLeft(const QString& digits)
{
    QString out;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        if (i > 0 && i % 3 == 0)
            out += kNarrowSpace;
        out += digits[i];
    }
    return out;
}

QString signText(Sign sign)
{
    switch (sign) {
    case Sign::None:
        return {};
    case Sign::Plus:
        return QStringLiteral("+");
    case Sign::Minus:
        return QString{kMinus};
    }
    return {};
}

QString unitText(AmountStyle::Unit unit)
{
    return unit == AmountStyle::Unit::Sat ? QStringLiteral("sat") : QStringLiteral("BTC");
}

QString hiddenNumber() { return QString{5, QChar{0x2022}}; }

QString padded(std::uint64_t value, int width)
{
    return QStringLiteral("%1").arg(static_cast<qulonglong>(value), width, 10, QLatin1Char{'0'});
}

QString grouped(std::uint64_t value) { return fromRight(QString::number(value)); }

AmountText format(MilliSatoshi amount, AmountStyle style, Sign sign, bool withFraction)
{
    if (style.hidden)
        return {hiddenNumber(), unitText(style.unit)};
    const std::uint64_t sat = amount.value() / kMsatPerSat;
    const std::uint64_t fraction = withFraction ? amount.value() % kMsatPerSat : 0;
    const QChar point = QLocale{}.decimalPoint().at(0);
    QString number;
    if (style.unit == AmountStyle::Unit::Sat) {
        number = grouped(sat);
        if (fraction > 0)
            number += point + padded(fraction, 3);
    } else {
        QString decimals = padded(sat % kSatPerBtc, kBtcDecimals);
        if (fraction > 0)
            decimals += padded(fraction, 3);
        number = grouped(sat / kSatPerBtc) + point + fromLeft(decimals);
    }
    return {signText(sign) + number, unitText(style.unit)};
}

/// Removes what people and clipboards put between digits and turns the one comma into a point.
QString cleaned(const QString& text)
{
    QString out;
    for (const QChar c : text) {
        if (c.isSpace() || c == kNarrowSpace || c == QLatin1Char{'_'} || c == QLatin1Char{'\''})
            continue;
        out += c == QLatin1Char{','} ? QLatin1Char{'.'} : c;
    }
    return out;
}

bool onlyDigits(const QString& text)
{
    for (const QChar c : text) {
        if (c < QLatin1Char{'0'} || c > QLatin1Char{'9'})
            return false;
    }
    return true;
}

} // namespace

QString AmountText::joined() const { return number + kNarrowSpace + unit; }

AmountText formatAmount(Satoshi amount, AmountStyle style, Sign sign)
{
    return format(toMsat(amount), style, sign, false);
}

AmountText formatAmount(MilliSatoshi amount, AmountStyle style, Sign sign)
{
    return format(amount, style, sign, true);
}

QString amountText(Satoshi amount, AmountStyle style, Sign sign)
{
    return formatAmount(amount, style, sign).joined();
}

QString amountText(MilliSatoshi amount, AmountStyle style, Sign sign)
{
    return formatAmount(amount, style, sign).joined();
}

QString plainAmount(Satoshi amount, AmountStyle::Unit unit)
{
    if (unit == AmountStyle::Unit::Sat)
        return QString::number(amount.value());
    return QStringLiteral("%1.%2")
        .arg(amount.value() / kSatPerBtc)
        .arg(padded(amount.value() % kSatPerBtc, kBtcDecimals));
}

QString spokenAmount(Satoshi amount, AmountStyle style, const QLocale& locale)
{
    if (style.hidden)
        return QCoreApplication::translate("Format", "amount hidden");
    if (style.unit == AmountStyle::Unit::Btc)
        return QCoreApplication::translate("Format", "%1 bitcoin")
            .arg(plainAmount(amount, style.unit));
    return QCoreApplication::translate("Format", "%1 satoshi")
        .arg(locale.toString(static_cast<qulonglong>(amount.value())));
}

ParsedAmount parseAmount(const QString& text, AmountStyle::Unit unit)
{
    const QString clean = cleaned(text);
    if (clean.isEmpty())
        return {std::nullopt, AmountProblem::Empty};
    const QStringList halves = clean.split(QLatin1Char{'.'});
    const QString whole = halves.value(0);
    const QString decimals = halves.value(1);
    if (halves.size() > 2 || !onlyDigits(whole) || !onlyDigits(decimals) ||
        whole.size() + decimals.size() == 0)
        return {std::nullopt, AmountProblem::NotANumber};
    const int places = unit == AmountStyle::Unit::Btc ? kBtcDecimals : 0;
    if (halves.size() == 2 && decimals.size() > places)
        return {std::nullopt, AmountProblem::TooManyDecimals};
    bool fits = false;
    const QString digits = whole + decimals.leftJustified(places, QLatin1Char{'0'});
    const auto value = digits.toULongLong(&fits);
    if (!fits || value > kMaxMoney.value())
        return {std::nullopt, AmountProblem::AboveTheSupply};
    return {Satoshi{value}, AmountProblem::Empty};
}

QString problemText(AmountProblem problem)
{
    switch (problem) {
    case AmountProblem::Empty:
        return QCoreApplication::translate("Format", "Type an amount.");
    case AmountProblem::NotANumber:
        return QCoreApplication::translate("Format", "This is not an amount: use digits only.");
    case AmountProblem::TooManyDecimals:
        return QCoreApplication::translate("Format",
                                           "Too many decimals: the smallest part is one satoshi.");
    case AmountProblem::AboveTheSupply:
        return QCoreApplication::translate("Format",
                                           "More than all the bitcoin there will ever be.");
    }
    return {};
}

} // namespace fulgurite::ui
