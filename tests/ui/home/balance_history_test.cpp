// SPDX-License-Identifier: MIT
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/fakes/fake_history.h"
#include "tests/support/test_registry.h"
#include "tests/support/ui/a11y_walk.h"
#include "tests/support/ui/layout_check.h"
#include "ui/home/balance_history.h"
#include "ui/home/home_page.h"
#include "ui/home/recent_list.h"
#include "ui/style/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/copy_menu.h"
#include "ui/widgets/row_line.h"

using namespace fulgurite;
using namespace fulgurite::literals;
using namespace fulgurite::ui;

namespace {

const QDateTime kNow{QDate{2026, 5, 20}, QTime{12, 0}, Qt::UTC};
const QString kAddress = QStringLiteral("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4");

std::vector<app::BalanceChange> changes()
{
    return {{kNow.addDays(-20), 5'000'000}, {kNow.addDays(-10), -2'000'000}};
}

app::Snapshot holding(MilliSatoshi total)
{
    app::Snapshot snapshot;
    app::Lifecycle lifecycle;
    lifecycle.state = app::Running{};
    snapshot.lifecycle = std::make_shared<const app::Lifecycle>(lifecycle);
    app::Balances balances;
    balances.onChain = balances.total = total;
    snapshot.balances = std::make_shared<const app::Balances>(balances);
    return snapshot;
}

QImage drawn(BalanceChart& chart)
{
    QImage image{chart.size(), QImage::Format_RGB32};
    image.fill(Qt::white);
    chart.render(&image);
    return image;
}

} // namespace

class BalanceHistoryTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        m_theme = std::make_unique<Theme>();
        m_theme->setChoice(ThemeChoice::Light);
        QGuiApplication::clipboard()->clear();
    }
    void cleanup()
    {
        m_theme->setAmountStyle({});
        QGuiApplication::clipboard()->clear();
    }
    void cleanupTestCase() { m_theme.reset(); }

    void thePointsEndAtTheTotalAndGoBackThroughTheChanges()
    {
        const auto points = balancePoints(changes(), 4'000'000_msat, kNow.addDays(-30));
        QCOMPARE(points.size(), std::size_t{3});
        QCOMPARE(points[0].total, 1'000'000_msat);
        QCOMPARE(points[1].total, 6'000'000_msat);
        QCOMPARE(points[2].total, 4'000'000_msat);
        QCOMPARE(points[1].time, changes()[0].since);
    }

    void aReaderHearsThePictureAndItsParts()
    {
        BalanceChart chart;
        chart.resize(480, 132);
        chart.setPoints(balancePoints(changes(), 4'000'000_msat, kNow.addDays(-30)), kNow);
        QVERIFY2(chart.sentence().contains(QStringLiteral("highest 6000 satoshi")),
                 qPrintable(chart.sentence()));
        const auto parts = chart.parts();
        QCOMPARE(parts.size(), std::size_t{12});
        QCOMPARE(parts.front().value, QStringLiteral("1000 satoshi"));
        QCOMPARE(parts.back().value, QStringLiteral("4000 satoshi"));
    }

    void hiddenAmountsHideTheCurveToo()
    {
        BalanceChart one;
        BalanceChart other;
        for (BalanceChart* chart : {&one, &other})
            chart->resize(480, 132);
        one.setPoints(balancePoints(changes(), 4'000'000_msat, kNow.addDays(-30)), kNow);
        other.setPoints(balancePoints({}, 9'000'000_msat, kNow.addDays(-30)), kNow);
        QVERIFY(drawn(one) != drawn(other));
        m_theme->setAmountStyle({AmountStyle::Unit::Sat, true});
        QCOMPARE(drawn(one), drawn(other));
        QVERIFY(one.parts().empty());
        QVERIFY(!one.sentence().contains(QStringLiteral("satoshi")));
    }

    void theCurveFollowsTheTheme()
    {
        BalanceChart chart;
        chart.resize(480, 132);
        chart.setPoints(balancePoints(changes(), 4'000'000_msat, kNow.addDays(-30)), kNow);
        const QImage light = drawn(chart);
        m_theme->setChoice(ThemeChoice::Dark);
        QCoreApplication::processEvents();
        QVERIFY(drawn(chart) != light);
        m_theme->setChoice(ThemeChoice::Light);
    }

    void theChartAsksOnceHoweverFastPaymentsCome()
    {
        testing::FakeHistory history;
        testing::answers(history.onBalanceChanges, changes());
        BalanceHistory card{history};
        for (std::uint64_t i = 1; i < 50; ++i)
            card.setTotal(MilliSatoshi{i * 1000});
        QCOMPARE(history.onBalanceChanges.asked(), 1);
        QVERIFY(!card.isHidden());
    }

    void anInvoiceInTheClipboardIsTwoClicksFromPaid()
    {
        testing::FakeHistory history;
        HomePage page{history};
        const QSignalSpy went{&page, &HomePage::go};
        page.show();
        page.show(holding(1'000_msat));
        QGuiApplication::clipboard()->setText(QStringLiteral("bitcoin:") + kAddress);
        const auto banners = page.findChildren<Banner*>();
        const auto offer =
            std::ranges::find_if(banners, [](const Banner* banner) { return banner->isVisible(); });
        QVERIFY(offer != banners.end());
        (*offer)->findChild<Button*>()->click(); // the first; Pay is the second
        QCOMPARE(went.count(), 1);
        const Place place = went.front().front().value<Place>();
        QCOMPARE(place, (Place{PageId::Send, QStringLiteral("bitcoin:") + kAddress}));
        QVERIFY(!(*offer)->isVisible());
    }

    void aRowOpensByEnterAndHasAMenu()
    {
        RecentList list;
        const QSignalSpy went{&list, &RecentList::go};
        app::HistoryRow row;
        row.id = QStringLiteral("ab");
        row.time = kNow;
        list.setRows({row}, kNow);
        list.show();
        auto* line = list.findChild<RowLine*>();
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(went.count(), 1);
        QContextMenuEvent key{QContextMenuEvent::Keyboard, {}, {}};
        QCoreApplication::sendEvent(line, &key);
        auto* menu = list.findChild<CopyMenu*>();
        QVERIFY(menu != nullptr && !menu->actions().empty());
        menu->actions().front()->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), row.id);
        menu->close();
    }

    void theHomePageWithItsChartHasNoFault()
    {
        testing::FakeHistory history;
        testing::answers(history.onPage, app::HistoryPage{});
        testing::answers(history.onBalanceChanges, changes());
        HomePage page{history};
        page.resize(904, 1000);
        page.show();
        page.show(holding(4'000'000_msat));
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QVERIFY(page.findChild<BalanceChart*>()->isVisible());
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        const QStringList faults =
            testing::layoutFaults(&page) + testing::accessibilityFaults(&page);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char{'\n'})));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

FULGURITE_TEST(BalanceHistoryTest)
#include "balance_history_test.moc"
