// SPDX-License-Identifier: MIT
#include <QRegularExpression>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/format/error_text.h"
#include "ui/format/language.h"

using namespace fulgurite;
using namespace fulgurite::ui;
using app::ErrorCode;

namespace {

std::map<QString, QString> engineValues()
{
    std::map<QString, QString> values;
    for (const auto* amount :
         {"amount", "available", "minimum", "maximum", "limit", "reserve", "fee"})
        values[QString::fromLatin1(amount)] = QStringLiteral("5000000");
    for (const auto& [name, value] : std::initializer_list<std::pair<const char*, const char*>>{
             {"network", "signet"},
             {"server", "192.0.2.7:50002"},
             {"position", "7"},
             {"folder", "/media/stick"},
             {"file", "/media/stick/a.backup"},
             {"time", "20/11/2026 14:05"},
             {"block", "840123"},
             {"progress", "41"},
             {"count", "2"},
             {"status", "paid"},
             {"state", "unsigned"},
             {"what", "An LNURL"},
             {"name", "utxos"},
             {"node", "02abc"}})
        values[QString::fromLatin1(name)] = QString::fromLatin1(value);
    return values;
}

/// Some of those whose sentence waits for a value.
bool hasFact(ErrorCode code)
{
    return code == ErrorCode::ChannelNotReady || code == ErrorCode::BackendSyncing ||
           code == ErrorCode::HtlcsPending || code == ErrorCode::InvoiceExpired ||
           code == ErrorCode::RequestUnexpectedStatus || code == ErrorCode::NotYetSupported;
}

} // namespace

class ErrorTextTest final : public QObject {
    Q_OBJECT

private slots:
    void everyCodeSaysCauseMoneyAndNextStep()
    {
        for (int code = 0; code < static_cast<int>(ErrorCode::kErrorCodeCount); ++code) {
            const app::ApiError error{static_cast<ErrorCode>(code), {}, {}};
            const ErrorText text = errorText(error);
            const QByteArray name = app::errorCodeName(error.code).toUtf8();
            QVERIFY2(text.cause.endsWith(QLatin1Char{'.'}), name);
            QVERIFY2(text.money.endsWith(QLatin1Char{'.'}), name);
            QVERIFY2(text.nextStep.endsWith(QLatin1Char{'.'}), name);
            QVERIFY2(!text.cause.contains(QLatin1Char{'{'}), name);
        }
    }

    /// Of every placeholder there is, a value as the engine names it.
    void noSentenceShowsAPlaceholder_data()
    {
        QTest::addColumn<bool>("known");
        QTest::addColumn<int>("language");
        for (const Language each : {Language::English, Language::SimplifiedChinese}) {
            const QByteArray tag = languageTag(each).toUtf8();
            QTest::newRow(tag + " with values") << true << static_cast<int>(each);
            QTest::newRow(tag + " without") << false << static_cast<int>(each);
        }
    }
    void noSentenceShowsAPlaceholder()
    {
        QFETCH(bool, known);
        QFETCH(int, language);
        const InstalledLanguage spoken{static_cast<Language>(language)};
        const auto values = known ? engineValues() : std::map<QString, QString>{};
        const QRegularExpression raw{QStringLiteral(R"([{}]|%\d|%L?n)")};
        for (int code = 0; code < static_cast<int>(ErrorCode::kErrorCodeCount); ++code) {
            const app::ApiError error{static_cast<ErrorCode>(code), values, {}};
            const ErrorText text = errorText(error);
            for (const QString& shown :
                 {text.cause, text.money, text.nextStep, text.button, errorLine(error)})
                QVERIFY2(!shown.contains(raw), qPrintable(shown));
        }
    }

    void everyFactIsToldOnceItsValuesAreKnown()
    {
        int told = 0;
        for (int code = 0; code < static_cast<int>(ErrorCode::kErrorCodeCount); ++code) {
            const auto which = static_cast<ErrorCode>(code);
            const QString bare = errorText({which, {}, {}}).cause;
            told += errorText({which, engineValues(), {}}).cause != bare ? 1 : 0;
            if (hasFact(which))
                QVERIFY2(errorText({which, engineValues(), {}}).cause != bare, qPrintable(bare));
        }
        QVERIFY(told > 30);
    }

    void aChannelThatIsNotReadySaysWhy()
    {
        const auto said = [](const char* state) {
            return errorText({ErrorCode::ChannelNotReady,
                              {{QStringLiteral("state"), QString::fromLatin1(state)}},
                              {}})
                .cause;
        };
        QCOMPARE(said("unsigned"),
                 QStringLiteral("The channel is not ready. It is not signed yet."));
        QCOMPARE(said("CHANNELD_AWAITING_LOCKIN"), QStringLiteral("The channel is not ready."));
    }

    void knownValuesAreTold()
    {
        const auto text = errorText({ErrorCode::AmountAboveSendable,
                                     {{QStringLiteral("amount"), QStringLiteral("5000000")},
                                      {QStringLiteral("available"), QStringLiteral("1200000")}},
                                     {}});
        QVERIFY2(text.cause.contains(QStringLiteral("1\u202F200\u202Fsat")) &&
                     text.cause.contains(QStringLiteral("5\u202F000\u202Fsat")),
                 qPrintable(text.cause));
    }

    void aSentenceWithoutItsValueIsLeftOut()
    {
        const auto text = errorText(
            {ErrorCode::FeeAboveLimit, {{QStringLiteral("fee"), QStringLiteral("5000")}}, {}});
        QCOMPARE(text.cause, QStringLiteral("The fee is above your limit."));
    }
};

FULGURITE_TEST(ErrorTextTest)
#include "error_text_test.moc"
