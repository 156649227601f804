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

QByteArray contentOf(const QString& path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

} // namespace

/// The channel backup beside the wallet and in a folder of the owner's.
class BackupPlacesTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_fixture = std::make_unique<EngineFixture>();
        m_stick = m_fixture->folder.filePath(QStringLiteral("stick"));
        QVERIFY(QDir{}.mkpath(m_stick));
        auto made = m_fixture->create();
        QVERIFY(worked(made));
        m_words = std::move(made->mnemonic);
        QVERIFY(worked(await(m_fixture->engine->backups().setFolder(m_stick))));
    }
    void cleanup() { m_fixture.reset(); }

    void aChannelIsBackedUpInBothPlacesAndProven()
    {
        const auto before = contentOf(ours());
        QVERIFY(worked(m_fixture->openChannel()));
        QVERIFY(!contentOf(beside()).isEmpty() && contentOf(beside()) != before);
        QCOMPARE(contentOf(ours()), contentOf(beside()));
        const auto status = await(m_fixture->engine->backups().status());
        QVERIFY(worked(status));
        QCOMPARE(status->folder, m_stick);
        QVERIFY(status->provenAt && !status->fault);
        QCOMPARE(status->channels, 1U);
    }

    void withOnePlaceGoneNoChannelIsOpenedAndPaymentsGoOn()
    {
        QVERIFY(worked(m_fixture->openChannel()));
        QVERIFY(QDir{m_stick}.removeRecursively());
        const auto total = m_fixture->now().balances->total;
        const auto refused = openAnother();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::BackupNotWritten);
        QVERIFY2(socketSentence(refused.error()).contains(QLatin1String{"stick"}),
                 qPrintable(socketSentence(refused.error())));
        QVERIFY(worked(await(m_fixture->engine->practice().mine(1))));
        QVERIFY(m_fixture->until([&](const Snapshot& now) { // no coin left for a funding
            return now.channels->channels.size() == 1 && now.balances->total == total;
        }));
        QVERIFY(m_fixture->until([](const Snapshot& now) {
            return std::ranges::count(now.attention->items, AttentionKind::BackupFault,
                                      &AttentionItem::kind) == 1;
        }));
        QVERIFY(pays());

        QVERIFY(QDir{}.mkpath(m_stick));
        const auto mended = await(m_fixture->engine->backups().prove());
        QVERIFY(worked(mended) && !mended->fault);
        QVERIFY(worked(openAnother()));
    }

    void aFlippedBitIsFoundWhenTheBackupIsProven()
    {
        QVERIFY(worked(m_fixture->openChannel()));
        QByteArray damaged = contentOf(ours());
        damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 1);
        QFile file{ours()};
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(damaged) == damaged.size());
        file.close();
        // To prove is to write anew and read back: what is read must be what the channels are.
        const auto proven = await(m_fixture->engine->backups().prove());
        QVERIFY(worked(proven) && !proven->fault);
        QVERIFY(contentOf(ours()) != damaged);
        QCOMPARE(contentsOf(QStringLiteral("*.kept")), QList<QByteArray>{damaged});
    }

    void theOnlyBackupOfAWalletMadeAnewFromItsWordsIsLoadedBeforeItsPlaceIsWritten()
    {
        QVERIFY(worked(m_fixture->openChannel()));
        QVERIFY(restore(m_words, {})); // the computer died; the stick was named to the daemon only
        QVERIFY(
            m_fixture->until([](const Snapshot& now) { return now.channels->channels.empty(); }));
        QVERIFY(worked(await(m_fixture->engine->backups().setFolder(m_stick))));
        QVERIFY(m_fixture->until([](const Snapshot& now) {
            return !now.channels->channels.empty() &&
                   now.channels->channels.front().state == ChannelState::DataLoss;
        }));
        const auto status = await(m_fixture->engine->backups().status());
        QVERIFY(worked(status) && status->provenAt && !status->fault);
        // Both places hold it: the next restore from the words finds it too.
        const auto again = restore(m_words, m_stick);
        QVERIFY(again);
        QCOMPARE(again->channelsFound.size(), 1);
    }

    void aStickThatComesLateIsReadBeforeItIsWritten()
    {
        QVERIFY(worked(m_fixture->openChannel()));
        const QString drawer = m_fixture->folder.filePath(QStringLiteral("drawer"));
        QVERIFY(QDir{}.rename(m_stick, drawer));
        QVERIFY(restore(m_words, m_stick));
        QVERIFY(QDir{}.rename(drawer, m_stick));
        QVERIFY(worked(await(m_fixture->engine->backups().prove())));
        QVERIFY(m_fixture->until([](const Snapshot& now) {
            return !now.channels->channels.empty() &&
                   now.channels->channels.front().state == ChannelState::DataLoss;
        }));
    }

    void anotherWalletInTheSameFolderLeavesTheFirstOnesBackupAlone()
    {
        QVERIFY(worked(m_fixture->openChannel()));
        const QByteArray first = contentOf(ours());
        const SecretBytes other =
            secretOf("abandon abandon abandon abandon abandon abandon abandon "
                     "abandon abandon abandon abandon about");
        QVERIFY(restore(other, {}));
        const auto shared = await(m_fixture->engine->backups().setFolder(m_stick));
        QVERIFY(worked(shared) && shared->provenAt && !shared->fault);
        QCOMPARE(contentOf(ours()), first);
        QVERIFY(worked(m_fixture->openChannel()));
        QCOMPARE(contentOf(ours()), first);
        QCOMPARE(QDir{m_stick}.entryList(QDir::Files).size(), 2);
        // Each of both is found again in the folder that they share.
        const auto second = restore(other, m_stick);
        QVERIFY(second);
        QCOMPARE(second->channelsFound.size(), 1);
        const auto again = restore(m_words, m_stick);
        QVERIFY(again);
        QCOMPARE(again->channelsFound.size(), 1);
    }

    void whatIsNoBackupIsKeptAside()
    {
        const QByteArray diary{"FULGURITE and other stones: what I saw in the desert"};
        QFile file{ours()};
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(diary) == diary.size());
        file.close();
        const auto proven = await(m_fixture->engine->backups().prove());
        QVERIFY(worked(proven) && !proven->fault);
        QCOMPARE(contentsOf(QStringLiteral("*.kept")), QList<QByteArray>{diary});
    }

    void aChannelThatWasClosedIsNoReasonToKeepACopy()
    {
        const auto opened = m_fixture->openChannel();
        QVERIFY(worked(opened));
        CloseRequest close;
        close.channelId = opened->channelId;
        QVERIFY(worked(await(m_fixture->engine->channels().close(close))));
        for (int block = 0; block < 7; ++block)
            QVERIFY(m_fixture->mineOne());
        QVERIFY(m_fixture->until([&](const Snapshot&) {
            const auto closed = await(m_fixture->engine->channels().listClosed());
            return closed && closed->size() == 1;
        }));
        QVERIFY(worked(await(m_fixture->engine->backups().prove())));
        QVERIFY(contentsOf(QStringLiteral("*.kept")).isEmpty());
    }

private:
    std::optional<RestoredWallet> restore(const SecretBytes& words, const QString& backupFolder)
    {
        RestoreRequest request;
        request.folder = m_fixture->folder.filePath(QStringLiteral("restored%1").arg(++m_restored));
        request.network = Network::Regtest;
        request.mnemonic = words.clone();
        request.password = secretOf("other");
        request.backend.kind = BackendKind::Practice;
        request.backupFolder = backupFolder;
        auto done = await(m_fixture->engine->wallets().restore(std::move(request)));
        return worked(done) ? std::optional{std::move(*done)} : std::nullopt;
    }
    [[nodiscard]] QList<QByteArray> contentsOf(const QString& names) const
    {
        QList<QByteArray> out;
        for (const QString& name : QDir{m_stick}.entryList({names}, QDir::Files))
            out.append(contentOf(m_stick + QLatin1Char{'/'} + name));
        return out;
    }
    [[nodiscard]] QString ours() const
    {
        return m_stick + QStringLiteral("/fulgurite-channels.backup");
    }
    [[nodiscard]] QString beside() const
    {
        return m_fixture->folder.filePath(QStringLiteral("practice/regtest/channels.backup"));
    }
    Answer<OpenedChannel> openAnother()
    {
        const auto robots = await(m_fixture->engine->practice().robots());
        OpenRequest request;
        request.nodeId = robots->at(1).nodeId;
        request.address = robots->at(1).address;
        request.amount = Satoshi{300'000};
        return await(m_fixture->engine->channels().open(request));
    }
    bool pays()
    {
        const auto robot = await(m_fixture->engine->practice().robots())->front();
        const auto invoice = await(
            m_fixture->engine->practice().robotInvoice(robot.name, 1'000, QStringLiteral("tea")));
        PayRequest request;
        request.text = *invoice;
        return worked(await(m_fixture->engine->payments().pay(request, std::chrono::seconds{30})));
    }

    std::unique_ptr<EngineFixture> m_fixture;
    QString m_stick;
    SecretBytes m_words;
    int m_restored = 0;
};

FULGURITE_TEST(BackupPlacesTest)
#include "backup_places_test.moc"
