// SPDX-License-Identifier: MIT
#pragma once

#include <QLocale>
#include <QString>

#include "wallet/base/amount.h"

#include <optional>

namespace fulgurite::ui {

/// How the person wants amounts shown, everywhere at once.
struct AmountStyle {
    enum class Unit { Sat, Btc };
    Unit unit = Unit::Sat;
    bool hidden = false;
    friend bool operator==(const AmountStyle&, const AmountStyle&) = default;
};

enum class Sign { None, Plus, Minus };

/// A number and its unit, apart because the unit is drawn smaller and muted.
struct AmountText {
    QString number; ///< "12 345 678" with U+202F, "+" or U+2212 in front; dots when hidden
    QString unit;   ///< "sat" or "BTC"
    [[nodiscard]] QString joined() const; ///< number, U+202F, unit
};

AmountText formatAmount(Satoshi amount, AmountStyle style, Sign sign = Sign::None);
/// Shows the fraction of a satoshi only when there is one.
AmountText formatAmount(MilliSatoshi amount, AmountStyle style, Sign sign = Sign::None);
/// formatAmount(...).joined().
QString amountText(Satoshi amount, AmountStyle style, Sign sign = Sign::None);
QString amountText(MilliSatoshi amount, AmountStyle style, Sign sign = Sign::None);

/// Digits for the clipboard: "12345678" in sat, "0.12345678" in BTC.
QString plainAmount(Satoshi amount, AmountStyle::Unit unit);
/// A sentence's worth for a screen reader: "12,345,678 satoshi"; "amount hidden" when hidden.
QString spokenAmount(Satoshi amount, AmountStyle style, const QLocale& locale = {});

enum class AmountProblem { Empty, NotANumber, TooManyDecimals, AboveTheSupply };
struct ParsedAmount {
    std::optional<Satoshi> amount;
    AmountProblem problem = AmountProblem::Empty; ///< means something only without an amount
};
/// Reads what a person typed or pasted; any kind of space and one decimal point or comma are
/// understood.
ParsedAmount parseAmount(const QString& text, AmountStyle::Unit unit);
/// A sentence for the field.
QString problemText(AmountProblem problem);

} // namespace fulgurite::ui
