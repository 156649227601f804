// SPDX-License-Identifier: MIT
#pragma once

#include <QTemporaryDir>

#include "app/daemon/rpc_server.h"
#include "app/engine/local_engine.h"
#include "tests/app/daemon/rpc_client.h"

#include <functional>

namespace fulgurite::testing {

/// The control socket over a whole engine in the practice world, in this process.
class PracticeDaemon {
public:
    using Json = nlohmann::json;

    using Adjust = std::function<void(app::EngineOptions&)>;
    explicit PracticeDaemon(bool developer = false, const Adjust& adjust = {})
    {
        app::EngineOptions options;
        options.folder = folder.filePath(QStringLiteral("data"));
        options.stateFolder = folder.filePath(QStringLiteral("state"));
        options.network = Network::Regtest;
        options.practiceSeed = 7;
        options.developer.enabled = developer;
        options.backend.emplace();
        options.backend->kind = app::BackendKind::Practice;
        if (adjust)
            adjust(options);
        engine = app::makeLocalEngine(std::move(options));
        server = std::make_unique<app::RpcServer>(*engine, app::allMethods());
        if (!server->listen(path))
            qFatal("%s", qPrintable(server->errorText()));
        client = std::make_unique<RpcClient>(path);
    }

    /// The result; an error fails the test by what it says.
    Json call(const std::string& method, const Json& params = Json::object())
    {
        const Json answer = client->call(method, params);
        if (!answer.contains("result"))
            qWarning("%s %s: %s", method.c_str(), params.dump().c_str(), answer.dump().c_str());
        return answer.value("result", Json{});
    }
    int codeOf(const std::string& method, const Json& params = Json::object())
    {
        lastError = client->call(method, params);
        return testing::codeOf(lastError);
    }
    /// Whether the last error's sentence holds the value.
    [[nodiscard]] bool says(const std::string& value) const
    {
        const auto said = lastError["error"]["message"].get<std::string>();
        if (said.find(value) == std::string::npos)
            qWarning("%s", said.c_str());
        return said.find(value) != std::string::npos;
    }
    bool until(const std::string& method, const std::function<bool(const Json&)>& holds)
    {
        return QTest::qWaitFor([&] { return holds(client->call(method).value("result", Json{})); },
                               RpcClient::kLimit);
    }
    /// A wallet with two million sat and what it pays with.
    void createFunded()
    {
        call("createwallet", {{"password", "password"}});
        call("practice", {{"what", "gift"}, {"sat", 2'000'000}});
        until("listfunds", [](const Json& funds) { return !funds["outputs"].empty(); });
    }
    Json robot(std::size_t number = 0)
    {
        return call("practice", {{"what", "robots"}})["robots"][number];
    }
    /// A channel of a million sat to the first robot, ready; its id.
    std::string openChannel()
    {
        const Json peer = robot();
        call("connect",
             {{"id", peer["id"].get<std::string>() + "@" + peer["address"].get<std::string>()}});
        const Json opened = call("fundchannel", {{"id", peer["id"]}, {"amount", 1'000'000}});
        call("practice", {{"what", "mine"}, {"blocks", 6}});
        until("listpeerchannels", [](const Json& list) {
            return !list["channels"].empty() && list["channels"][0]["state"] == "CHANNELD_NORMAL" &&
                   list["channels"][0].value("reestablished", false);
        });
        return opened["channel_id"].get<std::string>();
    }
    std::string robotInvoice(std::uint64_t sat)
    {
        return call("practice", {{"what", "robot"},
                                 {"robot", robot()["name"]},
                                 {"action", "invoice"},
                                 {"sat", sat}})["bolt11"]
            .get<std::string>();
    }
    Json robotDoes(const std::string& action, std::uint64_t sat = 20'000)
    {
        return call(
            "practice",
            {{"what", "robot"}, {"robot", robot()["name"]}, {"action", action}, {"sat", sat}});
    }

    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("rpc"));
    std::unique_ptr<app::Engine> engine;
    std::unique_ptr<app::RpcServer> server;
    std::unique_ptr<RpcClient> client;
    Json lastError;
};

} // namespace fulgurite::testing
