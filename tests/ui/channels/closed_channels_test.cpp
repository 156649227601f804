// SPDX-License-Identifier: MIT
#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "tests/support/fakes/answers.h"
#include "tests/support/fakes/fake_channels.h"
#include "tests/support/fakes/fake_connections.h"
#include "tests/support/test_registry.h"
#include "tests/support/ui/a11y_walk.h"
#include "tests/support/ui/layout_check.h"
#include "ui/channels/channels_page.h"
#include "ui/channels/closed_model.h"
#include "ui/channels/closed_words.h"
#include "ui/style/theme.h"
#include "ui/widgets/segmented_switch.h"

#include <algorithm>

using namespace fulgurite;
using namespace fulgurite::ui;
using fulgurite::testing::FakeChannels;
using fulgurite::testing::FakeConnections;

namespace {

app::ClosedChannel closed(const QString& id, const QString& type, const QString& closer, int day)
{
    app::ClosedChannel out;
    out.row.channelId = id.repeated(64);
    out.row.peerId = QStringLiteral("02") + QString{64, QLatin1Char{'a'}};
    out.row.peerAlias = QStringLiteral("peer of ") + id;
    out.row.state = app::ChannelState::Closed;
    out.row.capacity = Satoshi{1'000'000};
    out.row.local = MilliSatoshi{600'000'000};
    out.type = type;
    out.closer = closer;
    out.closingTxid = QString{64, QLatin1Char{'c'}};
    out.returned = Satoshi{599'100};
    if (type == QLatin1String{"mutual"})
        out.cost = Satoshi{900};
    out.closedAt = QDateTime{QDate{2026, 11, day}, QTime{12, 0}};
    return out;
}

app::Snapshot running()
{
    app::Snapshot snapshot;
    app::Lifecycle lifecycle;
    lifecycle.state = app::Running{};
    lifecycle.network = Network::Regtest;
    snapshot.lifecycle = std::make_shared<const app::Lifecycle>(lifecycle);
    return snapshot;
}

} // namespace

/// The channels that are over, and their closing report.
class ClosedChannelsTest final : public QObject {
    Q_OBJECT

private slots:
    void aReportSaysWhoWhyWhenAndWhatItCost()
    {
        const auto mutual =
            closedTextOf(closed(QStringLiteral("a"), QStringLiteral("mutual"), {}, 20));
        QVERIFY(mutual.who.contains(QStringLiteral("together")));
        QVERIFY(mutual.when.contains(QStringLiteral("2026")));
        QCOMPARE(mutual.cost, std::optional{Satoshi{900}});

        const auto theirs = closedTextOf(closed(QStringLiteral("a"), QStringLiteral("unilateral"),
                                                QStringLiteral("remote"), 20));
        QCOMPARE(theirs.who, QStringLiteral("The peer"));
        QVERIFY(theirs.why.contains(QStringLiteral("without asking")));
        QVERIFY(!theirs.cost); // its sweep is not confirmed yet

        const auto ours = closedTextOf(
            closed(QStringLiteral("a"), QStringLiteral("unilateral"), QStringLiteral("local"), 20));
        QCOMPARE(ours.who, QStringLiteral("You"));
        QVERIFY(ours.why.contains(QStringLiteral("force")));
    }

    void aClosingThatIsUnderWaySaysWhoBeganIt()
    {
        app::ChannelDetail detail;
        detail.row.state = app::ChannelState::ForceClosing;
        detail.closer = QStringLiteral("remote");
        QVERIFY(closingCauseOf(detail).contains(QStringLiteral("The peer")));
        detail.row.state = app::ChannelState::Ready;
        QVERIFY(closingCauseOf(detail).isEmpty());
    }

    void rowsComeAndGoWithoutAResetTheLastCloseFirst()
    {
        ClosedModel model;
        const QAbstractItemModelTester tester{
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest};
        QSignalSpy resets{&model, &QAbstractItemModel::modelReset};
        const auto a = closed(QStringLiteral("a"), QStringLiteral("mutual"), {}, 18);
        const auto b = closed(QStringLiteral("b"), QStringLiteral("mutual"), {}, 20);
        auto c = closed(QStringLiteral("c"), QStringLiteral("mutual"), {}, 19);
        model.show({a, b});
        QCOMPARE(model.row(0)->row.channelId, b.row.channelId);
        model.show({a, b, c});
        QCOMPARE(model.row(1)->row.channelId, c.row.channelId);
        c.closedAt = c.closedAt.addDays(5);
        model.show({a, b, c});
        QCOMPARE(model.row(0)->row.channelId, c.row.channelId);
        QCOMPARE(model.rowCount(), 3);
        model.show({b});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(resets.count(), 0);
    }

    void thePageOffersTheClosedOnesAndShowsTheirReport()
    {
        Theme theme;
        FakeChannels channels;
        FakeConnections connections;
        fulgurite::testing::answers(
            channels.onListClosed,
            std::vector{closed(QStringLiteral("a"), QStringLiteral("mutual"), {}, 20)});
        ChannelsPage page{channels, connections};
        page.resize(1004, 640);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        page.setSnapshot(running());
        auto* which = page.findChild<SegmentedSwitch*>();
        QTRY_VERIFY(which->isVisible());
        checkFaults(page);
        page.open(QStringLiteral("closed"));
        auto tables = page.findChildren<QTableView*>();
        const auto table = std::ranges::find_if(tables, &QWidget::isVisible);
        QVERIFY(table != tables.end());
        QCOMPARE((*table)->model()->rowCount(), 1);
        QTest::keyClick(*table, Qt::Key_Down);
        (*table)->setCurrentIndex((*table)->model()->index(0, 0));
        QTRY_VERIFY(hasLabel(page, QStringLiteral("What it cost")));
        QVERIFY(hasLabel(page, QStringLiteral("900\u202Fsat")));
        checkFaults(page);
        QVERIFY(page.back());
        QVERIFY(!hasLabel(page, QStringLiteral("What it cost")));
    }

    void withoutAnyTheSwitchIsNotThere()
    {
        Theme theme;
        FakeChannels channels;
        FakeConnections connections;
        fulgurite::testing::answers(channels.onListClosed, std::vector<app::ClosedChannel>{});
        ChannelsPage page{channels, connections};
        page.show();
        page.setSnapshot(running());
        QTRY_COMPARE(channels.onListClosed.asked(), 1);
        QCoreApplication::processEvents();
        QVERIFY(!page.findChild<SegmentedSwitch*>()->isVisible());
    }

private:
    static bool hasLabel(const QWidget& page, const QString& text)
    {
        const auto labels = page.findChildren<QLabel*>();
        return std::ranges::any_of(labels, [&text](const QLabel* label) {
            return label->isVisible() && label->text() == text;
        });
    }
    static void checkFaults(QWidget& page)
    {
        QCoreApplication::processEvents();
        const QStringList faults = fulgurite::testing::layoutFaults(&page) +
                                   fulgurite::testing::accessibilityFaults(&page);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char{'\n'})));
    }
};

FULGURITE_TEST(ClosedChannelsTest)
#include "closed_channels_test.moc"
