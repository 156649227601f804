// SPDX-License-Identifier: MIT
#include <QAbstractItemModelTester>
#include <QTest>

#include "tests/support/fakes/fake_history.h"
#include "tests/support/test_registry.h"
#include "ui/models/history_model.h"

using namespace fulgurite;
using namespace fulgurite::ui;

namespace {

app::HistoryPage page(const QString& letters, const QString& nextKey = {})
{
    app::HistoryPage made;
    for (const QChar letter : letters) {
        app::HistoryRow row;
        row.id = letter;
        made.rows.push_back(row);
    }
    made.nextKey = nextKey;
    made.total = made.rows.size();
    return made;
}

QString ids(const HistoryModel& model)
{
    QString all;
    for (int i = 0; i < model.rowCount(); ++i)
        all += model.row(i).id;
    return all;
}

} // namespace

/// A payment may change its time, and so its page, between two reads.
class HistoryRepeatsTest final : public QObject {
    Q_OBJECT

private slots:
    void aPaymentThatMovedToALaterPageIsShownOnce()
    {
        testing::FakeHistory history;
        HistoryModel model{history};
        const QAbstractItemModelTester tester{
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest};
        model.setQuery({});
        history.onPage.release(page(QStringLiteral("abc"), QStringLiteral("k1")));
        model.fetchMore({});
        history.onPage.release(page(QStringLiteral("dae")));
        QCOMPARE(ids(model), QStringLiteral("abcde"));
    }

    void aPaymentThatMovedToTheFirstPageIsShownOnce()
    {
        testing::FakeHistory history;
        HistoryModel model{history};
        const QAbstractItemModelTester tester{
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest};
        model.setQuery({});
        history.onPage.release(page(QStringLiteral("abc"), QStringLiteral("k1")));
        model.fetchMore({});
        history.onPage.release(page(QStringLiteral("def"), QStringLiteral("k2")));
        model.refresh();
        history.onPage.release(page(QStringLiteral("eab"), QStringLiteral("k3")));
        QCOMPARE(ids(model), QStringLiteral("eabcdf"));
    }

    void aPageThatRepeatsItselfIsShownOnce()
    {
        testing::FakeHistory history;
        HistoryModel model{history};
        const QAbstractItemModelTester tester{
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest};
        model.setQuery({});
        history.onPage.release(page(QStringLiteral("aabba")));
        model.refresh();
        history.onPage.release(page(QStringLiteral("bab")));
        QCOMPARE(ids(model), QStringLiteral("ba"));
    }

    void aChangeWhileAPageIsReadIsReadAfterIt()
    {
        testing::FakeHistory history;
        HistoryModel model{history};
        const QAbstractItemModelTester tester{
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest};
        model.setQuery({});
        model.refresh();
        model.refresh();
        QCOMPARE(history.onPage.asked(), 1);
        history.onPage.release(page(QStringLiteral("a")));
        QCOMPARE(history.onPage.asked(), 2);
        history.onPage.release(page(QStringLiteral("ab")));
        QCOMPARE(ids(model), QStringLiteral("ab"));
        QCOMPARE(history.onPage.asked(), 2);
    }
};

FULGURITE_TEST(HistoryRepeatsTest)
#include "history_repeats_test.moc"
