// SPDX-License-Identifier: MIT
#include <QTest>
#include <QTimeZone>

#include "tests/support/test_registry.h"
#include "ui/format/time_format.h"

using namespace fulgurite::ui;

class TimeFormatTest final : public QObject {
    Q_OBJECT

private slots:
    void aTimeInUtcIsShownOnTheReadersClock()
    {
        const QTimeZone zone{2 * 3600};
        const QDateTime now{QDate{2026, 5, 3}, QTime{1, 30}, zone};
        const QDateTime when{QDate{2026, 5, 2}, QTime{23, 5}, Qt::UTC};
        QCOMPARE(shortTime(when, now, QLocale{QLocale::German}), QStringLiteral("01:05"));
        QCOMPARE(shortTime(when.addSecs(-7200), now, QLocale{QLocale::German}),
                 QStringLiteral("yesterday, 23:05"));
    }
};

FULGURITE_TEST(TimeFormatTest)
#include "time_format_test.moc"
