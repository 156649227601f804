// SPDX-License-Identifier: MIT
#include <QTest>

#include "app/engine/backend_record.h"
#include "app/engine/backup_writer.h"
#include "tests/support/test_registry.h"
#include "tests/support/truncation.h"

using namespace fulgurite;
using namespace fulgurite::app;

namespace {

BackendChoice choice()
{
    BackendChoice out;
    out.kind = BackendKind::Bitcoind;
    out.bitcoindUrl = QStringLiteral("http://127.0.0.1:8332");
    out.user = QStringLiteral("user");
    out.password = SecretBytes{asBytes("secret")};
    out.electrumServers = {QStringLiteral("a:1:t"), QStringLiteral("b:2:s")};
    return out;
}

lightning::ChannelBackup backup() { return {3, SecretKey::parse(Bytes(32, 5))->publicKey(), {}}; }

} // namespace

class EngineRecordsTest final : public QObject {
    Q_OBJECT

private slots:
    void theBackendIsRemembered()
    {
        const SecretBytes record = encodeBackend(choice());
        const auto read = decodeBackend(record.expose());
        QVERIFY(read.has_value());
        QCOMPARE(read->bitcoindUrl, choice().bitcoindUrl);
        QCOMPARE(read->electrumServers, choice().electrumServers);
        QVERIFY(equalSecrets(read->password.expose(), choice().password.expose()));
        QVERIFY(equalSecrets(encodeBackend(*read).expose(), record.expose()));
    }

    /// Half a choice would be another server, or a password that is none.
    void aBackendRecordCutAnywhereIsNone()
    {
        const SecretBytes record = encodeBackend(choice());
        const auto reads = [](ByteView bytes) { return decodeBackend(bytes).has_value(); };
        QVERIFY(!testing::acceptedPrefix(record.expose(), reads));
        Bytes longer(record.expose().begin(), record.expose().end());
        longer.push_back(0);
        QVERIFY(!reads(longer));
    }

    void aBackupCutAnywhereOrWithAFlippedBitIsDamaged()
    {
        const SecretBytes key{Bytes(32, 1)};
        const BackupOwner owner{key, Network::Regtest};
        SeededRandom random{1};
        const Bytes sealed = sealBackup(owner, backup(), random);
        const auto reads = [&](ByteView bytes) { return openBackup(owner, bytes).has_value(); };
        QVERIFY(reads(sealed));
        QVERIFY(!testing::acceptedPrefix(sealed, reads));
        for (std::size_t place = 0; place < sealed.size(); ++place) {
            Bytes flipped = sealed;
            flipped[place] ^= 0x20;
            QVERIFY(!reads(flipped));
        }
    }
};

FULGURITE_TEST(EngineRecordsTest)
#include "records_test.moc"
