// SPDX-License-Identifier: MIT
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include "tests/support/test_registry.h"
#include "ui/desktop/instance_link.h"
#include "ui/desktop/notifier.h"
#include "ui/desktop/shell_presenter.h"
#include "ui/desktop/sleep_hold.h"

#include <array>
#include <unistd.h>

using namespace fulgurite;
using namespace fulgurite::ui;

namespace {

app::Snapshot with(app::LifecycleState state, Network network = Network::Bitcoin)
{
    app::Snapshot snapshot;
    app::Lifecycle lifecycle;
    lifecycle.state = std::move(state);
    lifecycle.network = network;
    lifecycle.walletName = QStringLiteral("savings");
    snapshot.lifecycle = std::make_shared<const app::Lifecycle>(lifecycle);
    return snapshot;
}

app::Snapshot withChain(const app::ChainPart& chain)
{
    auto snapshot = with(app::Running{});
    snapshot.chain = std::make_shared<const app::ChainPart>(chain);
    return snapshot;
}

ShellState shown(const app::Snapshot& snapshot, ShellCover cover = ShellCover::None)
{
    return shellStateOf(snapshot, cover, QDateTime::currentDateTime());
}

} // namespace

class DesktopTest final : public QObject {
    Q_OBJECT

private slots:
    void eachLifecycleHasItsFace()
    {
        QCOMPARE(shown(with(app::NoWallet{})).face, ShellFace::Setup);
        QCOMPARE(shown(with(app::Locked{})).face, ShellFace::Locked);
        QCOMPARE(shown(with(app::Opening{QStringLiteral("key")})).face, ShellFace::Opening);
        QCOMPARE(shown(with(app::Running{})).face, ShellFace::Running);
        QCOMPARE(shown(with(app::Stopped{})).face, ShellFace::Stopped);
        QCOMPARE(shown(with(app::Closing{})).face, ShellFace::Closing);
    }

    void theWindowsLockHidesTheWalletsName()
    {
        const auto state = shown(with(app::Running{}), ShellCover::WindowLocked);
        QCOMPARE(state.face, ShellFace::Locked);
        QVERIFY(state.walletName.isEmpty());
        QVERIFY(state.chain.text.isEmpty());
    }

    void otherNetworksWearABand()
    {
        QVERIFY(shown(with(app::Running{})).band.isEmpty());
        QVERIFY(!shown(with(app::Running{}, Network::Signet)).band.isEmpty());
    }

    void theStatusBarTellsTheRateOfTheNextBlock()
    {
        app::ChainPart chain;
        chain.feesKnown = true;
        chain.nextBlockSatPerVb = 12;
        chain.hourSatPerVb = 5;
        QCOMPARE(shown(withChain(chain)).feerate, QStringLiteral("12 sat/vB"));
    }

    void theStatusBarSaysWhatTheChainWaitsFor()
    {
        app::ChainPart chain;
        chain.health = app::ChainHealth::Syncing;
        chain.progress = 0.43;
        const auto said = [&chain] { return shown(withChain(chain)).chain.text; };
        QVERIFY(said().contains(QStringLiteral("43")));
        chain.progress = 1;
        chain.tipTime = QDateTime::currentDateTimeUtc().addSecs(-7 * 3600 - 60);
        QVERIFY(said().contains(QStringLiteral("stands still")));
        chain = {};
        chain.health = app::ChainHealth::Unreachable;
        QCOMPARE(said(), QStringLiteral("No server"));
        chain.backend = QStringLiteral("bitcoind");
        QCOMPARE(said(), QStringLiteral("Offline"));
    }

    void aStoppedEngineSaysWhatHappenedToTheMoney()
    {
        app::ApiError error;
        error.code = app::ErrorCode::DiskFull;
        const auto state = shown(with(app::Stopped{error}));
        QVERIFY(!state.stopped.cause.isEmpty());
        QVERIFY(state.stopped.raw.contains(QStringLiteral("DiskFull")));
    }

    void aStoppedEngineSaysInWordsWhatGoesOnMeanwhile()
    {
        const auto said = [](std::map<QString, QString> values) {
            return shown(with(app::Stopped{{app::ErrorCode::DiskFull, std::move(values), {}}}))
                .stopped.meanwhile;
        };
        QVERIFY(said({}).isEmpty());
        const QString all = said({{QStringLiteral("retry"), QStringLiteral("60")},
                                  {QStringLiteral("height"), QStringLiteral("210123")},
                                  {QStringLiteral("closes"), QStringLiteral("2")},
                                  {QStringLiteral("block"), QStringLiteral("210163")}});
        QVERIFY(all.contains(QStringLiteral("within 60 second")));
        QVERIFY(all.contains(QStringLiteral("at block 210\u202F123")));
        QVERIFY(all.contains(QStringLiteral("2 channel")));
        QVERIFY(all.contains(QStringLiteral("at block 210\u202F163, in about 6 hour")));
        const QString late = said({{QStringLiteral("height"), QStringLiteral("200")},
                                   {QStringLiteral("closes"), QStringLiteral("0")},
                                   {QStringLiteral("block"), QStringLiteral("200")}});
        QVERIFY(late.contains(QStringLiteral("as soon as you can")));
        QVERIFY(!late.contains(QStringLiteral("channel")));
    }

    void quittingWarnsOnlyOfWhatIsAtStake()
    {
        const QDateTime now{QDate{2026, 11, 21}, QTime{12, 0}};
        auto snapshot = with(app::Running{});
        QVERIFY(quitWarning(snapshot, now).isEmpty());
        app::PaymentRow payment;
        payment.state = app::PaymentState::InFlight;
        payment.returnsByBlock = 200;
        snapshot.inFlight = std::make_shared<const app::InFlight>(app::InFlight{{payment}});
        app::ChainPart chain;
        chain.height = 56;
        snapshot.chain = std::make_shared<const app::ChainPart>(chain);
        QVERIFY(quitWarning(snapshot, now).contains(QStringLiteral("200")));
    }

    void quittingNamesTheBlockOfAnIncomingPaymentToo()
    {
        const QDateTime now{QDate{2026, 11, 21}, QTime{12, 0}};
        auto snapshot = with(app::Running{});
        app::ChainPart chain;
        chain.height = 100;
        snapshot.chain = std::make_shared<const app::ChainPart>(chain);
        app::ChannelRow row;
        row.state = app::ChannelState::Ready;
        row.pendingHtlcs = 1;
        row.firstExpiry = 964;
        snapshot.channels = std::make_shared<const app::ChannelList>(app::ChannelList{{row}});
        const QString warning = quitWarning(snapshot, now);
        QVERIFY2(warning.contains(QStringLiteral("964")), qPrintable(warning));
        QVERIFY2(warning.contains(QStringLiteral("6 day")), qPrintable(warning));
    }

    void quittingWithAClosingUnsweptNamesBlockAndDate()
    {
        const QDateTime now{QDate{2026, 11, 21}, QTime{12, 0}};
        auto snapshot = with(app::Running{});
        app::ChainPart chain;
        chain.height = 100;
        snapshot.chain = std::make_shared<const app::ChainPart>(chain);
        app::ChannelRow row;
        row.state = app::ChannelState::ForceClosing;
        row.blocksToWait = 720;
        snapshot.channels = std::make_shared<const app::ChannelList>(app::ChannelList{{row}});
        const QString warning = quitWarning(snapshot, now);
        QVERIFY2(warning.contains(QStringLiteral("820")), qPrintable(warning));
        QVERIFY2(warning.contains(QStringLiteral("2026")), qPrintable(warning));
    }

    void theMachineStaysAwakeOnlyWhileAPaymentIsUnderWay()
    {
        auto snapshot = with(app::Running{});
        QVERIFY(!keepsAwake(snapshot));
        app::PaymentRow payment;
        payment.state = app::PaymentState::InFlight;
        snapshot.inFlight = std::make_shared<const app::InFlight>(app::InFlight{{payment}});
        QVERIFY(keepsAwake(snapshot));
        payment.state = app::PaymentState::Paid;
        snapshot.inFlight = std::make_shared<const app::InFlight>(app::InFlight{{payment}});
        QVERIFY(!keepsAwake(snapshot));
    }

    void sleepIsHeldOffOnceAndAnAnswerThatComesTooLateIsLetGo()
    {
        std::vector<SleepHold::Taken> asked;
        SleepHold hold{nullptr, [&asked](const QString&, const SleepHold::Taken& taken) {
                           asked.push_back(taken);
                       }};
        hold.setHeld(true);
        hold.setHeld(true);
        QCOMPARE(asked.size(), std::size_t{1});
        hold.setHeld(false);
        std::array<int, 2> ends{};
        QCOMPARE(pipe(ends.data()), 0);
        asked.front()(QDBusUnixFileDescriptor{ends[1]}); // keeps a copy only where it is wanted
        close(ends[1]);
        char none = 0;
        QCOMPARE(read(ends[0], &none, 1), 0); // nobody holds the writing end
        close(ends[0]);
    }

    void aSecondStartHandsOverItsLink()
    {
        const QTemporaryDir folder;
        InstanceLink open{folder.path()};
        QVERIFY(open.listen());
        QSignalSpy received{&open, &InstanceLink::linkReceived};
        const QString link = QStringLiteral("lightning:lnbcrt1abc");
        bool taken = false;
        const std::unique_ptr<QThread> second{
            QThread::create([&] { taken = InstanceLink{folder.path()}.handOver(link); })};
        second->start();
        QTRY_COMPARE(received.count(), 1);
        second->wait();
        QVERIFY(taken);
        QCOMPARE(received.at(0).at(0).toString(), link);
    }

    void theFirstStartFindsNobody()
    {
        const QTemporaryDir folder;
        QVERIFY(!InstanceLink{folder.path()}.handOver({}));
    }

    void onlyPaymentLinksAreAccepted()
    {
        QVERIFY(!acceptableLink("bitcoin:bc1qxyz?amount=1\n").isEmpty());
        QVERIFY(!acceptableLink("LIGHTNING:LNBC1").isEmpty());
        QVERIFY(acceptableLink("https://example.org").isEmpty());
        QVERIFY(acceptableLink("bitcoin:a b").isEmpty());
        QVERIFY(acceptableLink(QByteArray{"bitcoin:"} + QByteArray(9000, 'a')).isEmpty());
    }

    void aNotificationHidesItsAmountUnlessAllowed()
    {
        app::EngineEvent event;
        event.kind = app::EventKind::Received;
        event.amount = MilliSatoshi{12'345'000};
        WindowChoices choices;
        QVERIFY(noticeOf(event, choices, false)->text.isEmpty());
        choices.amountsInNotifications = true;
        QVERIFY(noticeOf(event, choices, false)->text.contains(QStringLiteral("12\u202F345")));
        QVERIFY(noticeOf(event, choices, true)->text.isEmpty());
        choices.amounts.hidden = true;
        QVERIFY(noticeOf(event, choices, false)->text.isEmpty());
        choices.notifications = false;
        QVERIFY(!noticeOf(event, choices, false));
    }
};

FULGURITE_TEST(DesktopTest)
#include "desktop_test.moc"
