// SPDX-License-Identifier: MIT
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include "app/engine/local_engine.h"
#include "lightning/peer/session.h"
#include "lightning/wire/chain_hash.h"
#include "tests/support/future.h"
#include "tests/support/test_registry.h"
#include "wallet/base/clock.h"

using namespace fulgurite;
using namespace fulgurite::app;
using fulgurite::testing::await;

namespace {

UnixTime clockNow()
{
    return UnixTime{std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())};
}

/// A peer that dials: BOLT 8 over a real socket, nothing above `init`.
class Dialler {
public:
    Dialler(const PublicKey& target, std::uint8_t key, quint16 port)
        : m_random{key},
          m_session{lightning::Session::outbound(
              {lightning::chainHashOf(Network::Regtest), lightning::ourInitFeatures()},
              *SecretKey::parse(Bytes(32, key)), target, m_random)}
    {
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        flush();
    }
    bool isReady()
    {
        pump();
        return m_session.isReady();
    }
    bool isClosed()
    {
        pump();
        return m_socket.state() == QAbstractSocket::UnconnectedState;
    }
    /// Says goodbye and closes at once.
    void warnAndClose(const std::string& text)
    {
        m_session.send(lightning::Warning{{}, Bytes(text.begin(), text.end())});
        flush();
        m_socket.disconnectFromHost();
    }

private:
    void pump()
    {
        const QByteArray got = m_socket.readAll();
        if (!got.isEmpty())
            static_cast<void>(m_session.receive(Bytes(got.begin(), got.end()), clockNow()));
        flush();
    }
    void flush()
    {
        const Bytes out = m_session.takeOutput();
        m_socket.write(reinterpret_cast<const char*>(out.data()),
                       static_cast<qint64>(out.size())); // NOLINT: bytes
    }

    SeededRandom m_random;
    lightning::Session m_session;
    QTcpSocket m_socket;
};

quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost);
    return probe.serverPort();
}

template <typename Holds> bool until(Holds holds)
{
    return QTest::qWaitFor(holds, fulgurite::testing::kLimitMs);
}

} // namespace

/// What a conformance suite does to the listening socket.
class InboundTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        EngineOptions options;
        options.folder = m_folder.filePath(QStringLiteral("data"));
        options.stateFolder = m_folder.filePath(QStringLiteral("state"));
        options.network = Network::Regtest;
        options.listen = QStringLiteral("127.0.0.1:%1").arg(m_port);
        options.developer.enabled = true;
        options.developer.nodeKey = QString::fromStdString(std::string(64, '2'));
        m_engine = makeLocalEngine(std::move(options));
        NewWallet wallet;
        wallet.network = Network::Regtest;
        wallet.password = SecretBytes{asBytes("password")};
        QVERIFY(await(m_engine->wallets().create(std::move(wallet))).has_value());
        QVERIFY(until([this] { return !current().lifecycle->nodeId.isEmpty(); }));
        m_nodeId = PublicKey::parse(fromHex(current().lifecycle->nodeId.toStdString()));
        // The key was forced: its point is known.
        QVERIFY(m_nodeId == SecretKey::parse(Bytes(32, 0x22))->publicKey());
    }
    void cleanupTestCase() { m_engine.reset(); }

    void severalKeysConnectAtOnce()
    {
        std::vector<std::unique_ptr<Dialler>> peers;
        for (std::uint8_t key = 1; key <= 5; ++key)
            peers.push_back(dial(key));
        QVERIFY(until([&] {
            return std::ranges::all_of(peers, [](const auto& peer) { return peer->isReady(); });
        }));
        QVERIFY(until([this] { return connected() == 5; }));
    }

    void aSecondConnectionOfAKeyReplacesTheFirst()
    {
        const auto first = dial(7);
        QVERIFY(until([&] { return first->isReady(); }));
        const auto second = dial(7);
        QVERIFY(until([&] { return second->isReady() && first->isClosed(); }));
        QVERIFY(!second->isClosed());
        QVERIFY(until([this] { return connected() == 1; }));
    }

    void whatWasReadBeforeTheCloseIsHandled()
    {
        const auto peer = dial(9);
        QVERIFY(until([&] { return peer->isReady(); }));
        peer->warnAndClose("the last word");
        QVERIFY(until([this] {
            const auto lines =
                await(m_engine->connections().log(QStringLiteral("debug"), 1000)).value();
            return std::ranges::any_of(lines, [](const LogEntry& entry) {
                return entry.text.contains(QLatin1String{"the last word"});
            });
        }));
    }

private:
    std::unique_ptr<Dialler> dial(std::uint8_t key)
    {
        return std::make_unique<Dialler>(*m_nodeId, key, m_port);
    }
    Snapshot current() { return m_engine->feed().current(); }
    std::ptrdiff_t connected()
    {
        return std::ranges::count_if(current().peers->peers, &PeerRow::connected);
    }

    QTemporaryDir m_folder;
    quint16 m_port = freePort();
    std::unique_ptr<Engine> m_engine;
    std::optional<PublicKey> m_nodeId;
};

FULGURITE_TEST(InboundTest)
#include "inbound_test.moc"
