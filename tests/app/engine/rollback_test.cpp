// SPDX-License-Identifier: MIT
#include <QDir>
#include <QFile>
#include <QTest>

#include "tests/app/engine/engine_fixture.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::app;
using namespace fulgurite::testing;

namespace {

constexpr std::uint64_t kPaid = 100'000'000; ///< millisatoshi, after the copy was made

bool asks(const Snapshot& now, AttentionKind kind)
{
    return std::ranges::count(now.attention->items, kind, &AttentionItem::kind) > 0;
}

bool saysOldCopy(const Snapshot& now)
{
    const AttentionItem wholeFile{AttentionKind::DataLoss, {}, {}};
    return std::ranges::count(now.attention->items, wholeFile) == 1;
}

/// The state was lost here; a peer that hears it in time closes before anybody looks.
bool isLeftToThePeer(const Snapshot& now)
{
    if (now.channels->channels.empty())
        return false;
    const ChannelState state = now.channels->channels.front().state;
    return state == ChannelState::DataLoss || state == ChannelState::ForceClosing;
}

/// A wallet with a channel of a million satoshi, all of it ours, and a copy of its file from before
/// a payment.
class OldCopy {
public:
    EngineFixture fixture;

    bool prepare()
    {
        return worked(fixture.create()) && worked(fixture.openChannel()) && lock() && keep() &&
               unlock() && payFirst();
    }
    bool keep() { return copyAll(wallet(), kept(), QStringLiteral("wallet*")); }
    bool bringBack() { return copyAll(kept(), wallet(), QStringLiteral("wallet*")); }
    bool putTo(const QString& folder) { return copyAll(kept(), folder, QStringLiteral("wallet*")); }
    bool forgetMarker()
    {
        return QDir{fixture.folder.filePath(QStringLiteral("state/markers"))}.removeRecursively();
    }
    bool lock() { return worked(await(fixture.engine->wallets().lock(true))); }
    bool unlock() { return worked(await(fixture.engine->wallets().unlock(secretOf("password")))); }
    bool payFirst()
    {
        return pay(await(fixture.engine->practice().robots())->front().name, kPaid / 1000);
    }
    bool pay(const QString& robot, std::uint64_t satoshi)
    {
        const auto usable = [](const Snapshot& now) {
            return std::ranges::count(now.channels->channels, ChannelState::Ready,
                                      &ChannelRow::state) > 0;
        };
        if (!fixture.until(usable))
            return false;
        const auto invoice =
            await(fixture.engine->practice().robotInvoice(robot, satoshi, QStringLiteral("tea")));
        PayRequest request;
        request.text = *invoice;
        return worked(await(fixture.engine->payments().pay(request, std::chrono::seconds{30})));
    }
    /// The peer closes with the newest state, and its money comes home.
    bool comesHome()
    {
        for (int block = 0; block < 12; ++block)
            if (!fixture.mineOne())
                return false;
        return fixture.until([](const Snapshot& now) {
            const std::uint64_t home = now.balances->onChain.value();
            return now.balances->closing.value() == 0 && home > 1'990'000'000 - kPaid &&
                   home < 2'000'000'000 - kPaid;
        });
    }
    bool spends()
    {
        SendRequest request;
        request.address = QStringLiteral("bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080");
        request.amount = Satoshi{20'000};
        const auto preview = await(fixture.engine->coins().preview(request));
        if (!worked(preview))
            return false;
        const auto sent = await(fixture.engine->coins().send(preview->reviewId));
        return worked(sent) && sent->handedOver;
    }

private:
    [[nodiscard]] QString wallet() const
    {
        return fixture.folder.filePath(QStringLiteral("practice/regtest"));
    }
    [[nodiscard]] QString kept() const { return fixture.folder.filePath(QStringLiteral("kept")); }
    static bool copyAll(const QString& from, const QString& to, const QString& names)
    {
        QDir{}.mkpath(to);
        for (const QString& old : QDir{to}.entryList({names}, QDir::Files))
            QFile::remove(to + QLatin1Char{'/'} + old);
        const QStringList files = QDir{from}.entryList({names}, QDir::Files);
        return !files.isEmpty() && std::ranges::all_of(files, [&](const QString& file) {
            return QFile::copy(from + QLatin1Char{'/'} + file, to + QLatin1Char{'/'} + file);
        });
    }
};

} // namespace

/// An older copy of the wallet file: nothing of ours is broadcast, the peers close, the coins on
/// chain stay usable.
class RollbackTest final : public QObject {
    Q_OBJECT

private slots:
    void anOldCopyOpensAndItsPeersAreAskedToClose()
    {
        OldCopy wallet;
        QVERIFY(wallet.prepare());
        QVERIFY(wallet.lock() && wallet.bringBack() && wallet.unlock());
        QVERIFY(wallet.fixture.until([](const Snapshot& now) { return saysOldCopy(now); }));
        QVERIFY(wallet.fixture.until(isLeftToThePeer));
        QVERIFY(wallet.comesHome());
        QVERIFY(wallet.spends());
    }

    void anOldCopyStaysDistrustedHoweverMuchItIsUsed()
    {
        OldCopy wallet;
        QVERIFY(wallet.prepare());
        auto& practice = wallet.fixture.engine->practice();
        const auto robots = await(practice.robots());
        // Nothing clears the old channel meanwhile.
        QVERIFY(worked(await(practice.robot(robots->front().name, RobotAction::Vanish, 0))));
        QVERIFY(wallet.lock() && wallet.bringBack() && wallet.unlock());
        QVERIFY(wallet.fixture.until(
            [](const Snapshot& now) { return asks(now, AttentionKind::ChannelSuspect); }));
        OpenRequest request;
        request.nodeId = robots->at(1).nodeId;
        request.address = robots->at(1).address;
        request.amount = Satoshi{500'000};
        QVERIFY(worked(await(wallet.fixture.engine->channels().open(request))));
        QVERIFY(worked(await(practice.mine(6))));
        for (int count = 0; count < 8; ++count) // more than the one that the copy lacks
            QVERIFY(wallet.pay(robots->at(1).name, 1'000));
        QVERIFY(wallet.lock() && wallet.unlock());
        QVERIFY(wallet.fixture.until(
            [](const Snapshot& now) { return asks(now, AttentionKind::ChannelSuspect); }));
        const auto channels = wallet.fixture.now().channels->channels;
        const auto suspects =
            std::ranges::count(wallet.fixture.now().attention->items, AttentionKind::ChannelSuspect,
                               &AttentionItem::kind);
        QCOMPARE(channels.size(), std::size_t{2});
        QCOMPARE(suspects, 1); // the new one is as good as any
        QVERIFY(!saysOldCopy(wallet.fixture.now()));
        // And an older copy than this is told from it.
        QVERIFY(wallet.lock() && wallet.bringBack() && wallet.unlock());
        QVERIFY(wallet.fixture.until([](const Snapshot& now) { return saysOldCopy(now); }));
    }

    void anOldCopyWithoutChannelsIsSaidOnce()
    {
        OldCopy wallet;
        QVERIFY(worked(wallet.fixture.create()));
        QVERIFY(wallet.lock() && wallet.keep() && wallet.unlock());
        QVERIFY(worked(wallet.fixture.openChannel()));
        for (int time = 0; time < 2; ++time) {
            QVERIFY(wallet.lock() && wallet.bringBack() && wallet.unlock());
            QVERIFY(wallet.fixture.until([](const Snapshot& now) { return saysOldCopy(now); }));
            QVERIFY(wallet.lock() && wallet.unlock());
            QVERIFY(wallet.fixture.until([](const Snapshot& now) {
                return now.chain->health == ChainHealth::Ready && !saysOldCopy(now);
            }));
        }
    }

    void anOldCopyOnANewMachineIsProvenOldByItsPeers()
    {
        OldCopy wallet;
        QVERIFY(wallet.prepare());
        QVERIFY(wallet.lock() && wallet.bringBack() && wallet.forgetMarker());
        QVERIFY(wallet.unlock());
        QVERIFY(wallet.fixture.until(isLeftToThePeer));
        QVERIFY(wallet.comesHome());
        QVERIFY(wallet.spends());
    }

    void theNewestFileOnANewMachineIsTrustedOnceItsPeerAgrees()
    {
        OldCopy wallet;
        QVERIFY(wallet.prepare());
        QVERIFY(wallet.lock() && wallet.forgetMarker() && wallet.unlock());
        QVERIFY(wallet.payFirst());
        QVERIFY(!asks(wallet.fixture.now(), AttentionKind::ChannelSuspect));
        // From then on this machine knows which file is the newest.
        QVERIFY(wallet.lock() && wallet.bringBack() && wallet.unlock());
        QVERIFY(wallet.fixture.until([](const Snapshot& now) { return saysOldCopy(now); }));
    }

    void aFileThatItsOwnerVouchesForBringsItsMoneyHomeWithoutThePeer()
    {
        OldCopy wallet;
        QVERIFY(wallet.prepare());
        auto& practice = wallet.fixture.engine->practice();
        auto& channels = wallet.fixture.engine->channels();
        const auto robots = await(practice.robots());
        QVERIFY(worked(await(practice.robot(robots->front().name, RobotAction::Vanish, 0))));
        QVERIFY(wallet.lock() && wallet.forgetMarker() && wallet.unlock());
        QVERIFY(wallet.fixture.until(
            [](const Snapshot& now) { return asks(now, AttentionKind::ChannelSuspect); }));
        CloseRequest close;
        close.channelId = wallet.fixture.now().channels->channels.front().channelId;
        close.force = true;
        QVERIFY(!await(channels.close(close)));
        const auto wrong = await(channels.trust(close.channelId, secretOf("wrong")));
        QVERIFY(!wrong && wrong.error().code == ErrorCode::WrongPassword);
        QVERIFY(!await(channels.close(close)));
        QVERIFY(worked(await(channels.trust(close.channelId, secretOf("password")))));
        QVERIFY(wallet.fixture.until(
            [](const Snapshot& now) { return !asks(now, AttentionKind::ChannelSuspect); }));
        QVERIFY(worked(await(channels.close(close))));
        QVERIFY(wallet.lock() && wallet.unlock()); // the marker is written again
        QVERIFY(!asks(wallet.fixture.now(), AttentionKind::ChannelSuspect));
        QVERIFY(worked(await(practice.mine(730))));
        QVERIFY(wallet.comesHome());
    }

    void twoCopiesOfAWalletAreNotUsedAtOnce()
    {
        OldCopy wallet;
        QVERIFY(worked(wallet.fixture.create()));
        QVERIFY(wallet.lock() && wallet.keep() && wallet.unlock());
        EngineOptions options;
        options.folder = wallet.fixture.folder.filePath(QStringLiteral("copy"));
        options.stateFolder = wallet.fixture.folder.filePath(QStringLiteral("state"));
        options.network = Network::Regtest;
        options.practiceSeed = 7;
        QVERIFY(wallet.putTo(options.folder + QStringLiteral("/regtest")));
        const auto other = makeLocalEngine(std::move(options));
        const auto refused = await(other->wallets().unlock(secretOf("password")));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::OtherInstance);
        QVERIFY(wallet.lock());
        QVERIFY(worked(await(other->wallets().unlock(secretOf("password")))));
    }

    void aChannelThatAnOldCopyLacksIsFoundInTheBackup()
    {
        OldCopy wallet;
        QVERIFY(worked(wallet.fixture.create()));
        QVERIFY(wallet.lock() && wallet.keep() && wallet.unlock());
        QVERIFY(worked(wallet.fixture.openChannel()));
        QVERIFY(wallet.payFirst());
        QVERIFY(wallet.lock() && wallet.bringBack() && wallet.unlock());
        QVERIFY(wallet.fixture.until(isLeftToThePeer));
        QVERIFY(wallet.comesHome());
    }
};

FULGURITE_TEST(RollbackTest)
#include "rollback_test.moc"
