// SPDX-License-Identifier: MIT
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/daemon/rpc_server.h"
#include "app/engine/local_engine.h"
#include "tests/support/test_registry.h"

#include <nlohmann/json.hpp>
#include <sys/stat.h>

/// QCOMPARE of two JSON values: by their text, since QCOMPARE itself would try every conversion of
/// theirs.
#define COMPARE_JSON(actual, expected) QCOMPARE((actual).dump(), (expected).dump())

using namespace fulgurite;
using namespace fulgurite::app;
using Json = nlohmann::json;

namespace {

constexpr int kLimit = 30'000; // ms; an answer ends the wait at once

/// A server with methods of the test beside the real ones, over an engine without a wallet.
struct World {
    QTemporaryDir folder;
    std::unique_ptr<Engine> engine;
    std::unique_ptr<RpcServer> server;
    QString path = folder.filePath(QStringLiteral("rpc"));

    World()
    {
        EngineOptions options;
        options.folder = folder.filePath(QStringLiteral("data"));
        options.stateFolder = folder.filePath(QStringLiteral("state"));
        options.network = Network::Regtest;
        engine = makeLocalEngine(std::move(options));
        RpcMethods methods = allMethods();
        methods.push_back({"never", "test", {}, "", [](const RpcCall&) {}, true});
        methods.push_back(
            {"echo",
             "test",
             {{"first", true}, {"second"}},
             "",
             [](const RpcCall& call) { call.answer({call.raw("first"), call.raw("second")}); },
             true});
        server = std::make_unique<RpcServer>(*engine, std::move(methods));
        if (!server->listen(path))
            qFatal("%s", qPrintable(server->errorText()));
    }
};

class Client {
public:
    explicit Client(const World& world) { m_socket.connectToServer(world.path); }

    void send(const QByteArray& bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }
    Json receive()
    {
        while (!m_buffer.contains("\n\n")) {
            if (m_socket.bytesAvailable() == 0 && !QTest::qWaitFor(
                                                      [this] {
                                                          return m_socket.bytesAvailable() > 0 ||
                                                                 m_socket.state() !=
                                                                     QLocalSocket::ConnectedState;
                                                      },
                                                      kLimit))
                return {};
            if (m_socket.bytesAvailable() == 0)
                return {};
            m_buffer += m_socket.readAll();
        }
        const qsizetype end = m_buffer.indexOf("\n\n");
        const Json message = Json::parse(m_buffer.begin(), m_buffer.begin() + end);
        m_buffer.remove(0, end + 2);
        return message;
    }
    Json ask(const Json& request)
    {
        const std::string text = request.dump();
        send({text.data(), static_cast<qsizetype>(text.size())});
        return receive();
    }
    Json call(const char* method, const Json& params)
    {
        return ask({{"jsonrpc", "2.0"}, {"id", 7}, {"method", method}, {"params", params}});
    }

private:
    QLocalSocket m_socket;
    QByteArray m_buffer;
};

int codeOf(const Json& answer) { return answer["error"]["code"].get<int>(); }

} // namespace

class RpcServerTest final : public QObject {
    Q_OBJECT

private slots:
    void theSocketIsItsOwnersAlone()
    {
        const World world;
        struct stat status{};

        QCOMPARE(::stat(QFile::encodeName(world.path).constData(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0600U);
    }

    void withoutAWalletItServesWhatNeedsNone()
    {
        const World world;
        Client client{world};

        const Json info = client.call("getinfo", Json::object());
        const Json funds = client.call("listfunds", Json::object());

        COMPARE_JSON(info["result"]["network"], Json("regtest"));
        COMPARE_JSON(info["id"], Json(7));
        QCOMPARE(codeOf(funds), 3002);
    }

    void parametersGoByNameOrByPosition()
    {
        const World world;
        Client client{world};

        COMPARE_JSON(client.call("echo", {1, 2})["result"], Json({1, 2}));
        COMPARE_JSON(client.call("echo", {{"second", 2}, {"first", 1}})["result"], Json({1, 2}));
        COMPARE_JSON(client.call("echo", {{"first", 1}})["result"], (Json{1, nullptr}));
        QCOMPARE(codeOf(client.call("echo", Json::array())), -32602);
        QCOMPARE(codeOf(client.call("echo", {1, 2, 3})), -32602);
        QCOMPARE(codeOf(client.call("echo", {{"first", 1}, {"third", 3}})), -32602);
        QCOMPARE(codeOf(client.call("echo", "text")), -32602);
        QCOMPARE(codeOf(client.call("nothing", Json::object())), -32601);
        QCOMPARE(codeOf(client.ask({{"id", 1}, {"method", 5}})), -32600);
        QCOMPARE(codeOf(client.ask({{"id", 1}})), -32600);
    }

    void brokenJsonCostsOnlyThatConnection()
    {
        const World world;
        Client broken{world};
        Client other{world};

        broken.send("{\"id\": nonsense}");
        QCOMPARE(codeOf(broken.receive()), -32700);
        broken.send("garbage");
        QCOMPARE(codeOf(broken.receive()), -32700);
        QVERIFY(broken.receive().is_null());

        QVERIFY(other.call("getinfo", Json::object()).contains("result"));
    }

    void aRequestOfMoreThanFourMebibytesIsRefused()
    {
        const World world;
        Client client{world};

        client.send("{\"method\":\"" + QByteArray(5 * 1024 * 1024, 'x'));

        QCOMPARE(codeOf(client.receive()), -32700);
    }

    void moreThanSixtyFourWaitingRequestsAreRefused()
    {
        const World world;
        Client client{world};

        for (int i = 0; i < 64; ++i)
            client.send("{\"id\":1,\"method\":\"never\"}");
        const Json refused = client.call("getinfo", Json::object());

        QCOMPARE(codeOf(refused), -32600);
    }

    void aClientThatLeavesIsForgotten()
    {
        const World world;
        {
            Client client{world};
            client.send("{\"id\":1,\"method\":\"never\"}");
            QVERIFY(client.call("getinfo", Json::object()).contains("result"));
        }
        Client next{world};

        QVERIFY(next.call("getinfo", Json::object()).contains("result"));
    }

    void aSecondServerOnThePathIsRefused()
    {
        const World world;
        RpcServer second{*world.engine, allMethods()};

        QVERIFY(!second.listen(world.path));
        QVERIFY(second.errorText().contains(world.path));
    }
};

FULGURITE_TEST(RpcServerTest)
#include "rpc_server_test.moc"
