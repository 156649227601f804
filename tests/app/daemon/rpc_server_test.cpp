// SPDX-License-Identifier: MIT
#include <QTemporaryDir>
#include <QTest>

#include "app/daemon/rpc_server.h"
#include "app/engine/local_engine.h"
#include "tests/app/daemon/rpc_client.h"
#include "tests/support/test_registry.h"

#include <nlohmann/json.hpp>
#include <sys/stat.h>

/// QCOMPARE of two JSON values: by their text, since QCOMPARE itself would try every conversion of
/// theirs.
#define COMPARE_JSON(actual, expected) QCOMPARE((actual).dump(), (expected).dump())

using namespace fulgurite;
using namespace fulgurite::app;
using fulgurite::testing::codeOf;
using Json = nlohmann::json;

namespace {

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
        methods.push_back({"tell",
                           "test",
                           {},
                           "",
                           [](const RpcCall& call) {
                               call.say("info", "half", {{1, 2}});
                               call.answer(Json::object());
                           },
                           true});
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

class Client : public fulgurite::testing::RpcClient {
public:
    explicit Client(const World& world) : RpcClient{world.path} {}
};

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
        QVERIFY(info["id"].is_number());
        QCOMPARE(codeOf(funds), 3002);
    }

    void theFirstRequestHearsOfThisWalletAndThisNetwork()
    {
        // Before any event of the engine's thread could be delivered.
        for (int i = 0; i < 20; ++i) {
            const World world;
            const auto lifecycle = world.engine->feed().current().lifecycle;
            QCOMPARE(lifecycle->network, Network::Regtest);
            QVERIFY(lifecycle->walletFolder.endsWith(QLatin1String{"data"}));
        }
        const World world;
        Client client{world};
        const Json refused = client.call("listfunds");
        QCOMPARE(codeOf(refused), 3002);
        const std::string folder = world.folder.filePath(QStringLiteral("data")).toStdString();
        QVERIFY(refused["error"]["message"].get<std::string>().find(folder) != std::string::npos);
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

    void answersEndInTwoNewlinesAndNotificationsWaitToBeAskedFor()
    {
        const World world;
        QLocalSocket raw;
        raw.connectToServer(world.path);
        raw.write("{\"id\":1,\"method\":\"getinfo\"}{\"id\":2,\"method\":\"getinfo\"}");
        QByteArray got;
        const auto both = [&] {
            got += raw.readAll();
            return got.count("\n\n") == 2;
        };
        QVERIFY(QTest::qWaitFor(both, fulgurite::testing::RpcClient::kLimit));
        QVERIFY(got.endsWith("}\n\n") && !got.contains("\n\n\n"));

        Client client{world};
        client.call("tell", Json::object());
        QVERIFY(client.notified.empty());
        client.call("notifications", {{"enable", true}});
        client.call("tell", Json::object());
        QCOMPARE(client.notified.size(), std::size_t{1});
        const Json params = client.notified[0]["params"];
        QVERIFY(client.notified[0]["method"] == "message" && params["message"] == "half");
        QVERIFY(params["progress"]["num"] == 1 && params["progress"]["total"] == 2);
        QVERIFY(params["id"].is_number());
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
