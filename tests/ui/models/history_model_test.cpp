// SPDX-License-Identifier: MIT
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/fakes/fake_history.h"
#include "tests/support/test_registry.h"
#include "ui/models/history_model.h"

using namespace fulgurite;
using namespace fulgurite::ui;

namespace {

/// Rows with the ids of `letters`, one character each.
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

class HistoryModelTest final : public QObject {
    Q_OBJECT

private slots:
    void rowsComeGoMoveAndChangeWithoutAReset()
    {
        testing::FakeHistory history;
        HistoryModel model{history};
        const QAbstractItemModelTester tester{
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest};
        const QSignalSpy resets{&model, &QAbstractItemModel::modelReset};
        QString before;
        for (const QString& next :
             {QStringLiteral("abcdef"), QStringLiteral("xabcdef"), QStringLiteral("xbdf"),
              QStringLiteral("fdbx"), QStringLiteral("qfrdsb"), QString{}, QStringLiteral("ab")}) {
            model.refresh();
            history.onPage.release(page(next));
            QCOMPARE(ids(model), next);
        }
        QCOMPARE(resets.count(), 0);
    }

    void theNextPageFollowsByItsKey()
    {
        testing::FakeHistory history;
        HistoryModel model{history};
        model.setQuery({});
        QVERIFY(!model.canFetchMore({}));
        history.onPage.release(page(QStringLiteral("abc"), QStringLiteral("k1")));
        QVERIFY(model.canFetchMore({}));
        model.fetchMore({});
        QCOMPARE(history.lastPage.afterKey, QStringLiteral("k1"));
        QVERIFY(!model.canFetchMore({}));
        history.onPage.release(page(QStringLiteral("def")));
        QCOMPARE(ids(model), QStringLiteral("abcdef"));
        QVERIFY(!model.canFetchMore({}));
    }

    void aRefreshKeepsThePagesBehind()
    {
        testing::FakeHistory history;
        HistoryModel model{history};
        model.setQuery({});
        history.onPage.release(page(QStringLiteral("abc"), QStringLiteral("k1")));
        model.fetchMore({});
        history.onPage.release(page(QStringLiteral("def"), QStringLiteral("k2")));
        model.refresh();
        history.onPage.release(page(QStringLiteral("xab"), QStringLiteral("k3")));
        QCOMPARE(ids(model), QStringLiteral("xabcdef"));
        model.fetchMore({});
        QCOMPARE(history.lastPage.afterKey, QStringLiteral("k2"));
    }

    void anAnswerToAnOldQueryIsDropped()
    {
        testing::FakeHistory history;
        HistoryModel model{history};
        model.setQuery({});
        model.setQuery({});
        history.onPage.release(page(QStringLiteral("old")));
        QCOMPARE(model.rowCount(), 0);
        history.onPage.release(page(QStringLiteral("new")));
        QCOMPARE(ids(model), QStringLiteral("new"));
    }

    void aHundredThousandRowsAreReadInPages()
    {
        testing::FakeHistory history;
        int made = 0;
        history.onPage.answer([&made]() -> app::Answer<app::HistoryPage> {
            app::HistoryPage some;
            for (int i = 0; i < 1000; ++i) {
                app::HistoryRow row;
                row.id = QString::number(made++);
                some.rows.push_back(row);
            }
            some.nextKey = made < 100'000 ? QString::number(made) : QString{};
            return some;
        });
        HistoryModel model{history};
        model.setQuery({});
        while (model.canFetchMore({}))
            model.fetchMore({});
        QCOMPARE(model.rowCount(), 100'000);
    }

    // --- a payment may change its time, and so its page, between two reads ---
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

FULGURITE_TEST(HistoryModelTest)
#include "history_model_test.moc"
