// SPDX-License-Identifier: MIT
#include <QHeaderView>
#include <QStandardItemModel>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

#include "tests/support/test_registry.h"
#include "ui/shell/main_window.h"
#include "ui/shell/shell_page.h"
#include "ui/style/theme.h"

using namespace fulgurite::ui;

namespace {

class TablePage final : public ShellPage {
public:
    TablePage() : ShellPage{QStringLiteral("Channels")}
    {
        m_model.setHorizontalHeaderLabels(
            {QStringLiteral("Peer"), QStringLiteral("Amount"), QStringLiteral("State")});
        m_model.appendRow(new QStandardItem{QStringLiteral("savings of Ada")});
        table = new QTableView;
        table->setModel(&m_model);
        table->setSortingEnabled(true);
        body()->addWidget(table);
    }
    QTableView* table;

private:
    QStandardItemModel m_model;
};

std::vector<PageEntry> pages()
{
    return {{PageId::Channels, Icon::Channels, QStringLiteral("Channels"),
             [] { return new TablePage; }}};
}

ShellState running()
{
    ShellState state;
    state.face = ShellFace::Running;
    return state;
}

QTableView* shownTable(MainWindow& window)
{
    window.setState(running());
    window.show();
    return window.findChild<QTableView*>();
}

} // namespace

class TableMemoryTest final : public QObject {
    Q_OBJECT

private slots:
    void columnsOrderAndGeometryAreRememberedAndNothingOfTheRows()
    {
        const Theme theme;
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("window.ini"));
        {
            WindowMemory memory{file};
            MainWindow window{pages(), {}, memory};
            auto* header = shownTable(window)->horizontalHeader();
            window.resize(1000, 700);
            header->resizeSection(0, 321);
            header->moveSection(2, 0);
            header->setSortIndicator(1, Qt::DescendingOrder);
            QTRY_VERIFY(!memory.columns(QStringLiteral("channels-1-3")).isEmpty());
            window.rememberGeometry();
        }
        WindowMemory memory{file};
        MainWindow window{pages(), {}, memory};
        auto* header = shownTable(window)->horizontalHeader();
        QCOMPARE(header->sectionSize(0), 321);
        QCOMPARE(header->visualIndex(2), 0);
        QCOMPARE(header->sortIndicatorSection(), 1);
        QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
        QCOMPARE(window.size(), QSize(1000, 700));
        QFile written{file};
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray content = written.readAll();
        QVERIFY(content.contains("channels-1-3"));
        QVERIFY(!content.contains("savings"));
    }
};

FULGURITE_TEST(TableMemoryTest)
#include "table_memory_test.moc"
