// SPDX-License-Identifier: MIT
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/fakes/fake_coins.h"
#include "tests/support/fakes/fake_history.h"
#include "tests/support/fakes/fake_payments.h"
#include "tests/support/test_registry.h"
#include "tests/support/ui/a11y_walk.h"
#include "tests/support/ui/layout_check.h"
#include "ui/activity/activity_page.h"
#include "ui/activity/activity_table.h"
#include "ui/activity/history_csv.h"
#include "ui/style/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/preview_pane.h"

using namespace fulgurite;
using namespace fulgurite::literals;
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

QString idOf(int row) { return QStringLiteral("%1").arg(row, 64, 16, QLatin1Char{'0'}); }

app::HistoryPage threeRows()
{
    app::HistoryPage page;
    for (int i = 0; i < 3; ++i) {
        app::HistoryRow row;
        row.id = idOf(i);
        row.amount = 5'000'000_msat;
        row.time = QDateTime::currentDateTime();
        row.description = QStringLiteral("Coffee");
        page.rows.push_back(row);
    }
    page.rows[1].layer = app::HistoryLayer::Lightning;
    page.total = 3;
    return page;
}

} // namespace

class ActivityPageTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        m_theme = std::make_unique<Theme>();
        m_theme->setChoice(ThemeChoice::Light);
    }
    void cleanupTestCase() { m_theme.reset(); }

    void aFormulaInALabelIsNoFormulaInACsv()
    {
        app::HistoryRow row = threeRows().rows[0];
        row.label = QStringLiteral("=HYPERLINK(\"x\",1)");
        row.fee = 1_msat;
        const QByteArray line = historyCsvLine(row);
        QVERIFY2(line.contains("\"'=HYPERLINK(\"\"x\"\",1)\""), line);
        QVERIFY2(line.contains(",-5000.000,0.001,"), line);
    }

    void aChosenRowShowsItsDetails()
    {
        testing::answers(m_history.onPage, threeRows());
        app::TransactionDetail detail;
        detail.canBump = true;
        testing::answers(m_history.onTransaction, detail);
        testing::answers(m_coins.onPreviewBump,
                         app::BumpPreview{QStringLiteral("r"), QStringLiteral("RBF"), 2, 24,
                                          300_sat, 3'600_sat});
        ActivityPage page{m_history, m_payments, m_coins};
        page.resize(1100, 700);
        page.show();
        page.show(running());
        page.open(idOf(0));
        auto* pane = page.findChild<PreviewPane*>();
        QVERIFY(pane->isVisible());
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        const QStringList faults =
            testing::layoutFaults(&page) + testing::accessibilityFaults(&page);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char{'\n'})));
        for (auto* button : pane->findChildren<Button*>()) {
            if (button->text() == QStringLiteral("Speed up"))
                button->click();
        }
        QCOMPARE(m_coins.onPreviewBump.asked(), 1);
        QVERIFY(page.back());
        QVERIFY(!page.back());
    }

    void searchingAsksThePortNotTheModel()
    {
        testing::answers(m_history.onPage, threeRows());
        ActivityPage page{m_history, m_payments, m_coins};
        page.show(running());
        QVERIFY(page.find());
        page.open(QStringLiteral("abc"));
        QTRY_COMPARE(m_history.lastPage.search, QStringLiteral("abc"));
    }

    void everyRowIsExported()
    {
        testing::answers(m_history.onPage, threeRows());
        ActivityPage page{m_history, m_payments, m_coins};
        page.show(running());
        const QTemporaryDir folder;
        page.exportCsv(folder.filePath(QStringLiteral("a.csv")));
        QFile file{folder.filePath(QStringLiteral("a.csv"))};
        QTRY_VERIFY(file.exists());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count("\r\n"), 4);
    }

private:
    std::unique_ptr<Theme> m_theme;
    testing::FakeHistory m_history;
    testing::FakePayments m_payments;
    testing::FakeCoins m_coins;
};

FULGURITE_TEST(ActivityPageTest)
#include "activity_page_test.moc"
