// SPDX-License-Identifier: MIT
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

#include "app/api/error_sentences.h"
#include "app/engine/local_engine.h"
#include "tests/support/future.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::app;
using fulgurite::testing::await;
using namespace std::chrono_literals;

namespace {

SecretBytes secret(const char* text) { return SecretBytes{asBytes(text)}; }

template <typename T> bool worked(const Answer<T>& answer)
{
    if (!answer)
        qWarning().noquote() << errorCodeName(answer.error().code) << socketSentence(answer.error())
                             << answer.error().detail;
    return answer.has_value();
}

} // namespace

/// The whole engine over the practice world: chain that verifies, peers that are the same engine.
class PracticeEngineTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_engine = open("practice");
    }
    void cleanup() { m_engine.reset(); }

    void theMoneyOfAChannelThatOpensIsNeverCountedTwice()
    {
        QVERIFY(worked(await(createPractice())));
        MilliSatoshi most{};
        const auto watch = QObject::connect(
            &m_engine->feed(), &EngineFeed::snapshotChanged,
            [&most](const Snapshot& now) { most = std::max(most, now.balances->total); });
        const auto opened = openChannel();
        QObject::disconnect(watch);
        QVERIFY(worked(opened));
        QVERIFY(most.value() <= 2'000'000'000);
        sumsToTotal();
    }

    void anInvoiceAndAKeysendArePaidOverAChannelAndPaymentsComeBack()
    {
        QVERIFY(worked(await(createPractice())));
        QVERIFY(worked(openChannel()));
        const Robot robot = await(m_engine->practice().robots())->front();
        const auto invoice = await(m_engine->practice().robotInvoice(robot.name, 50'000, "coffee"));
        QVERIFY(worked(invoice));
        PayRequest pay;
        pay.text = *invoice;
        const auto paid = await(m_engine->payments().pay(pay, 30s));
        QVERIFY(worked(paid));
        QCOMPARE(paid->row.state, PaymentState::Paid);
        QVERIFY(!paid->preimage.isEmpty());

        PayRequest keysend;
        keysend.keysend = true;
        keysend.text = robot.nodeId;
        keysend.amount = MilliSatoshi{1'000'000};
        keysend.message = QStringLiteral("hello");
        QVERIFY(worked(await(m_engine->payments().pay(keysend, 30s))));

        QVERIFY(worked(await(m_engine->practice().robot(robot.name, RobotAction::PayMe, 20'000))));
        QVERIFY(until([](const Snapshot& now) {
            return now.balances->canReceive.value() < 40'000'000 &&
                   now.balances->inFlight.value() == 0;
        }));
        sumsToTotal();
    }

    void aClosedChannelBringsItsMoneyHome()
    {
        QVERIFY(worked(await(createPractice())));
        const auto opened = openChannel();
        QVERIFY(worked(opened));
        CloseRequest close;
        close.channelId = opened->channelId;
        const auto closed = await(m_engine->channels().close(close));
        QVERIFY(worked(closed));
        QCOMPARE(closed->type, QStringLiteral("mutual"));
        QVERIFY(worked(await(m_engine->practice().mine(6))));
        QVERIFY(until([](const Snapshot& now) {
            return now.channels->channels.empty() ||
                   now.channels->channels.front().state == ChannelState::Closed;
        }));
        QVERIFY(until(
            [](const Snapshot& now) { return now.balances->onChain.value() > 1'900'000'000; }));
        sumsToTotal();
    }

    void aPracticeWalletReopenedLaterFindsItsChainAndItsChannelAgain()
    {
        QVERIFY(worked(await(createPractice())));
        QVERIFY(worked(openChannel()));
        const auto robots = await(m_engine->practice().robots());
        const auto usable = [](const Snapshot& now) {
            return !now.channels->channels.empty() && now.balances->canSend.value() > 100'000'000;
        };
        QVERIFY(until(usable));
        const auto before = m_engine->feed().current().balances->total;

        m_engine.reset();
        m_engine = open("practice");
        QVERIFY(worked(await(m_engine->wallets().unlock(secret("password")))));
        QVERIFY(until(usable));
        QCOMPARE(m_engine->feed().current().balances->total, before);
        const auto invoice =
            await(m_engine->practice().robotInvoice(robots->front().name, 50'000, "tea"));
        QVERIFY(worked(invoice));
        PayRequest pay;
        pay.text = *invoice;
        QVERIFY(worked(await(m_engine->payments().pay(pay, 30s))));

        m_engine.reset(); // the world may be deleted: another one begins
        QVERIFY(
            QFile::remove(m_folder->filePath(QStringLiteral("practice/regtest/practice.world"))));
        m_engine = open("practice");
        QVERIFY(worked(await(m_engine->wallets().unlock(secret("password")))));
        QVERIFY(until([](const Snapshot& now) { return now.balances->onChain.value() == 0; }));
        QVERIFY(worked(await(m_engine->practice().gift(70'000))));
        QVERIFY(
            until([](const Snapshot& now) { return now.balances->onChain.value() == 70'000'000; }));
    }

    void aSeedNumberGivesNoWalletOfRealMoney()
    {
        const auto wordsOf = [this](const char* name) {
            m_engine = open(name);
            NewWallet request;
            request.network = Network::Regtest;
            request.password = secret("password");
            request.backend.kind = BackendKind::Electrum;
            request.backend.electrumServers = {QStringLiteral("127.0.0.1:1:t")};
            const auto made = await(m_engine->wallets().create(std::move(request)));
            return made ? asString(made->mnemonic.expose()) : std::string{};
        };
        const std::string first = wordsOf("one");
        QVERIFY(!first.empty());
        QVERIFY(first != wordsOf("two"));
    }

    void aWalletIsCalledPracticeForItsWorldAndNotForItsName()
    {
        m_engine = open("harbour");
        QVERIFY(worked(await(createPractice())));
        m_engine.reset();
        m_engine = open("practice-savings");
        NewWallet real;
        real.network = Network::Regtest;
        real.password = secret("password");
        real.backend.kind = BackendKind::Electrum;
        real.backend.electrumServers = {QStringLiteral("127.0.0.1:1:t")};
        QVERIFY(worked(await(m_engine->wallets().create(std::move(real)))));
        const auto known = await(m_engine->wallets().list());
        QVERIFY(worked(known));
        QCOMPARE(known->size(), std::size_t{2});
        QCOMPARE(known->front().name, QStringLiteral("practice-savings")); // used last
        for (const WalletEntry& entry : *known)
            QCOMPARE(entry.practice, entry.name == QStringLiteral("harbour"));
    }

    void aLockedWalletServesNothingAndAWrongPasswordIsRefused()
    {
        QVERIFY(worked(await(createPractice())));
        QVERIFY(worked(await(m_engine->wallets().lock(true))));
        const auto refused = await(m_engine->coins().newAddress(AddressType::NativeSegwit));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::WalletLocked);
        const auto wrong = await(m_engine->wallets().unlock(secret("wrong")));
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, ErrorCode::WrongPassword);
        QVERIFY(worked(await(m_engine->wallets().unlock(secret("password")))));
    }

    void theSeedWordsStandNowhereInTheClear()
    {
        const auto made = await(createPractice());
        QVERIFY(worked(made));
        QVERIFY(worked(await(m_engine->practice().gift(100'000))));
        const QByteArray words = QByteArray::fromStdString(asString(made->mnemonic.expose()));
        const QList<QByteArray> list = words.split(' ');
        QDirIterator files{m_folder->path(), QDir::Files | QDir::Hidden,
                           QDirIterator::Subdirectories};
        int read = 0;
        while (files.hasNext()) {
            QFile file{files.next()};
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            ++read;
            QVERIFY2(!content.contains(words), qPrintable(file.fileName()));
            QVERIFY2(!content.contains(list.mid(0, 3).join(' ')), qPrintable(file.fileName()));
        }
        QVERIFY(read >= 2);
    }

    void nonsenseIsRefusedWithASentenceOfItsOwnAndNothingIsLost()
    {
        QVERIFY(worked(await(createPractice())));
        QVERIFY(worked(await(m_engine->practice().gift(100'000))));
        QVERIFY(until(
            [](const Snapshot& now) { return now.balances->onChain.value() == 100'000'000; }));
        const auto own = await(m_engine->coins().newAddress(AddressType::NativeSegwit));
        const auto codeOf = [&](const QString& address, std::uint64_t amount) {
            SendRequest request;
            request.address = address;
            request.amount = Satoshi{amount};
            const auto preview = await(m_engine->coins().preview(request));
            return preview ? ErrorCode::kErrorCodeCount : preview.error().code;
        };
        QCOMPARE(codeOf(QStringLiteral("nonsense"), 1000), ErrorCode::AddressInvalid);
        QCOMPARE(codeOf(QStringLiteral("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"), 1000),
                 ErrorCode::AddressOtherNetwork);
        QCOMPARE(codeOf(own->address, 10), ErrorCode::AmountBelowDust);
        QCOMPARE(codeOf(own->address, 100'000), ErrorCode::CannotAfford);
        PayRequest pay;
        pay.text = QStringLiteral("lnbcrt1nonsense");
        const auto paid = await(m_engine->payments().pay(pay, 1s));
        QVERIFY(!paid);
        QCOMPARE(paid.error().code, ErrorCode::InvoiceInvalid);
        QCOMPARE(m_engine->feed().current().balances->total.value(), std::uint64_t{100'000'000});
    }

private:
    std::unique_ptr<Engine> open(const char* name)
    {
        EngineOptions options;
        options.folder = m_folder->filePath(QString::fromLatin1(name));
        options.stateFolder = m_folder->filePath(QStringLiteral("state"));
        options.network = Network::Regtest;
        options.practiceSeed = 7;
        return makeLocalEngine(std::move(options));
    }
    Future<CreatedWallet> createPractice()
    {
        NewWallet request;
        request.network = Network::Regtest;
        request.password = secret("password");
        request.backend.kind = BackendKind::Practice;
        return m_engine->wallets().create(std::move(request));
    }
    /// One million of two million satoshi with the first robot.
    Answer<OpenedChannel> openChannel()
    {
        static_cast<void>(await(m_engine->practice().gift(2'000'000)));
        until([](const Snapshot& now) { return now.balances->onChain.value() == 2'000'000'000; });
        const Robot robot = await(m_engine->practice().robots())->front();
        OpenRequest request;
        request.nodeId = robot.nodeId;
        request.address = robot.address;
        request.amount = Satoshi{1'000'000};
        auto opened = await(m_engine->channels().open(request));
        static_cast<void>(await(m_engine->practice().mine(6)));
        until([](const Snapshot& now) {
            return !now.channels->channels.empty() &&
                   now.channels->channels.front().state == ChannelState::Ready;
        });
        return opened;
    }
    bool until(const std::function<bool(const Snapshot&)>& holds)
    {
        return QTest::qWaitFor([&] { return holds(m_engine->feed().current()); },
                               fulgurite::testing::kLimitMs);
    }
    void sumsToTotal()
    {
        const Balances sums = *m_engine->feed().current().balances;
        QCOMPARE(sums.onChain.value() + sums.lightning.value() + sums.inFlight.value() +
                     sums.closing.value() + sums.reserve.value(),
                 sums.total.value());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Engine> m_engine;
};

FULGURITE_TEST(PracticeEngineTest)
#include "practice_engine_test.moc"
