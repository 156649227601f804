// SPDX-License-Identifier: MIT
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "app/engine/local_engine.h"
#include "app/engine/owner_guard.h"
#include "tests/support/future.h"
#include "tests/support/test_registry.h"

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>

using namespace fulgurite;
using namespace fulgurite::app;
using fulgurite::testing::await;
using namespace std::chrono_literals;

namespace {

// "legal winner thank …", its BIP 39 seed, the master key and its chain code, each byte XOR 0xa5:
// the test itself must not hold what it looks for.
constexpr std::uint8_t kMask = 0xa5;
constexpr auto kWords =
    "c9c0c2c4c985d2cccbcbc0d785d1cdc4cbce85dcc0c4d785d2c4d3c085d6c4d0d6c4c2c085d2"
    "cad7d1cd85d0d6c0c3d0c985c9c0c2c4c985d2cccbcbc0d785d1cdc4cbce85dcc0c9c9cad2";
constexpr auto kSeed = "2226234a122de01690fe74fb01763b5cd8b23912b712d8f9b7131be4fa5a4a5b"
                       "fa92de058e565df1ef1da51cf040ba1a553d8d5327a08f855f03087e187a1533";
constexpr auto kMaster = "dbf349503198dc44505ddbb462cd8098da9a6a950bd496f3b446c360dd11f3eb";

SecretBytes secret(const char* text) { return SecretBytes{asBytes(text)}; }

SecretBytes unmasked(const char* hex)
{
    Bytes out = fromHex(hex);
    for (auto& byte : out)
        byte ^= kMask;
    return SecretBytes{std::move(out)};
}

/// Occurrences in all memory of this process that can be written. Read in pieces into a buffer that
/// is wiped.
int occurrences(const char* hex)
{
    constexpr std::size_t kPiece = 1 << 20;
    const Bytes masked = fromHex(hex);
    QFile maps{QStringLiteral("/proc/self/maps")};
    const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    if (!maps.open(QIODevice::ReadOnly) || memory < 0)
        return -1;
    int found = 0;
    Bytes piece(kPiece + masked.size());
    for (const QByteArray& line : maps.readAll().split('\n')) {
        if (!line.contains(" rw"))
            continue;
        const auto dash = line.indexOf('-');
        const auto begin = line.left(dash).toULongLong(nullptr, 16);
        const auto end = line.mid(dash + 1, line.indexOf(' ') - dash - 1).toULongLong(nullptr, 16);
        for (auto at = begin; at < end; at += kPiece) {
            wipe(piece.data(), piece.size());
            const auto size =
                ::pread(memory, piece.data(), std::min<quint64>(piece.size(), end - at),
                        static_cast<off_t>(at));
            const auto matches = [&masked](std::uint8_t there, std::uint8_t wanted) {
                return static_cast<std::uint8_t>(there ^ kMask) == wanted;
            };
            auto from = piece.begin();
            const auto last = piece.begin() + std::max<ssize_t>(0, size);
            while ((from = std::search(from, last, masked.begin(), masked.end(), matches)) !=
                   last) {
                ++found;
                ++from;
            }
        }
    }
    wipe(piece.data(), piece.size());
    ::close(memory);
    return found;
}

} // namespace

/// The window's lock as the engine keeps it.
class GuardTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        EngineOptions options;
        options.folder = m_folder->filePath(QStringLiteral("wallets/practice"));
        options.stateFolder = m_folder->filePath(QStringLiteral("state"));
        options.network = Network::Regtest;
        options.practiceSeed = 7;
        m_engine = makeLocalEngine(std::move(options));
        NewWallet request;
        request.network = Network::Regtest;
        request.password = secret("password");
        request.backend.kind = BackendKind::Practice;
        request.mnemonic = unmasked(kWords);
        QVERIFY(await(m_engine->wallets().create(std::move(request))));
    }
    void cleanup() { m_engine.reset(); }

    void aSealedEngineHoldsNeitherWordsNorSeedNorMasterKey()
    {
        {
            const SecretBytes here = unmasked(kWords);
            QVERIFY2(occurrences(kWords) > 0, "the search finds what is there");
        }
        QVERIFY(await(m_engine->wallets().exportSeed(secret("password"))));
        QVERIFY(await(m_engine->guard().seal()));
        // Work goes on, and reads and writes what lies near the words in the file.
        QVERIFY(await(m_engine->preferences().write(*await(m_engine->preferences().read()))));
        QVERIFY(await(m_engine->practice().mine(1)));
        QCOMPARE(occurrences(kWords), 0);
        QCOMPARE(occurrences(kSeed), 0);
        QCOMPARE(occurrences(kMaster), 0);
    }

    void aSealedEngineGoesOnReceivingButSendsNothing()
    {
        const auto robots = await(m_engine->practice().robots());
        QVERIFY(await(m_engine->guard().seal()));
        QVERIFY(await(m_engine->practice().gift(1'000'000)));
        QTRY_COMPARE(m_engine->feed().current().balances->onChain, MilliSatoshi{1'000'000'000});

        SendRequest send;
        send.address = await(m_engine->coins().newAddress(AddressType::NativeSegwit))->address;
        send.amount = Satoshi{10'000};
        const auto preview = await(m_engine->coins().preview(send));
        QVERIFY(preview);
        refused(await(m_engine->coins().send(preview->reviewId)), ErrorCode::WalletLocked);
        PayRequest pay;
        pay.keysend = true;
        pay.text = robots->front().nodeId;
        pay.amount = MilliSatoshi{1000};
        refused(await(m_engine->payments().pay(pay, 5s)), ErrorCode::WalletLocked);
        OpenRequest open;
        open.nodeId = robots->front().nodeId;
        open.amount = Satoshi{100'000};
        refused(await(m_engine->channels().open(open)), ErrorCode::WalletLocked);
        refused(await(m_engine->wallets().exportSeed(secret("wrong"))), ErrorCode::WrongPassword);

        refused(await(m_engine->guard().unseal(secret("wrong"))), ErrorCode::WrongPassword);
        QVERIFY(await(m_engine->guard().unseal(secret("password"))));
        QVERIFY(await(m_engine->coins().send(preview->reviewId)));
    }

    void aSealedEngineClosesByAgreementToItsOwnScriptOnly()
    {
        const auto robot = await(m_engine->practice().robots())->front();
        QVERIFY(await(m_engine->practice().gift(2'000'000)));
        QTRY_COMPARE(m_engine->feed().current().balances->onChain, MilliSatoshi{2'000'000'000});
        OpenRequest open;
        open.nodeId = robot.nodeId;
        open.address = robot.address;
        open.amount = Satoshi{1'000'000};
        const auto opened = await(m_engine->channels().open(open));
        QVERIFY(opened);
        QVERIFY(await(m_engine->practice().mine(6)));
        const auto isReady = [this] {
            const auto& rows = m_engine->feed().current().channels->channels;
            return !rows.empty() && rows.front().state == ChannelState::Ready;
        };
        QTRY_VERIFY(isReady());
        QVERIFY(await(m_engine->guard().seal()));
        CloseRequest plain;
        plain.channelId = opened->channelId;
        CloseRequest elsewhere = plain, forced = plain, impatient = plain;
        elsewhere.destination = QStringLiteral("bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080");
        forced.force = true;
        impatient.forceAfter = 1s;
        for (const CloseRequest& harmful : {elsewhere, forced, impatient})
            refused(await(m_engine->channels().close(harmful)), ErrorCode::WalletLocked);
        QVERIFY(isReady());
        const auto closed = await(m_engine->channels().close(plain));
        QVERIFY(closed);
        QCOMPARE(closed->type, QStringLiteral("mutual"));
    }

    void aSendingAboveTheLimitAsksForThePasswordOnceMore()
    {
        EnginePreferences choices;
        choices.passwordAbove = Satoshi{50'000};
        QVERIFY(await(m_engine->preferences().write(choices)));
        QCOMPARE(await(m_engine->preferences().read())->passwordAbove, Satoshi{50'000});
        QVERIFY(await(m_engine->practice().gift(1'000'000)));
        QTRY_COMPARE(m_engine->feed().current().balances->onChain, MilliSatoshi{1'000'000'000});
        SendRequest send;
        send.address = await(m_engine->coins().newAddress(AddressType::NativeSegwit))->address;
        send.amount = Satoshi{50'001};
        const auto preview = await(m_engine->coins().preview(send));
        QVERIFY(preview);
        refused(await(m_engine->coins().send(preview->reviewId)), ErrorCode::PasswordNeeded);
        refused(await(m_engine->guard().prove(secret("wrong"))), ErrorCode::WrongPassword);
        QVERIFY(await(m_engine->guard().prove(secret("password"))));
        QVERIFY(await(m_engine->coins().send(preview->reviewId)));
    }

    void whatEscapesTheLimitBySideDoorsAsksAsWell()
    {
        EnginePreferences choices;
        choices.passwordAbove = Satoshi{50'000};
        QVERIFY(await(m_engine->preferences().write(choices)));
        const auto robots = await(m_engine->practice().robots());
        OpenRequest open;
        open.nodeId = robots->front().nodeId;
        open.amount = Satoshi{100'000};
        open.push = MilliSatoshi{50'001'000}; // given to the peer
        refused(await(m_engine->channels().open(open)), ErrorCode::PasswordNeeded);
        PayRequest pay;
        pay.keysend = true;
        pay.text = robots->front().nodeId;
        pay.amount = MilliSatoshi{1000};
        pay.maxFee = MilliSatoshi{50'000'000}; // given to whoever stands on the way
        refused(await(m_engine->payments().pay(pay, 5s)), ErrorCode::PasswordNeeded);
        for (const std::uint64_t weaker : {50'001U, 0U}) {
            choices.passwordAbove = Satoshi{weaker};
            refused(await(m_engine->preferences().write(choices)), ErrorCode::PasswordNeeded);
        }
        QCOMPARE(await(m_engine->preferences().read())->passwordAbove, Satoshi{50'000});
        choices.passwordAbove = Satoshi{10'000}; // a stricter one needs none
        QVERIFY(await(m_engine->preferences().write(choices)));
        choices.passwordAbove = Satoshi{};
        QVERIFY(await(m_engine->guard().seal()));
        refused(await(m_engine->preferences().write(choices)), ErrorCode::WalletLocked);
        QVERIFY(await(m_engine->guard().unseal(secret("password"))));
        QVERIFY(await(m_engine->guard().prove(secret("password"))));
        QVERIFY(await(m_engine->preferences().write(choices)));
        QCOMPARE(await(m_engine->preferences().read())->passwordAbove, Satoshi{});
    }

    void aProofServesOneSendingAndEndsByItself()
    {
        OwnerGuard guard;
        const OwnerGuard::Time now{1h};
        QVERIFY(!guard.obstacle(MilliSatoshi{1'000'000'000}, now));
        guard.setLimit(Satoshi{100});
        QVERIFY(!guard.obstacle(MilliSatoshi{100'999}, now));
        QCOMPARE(guard.obstacle(MilliSatoshi{101'000}, now)->code, ErrorCode::PasswordNeeded);
        guard.prove(now);
        QVERIFY(!guard.obstacle(MilliSatoshi{101'000}, now + 2min));
        QVERIFY(guard.obstacle(MilliSatoshi{101'000}, now + 2min));
        guard.prove(now);
        QVERIFY(guard.obstacle(MilliSatoshi{101'000}, now + 3min));
        guard.prove(now);
        guard.seal();
        QCOMPARE(guard.obstacle(MilliSatoshi{1}, now)->code, ErrorCode::WalletLocked);
        guard.unseal();
        QVERIFY(guard.obstacle(MilliSatoshi{101'000}, now));
    }

private:
    template <typename T> static void refused(const Answer<T>& answer, ErrorCode code)
    {
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, code);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Engine> m_engine;
};

FULGURITE_TEST(GuardTest)
#include "guard_test.moc"
