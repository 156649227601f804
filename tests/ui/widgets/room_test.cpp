// SPDX-License-Identifier: MIT
#include <QApplication>
#include <QLineEdit>
#include <QTest>
#include <QVBoxLayout>

#include "tests/support/test_registry.h"
#include "ui/style/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/column_pair.h"
#include "ui/widgets/confirm_panel.h"
#include "ui/widgets/detail_split.h"
#include "ui/widgets/plain_scroll.h"
#include "ui/widgets/preview_pane.h"
#include "ui/widgets/step_stack.h"

using namespace fulgurite::ui;

/// What the widgets do that share out the room of a page.
class RoomTest final : public QObject {
    Q_OBJECT

private slots:
    void init() { m_theme = std::make_unique<Theme>(); }
    void cleanup() { m_theme.reset(); }

    void detailsStandBesideAWideListAndInPlaceOfANarrowOne()
    {
        auto* list = new QLineEdit;
        auto* pane = new PreviewPane;
        DetailSplit split{list, pane, 480};
        split.resize(1000, 300);
        show(split);
        QVERIFY(!split.covers());
        pane->show();
        QVERIFY(list->isVisible());
        QVERIFY(pane->isVisible());

        split.resize(600, 300);
        QCoreApplication::processEvents();
        QVERIFY(split.covers());
        QVERIFY(!list->isVisible());
        QCOMPARE(pane->width(), split.width());

        pane->hide();
        QVERIFY(list->isVisible());
    }

    void theFocusFollowsWhatIsShown()
    {
        auto* list = new QLineEdit;
        auto* pane = new PreviewPane;
        DetailSplit split{list, pane, 480};
        split.resize(600, 300);
        show(split);
        list->setFocus();
        pane->show();
        QVERIFY(pane->isAncestorOf(QApplication::focusWidget()));
        pane->hide();
        QCOMPARE(QApplication::focusWidget(), list);
    }

    void twoCardsBreakIntoOneColumn()
    {
        auto* left = new QWidget;
        auto* right = new QWidget;
        auto* pair = new ColumnPair{left, right};
        left->setMinimumSize(300, 50);
        right->setMinimumSize(300, 50);
        PlainScroll page{pair};
        page.resize(1000, 400);
        show(page);
        QVERIFY(right->x() > left->geometry().right());

        page.resize(500, 400);
        QCoreApplication::processEvents();
        QCOMPARE(right->x(), left->x());
        QVERIFY(right->y() > left->geometry().bottom());
        QVERIFY(pair->width() <= page.viewport()->width());
    }

    void aStepIsAsHighAsItNeeds()
    {
        auto* high = new QWidget;
        high->setMinimumHeight(500);
        auto* low = new QWidget;
        low->setMinimumHeight(40);
        StepStack steps;
        steps.addStep(high);
        steps.addStep(low);
        steps.resize(300, 600);
        show(steps);
        QVERIFY(steps.minimumSizeHint().height() >= 500);
        steps.setCurrent(low);
        QCoreApplication::processEvents();
        QVERIFY(high->isHidden());
        QCOMPARE(steps.minimumSizeHint().height(), 40);
    }

    void aQuestionIsBroughtIntoSightWithTheFocusOnItsWayBack()
    {
        auto* content = new QWidget;
        auto* column = new QVBoxLayout{content};
        auto* question =
            new ConfirmPanel{Tone::Bad, QStringLiteral("Force close?"),
                             QStringLiteral("It takes five days."), QStringLiteral("Force close")};
        column->addWidget(question);
        auto* below = new QWidget;
        below->setMinimumHeight(2000);
        column->addWidget(below);
        PlainScroll page{content};
        page.resize(400, 300);
        show(page);
        page.ensureVisible(0, 2000);
        QVERIFY(question->visibleRegion().isEmpty());

        question->bringUp();
        QTRY_COMPARE(question->visibleRegion().boundingRect(), question->rect());
        QCOMPARE(qobject_cast<Button*>(QApplication::focusWidget())->text(),
                 QStringLiteral("Cancel"));
    }

private:
    static void show(QWidget& widget)
    {
        widget.show();
        widget.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&widget));
    }

    std::unique_ptr<Theme> m_theme;
};

FULGURITE_TEST(RoomTest)
#include "room_test.moc"
