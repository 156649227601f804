// SPDX-License-Identifier: MIT
#include <QAccessible>
#include <QPainter>
#include <QPicture>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/activity/activity_detail.h"
#include "ui/activity/route_layout.h"
#include "ui/activity/route_picture.h"
#include "ui/style/theme.h"

using namespace fulgurite;
using namespace fulgurite::literals;
using namespace fulgurite::ui;

namespace {

using Part = app::PaymentDetail::Part;

const QString kShop = QStringLiteral("02") + QString(64, QLatin1Char{'7'});

Part part(const QString& path, app::PaymentState state,
          std::optional<app::ErrorCode> failure = std::nullopt)
{
    return {path, 4'000'000_msat, 0_msat, state, {}, failure};
}

/// One that failed on its way, one that was refused, then two that arrived together.
std::vector<Part> parts()
{
    return {part(QStringLiteral("bob,") + kShop, app::PaymentState::Failed,
                 app::ErrorCode::PaymentFailedOnRoute),
            part(kShop, app::PaymentState::Failed, app::ErrorCode::PaymentFailedAtDestination),
            part(QStringLiteral("bob,") + kShop, app::PaymentState::Paid),
            part(kShop, app::PaymentState::Paid)};
}

QString nameOf(const QString& node) { return node == kShop ? QStringLiteral("Shop") : QString{}; }

QImage drawn(RoutePicture& picture)
{
    picture.resize(307, picture.heightForWidth(307));
    QImage image{picture.size(), QImage::Format_RGB32};
    image.fill(Qt::white);
    picture.render(&image, {}, {}, QWidget::DrawChildren);
    return image;
}

} // namespace

class RoutePictureTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        m_theme = std::make_unique<Theme>();
        m_theme->setChoice(ThemeChoice::Light);
    }
    void cleanup() { m_theme->setAmountStyle({}); }
    void cleanupTestCase() { m_theme.reset(); }

    void theLastTryComesFirstAndItsPartsSideBySide()
    {
        const auto tries = routeTries(parts(), nameOf);
        QCOMPARE(tries.size(), std::size_t{3});
        QCOMPARE(tries[0].state, LaneState::Arrived);
        QCOMPARE(tries[0].lanes.size(), std::size_t{2});
        QCOMPARE(tries[0].lanes[0].stops, (QStringList{QStringLiteral("bob"), "Shop"}));
        QCOMPARE(tries[1].lanes[0].number, 2);
        QCOMPARE(tries[2].lanes[0].number, 1);
    }

    void onePartOnItsWayMeansTheTryIs()
    {
        auto some = parts();
        some.back().state = app::PaymentState::InFlight;
        QCOMPARE(routeTries(some)[0].state, LaneState::Moving);
    }

    void thePlaceIsToldOnlyWhereItIsKnown()
    {
        const auto tries = routeTries(parts(), nameOf);
        QCOMPARE(tries[1].lanes[0].failedAt, 0);
        QVERIFY2(tries[1].lanes[0].reason.startsWith(QStringLiteral("At Shop: The recipient")),
                 qPrintable(tries[1].lanes[0].reason));
        QCOMPARE(tries[2].lanes[0].failedAt, -1);
        QVERIFY(!tries[2].lanes[0].reason.contains(QStringLiteral("At ")));
        QVERIFY(!layoutRoutes(tries, 307).tries[2].lanes[0].stops[0].reached);
    }

    void aNodeWithoutANameIsItsShortenedId()
    {
        const auto tries = routeTries(parts());
        QCOMPARE(tries[1].lanes[0].stops.size(), 1);
        QVERIFY(tries[1].lanes[0].stops[0].size() < 20);
    }

    void aLongWayFoldsIntoWhatFits()
    {
        RouteTry one{LaneState::Failed, {}};
        RouteLane lane{1, {}, 1'000_msat, LaneState::Failed, 7, {}, {}};
        for (int i = 0; i < 12; ++i)
            lane.stops << QStringLiteral("node%1").arg(i);
        one.lanes.push_back(lane);
        const RouteLayout layout = layoutRoutes({one}, 307);
        const auto& stops = layout.tries[0].lanes[0].stops;
        QVERIFY(!stops.empty() && stops.size() < 11);
        QVERIFY(stops.back().text.startsWith(QStringLiteral("and ")));
        QVERIFY(stops.back().failed);
        QVERIFY(stops.front().reached && !stops.front().failed);
        for (std::size_t i = 1; i < stops.size(); ++i)
            QVERIFY(stops[i].name.left() >= stops[i - 1].name.right());
        QVERIFY(stops.front().name.left() >= layout.tries[0].you.right());
        QVERIFY(stops.back().name.right() <= layout.tries[0].recipient.left());
    }

    void manyTriesAndPartsFold()
    {
        std::vector<Part> many(30, parts()[0]);
        many.insert(many.end(), 20, parts()[2]);
        const RouteLayout layout = layoutRoutes(routeTries(many), 307);
        QCOMPARE(static_cast<int>(layout.tries.size()) + layout.more, 31);
        QCOMPARE(static_cast<int>(layout.tries[0].lanes.size()) + layout.tries[0].more, 20);
        QVERIFY(layout.more > 0 && layout.tries[0].more > 0);
        double bottom = 0;
        for (const auto& one : layout.tries) {
            QVERIFY(one.title.top() >= bottom);
            for (const auto& lane : one.lanes)
                bottom = lane.all.bottom();
        }
        QVERIFY(layout.moreText.bottom() <= layout.height);
    }

    void aReaderHearsEachAttempt()
    {
        RoutePicture picture;
        picture.setTries(routeTries(parts(), nameOf));
        drawn(picture);
        auto* whole = QAccessible::queryAccessibleInterface(&picture);
        QVERIFY(whole != nullptr);
        QCOMPARE(whole->childCount(), 4);
        QCOMPARE(whole->child(0)->text(QAccessible::Name), QStringLiteral("Attempt 3, Arrived"));
        QCOMPARE(whole->child(0)->text(QAccessible::Value),
                 QStringLiteral("4000 satoshi; by bob, Shop"));
        QCOMPARE(whole->child(2)->text(QAccessible::Name), QStringLiteral("Attempt 2, Failed"));
        QVERIFY(whole->text(QAccessible::Value).contains(QStringLiteral("At Shop")));
        for (const auto& one : picture.parts()) {
            QVERIFY(picture.rect().contains(one.box));
            QVERIFY(one.box.height() >= 24);
        }
    }

    void hiddenAmountsStayHidden()
    {
        auto more = parts();
        more[2].amount = 9'000'000_msat;
        RoutePicture one;
        RoutePicture other;
        one.setTries(routeTries(parts()));
        other.setTries(routeTries(more));
        QVERIFY(drawn(one) != drawn(other));
        m_theme->setAmountStyle({AmountStyle::Unit::Sat, true});
        QCOMPARE(drawn(one), drawn(other));
        QVERIFY(!one.sentence().contains(QStringLiteral("4000")));
    }

    void theKeyboardMarksALine()
    {
        RoutePicture picture;
        picture.setTries(routeTries(parts()));
        const QImage before = drawn(picture);
        QTest::keyClick(&picture, Qt::Key_Left);
        QCOMPARE(picture.currentPart(), 3);
        QVERIFY(drawn(picture) != before);
    }

    void itIsDrawnOnPaperToo()
    {
        QPicture paper;
        QPainter painter{&paper};
        paintRoutes(painter, {0, 0, 480, 400}, routeTries(parts()), QPalette{});
        painter.end();
        QVERIFY(!paper.boundingRect().isEmpty());
    }

    void theDetailShowsItWhenSomethingWasTried()
    {
        app::HistoryRow row;
        row.layer = app::HistoryLayer::Lightning;
        ActivityDetail detail{row};
        detail.setPayment({});
        auto* picture = detail.findChild<RoutePicture*>();
        QVERIFY(picture->isHidden());
        app::PaymentDetail payment;
        payment.parts = parts();
        detail.setPayment(payment, nameOf);
        QVERIFY(!picture->isHidden());
        QVERIFY(picture->sentence().contains(QStringLiteral("Shop")));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

FULGURITE_TEST(RoutePictureTest)
#include "route_picture_test.moc"
