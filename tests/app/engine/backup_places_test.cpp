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
        QVERIFY(worked(m_fixture->create()));
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
    }

private:
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
};

FULGURITE_TEST(BackupPlacesTest)
#include "backup_places_test.moc"
