// SPDX-License-Identifier: MIT
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/support/ui/layout_check.h"
#include "ui/style/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/plain_scroll.h"

using namespace fulgurite::ui;
using fulgurite::testing::layoutFaults;

namespace {

bool complains(QWidget& root, const QString& of)
{
    const QStringList faults = layoutFaults(&root);
    return faults.filter(of).size() == 1;
}

/// The table fills the page.
QTableView* tableIn(QWidget& page, QAbstractItemModel& model, int width)
{
    auto* row = new QHBoxLayout{&page};
    row->setContentsMargins(0, 0, 0, 0);
    auto* table = new QTableView;
    table->setModel(&model);
    row->addWidget(table);
    page.resize(width, 200);
    return table;
}

} // namespace

/// What a person's eye finds in a picture, the check finds in the tree.
class LayoutCheckTest final : public QObject {
    Q_OBJECT

private slots:
    void init() { m_theme = std::make_unique<Theme>(); }
    void cleanup() { m_theme.reset(); }

    void aColumnBeyondTheTablesEdgeIsAFault()
    {
        QStandardItemModel model{1, 2};
        model.setHorizontalHeaderLabels({QStringLiteral("Peer"), QStringLiteral("Amount")});
        QWidget page;
        auto* table = tableIn(page, model, 500);
        table->setColumnWidth(0, 200);
        show(page);
        QCOMPARE(layoutFaults(&page).join(QLatin1Char{'\n'}), QString{});

        table->setColumnWidth(0, 480);
        QCoreApplication::processEvents();
        QVERIFY(complains(page, QStringLiteral("column \"Amount\" is out of sight")));

        table->setColumnHidden(1, true);
        table->setColumnWidth(0, 200);
        QCoreApplication::processEvents();
        QCOMPARE(layoutFaults(&page).join(QLatin1Char{'\n'}), QString{});
    }

    void aNumberThatIsCutIsAFault()
    {
        QStandardItemModel model{1, 1};
        model.setHorizontalHeaderLabels({QStringLiteral("A")});
        model.setData(model.index(0, 0), QStringLiteral("123 456 789 012 sat"));
        QWidget page;
        tableIn(page, model, 300)->setColumnWidth(0, 60);
        show(page);
        QCOMPARE(layoutFaults(&page), QStringList{}); // words may be elided

        model.setData(model.index(0, 0), QVariant{Qt::AlignRight | Qt::AlignVCenter},
                      Qt::TextAlignmentRole);
        QVERIFY(complains(page, QStringLiteral("is cut in column \"A\"")));
    }

    void aPageWiderThanItsWindowIsAFault()
    {
        auto* content = new QWidget;
        auto* row = new QHBoxLayout{content};
        auto* wide = new QWidget;
        wide->setMinimumWidth(280);
        row->addWidget(wide);
        row->addWidget(new Button{QStringLiteral("Pay")});
        PlainScroll page{content};
        page.resize(500, 200);
        show(page);
        QCOMPARE(layoutFaults(&page), QStringList{});

        page.resize(300, 200);
        QCoreApplication::processEvents();
        QVERIFY(complains(page, QStringLiteral("\"Pay\" is out of sight")));
    }

private:
    static void show(QWidget& widget)
    {
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
    }

    std::unique_ptr<Theme> m_theme;
};

FULGURITE_TEST(LayoutCheckTest)
#include "layout_check_test.moc"
