// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/format/error_text.h"

using namespace fulgurite;
using namespace fulgurite::ui;
using app::ErrorCode;

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
