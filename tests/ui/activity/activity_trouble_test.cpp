// SPDX-License-Identifier: MIT
#include <QFile>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/fakes/fake_coins.h"
#include "tests/support/fakes/fake_history.h"
#include "tests/support/fakes/fake_payments.h"
#include "tests/support/test_registry.h"
#include "ui/activity/activity_detail.h"
#include "ui/activity/activity_page.h"
#include "ui/activity/activity_table.h"
#include "ui/activity/history_export.h"
#include "ui/style/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/field.h"

using namespace fulgurite;
using namespace fulgurite::ui;

namespace {

app::Snapshot running()
{
    app::Snapshot snapshot;
    app::Lifecycle lifecycle;
    lifecycle.state = app::Running{};
    snapshot.lifecycle = std::make_shared<const app::Lifecycle>(lifecycle);
    return snapshot;
}

app::HistoryPage onePage(const QString& nextKey = {})
{
    app::HistoryPage page;
    page.rows.emplace_back().id = QStringLiteral("id");
    page.nextKey = nextKey;
    page.total = 1;
    return page;
}

} // namespace

class ActivityTroubleTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(); }
    void cleanupTestCase() { m_theme.reset(); }

    void aFirstPageThatFailsOffersToTryAgain()
    {
        testing::FakeHistory history;
        ActivityPage page{history, m_payments, m_coins};
        page.show();
        page.show(running());
        history.onPage.release(app::refuse(app::ErrorCode::StorageFault));
        auto* empty = page.findChild<EmptyState*>();
        QVERIFY(empty->isVisible());
        emit empty->actionTriggered();
        QCOMPARE(history.onPage.asked(), 2);
        history.onPage.release(onePage());
        QVERIFY(page.findChild<ActivityTable*>()->isVisible());
    }

    void aSecondExportWaitsForTheFirst()
    {
        testing::FakeHistory history;
        ActivityPage page{history, m_payments, m_coins};
        page.show(running());
        history.onPage.release(onePage());
        const QTemporaryDir folder;
        const QString first = folder.filePath(QStringLiteral("a.csv"));
        const QString second = folder.filePath(QStringLiteral("b.csv"));
        page.exportTo(first, HistoryFormat::Csv);
        page.exportTo(second, HistoryFormat::Csv);
        history.onPage.release(onePage(QStringLiteral("k")));
        history.onPage.release(onePage());
        QFile file{first};
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count("\r\n"), 3);
        QVERIFY(!QFile::exists(second));
    }

    void aCancelledExportLeavesNoFile()
    {
        testing::FakeHistory history;
        ActivityPage page{history, m_payments, m_coins};
        page.show(running());
        history.onPage.release(onePage());
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.csv"));
        page.exportTo(path, HistoryFormat::Csv);
        auto* exporting = page.findChild<HistoryExport*>();
        QVERIFY(exporting->isRunning());
        exporting->cancel();
        QVERIFY(!exporting->isRunning());
        history.onPage.release(onePage());
        QVERIFY(!QFile::exists(path));
    }

    void aLabelThatCouldNotBeSavedSaysSoAndCanBeTriedAgain()
    {
        testing::FakeHistory history;
        testing::answers(history.onPage, onePage());
        history.onSetLabel.fail(app::ErrorCode::StorageFault);
        ActivityPage page{history, m_payments, m_coins};
        page.resize(1100, 700);
        page.show();
        page.show(running());
        page.findChild<ActivityTable*>()->selectRow(0);
        auto* detail = page.findChild<ActivityDetail*>();
        QVERIFY(detail != nullptr);
        auto* edit = detail->findChild<QLineEdit*>();
        const auto save = [&] {
            edit->setText(QStringLiteral("Rent"));
            emit edit->editingFinished();
        };
        save();
        QCOMPARE(history.lastLabel, QStringLiteral("Rent"));
        QVERIFY(detail->findChild<Field*>()->hasError());
        QCOMPARE(edit->text(), QStringLiteral("Rent"));
        save();
        QCOMPARE(history.onSetLabel.asked(), 2);
    }

private:
    std::unique_ptr<Theme> m_theme;
    testing::FakePayments m_payments;
    testing::FakeCoins m_coins;
};

FULGURITE_TEST(ActivityTroubleTest)
#include "activity_trouble_test.moc"
