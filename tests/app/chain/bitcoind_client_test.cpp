// SPDX-License-Identifier: MIT
#include <QTemporaryDir>
#include <QTest>

#include "app/chain/bitcoind_client.h"
#include "app/chain/make_chain_source.h"
#include "tests/app/net/toy_socket_server.h"
#include "tests/support/test_registry.h"
#include "tests/wallet/chain/toy_node.h"

using namespace fulgurite;
using namespace fulgurite::app;
using namespace fulgurite::testing;
using wallet::ChainState;

namespace {

/// A toy bitcoind behind HTTP.
struct Server {
    wallet::ToyNode node;
    QByteArray authorization = "Basic " + QByteArray{"user:word"}.toBase64();
    QByteArray instead; ///< of every answer
    ToySocketServer socket{[this](QTcpSocket& to, const QByteArray& bytes) { hear(to, bytes); }};

    void hear(QTcpSocket& to, const QByteArray& bytes)
    {
        QByteArray& in = m_in[&to] += bytes;
        const auto head = in.indexOf("\r\n\r\n");
        const auto from = in.indexOf("Content-Length: ") + 16;
        const auto length = in.mid(from, in.indexOf('\r', from) - from).toLongLong();
        if (head < 0 || in.size() < head + 4 + length)
            return;
        const bool allowed = in.contains("Authorization: " + authorization);
        const auto calls = nlohmann::json::parse(in.mid(head + 4, length).toStdString());
        in.clear();
        if (!instead.isEmpty()) {
            to.write(instead);
            return;
        }
        answer(to, allowed ? 200 : 401, allowed ? answers(calls) : "");
    }

private:
    std::string answers(const nlohmann::json& calls)
    {
        nlohmann::json out = nlohmann::json::array();
        for (const auto& call : calls) {
            const auto reply = node.reply({call["method"], call["params"].dump()});
            nlohmann::json error;
            if (!reply.ok())
                error = {{"code", reply.code}, {"message", reply.error}};
            out.push_back({{"id", call["id"]}, {"result", reply.result}, {"error", error}});
        }
        return out.dump();
    }
    static void answer(QTcpSocket& to, int status, const std::string& body)
    {
        to.write(QByteArray::fromStdString("HTTP/1.1 " + std::to_string(status) +
                                           " X\r\nContent-Length: " + std::to_string(body.size()) +
                                           "\r\n\r\n" + body));
    }
    QHash<QTcpSocket*, QByteArray> m_in;
};

struct Client {
    explicit Client(const Server& server, const QString& cookie = {})
    {
        BitcoindConfig config;
        config.network = Network::Regtest;
        config.host = QStringLiteral("127.0.0.1");
        config.port = server.socket.port();
        config.user = QStringLiteral("user");
        config.password = SecretBytes{asBytes("word")};
        config.cookieFile = cookie;
        config.poll = std::chrono::milliseconds{20};
        client = std::make_unique<BitcoindClient>(std::move(config));
        client->start({}, unixTime(1), heard.listener());
    }
    [[nodiscard]] std::string detail() const
    {
        return heard.status() ? heard.status()->detail : "";
    }
    [[nodiscard]] std::uint32_t tip() const
    {
        const auto tips = heard.all<wallet::TipReached>();
        return tips.empty() ? 0 : tips.back().tip.height.value;
    }
    wallet::Heard heard;
    std::unique_ptr<BitcoindClient> client;
};

void write(const QString& file, const QByteArray& content)
{
    QFile out{file};
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(content);
}

} // namespace

class BitcoindClientTest : public QObject {
    Q_OBJECT

private slots:
    void blocksAreFollowedWithUserAndPassword()
    {
        Server server;
        server.node.chain.add();
        Client client{server};
        QTRY_VERIFY(client.heard.ready());
        server.node.chain.add();
        QTRY_COMPARE(client.tip(), 2U);
    }

    void theCookieIsReadAnewForEachConnection()
    {
        const QTemporaryDir folder;
        const QString cookie = folder.filePath(QStringLiteral(".cookie"));
        Server server;
        server.node.chain.add();
        server.authorization = "Basic " + QByteArray{"__cookie__:one"}.toBase64();
        Client client{server, cookie};
        QTRY_VERIFY(client.detail().find("cannot be read") != std::string::npos);
        write(cookie, "__cookie__:one\n");
        QTRY_VERIFY_WITH_TIMEOUT(client.heard.ready(), 20'000);
        server.authorization = "Basic " + QByteArray{"__cookie__:two"}.toBase64();
        server.socket.hangUp(); // as a restart does
        server.node.chain.add();
        QTRY_VERIFY(client.detail().find("refuses our user") != std::string::npos);
        write(cookie, "__cookie__:two");
        QTRY_COMPARE_WITH_TIMEOUT(client.tip(), 2U, 20'000);
    }

    void nonsenseIsNamedAndTriedAgain_data()
    {
        QTest::addColumn<QByteArray>("instead");
        QTest::newRow("no HTTP") << QByteArray{"hello there, this is no answer\r\n\r\n"};
        QTest::newRow("no JSON") << QByteArray{"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[1"};
        QTest::newRow("too many") << QByteArray{
            "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n[{},{},{},{},{},{} ]"};
        QTest::newRow("head without end") << QByteArray{40'000, 'x'};
        QTest::newRow("body too long")
            << QByteArray{"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"};
        QTest::newRow("busy") << QByteArray{"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"};
    }
    void nonsenseIsNamedAndTriedAgain()
    {
        QFETCH(QByteArray, instead);
        Server server;
        server.node.chain.add();
        server.instead = instead;
        Client client{server};
        QTRY_VERIFY(client.heard.status() &&
                    client.heard.status()->state == ChainState::Unreachable);
        QVERIFY(!client.detail().empty());
        server.instead.clear();
        QTRY_VERIFY_WITH_TIMEOUT(client.heard.ready(), 20'000);
    }

    void aChoiceThatIsMalformedSaysWhatIsWrong()
    {
        const auto problemOf = [](BackendChoice choice) {
            QString problem;
            ChainSourceOptions options;
            options.network = Network::Regtest;
            const auto source = makeChainSource(choice, std::move(options), problem);
            return source ? QString{} : problem;
        };
        BackendChoice node;
        node.kind = BackendKind::Bitcoind;
        node.bitcoindUrl = QStringLiteral("ftp://user:secret@host");
        QVERIFY(problemOf(node.clone()).contains(QLatin1String{"ftp://host"}));
        QVERIFY(!problemOf(node.clone()).contains(QLatin1String{"secret"}));
        node.bitcoindUrl = QStringLiteral("http://127.0.0.1");
        QVERIFY(problemOf(node.clone()).isEmpty());
        BackendChoice servers;
        servers.kind = BackendKind::Electrum;
        QVERIFY(problemOf(servers.clone()).contains(QLatin1String{"no Electrum server"}));
        for (const char* text : {"host:50002", "host:0:t", "host:70000:s", ":1:t", "host:1:x"}) {
            servers.electrumServers = {QString::fromLatin1(text)};
            QVERIFY2(problemOf(servers.clone()).contains(QLatin1String{text}), text);
        }
        servers.electrumServers = {QStringLiteral("[::1]:50001:t"), QStringLiteral("a.onion:1:s")};
        QVERIFY(problemOf(servers.clone()).isEmpty());
    }
};

FULGURITE_TEST(BitcoindClientTest)
#include "bitcoind_client_test.moc"
