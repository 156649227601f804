// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/format/amount_format.h"
#include "ui/format/id_format.h"
#include "ui/format/rate_format.h"
#include "ui/format/time_format.h"

using namespace fulgurite;
using namespace fulgurite::literals;
using namespace fulgurite::ui;

class AmountFormatTest final : public QObject {
    Q_OBJECT

    static constexpr AmountStyle kSat{AmountStyle::Unit::Sat, false};
    static constexpr AmountStyle kBtc{AmountStyle::Unit::Btc, false};

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void satoshiAreGroupedInThreesByNarrowSpaces()
    {
        QCOMPARE(amountText(12'345'678_sat, kSat), QStringLiteral("12\u202F345\u202F678\u202Fsat"));
        QCOMPARE(amountText(999_sat, kSat), QStringLiteral("999\u202Fsat"));
    }

    void bitcoinAreGroupedFromThePoint()
    {
        QCOMPARE(amountText(12'345'678_sat, kBtc),
                 QStringLiteral("0.123\u202F456\u202F78\u202FBTC"));
        QCOMPARE(amountText(kMaxMoney, kBtc),
                 QStringLiteral("21\u202F000\u202F000.000\u202F000\u202F00\u202FBTC"));
    }

    void aSentAmountCarriesTheTrueMinus()
    {
        QCOMPARE(formatAmount(5_sat, kSat, Sign::Minus).number, QStringLiteral("\u22125"));
        QCOMPARE(formatAmount(5_sat, kSat, Sign::Plus).number, QStringLiteral("+5"));
    }

    void theFractionOfASatoshiShowsOnlyWhenThereIsOne()
    {
        QCOMPARE(formatAmount(1'000_msat, kSat).number, QStringLiteral("1"));
        QCOMPARE(formatAmount(1'012_msat, kSat).number, QStringLiteral("1.012"));
    }

    void aHiddenAmountTellsNeitherDigitsNorLength()
    {
        const AmountStyle hidden{AmountStyle::Unit::Sat, true};
        QCOMPARE(amountText(1_sat, hidden), amountText(12'345'678_sat, hidden));
        QVERIFY(!spokenAmount(7_sat, hidden).contains(QLatin1Char{'7'}));
    }

    void aCopiedAmountIsPlainDigits()
    {
        QCOMPARE(plainAmount(12'345'678_sat, AmountStyle::Unit::Sat), QStringLiteral("12345678"));
        QCOMPARE(plainAmount(12'345'678_sat, AmountStyle::Unit::Btc), QStringLiteral("0.12345678"));
    }

    void whatIsShownIsUnderstoodAgain()
    {
        for (const Satoshi amount : {0_sat, 1_sat, 546_sat, 12'345'678_sat, kMaxMoney}) {
            QCOMPARE(parseAmount(formatAmount(amount, kSat).number, AmountStyle::Unit::Sat).amount,
                     std::optional{amount});
            QCOMPARE(parseAmount(formatAmount(amount, kBtc).number, AmountStyle::Unit::Btc).amount,
                     std::optional{amount});
        }
    }

    void nonsenseIsRefusedWithItsOwnReason()
    {
        QCOMPARE(parseAmount(QStringLiteral(" "), AmountStyle::Unit::Sat).problem,
                 AmountProblem::Empty);
        QCOMPARE(parseAmount(QStringLiteral("-5"), AmountStyle::Unit::Sat).problem,
                 AmountProblem::NotANumber);
        QCOMPARE(parseAmount(QStringLiteral("1.2.3"), AmountStyle::Unit::Btc).problem,
                 AmountProblem::NotANumber);
        QCOMPARE(parseAmount(QStringLiteral("."), AmountStyle::Unit::Btc).problem,
                 AmountProblem::NotANumber);
        QCOMPARE(parseAmount(QStringLiteral("1.5"), AmountStyle::Unit::Sat).problem,
                 AmountProblem::TooManyDecimals);
        QCOMPARE(parseAmount(QStringLiteral("0.000000001"), AmountStyle::Unit::Btc).problem,
                 AmountProblem::TooManyDecimals);
        QCOMPARE(parseAmount(QStringLiteral("21000001"), AmountStyle::Unit::Btc).problem,
                 AmountProblem::AboveTheSupply);
        QCOMPARE(parseAmount(QString(40, QLatin1Char{'9'}), AmountStyle::Unit::Sat).problem,
                 AmountProblem::AboveTheSupply);
    }

    void idsAreGroupedAndElidedInTheMiddle()
    {
        QCOMPARE(groupedInFours(QStringLiteral("bc1qw508d6")), QStringLiteral("bc1q w508 d6"));
        QCOMPARE(middleElided(QStringLiteral("0123456789abcdef"), 4, 4),
                 QStringLiteral("0123\u2026cdef"));
        QCOMPARE(middleElided(QStringLiteral("012345678"), 4, 4), QStringLiteral("012345678"));
    }

    void ratesHeightsAndSharesReadAsPeopleWriteThem()
    {
        QCOMPARE(rateText(Feerate{3000}, QLocale::c()), QStringLiteral("12 sat/vB"));
        QCOMPARE(rateText(Feerate{253}, QLocale::c()), QStringLiteral("1.0 sat/vB"));
        QCOMPARE(heightText(840'123), QStringLiteral("840\u202F123"));
        QCOMPARE(percentText(0.12, QLocale::c()), QStringLiteral("12\u202F%"));
        QCOMPARE(percentText(0.004, QLocale::c()), QStringLiteral("0.4\u202F%"));
    }

    void aSpanOfBlocksBecomesADate()
    {
        const QDateTime now{QDate{2026, 11, 21}, QTime{12, 0}};
        QVERIFY(aboutDate(432, now, QLocale{QLocale::English, QLocale::UnitedKingdom})
                    .contains(QStringLiteral("24 November 2026")));
        QVERIFY(aboutSpan(864).startsWith(QLatin1Char{'6'}));
    }
};

FULGURITE_TEST(AmountFormatTest)
#include "amount_format_test.moc"
