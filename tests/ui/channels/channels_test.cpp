// SPDX-License-Identifier: MIT
#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "tests/support/fakes/answers.h"
#include "tests/support/fakes/fake_channels.h"
#include "tests/support/fakes/fake_connections.h"
#include "tests/support/test_registry.h"
#include "tests/support/ui/a11y_walk.h"
#include "tests/support/ui/layout_check.h"
#include "ui/channels/channel_words.h"
#include "ui/channels/channels_page.h"
#include "ui/channels/open_wizard.h"
#include "ui/style/theme.h"
#include "ui/widgets/amount_field.h"

#include <algorithm>

using namespace fulgurite;
using namespace fulgurite::ui;
using fulgurite::testing::FakeChannels;
using fulgurite::testing::FakeConnections;

namespace {

app::ChannelRow channel(const QString& id, app::ChannelState state = app::ChannelState::Ready)
{
    app::ChannelRow row;
    row.channelId = id.repeated(64);
    row.peerId = QStringLiteral("02") + QString{64, QLatin1Char{'a'}};
    row.peerAlias = QStringLiteral("peer of ") + id;
    row.state = state;
    row.connected = true;
    row.capacity = Satoshi{1'000'000};
    row.local = MilliSatoshi{600'000'000};
    row.remote = MilliSatoshi{400'000'000};
    row.reserve = MilliSatoshi{10'000'000};
    row.spendable = MilliSatoshi{580'000'000};
    row.receivable = MilliSatoshi{390'000'000};
    row.fundingTxid = QString{64, QLatin1Char{'b'}};
    row.toSelfDelay = 720;
    row.closeCost = Satoshi{1692};
    return row;
}

app::Snapshot snapshotOf(std::vector<app::ChannelRow> rows, bool lightning = true)
{
    app::Snapshot snapshot;
    app::Lifecycle lifecycle;
    lifecycle.state = app::Running{};
    lifecycle.network = lightning ? Network::Regtest : Network::Bitcoin;
    lifecycle.lightning = lightning;
    snapshot.lifecycle = std::make_shared<const app::Lifecycle>(lifecycle);
    snapshot.channels = std::make_shared<const app::ChannelList>(app::ChannelList{std::move(rows)});
    app::Balances balances;
    balances.onChain = MilliSatoshi{1'000'000'000};
    snapshot.balances = std::make_shared<const app::Balances>(balances);
    app::ChainPart chain;
    chain.nextBlockSatPerVb = 12;
    chain.hourSatPerVb = 6;
    chain.daySatPerVb = 2;
    snapshot.chain = std::make_shared<const app::ChainPart>(chain);
    return snapshot;
}

} // namespace

class ChannelsTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_theme = std::make_unique<Theme>();
        m_channels = std::make_unique<FakeChannels>();
        m_connections = std::make_unique<FakeConnections>();
        m_page = std::make_unique<ChannelsPage>(*m_channels, *m_connections);
        m_page->resize(904, 640);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void cleanup()
    {
        m_page.reset();
        m_theme.reset();
    }

    void rowsComeGoAndMoveWithoutAReset()
    {
        ChannelsModel model;
        const QAbstractItemModelTester tester{
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest};
        QSignalSpy resets{&model, &QAbstractItemModel::modelReset};
        const auto a = channel(QStringLiteral("a"));
        const auto b = channel(QStringLiteral("b"));
        const auto c = channel(QStringLiteral("c"));
        for (const auto& rows : std::vector<std::vector<app::ChannelRow>>{
                 {a, b}, {a, b, c}, {c, a}, {b, a, c}, {}, {c}}) {
            model.show(std::make_shared<const app::ChannelList>(app::ChannelList{rows}));
            QCOMPARE(model.rowCount(), static_cast<int>(rows.size()));
            for (int i = 0; i < model.rowCount(); ++i)
                QCOMPARE(model.row(i)->channelId, rows[static_cast<std::size_t>(i)].channelId);
        }
        QCOMPARE(resets.count(), 0);
    }

    void theSamePartChangesNothing()
    {
        ChannelsModel model;
        const auto part = std::make_shared<const app::ChannelList>(
            app::ChannelList{{channel(QStringLiteral("a"))}});
        model.show(part);
        QSignalSpy changes{&model, &QAbstractItemModel::dataChanged};
        model.show(part);
        QCOMPARE(changes.count(), 0);
    }

    void aRowReadsAsOneSentence()
    {
        ChannelsModel model;
        model.show(std::make_shared<const app::ChannelList>(
            app::ChannelList{{channel(QStringLiteral("a"))}}));
        const QString row = model.data(model.index(0, 0), Qt::AccessibleTextRole).toString();
        QVERIFY(row.contains(QStringLiteral("peer of a")));
        QVERIFY(row.contains(QStringLiteral("Ready")));
    }

    void onlyReadyChannelsCountAsUsable()
    {
        const auto sum =
            summaryOf({{channel(QStringLiteral("a")),
                        channel(QStringLiteral("b"), app::ChannelState::Reconnecting),
                        channel(QStringLiteral("c"), app::ChannelState::ForceClosing)}});
        QCOMPARE(sum.all, 3);
        QCOMPARE(sum.usable, 1);
        QCOMPARE(sum.canSend, MilliSatoshi{580'000'000});
        QCOMPARE(sum.ours, MilliSatoshi{1'200'000'000});
    }

    void aForceCloseNamesDateCostAndWhatReturns()
    {
        app::ClosePreview preview;
        preview.returns = MilliSatoshi{600'000'000};
        preview.fee = Satoshi{1692};
        preview.blocksToWait = 720;
        const auto text = closeTextOf(channel(QStringLiteral("a")), preview, true, {},
                                      QDateTime{QDate{2026, 11, 21}, QTime{12, 0}});
        QVERIFY2(text.text.contains(QStringLiteral("600\u202F000")), qPrintable(text.text));
        QVERIFY(text.text.contains(QStringLiteral("1\u202F692")));
        QVERIFY(text.text.contains(QStringLiteral("720")));
    }

    void aCloseNamesFeeAndDateToo()
    {
        app::ClosePreview preview;
        preview.returns = MilliSatoshi{600'000'000};
        preview.fee = Satoshi{183};
        const auto text = closeTextOf(channel(QStringLiteral("a")), preview, false, {},
                                      QDateTime{QDate{2026, 11, 21}, QTime{12, 0}});
        QVERIFY2(text.text.contains(QStringLiteral("183")), qPrintable(text.text));
        QVERIFY2(text.text.contains(QStringLiteral("2026")), qPrintable(text.text));
    }

    void aChannelIsOpenedInFourClicks()
    {
        m_page->setSnapshot(snapshotOf({}));
        m_connections->onConnect.answer([]() -> app::Answer<app::ConnectedPeer> {
            return app::ConnectedPeer{QString{66, QLatin1Char{'2'}}, {}, {}, true};
        });
        m_channels->onPreviewOpen.answer([]() -> app::Answer<app::OpenPreview> {
            app::OpenPreview preview;
            preview.amount = Satoshi{100'000};
            preview.madeAt = QDateTime::currentDateTime();
            return preview;
        });
        m_channels->onOpen.answer([]() -> app::Answer<app::OpenedChannel> {
            return app::OpenedChannel{QStringLiteral("a"), {}, {}, 0};
        });
        press(QStringLiteral("Open a channel"));
        peerEdit()->setText(QStringLiteral("02aa@host:9735"));
        press(QStringLiteral("Continue"));
        auto* amount = m_page->findChild<AmountField*>();
        QTRY_VERIFY(amount->isVisible());
        QTest::keyClicks(amount->findChild<QLineEdit*>(), QStringLiteral("100000"));
        QTRY_VERIFY(m_channels->previewed->amount == Satoshi{100'000});
        QCoreApplication::processEvents();
        press(QStringLiteral("Continue"));
        checkFaults();
        press(QStringLiteral("Sign and open"));
        QTRY_COMPARE(m_channels->onOpen.asked(), 1);
        QCOMPARE(m_channels->opened->amount, Satoshi{100'000});
        QCOMPARE(m_channels->opened->satPerVb, 6.0);
    }

    void figuresOfAnotherBlockAreRenewedNotSigned()
    {
        bringToTheReview();
        const int asked = m_channels->onPreviewOpen.asked();
        auto later = snapshotOf({});
        app::ChainPart chain = *later.chain;
        chain.height = 101;
        later.chain = std::make_shared<const app::ChainPart>(chain);
        m_page->setSnapshot(later);
        press(QStringLiteral("Sign and open"));
        QCOMPARE(m_channels->onOpen.asked(), 0);
        QCOMPARE(m_channels->onPreviewOpen.asked(), asked + 1);
        QVERIFY(saysSomewhere(QStringLiteral("look again")));
        QCoreApplication::processEvents();
        checkFaults();
        press(QStringLiteral("Sign and open"));
        QCOMPARE(m_channels->onOpen.asked(), 1);
    }

    void continueWaitsForTheFiguresOfWhatWasTyped()
    {
        bringToTheReview();
        QVERIFY(m_page->back());
        auto* amount = m_page->findChild<AmountField*>()->findChild<QLineEdit*>();
        QTest::keyClicks(amount, QStringLiteral("0"));
        press(QStringLiteral("Continue")); // before the pause that asks by itself
        QTRY_VERIFY(button(QStringLiteral("Sign and open")));
        press(QStringLiteral("Sign and open"));
        QCOMPARE(m_channels->opened->amount, Satoshi{1'000'000});
    }

    void whatWasReviewedIsWhatIsSigned()
    {
        bringToTheReview();
        auto later = snapshotOf({});
        app::ChainPart chain = *later.chain;
        chain.hourSatPerVb = 9;
        later.chain = std::make_shared<const app::ChainPart>(chain);
        m_page->setSnapshot(later);
        press(QStringLiteral("Sign and open"));
        QCOMPARE(m_channels->opened->satPerVb, 6.0);
    }

    void escGoesBackOneStepOfTheOpening()
    {
        bringToTheReview();
        QVERIFY(m_page->back());
        QVERIFY(m_page->findChild<AmountField*>()->isVisible());
        QVERIFY(m_page->back());
        QVERIFY(m_page->back());
        QVERIFY(!m_page->findChild<OpenWizard*>()->isVisible());
    }

    void aRateThatIsNoNumberIsNotTakenForAnEstimate()
    {
        bringToTheReview();
        QVERIFY(m_page->back());
        QLineEdit* rate = nullptr;
        for (auto* edit : m_page->findChildren<QLineEdit*>()) {
            if (edit->isVisible() && edit->accessibleName().startsWith(QStringLiteral("Fee rate")))
                rate = edit;
        }
        QVERIFY(rate);
        QTest::keyClicks(rate, QStringLiteral("x"));
        QVERIFY(!rate->accessibleDescription().isEmpty());
        press(QStringLiteral("Continue")); // stays, as there is no review of that
        QVERIFY(m_page->findChild<AmountField*>()->isVisible());
        QTest::keyClick(rate, Qt::Key_Backspace);
        QTest::keyClicks(rate, QStringLiteral("3"));
        QTRY_COMPARE(m_channels->previewed->satPerVb, 3.0);
    }

    void whatThePeerSaidIsFoldedAway()
    {
        bringToTheReview();
        m_channels->onOpen = {};
        m_channels->onOpen.answer([]() -> app::Answer<app::OpenedChannel> {
            return app::refuse(app::ErrorCode::OpenRefusedByPeer, {},
                               QStringLiteral("<b>no</b> channels below 1000000 sat"));
        });
        press(QStringLiteral("Sign and open"));
        QVERIFY(saysSomewhere(QStringLiteral("refused the channel")));
        QVERIFY(!saysSomewhere(QStringLiteral("<b>no</b>")));
        press(QStringLiteral("Technical details"));
        QVERIFY(saysSomewhere(QStringLiteral("<b>no</b> channels below")));
        checkFaults();
    }

    void aPeerThatDoesNotAnswerIsToldAtItsField()
    {
        m_page->setSnapshot(snapshotOf({}));
        m_connections->onConnect.fail(app::ErrorCode::ConnectFailed);
        press(QStringLiteral("Open a channel"));
        peerEdit()->setText(QStringLiteral("02aa@host:9735"));
        press(QStringLiteral("Continue"));
        QTRY_COMPARE(m_connections->onConnect.asked(), 1);
        QTRY_VERIFY(!peerEdit()->accessibleDescription().isEmpty());
        QVERIFY(m_channels->previewed->nodeId.isEmpty()); // only what a first one would send
    }

    void anEmptyPageTellsWhatAFirstChannelWouldSend()
    {
        app::OpenPreview preview;
        preview.spendable = MilliSatoshi{963'210'999};
        testing::answers(m_channels->onPreviewOpen, preview);
        m_page->setSnapshot(snapshotOf({}));
        QTRY_VERIFY(saysSomewhere(QStringLiteral("send about 963\u202F210")));
        QVERIFY(m_channels->previewed->all);
        m_page->setSnapshot(snapshotOf({}));
        QCOMPARE(m_channels->onPreviewOpen.asked(), 1); // not with every snapshot
        checkFaults();
    }

    void aChannelIsClosedInThreeClicks()
    {
        m_page->setSnapshot(snapshotOf({channel(QStringLiteral("a"))}));
        m_channels->onPreviewClose.answer([]() -> app::Answer<app::ClosePreview> {
            app::ClosePreview preview;
            preview.returns = MilliSatoshi{600'000'000};
            return preview;
        });
        m_channels->onClose.answer(
            []() -> app::Answer<app::CloseOutcome> { return app::CloseOutcome{}; });
        m_page->open(QString{64, QLatin1Char{'a'}});
        press(QStringLiteral("Close…"));
        QTRY_VERIFY(button(QStringLiteral("Close the channel")));
        checkFaults();
        press(QStringLiteral("Close the channel"));
        QTRY_COMPARE(m_channels->onClose.asked(), 1);
        QVERIFY(!m_channels->closed->force);
    }

    void aForceCloseHasItsOwnFiguresThoughThePeerIsThere()
    {
        m_page->setSnapshot(snapshotOf({channel(QStringLiteral("a"))}));
        app::ClosePreview agreed; // what the port says of a peer that is there
        agreed.returns = MilliSatoshi{599'000'000};
        agreed.fee = Satoshi{183};
        testing::answers(m_channels->onPreviewClose, agreed);
        app::ChannelDetail detail;
        detail.row = channel(QStringLiteral("a"));
        detail.lastTxFee = Satoshi{2810};
        testing::answers(m_channels->onList, std::vector{detail});
        m_page->open(QString{64, QLatin1Char{'a'}});
        press(QStringLiteral("Force close…"));
        QTRY_VERIFY(saysSomewhere(QStringLiteral("595\u202F498")));
        QVERIFY(saysSomewhere(QStringLiteral("720 block")));
        QVERIFY(saysSomewhere(QStringLiteral("4\u202F502")));
        checkFaults();
        press(QStringLiteral("Cancel"));
        press(QStringLiteral("Close…"));
        QTRY_VERIFY(saysSomewhere(QStringLiteral("costs 183")));
    }

    void whoDidNotOpenTheChannelPaysNoCommitmentFee()
    {
        app::ChannelDetail detail;
        detail.row = channel(QStringLiteral("a"));
        detail.row.weOpened = false;
        detail.row.closeCost = {};
        detail.lastTxFee = Satoshi{2810};
        QCOMPARE(forcePreviewOf(detail).fee, Satoshi{});
        QCOMPARE(forcePreviewOf(detail).returns, detail.row.local);
    }

    void limitsAndTheProtocolsWordsAreInTheDetails()
    {
        auto row = channel(QStringLiteral("a"));
        row.statusText = QStringLiteral("CHANNELD_NORMAL");
        app::ChannelDetail detail;
        detail.row = row;
        detail.htlcMinimumTheirs = MilliSatoshi{1'000};
        detail.maxInFlightTheirs = MilliSatoshi{450'000'000};
        detail.maxHtlcsTheirs = 483;
        detail.dustOurs = Satoshi{354};
        testing::answers(m_channels->onList, std::vector{detail});
        m_page->setSnapshot(snapshotOf({row}));
        m_page->open(QString{64, QLatin1Char{'a'}});
        QTRY_VERIFY(saysSomewhere(QStringLiteral("450\u202F000")));
        QVERIFY(saysSomewhere(QStringLiteral("483")));
        QVERIFY(saysSomewhere(QStringLiteral("354")));
        QVERIFY(!saysSomewhere(QStringLiteral("CHANNELD_NORMAL")));
        press(QStringLiteral("Technical details"));
        QVERIFY(saysSomewhere(QStringLiteral("CHANNELD_NORMAL")));
        checkFaults();
    }

    void withoutCoinsTheWayToReceiveIsOffered()
    {
        auto snapshot = snapshotOf({});
        snapshot.balances = std::make_shared<const app::Balances>();
        m_page->setSnapshot(snapshot);
        QVERIFY(!button(QStringLiteral("Open a channel")));
        QSignalSpy gone{m_page.get(), &ShellPage::go};
        press(QStringLiteral("Receive"));
        QCOMPARE(gone.at(0).at(0).value<Place>().page, PageId::Receive);
        checkFaults();
    }

    void mainnetSaysWhyThereIsNoLightning()
    {
        m_page->setSnapshot(snapshotOf({}, false));
        m_page->open(QStringLiteral("open"));
        QVERIFY(!m_page->findChild<AmountField*>()->isVisible());
        checkFaults();
    }

    void thePageHasNoFaultInLayoutOrNames()
    {
        m_page->setSnapshot(
            snapshotOf({channel(QStringLiteral("a")),
                        channel(QStringLiteral("b"), app::ChannelState::AwaitingConfirmations)}));
        checkFaults();
        m_page->open(QString{64, QLatin1Char{'a'}});
        checkFaults();
    }

private:
    [[nodiscard]] QAbstractButton* button(const QString& text) const
    {
        for (auto* candidate : m_page->findChildren<QAbstractButton*>()) {
            if (candidate->isVisible() && candidate->text() == text)
                return candidate;
        }
        return nullptr;
    }
    /// Whether a label in sight has these words.
    [[nodiscard]] bool saysSomewhere(const QString& words) const
    {
        const auto labels = m_page->findChildren<QLabel*>();
        return std::ranges::any_of(labels, [&words](const QLabel* label) {
            return label->isVisible() && label->text().contains(words);
        });
    }
    /// Up to the last step of an opening of 100 000 sat.
    void bringToTheReview()
    {
        m_page->setSnapshot(snapshotOf({}));
        testing::answers(m_connections->onConnect, app::ConnectedPeer{});
        app::OpenPreview preview;
        preview.amount = Satoshi{100'000};
        preview.madeAt = QDateTime::currentDateTime();
        testing::answers(m_channels->onPreviewOpen, preview);
        testing::answers(m_channels->onOpen, app::OpenedChannel{});
        press(QStringLiteral("Open a channel"));
        peerEdit()->setText(QStringLiteral("02aa@host:9735"));
        press(QStringLiteral("Continue"));
        auto* amount = m_page->findChild<AmountField*>();
        QTRY_VERIFY(amount->isVisible());
        QTest::keyClicks(amount->findChild<QLineEdit*>(), QStringLiteral("100000"));
        QTRY_VERIFY(saysSomewhere(QStringLiteral("Into the channel")));
        press(QStringLiteral("Continue"));
        QVERIFY(button(QStringLiteral("Sign and open")));
    }
    [[nodiscard]] QLineEdit* peerEdit() const
    {
        const auto edits = m_page->findChildren<QLineEdit*>();
        const auto found = std::ranges::find_if(edits, &QWidget::isVisible);
        return found == edits.end() ? nullptr : *found;
    }
    void press(const QString& text)
    {
        auto* found = button(text);
        QVERIFY2(found, qPrintable(text));
        found->click();
    }
    void checkFaults()
    {
        QCoreApplication::processEvents();
        const QStringList faults = fulgurite::testing::layoutFaults(m_page.get()) +
                                   fulgurite::testing::accessibilityFaults(m_page.get());
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char{'\n'})));
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<FakeChannels> m_channels;
    std::unique_ptr<FakeConnections> m_connections;
    std::unique_ptr<ChannelsPage> m_page;
};

FULGURITE_TEST(ChannelsTest)
#include "channels_test.moc"
