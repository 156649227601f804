// SPDX-License-Identifier: MIT
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QVBoxLayout>

#include "tests/support/test_registry.h"
#include "tests/support/ui/layout_check.h"
#include "ui/style/fonts.h"
#include "ui/style/palette.h"
#include "ui/style/table.h"
#include "ui/style/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/copy_text.h"
#include "ui/widgets/filter_chips.h"
#include "ui/widgets/state_chip.h"

using namespace fulgurite;
using namespace fulgurite::ui;

class RowsTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>();
        m_theme->setChoice(ThemeChoice::Light);
    }
    void cleanupTestCase() { m_theme.reset(); }

    void aRowIsAsHighAsTheTokenSays()
    {
        QTableView table;
        setUpTable(&table, QStringLiteral("Payments"));
        QCOMPARE(table.verticalHeader()->defaultSectionSize(), scaled(size::kRow));
    }

    void aTableIsACardUnlessItStandsInOne()
    {
        QTableView alone;
        setUpTable(&alone, QStringLiteral("Payments"));
        QCOMPARE(alone.frameWidth(), scaled(space::kTight));
        Card card;
        auto* inside = new QTableView;
        setUpTable(inside, QStringLiteral("Peers"));
        card.body()->addWidget(inside);
        QCOMPARE(inside->frameWidth(), 0);
    }

    void aChipInAListBeginsWithItsIcon()
    {
        QImage image{120, 24, QImage::Format_RGB32};
        image.fill(Qt::white);
        QPainter painter{&image};
        painter.setLayoutDirection(Qt::LayoutDirectionAuto);
        const int wide = paintChip(painter, {0, 0, 120, 24}, QStringLiteral("Ready"), Tone::Good,
                                   Icon::None, paletteFrom(kLightTokens));
        painter.end();
        // The pill hugs the left edge, and the words reach its right one.
        const QColor ground = kLightTokens[Token::Sidebar];
        QCOMPARE(image.pixelColor(wide - 14, 2), ground);
        int inkLeft = 0;
        int inkRight = 0;
        for (int y = 0; y < 24; ++y) {
            for (int x = 8; x < wide - 8; ++x) {
                const bool ink = contrast(image.pixelColor(x, y), ground) > 3;
                (x < 26 ? inkLeft : inkRight) += ink ? 1 : 0;
            }
        }
        QVERIFY(inkRight > 2 * inkLeft); // five letters against one thin tick
    }

    void aButtonThatGetsItsWordsLaterLooksLikeTheOthers()
    {
        Button later{QString{}, ButtonKind::Primary};
        later.setText(QStringLiteral("Try again"));
        QCOMPARE(later.font().weight(), Button{QStringLiteral("Pay")}.font().weight());
    }

    void filtersWrapWhereThereIsNoRoom()
    {
        FilterChips chips{{{QStringLiteral("r"), QStringLiteral("Received")},
                           {QStringLiteral("s"), QStringLiteral("Sent")},
                           {QStringLiteral("c"), QStringLiteral("On chain")}}};
        QVERIFY(chips.heightForWidth(150) > chips.heightForWidth(900));
        chips.resize(150, chips.heightForWidth(150));
        chips.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chips));
        QVERIFY(testing::layoutFaults(&chips).isEmpty());
    }

    void theLinesOfAnAddressAreOfOneLength()
    {
        CopyText text{QStringLiteral("Address"),
                      QStringLiteral("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx"),
                      CopyShape::Address};
        text.resize(380, 80);
        text.show();
        QVERIFY(QTest::qWaitForWindowExposed(&text));
        const auto* label = text.findChild<QLabel*>();
        const QStringList lines = label->text().split(QLatin1Char{'\n'});
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[1].size() * 3 > lines[0].size() * 2);
        text.resize(900, 80);
        QTRY_VERIFY(!label->text().contains(QLatin1Char{'\n'}));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

FULGURITE_TEST(RowsTest)
#include "rows_test.moc"
