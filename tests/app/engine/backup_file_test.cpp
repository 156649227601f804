// SPDX-License-Identifier: MIT
#include <QTemporaryDir>
#include <QTest>

#include "app/api/error_sentences.h"
#include "app/engine/backup_writer.h"
#include "app/store/files.h"
#include "tests/support/test_registry.h"
#include "wallet/crypto/aead.h"

#include <set>
#include <sys/stat.h>

using namespace fulgurite;
using namespace fulgurite::app;

namespace {

PublicKey pointOf(std::uint8_t byte) { return SecretKey::parse(Bytes(32, byte))->publicKey(); }

lightning::ChannelBackup backupOfOne()
{
    const lightning::ChannelType type{lightning::FeatureBits{}};
    lightning::ChannelBackupEntry entry{.channelId = {},
                                        .peerNodeId = pointOf(2),
                                        .addresses = {{"peer.example", 9735}},
                                        .funding = {},
                                        .capacity = Satoshi{1'000'000},
                                        .funder = true,
                                        .type = type,
                                        .keyId = {},
                                        .localFundingPubkey = pointOf(3),
                                        .remoteFundingPubkey = pointOf(4),
                                        .remoteRevocationBasepoint = pointOf(5),
                                        .remotePaymentBasepoint = pointOf(6),
                                        .remoteDelayedPaymentBasepoint = pointOf(7),
                                        .remoteHtlcBasepoint = pointOf(8),
                                        .remoteToSelfDelay = 720,
                                        .shutdownScript = {0x00, 0x14}};
    return {7, pointOf(1), {std::move(entry)}};
}

lightning::ChannelBackup backupOfNone() { return {8, pointOf(1), {}}; }

lightning::ChannelSecrets secretsOf(const lightning::ChannelKeyId&)
{
    const auto key = [](std::uint8_t byte) { return *SecretKey::parse(Bytes(32, byte)); };
    return {key(3), key(11), key(12), key(13), key(14), SecretBytes{Bytes(32, 15)}};
}

/// The files in a folder whose name ends so.
std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder,
                                           const std::string& extension)
{
    std::vector<std::filesystem::path> out;
    for (const auto& each : std::filesystem::directory_iterator{folder})
        if (each.path().extension() == extension)
            out.push_back(each.path());
    return out;
}

ErrorCode codeOf(const Answer<lightning::ChannelBackup>& answer)
{
    return answer ? ErrorCode::kErrorCodeCount : answer.error().code;
}

} // namespace

/// The file of the channel backup against everything that may be given instead of it.
class BackupFileTest final : public QObject {
    Q_OBJECT

private slots:
    void whatIsSealedIsOpenedByItsOwner()
    {
        const auto opened = openBackup(m_owner, m_sealed);
        QVERIFY(opened && opened->entries == backupOfOne().entries && opened->generation == 7);
    }

    void aCutFileIsDamagedWhereverItIsCut()
    {
        for (std::size_t size = 0; size < m_sealed.size(); ++size)
            QCOMPARE(codeOf(openBackup(m_owner, ByteView{m_sealed}.first(size))),
                     ErrorCode::BackupDamaged);
        const auto cut = openBackup(m_owner, ByteView{m_sealed}.first(m_sealed.size() - 1));
        QVERIFY(socketSentence(cut.error()).contains(QLatin1String{"cut short"}));
        Bytes longer = m_sealed;
        longer.push_back(0);
        QVERIFY(socketSentence(openBackup(m_owner, longer).error())
                    .contains(QLatin1String{"bytes behind its end"}));
    }

    void everyFlippedBitIsSeen()
    {
        for (std::size_t i = 0; i < m_sealed.size(); ++i) {
            Bytes flipped = m_sealed;
            flipped[i] ^= 1;
            QVERIFY(!openBackup(m_owner, flipped));
        }
        Bytes inside = m_sealed;
        inside.back() ^= 1;
        QCOMPARE(codeOf(openBackup(m_owner, inside)), ErrorCode::BackupDamaged);
    }

    void anotherWalletsIsNamedSo()
    {
        const SecretBytes key{Bytes(32, 9)};
        QCOMPARE(codeOf(openBackup({key, Network::Regtest}, m_sealed)),
                 ErrorCode::BackupOfAnotherWallet);
    }

    void anotherNetworksIsNamedSoThoughTheKeyIsTheSame()
    {
        const auto refused = openBackup({m_key, Network::Signet}, m_sealed);
        QCOMPARE(codeOf(refused), ErrorCode::BackupOfAnotherNetwork);
        const QString sentence = socketSentence(refused.error());
        QVERIFY(sentence.contains(QLatin1String{"of network regtest"}));
        QVERIFY(sentence.contains(QLatin1String{"on signet"}));
    }

    void theFirstFormatIsStillRead()
    {
        Nonce96 nonce{};
        ByteWriter first;
        first.bytes(asBytes("FULGSCB1"));
        first.bytes(nonce);
        first.bytes(aeadSeal(m_key.expose(), nonce, asBytes("FULGSCB1"),
                             encodeChannelBackup(backupOfOne())));
        const auto opened = openBackup(m_owner, first.view());
        QVERIFY(opened && opened->entries == backupOfOne().entries);
        const SecretBytes other{Bytes(32, 9)};
        QCOMPARE(codeOf(openBackup({other, Network::Regtest}, first.view())),
                 ErrorCode::BackupDamaged);
    }

    void whatIsNoBackupSaysWhatItIs()
    {
        const QTemporaryDir folder;
        const std::filesystem::path base = folder.path().toStdString();
        std::set<QString> sentences;
        const auto refusal = [&](const std::filesystem::path& file) {
            const auto answer = readBackup(m_owner, file);
            QCOMPARE(codeOf(answer), ErrorCode::BackupDamaged);
            sentences.insert(socketSentence(answer.error()));
            QVERIFY(socketSentence(answer.error())
                        .contains(QString::fromStdString(file.filename().string())));
        };
        const auto put = [&](const char* name, ByteView content) {
            QVERIFY(store::writeFileDurably(base / name, content));
            refusal(base / name);
        };
        put("empty", {});
        put("text", asBytes("not a backup at all"));
        put("newer", asBytes("FULGSCB9............................."));
        put("huge", Bytes(17 * 1024 * 1024));
        refusal(base / "missing");
        QVERIFY(std::filesystem::create_directory(base / "folder"));
        refusal(base / "folder");
        // Nobody writes into it: to read it would be to wait for ever.
        QCOMPARE(::mkfifo((base / "pipe").c_str(), 0600), 0);
        refusal(base / "pipe");
        QVERIFY(sentences.size() == 7);
    }

    void aBackupThatHoldsMoreIsKeptAsideBeforeItsPlaceIsWritten()
    {
        const QTemporaryDir folder;
        const std::filesystem::path base = folder.path().toStdString();
        QVERIFY(writerIn(base).write(backupOfOne()));
        BackupWriter anew = writerIn(base);
        QVERIFY(anew.write(backupOfNone()));
        const auto kept = filesIn(base, ".kept");
        QCOMPARE(kept.size(), std::size_t{1});
        const auto opened = readBackup(m_owner, kept.front());
        QVERIFY(opened && opened->entries == backupOfOne().entries);
        QCOMPARE(anew.takeKept(), kept);
        QVERIFY(anew.read() && anew.read()->entries.empty());
        QVERIFY(anew.write(backupOfNone()));
        QCOMPARE(filesIn(base, ".kept").size(), std::size_t{1});
    }

    void whatAWriterWroteItselfIsNotKept()
    {
        const QTemporaryDir folder;
        const std::filesystem::path base = folder.path().toStdString();
        BackupWriter writer = writerIn(base);
        QVERIFY(writer.write(backupOfOne()));
        QVERIFY(writer.write(backupOfNone())); // the channel is closed
        QVERIFY(filesIn(base, ".kept").empty());
    }

    void twoWalletsAndTwoNetworksShareAFolder()
    {
        const QTemporaryDir folder, first, second, third;
        const auto writerOf = [&](std::uint8_t key, Network network, const QTemporaryDir& wallet) {
            BackupWriter out{SecretBytes{Bytes(32, key)}, network, wallet.path().toStdString(),
                             secretsOf, m_random};
            out.setFolder(folder.path());
            return out;
        };
        BackupWriter one = writerOf(1, Network::Regtest, first);
        BackupWriter two = writerOf(9, Network::Regtest, second);
        BackupWriter three = writerOf(1, Network::Signet, third);
        QVERIFY(one.write(backupOfOne()));
        for (BackupWriter* other : {&two, &three}) {
            QVERIFY(other->write(backupOfNone()));
            QVERIFY(other->prove(backupOfNone()));
        }
        QVERIFY(one.prove(backupOfOne()));
        QCOMPARE(filesIn(folder.path().toStdString(), ".backup").size(), std::size_t{3});
        QVERIFY(filesIn(folder.path().toStdString(), ".kept").empty());
        QVERIFY(one.newest()->entries.size() == 1 && two.newest()->entries.empty());
    }

    void aWalletThatTookThePlaceOfAnotherKeepsItsBackup()
    {
        const QTemporaryDir folder;
        const std::filesystem::path base = folder.path().toStdString();
        QVERIFY(writerIn(base).write(backupOfOne()));
        BackupWriter other{SecretBytes{Bytes(32, 9)}, Network::Regtest, base, secretsOf, m_random};
        QVERIFY(other.write(backupOfNone()));
        QCOMPARE(filesIn(base, ".kept").size(), std::size_t{1});
        QVERIFY(readBackup(m_owner, filesIn(base, ".kept").front()));
    }

    void nothingIsWrittenWhereACopyCannotBeKept()
    {
        const QTemporaryDir folder;
        const std::filesystem::path base = folder.path().toStdString(), stick = base / "stick";
        const auto usual = stick / "fulgurite-channels.backup";
        QVERIFY(std::filesystem::create_directories(usual)); // neither file nor nothing
        BackupWriter writer = writerIn(base);
        writer.setFolder(QString::fromStdString(stick.string()));
        const auto refused = writer.write(backupOfOne());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::BackupNotWritten);
        QVERIFY(socketSentence(refused.error())
                    .contains(QLatin1String{"fulgurite-channels.backup: something else is there"}));
        QVERIFY(writer.read()); // beside the wallet it is new all the same
    }

    void whatIsTooLongForABackupIsMovedAside()
    {
        const QTemporaryDir folder;
        const std::filesystem::path base = folder.path().toStdString();
        QVERIFY(store::writeFileDurably(base / "channels.backup", Bytes(17 * 1024 * 1024)));
        QVERIFY(writerIn(base).write(backupOfOne()));
        QCOMPARE(filesIn(base, ".kept").size(), std::size_t{1});
        QCOMPARE(std::filesystem::file_size(filesIn(base, ".kept").front()),
                 std::uintmax_t{17 * 1024 * 1024});
    }

    void anExportLeavesTheBackupOfAnotherWallet()
    {
        const QTemporaryDir folder;
        const std::filesystem::path base = folder.path().toStdString();
        const QString file = folder.filePath(QStringLiteral("exported"));
        QVERIFY(writerIn(base).exportTo(backupOfOne(), file));
        QVERIFY(writerIn(base).exportTo(backupOfOne(), file));
        BackupWriter other{SecretBytes{Bytes(32, 9)}, Network::Regtest, base, secretsOf, m_random};
        const auto refused = other.exportTo(backupOfNone(), file);
        QVERIFY(!refused);
        QVERIFY(socketSentence(refused.error()).contains(QLatin1String{"another wallet is there"}));
        QVERIFY(readBackup(m_owner, file.toStdString()));
        QVERIFY(filesIn(base, ".kept").empty());
        QVERIFY(writerIn(base).exportTo(backupOfNone(), file));
        QCOMPARE(filesIn(base, ".kept").size(), std::size_t{1});
    }

    void theChannelsThatAWalletDoesNotKnowAreToldOnce()
    {
        const QTemporaryDir folder;
        const std::filesystem::path base = folder.path().toStdString();
        QVERIFY(writerIn(base).write(backupOfOne()));
        BackupWriter writer = writerIn(base);
        QVERIFY(!writer.unknownTo(backupOfOne(), false));
        QVERIFY(!writer.unknownTo(backupOfNone(), true)); // of an older generation
        const auto unknown = writer.unknownTo(backupOfNone(), false);
        QVERIFY(unknown && unknown->entries == backupOfOne().entries);
        QVERIFY(!writer.unknownTo(backupOfNone(), false));
    }

private:
    [[nodiscard]] BackupWriter writerIn(const std::filesystem::path& folder) const
    {
        return {m_key.clone(), Network::Regtest, folder, secretsOf, m_random};
    }

    const SecretBytes m_key{Bytes(32, 1)};
    const BackupOwner m_owner{m_key, Network::Regtest};
    Bytes m_sealed = sealBackup(m_owner, backupOfOne(), m_random);
    static inline SystemRandom m_random;
};

FULGURITE_TEST(BackupFileTest)
#include "backup_file_test.moc"
