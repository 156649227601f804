// SPDX-License-Identifier: MIT
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/fakes/fake_coins.h"
#include "tests/support/fakes/fake_history.h"
#include "tests/support/fakes/fake_payments.h"
#include "tests/support/fakes/fake_requests.h"
#include "tests/support/test_registry.h"
#include "tests/support/ui/a11y_walk.h"
#include "tests/support/ui/layout_check.h"
#include "ui/activity/activity_detail.h"
#include "ui/activity/activity_page.h"
#include "ui/activity/activity_table.h"
#include "ui/activity/fee_comparison.h"
#include "ui/activity/history_file.h"
#include "ui/models/history_model.h"
#include "ui/shell/table_memory.h"
#include "ui/shell/window_memory.h"
#include "ui/style/theme.h"
#include "ui/widgets/amount.h"
#include "ui/widgets/button.h"
#include "ui/widgets/copy_menu.h"
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
        const QByteArray line = historyFileRow(HistoryFormat::Csv, row, true);
        QVERIFY2(line.contains("\"'=HYPERLINK(\"\"x\"\",1)\""), line);
        QVERIFY2(line.contains(",-5000.001,5000.000,0.001,"), line);
    }

    void whatMovedNothingCountsForNothingInAFile()
    {
        app::HistoryRow row = threeRows().rows[1];
        row.fee = 1'000_msat;
        QCOMPARE(historyChange(row), qint64{-5'001'000});
        for (const auto status : {app::HistoryStatus::Failed, app::HistoryStatus::Replaced,
                                  app::HistoryStatus::Conflicted, app::HistoryStatus::Pending}) {
            row.status = status;
            QCOMPARE(historyChange(row), qint64{0});
            QVERIFY(!historyFileRow(HistoryFormat::Csv, row, true).contains(",-"));
        }
        row.status = app::HistoryStatus::Done;
        row.incoming = true;
        QCOMPARE(historyChange(row), qint64{5'000'000});
    }

    void aPaymentThatCameInShowsItsProofAndItsInvoice()
    {
        testing::FakeHistory history;
        testing::FakePayments payments;
        testing::FakeCoins coins;
        testing::FakeRequests requests;
        auto rows = threeRows();
        rows.rows[1].incoming = true;
        testing::answers(history.onPage, rows);
        app::RequestDetail detail;
        detail.preimage = QString{64, QLatin1Char{'7'}};
        detail.row.invoice = QStringLiteral("lnbcrt1abc");
        detail.row.address = QStringLiteral("bcrt1qq");
        testing::answers(requests.onFind, detail);
        ActivityPage page{history, payments, coins, &requests};
        page.show(running());
        page.open(idOf(1));
        QCOMPARE(requests.onFind.asked(), 1);
        QCOMPARE(payments.onDetail.asked(), 0);
        QStringList shown;
        for (const auto* label : page.findChild<ActivityDetail*>()->findChildren<QLabel*>())
            shown << label->text();
        for (const QString& text : {detail.preimage, detail.row.invoice, detail.row.address})
            QVERIFY2(shown.contains(text), qPrintable(text));
    }

    void theHistoryIsValidJson()
    {
        QByteArray file = historyFileBegin(HistoryFormat::Json);
        for (const auto& row : threeRows().rows)
            file += historyFileRow(HistoryFormat::Json, row, row.id == idOf(0));
        file += historyFileEnd(HistoryFormat::Json);
        const auto array = QJsonDocument::fromJson(file).array();
        QCOMPARE(array.size(), 3);
        QCOMPARE(array[1].toObject()[QStringLiteral("amount_msat")].toInteger(), qint64{5'000'000});
    }

    void labelsAreExportedAsBip329()
    {
        app::HistoryRow row = threeRows().rows[0];
        QVERIFY(historyFileRow(HistoryFormat::Bip329, row, true).isEmpty());
        row.label = QStringLiteral("Rent \"May\"");
        const auto object =
            QJsonDocument::fromJson(historyFileRow(HistoryFormat::Bip329, row, true)).object();
        QCOMPARE(object[QStringLiteral("type")].toString(), QStringLiteral("tx"));
        QCOMPARE(object[QStringLiteral("ref")].toString(), row.id);
        QCOMPARE(object[QStringLiteral("label")].toString(), row.label);
        row.layer = app::HistoryLayer::Lightning;
        QVERIFY(historyFileRow(HistoryFormat::Bip329, row, true).isEmpty());
    }

    void sortAndColumnsAreRememberedWithoutMoneyOrNames()
    {
        testing::FakeHistory history;
        app::HistoryPage rows = threeRows();
        rows.rows[0].label = QStringLiteral("Secret name");
        testing::answers(history.onPage, rows);
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("window.ini"));
        {
            WindowMemory memory{file};
            ActivityPage page{history, m_payments, m_coins};
            rememberTables(&page, QStringLiteral("activity"), memory);
            page.resize(1100, 700);
            page.show();
            page.show(running());
            auto* head = page.findChild<ActivityTable*>()->horizontalHeader();
            head->resizeSection(HistoryModel::State, 201);
            head->setSortIndicator(HistoryModel::AmountColumn, Qt::AscendingOrder);
            QCOMPARE(history.lastPage.sort, app::HistorySort::AmountDescending);
            QTRY_VERIFY(!memory.columns(QStringLiteral("activity-1-5")).isEmpty());
        }
        WindowMemory memory{file};
        ActivityPage page{history, m_payments, m_coins};
        rememberTables(&page, QStringLiteral("activity"), memory);
        page.resize(1100, 700);
        page.show();
        page.show(running());
        auto* table = page.findChild<ActivityTable*>();
        QCOMPARE(history.lastPage.sort, app::HistorySort::AmountDescending);
        QCOMPARE(table->horizontalHeader()->sectionSize(HistoryModel::State), 201);
        table->horizontalHeader()->setSortIndicator(HistoryModel::Time, Qt::DescendingOrder);
        table->horizontalHeader()->setSortIndicator(HistoryModel::Time, Qt::AscendingOrder);
        QCOMPARE(history.lastPage.sort, app::HistorySort::TimeAscending);
        QFile stored{file};
        QVERIFY(stored.open(QIODevice::ReadOnly));
        const QByteArray text = stored.readAll();
        QVERIFY(!text.contains("Secret") && !text.contains("5000"));
    }

    void theMenuKeyOffersToCopyARow()
    {
        testing::answers(m_history.onPage, threeRows());
        ActivityPage page{m_history, m_payments, m_coins};
        page.show();
        page.show(running());
        auto* table = page.findChild<ActivityTable*>();
        table->selectRow(1);
        QContextMenuEvent key{QContextMenuEvent::Keyboard, {}, {}};
        QCoreApplication::sendEvent(table->viewport(), &key);
        auto* menu = table->findChild<CopyMenu*>();
        QVERIFY(menu != nullptr);
        QStringList texts;
        for (const QAction* action : menu->actions())
            texts << action->text();
        QVERIFY(texts.contains(QStringLiteral("Copy payment hash")));
        QVERIFY(texts.contains(QStringLiteral("Copy amount")));
        QVERIFY(texts.contains(QStringLiteral("Details")));
        menu->actions().front()->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), idOf(1));
        menu->close();
    }

    void whatWasReplacedSaysByWhat()
    {
        app::HistoryRow row = threeRows().rows[0];
        row.status = app::HistoryStatus::Replaced;
        ActivityDetail detail{row};
        app::TransactionDetail transaction;
        transaction.displacedBy = idOf(9);
        detail.setTransaction(transaction);
        const auto labels = detail.findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
            return label->text().contains(QStringLiteral("took its place"));
        }));
        QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
            return label->text() == QStringLiteral("Replaced by");
        }));
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
        QCOMPARE(m_coins.lastBumpRate, 0.0); // the engine names the least that helps
        const auto* fees = pane->findChild<FeeComparison*>();
        QVERIFY(fees->isVisible());
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        const auto amounts = fees->findChildren<Amount*>();
        QCOMPARE(amounts.size(), 2);
        QCOMPARE(amounts[0]->y(), amounts[1]->y());
        QVERIFY(amounts[0]->geometry().right() < amounts[1]->geometry().left());
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
        page.exportTo(folder.filePath(QStringLiteral("a.csv")), HistoryFormat::Csv);
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
