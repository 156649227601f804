// SPDX-License-Identifier: MIT
#include <QCoreApplication>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/format/english_plurals.h"

using namespace fulgurite::ui;

class EnglishPluralsTest final : public QObject {
    Q_OBJECT

private slots:
    void oneIsSingularAndTheRestPlural()
    {
        EnglishPlurals plurals;
        QCoreApplication::installTranslator(&plurals);
        const auto said = [](int n) {
            return QCoreApplication::translate("x", "in %n minute(s)", nullptr, n);
        };

        QCOMPARE(said(1), QStringLiteral("in 1 minute"));
        QCOMPARE(said(5), QStringLiteral("in 5 minutes"));
        QCOMPARE(QCoreApplication::translate("x", "Pay"), QStringLiteral("Pay"));
        QCoreApplication::removeTranslator(&plurals);
    }
};

FULGURITE_TEST(EnglishPluralsTest)
#include "english_plurals_test.moc"
