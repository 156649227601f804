// SPDX-License-Identifier: MIT
#include <QPointer>
#include <QTest>

#include "app/engine/peer_sockets.h"
#include "tests/support/test_registry.h"

#include <algorithm>
#include <vector>

using namespace fulgurite;
using namespace fulgurite::app;

namespace {

constexpr qint64 kMebi = 1024 * 1024;

/// Someone who never reads.
class DeafStream final : public ByteStream {
public:
    void write(const QByteArray& bytes) override { m_held += bytes.size(); }
    void close() override { drop({}); }
    void drop(const QString& reason) override
    {
        m_held = 0;
        emit closed(reason);
    }
    [[nodiscard]] qint64 unsent() const override { return m_held; }
    [[nodiscard]] QString peerName() const override { return QStringLiteral("192.0.2.1:9735"); }

private:
    qint64 m_held = 0;
};

/// The sockets, and the numbers of those that opened and closed.
struct Sockets {
    std::vector<lightning::ConnectionId> opened, closed;
    PeerSockets sockets{
        [this](const lightning::NodeInput& input) {
            if (const auto* one = std::get_if<lightning::node_input::ConnectionOpened>(&input))
                opened.push_back(one->connection);
            if (const auto* one = std::get_if<lightning::node_input::ConnectionClosed>(&input))
                closed.push_back(one->connection);
        },
        QNetworkProxy{QNetworkProxy::NoProxy}};

    DeafStream* adopt()
    {
        auto* stream = new DeafStream; // NOLINT(cppcoreguidelines-owning-memory)
        sockets.adopt(stream);
        return stream;
    }
    void send(std::size_t index, std::size_t bytes, bool stranger)
    {
        sockets.send({opened.at(index), Bytes(bytes, 1), stranger});
    }
};

} // namespace

class PeerSocketsTest final : public QObject {
    Q_OBJECT

private slots:
    void strangersWhoDoNotReadHoldLittleTogether()
    {
        constexpr std::size_t kMany = 500;
        Sockets node;
        std::vector<QPointer<DeafStream>> streams;
        for (std::size_t i = 0; i < kMany; ++i)
            streams.emplace_back(node.adopt());
        qint64 most = 0;
        for (int round = 0; round < 8; ++round)
            for (std::size_t i = 0; i < kMany; ++i) {
                node.send(i, 65'000, true);
                qint64 held = 0;
                for (const auto& stream : streams)
                    held += stream ? stream->unsent() : 0;
                most = std::max(most, held);
            }
        QVERIFY2(most < 34 * kMebi, qPrintable(QString::number(most)));
        QVERIFY(!node.closed.empty());
    }

    void aPeerWithAChannelIsNotCutOffForThem()
    {
        Sockets node;
        for (int i = 0; i < 200; ++i)
            node.adopt();
        for (std::size_t i = 1; i < 200; ++i)
            node.send(i, 200'000, true);
        QVERIFY(!node.closed.empty());
        const auto before = node.closed;
        node.send(0, 1'400'000, false); // the largest batch
        node.send(0, 1'000, false);
        QVERIFY(node.closed == before);
    }

    void oneStrangerAloneHoldsAQuarterMebibyteAndOneWrite()
    {
        Sockets node;
        DeafStream* stream = node.adopt();
        node.send(0, 200'000, true);
        node.send(0, 200'000, true);
        QCOMPARE(stream->unsent(), 400'000);
        node.send(0, 10, true);
        QCOMPARE(node.closed.size(), std::size_t{1});
    }
};

FULGURITE_TEST(PeerSocketsTest)
#include "peer_sockets_test.moc"
