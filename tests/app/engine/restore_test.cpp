// SPDX-License-Identifier: MIT
#include <QFile>
#include <QTest>

#include "app/store/key_file.h"
#include "tests/app/engine/engine_fixture.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::app;
using namespace fulgurite::testing;

namespace {

RestoreRequest restoreFrom(const EngineFixture& fixture, const SecretBytes& words,
                           const QString& backup)
{
    RestoreRequest out;
    out.folder = fixture.folder.filePath(QStringLiteral("restored"));
    out.network = Network::Regtest;
    out.mnemonic = words.clone();
    out.password = secretOf("other");
    out.backend.kind = BackendKind::Practice;
    out.channelBackup = backup;
    return out;
}

QString backupOf(const EngineFixture& fixture)
{
    return fixture.folder.filePath(QStringLiteral("practice/regtest/channels.backup"));
}

std::uint32_t passesIn(const EngineFixture& fixture)
{
    const auto file = store::readCostFile(
        fixture.folder.filePath(QStringLiteral("practice/regtest")).toStdString());
    return file ? file->entries.front().cost.passes : 0;
}

} // namespace

class EngineRestoreTest final : public QObject {
    Q_OBJECT

private slots:
    void theWordsAndTheBackupBringTheMoneyOfAChannelHome()
    {
        EngineFixture fixture;
        const auto made = fixture.create();
        QVERIFY(worked(made));
        QVERIFY(worked(fixture.openChannel()));
        const auto robot = await(fixture.engine->practice().robots())->front();
        QVERIFY(QFile::copy(backupOf(fixture), fixture.folder.filePath(QStringLiteral("kept"))));

        const auto restored = await(fixture.engine->wallets().restore(
            restoreFrom(fixture, made->mnemonic, fixture.folder.filePath(QStringLiteral("kept")))));
        QVERIFY(worked(restored));
        QCOMPARE(restored->channelsFound, QStringList{robot.nodeId});
        // The robot hears that state was lost, and closes.
        QVERIFY(fixture.until([](const Snapshot& now) {
            return !now.channels->channels.empty() &&
                   now.channels->channels.front().state == ChannelState::DataLoss;
        }));
        QVERIFY(fixture.untilLogged(QStringLiteral("lost state")));
        for (int block = 0; block < 12; ++block)
            QVERIFY(fixture.mineOne());
        QVERIFY(fixture.until([](const Snapshot& now) {
            return now.balances->onChain.value() > 1'990'000'000 &&
                   now.balances->closing.value() == 0;
        }));
    }

    void theWordsAloneFindTheMoneyOfAClosedChannel()
    {
        EngineFixture fixture;
        const auto made = fixture.create();
        QVERIFY(worked(made));
        QVERIFY(worked(fixture.openChannel()));
        // With the backup once, so that the peer closes; then from nothing but the words.
        QVERIFY(worked(await(fixture.engine->wallets().restore(
            restoreFrom(fixture, made->mnemonic, backupOf(fixture))))));
        QVERIFY(fixture.untilLogged(QStringLiteral("lost state")));
        auto bare = restoreFrom(fixture, made->mnemonic, {});
        bare.folder = fixture.folder.filePath(QStringLiteral("bare"));
        const auto restored = await(fixture.engine->wallets().restore(std::move(bare)));
        QVERIFY(worked(restored));
        QVERIFY(restored->channelsFound.isEmpty());
        for (int block = 0; block < 12; ++block)
            QVERIFY(fixture.mineOne());
        QVERIFY(fixture.until(
            [](const Snapshot& now) { return now.balances->onChain.value() > 1'990'000'000; }));
    }

    void anImportedBackupBringsTheMoneyOfItsChannelsHome()
    {
        EngineFixture fixture;
        const auto made = fixture.create();
        QVERIFY(worked(made));
        const auto opened = fixture.openChannel();
        QVERIFY(worked(opened));
        const QString kept = fixture.folder.filePath(QStringLiteral("kept"));
        QVERIFY(QFile::copy(backupOf(fixture), kept));
        // From the words alone: of the channel nothing is known.
        QVERIFY(worked(
            await(fixture.engine->wallets().restore(restoreFrom(fixture, made->mnemonic, {})))));
        QVERIFY(fixture.until([](const Snapshot& now) { return now.channels->channels.empty(); }));

        const auto rows = await(fixture.engine->backups().importFrom(kept));
        QVERIFY(worked(rows));
        QCOMPARE(rows->size(), std::size_t{1});
        QCOMPARE(rows->front().channelId, opened->channelId);
        QCOMPARE(rows->front().fate, ImportedChannel::Fate::Added);
        const auto again = await(fixture.engine->backups().importFrom(kept));
        QVERIFY(worked(again));
        QCOMPARE(again->front().fate, ImportedChannel::Fate::Known);
        // Its peer is asked to close at once; what is known outlives the session.
        QVERIFY(fixture.untilLogged(QStringLiteral("lost state")));
        QVERIFY(worked(await(fixture.engine->wallets().lock(true))));
        QVERIFY(worked(await(fixture.engine->wallets().unlock(secretOf("other")))));
        QVERIFY(fixture.until([](const Snapshot& now) {
            return !now.channels->channels.empty() &&
                   now.channels->channels.front().state == ChannelState::DataLoss;
        }));
        for (int block = 0; block < 12; ++block)
            QVERIFY(fixture.mineOne());
        QVERIFY(fixture.until([](const Snapshot& now) {
            return now.balances->onChain.value() > 1'990'000'000 &&
                   now.balances->closing.value() == 0;
        }));
    }

    void aBackupOfAnotherSeedIsRefusedAndNoWalletIsMade()
    {
        EngineFixture fixture;
        QVERIFY(worked(fixture.create()));
        QVERIFY(worked(fixture.openChannel())); // from then on there is a backup
        const SecretBytes other =
            secretOf("abandon abandon abandon abandon abandon abandon abandon "
                     "abandon abandon abandon abandon about");
        const auto restored = await(
            fixture.engine->wallets().restore(restoreFrom(fixture, other, backupOf(fixture))));
        QVERIFY(!restored);
        QCOMPARE(restored.error().code, ErrorCode::BackupOfAnotherWallet);
        QVERIFY(
            !QFile::exists(fixture.folder.filePath(QStringLiteral("restored/regtest/wallet.db"))));
    }

    void theSliderReachesTheKeyDerivation()
    {
        EngineFixture fixture;
        QVERIFY(worked(fixture.create()));
        const auto changeWith = [&](double seconds, const char* from, const char* to) {
            EnginePreferences preferences = *await(fixture.engine->preferences().read());
            preferences.unlockSeconds = seconds;
            QVERIFY(worked(await(fixture.engine->preferences().write(preferences))));
            QVERIFY(worked(
                await(fixture.engine->wallets().changePassword(secretOf(from), secretOf(to)))));
        };
        changeWith(0.1, "password", "second");
        const auto quick = passesIn(fixture);
        changeWith(4.0, "second", "third");
        QVERIFY2(passesIn(fixture) > quick, qPrintable(QString::number(passesIn(fixture))));
    }

    void aPasswordChangeWorksAfterTheHistoryWasShown()
    {
        EngineFixture fixture;
        QVERIFY(worked(fixture.create()));
        QVERIFY(worked(await(fixture.engine->history().page({}))));
        QVERIFY(worked(await(
            fixture.engine->wallets().changePassword(secretOf("password"), secretOf("next")))));
        QVERIFY(worked(await(fixture.engine->history().page({}))));
        QVERIFY(worked(await(fixture.engine->wallets().lock(true))));
        QVERIFY(worked(await(fixture.engine->wallets().unlock(secretOf("next")))));
    }

    void thePreferencesReachTheNextChannel()
    {
        EngineFixture fixture;
        QVERIFY(worked(fixture.create()));
        EnginePreferences preferences;
        preferences.awayDays = 14;
        preferences.announceByDefault = true;
        preferences.acceptKeysend = false;
        QVERIFY(worked(await(fixture.engine->preferences().write(preferences))));
        const auto opened = fixture.openChannel();
        QVERIFY(worked(opened));
        QVERIFY(!fixture.now().channels->channels.front().isPrivate);
        EnginePreferences kept = *await(fixture.engine->preferences().read());
        QCOMPARE(kept.awayDays, 14);
        QVERIFY(!kept.acceptKeysend && kept.announceByDefault);
    }

    void whatARequestSaysOfAnnouncingStandsAboveTheSettings()
    {
        EngineFixture fixture;
        QVERIFY(worked(fixture.create()));
        const auto announces = [&](std::optional<bool> asked, std::vector<std::uint64_t> type) {
            OpenRequest request;
            request.amount = Satoshi{100'000};
            request.announce = asked;
            request.typeBits = std::move(type);
            const auto preview = await(fixture.engine->channels().previewOpen(request));
            return preview && preview->announce;
        };
        QVERIFY(!announces(std::nullopt, {}));
        QVERIFY(announces(true, {}));
        EnginePreferences preferences;
        preferences.announceByDefault = true;
        QVERIFY(worked(await(fixture.engine->preferences().write(preferences))));
        QVERIFY(announces(std::nullopt, {}));
        QVERIFY(!announces(false, {}));
        QVERIFY(!announces(std::nullopt, {12, 22, 46})); // it has an alias because it is private
    }

    void theAnchorReserveIsKeptFromEverySpending()
    {
        EngineFixture fixture;
        QVERIFY(worked(fixture.create()));
        QVERIFY(worked(await(fixture.engine->practice().gift(1'005'000))));
        QVERIFY(fixture.until(
            [](const Snapshot& now) { return now.balances->onChain.value() == 1'005'000'000; }));
        const auto robot = await(fixture.engine->practice().robots())->front();
        OpenRequest request;
        request.nodeId = robot.nodeId;
        request.address = robot.address;
        request.amount = Satoshi{1'000'000};
        const auto refused = await(fixture.engine->channels().open(request));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::AnchorReserve);
        QVERIFY(socketSentence(refused.error()).contains(QLatin1String{"10000 sat"}));
        request.amount = Satoshi{900'000};
        QVERIFY(worked(await(fixture.engine->channels().open(request))));
        QVERIFY(worked(await(fixture.engine->practice().mine(6))));
        const auto address = await(fixture.engine->coins().newAddress(AddressType::NativeSegwit));
        SendRequest all;
        all.address = address->address;
        all.all = true;
        const auto preview = await(fixture.engine->coins().preview(all));
        QVERIFY(worked(preview));
        QVERIFY(preview->change.value() >= 10'000); // stays for the channel
    }
};

FULGURITE_TEST(EngineRestoreTest)
#include "restore_test.moc"
