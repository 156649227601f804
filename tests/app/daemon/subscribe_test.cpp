// SPDX-License-Identifier: MIT
#include <QTest>

#include "app/engine/snapshot_feed.h"
#include "tests/app/daemon/practice_daemon.h"
#include "tests/support/test_registry.h"

#include <algorithm>

using namespace fulgurite;
using namespace fulgurite::testing;
using Json = nlohmann::json;

/// Each topic of `subscribe` brings its events, and no others come.
class SubscribeTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_daemon = std::make_unique<PracticeDaemon>();
        m_daemon->createFunded();
    }
    void cleanup() { m_daemon.reset(); }

    void transactionsAreTold()
    {
        auto client = subscriber({"transaction"});
        m_daemon->call("practice", {{"what", "gift"}, {"sat", 50'000}});
        const Json seen = next(*client, "transaction", [](const Json& event) {
            return event.value("amount_msat", 0) == 50'000'000;
        });
        QVERIFY(seen["event"] == "seen");
        QCOMPARE(seen["subject"].get<std::string>().size(), std::size_t{64});
        QVERIFY(onlyTopic(*client, "transaction"));
    }

    void theBackupIsTold()
    {
        auto client = subscriber({"backup"});
        m_daemon->openChannel();
        const Json told = next(*client, "backup", [](const Json& event) {
            return event["channels"] == 1 && event["proven"] == true;
        });
        QVERIFY(!told.is_null());
        QVERIFY(onlyTopic(*client, "backup"));
    }

    void theGraphIsTold()
    {
        auto client = subscriber({"graph"});
        // Nothing of this version moves that stage; what will is a snapshot like this one.
        auto& feed = dynamic_cast<app::SnapshotFeed&>(m_daemon->engine->feed());
        app::Snapshot snapshot = feed.current();
        auto readiness = *snapshot.readiness;
        auto& graph = readiness.stages[static_cast<std::size_t>(app::StageName::Graph)];
        graph.state = app::StageState::Working;
        graph.reason = QStringLiteral("12 of 40 channels");
        snapshot.readiness = std::make_shared<const app::Readiness>(readiness);
        feed.take(snapshot);
        const Json told = next(*client, "graph", [](const Json&) { return true; });
        QVERIFY(told["state"] == "working");
        QVERIFY(told["reason"] == "12 of 40 channels");
    }

    void channelsPaymentsInvoicesBlocksAndTheBalanceAreTold()
    {
        auto client = subscriber({"channel", "payment", "invoice", "chain", "balance"});
        const auto any = [](const Json&) { return true; };
        const std::string id = m_daemon->openChannel();
        const auto ofTheChannel = [id](const char* word) {
            return [id, word](const Json& event) {
                return event["subject"] == id && event["event"] == word;
            };
        };
        QVERIFY(!next(*client, "channel", ofTheChannel("opened")).is_null());
        QVERIFY(!next(*client, "channel", ofTheChannel("ready")).is_null());
        QVERIFY(next(*client, "chain", any)["blockheight"].is_number());
        QVERIFY(next(*client, "balance", any).contains("lightning_msat"));
        m_daemon->call("pay", {{"bolt11", m_daemon->robotInvoice(50'000)}});
        QVERIFY(next(*client, "payment", any)["event"] == "sent");
        m_daemon->robotDoes("keysend", 9'000);
        QVERIFY(next(*client, "invoice", any)["amount_msat"] == 9'000'000);
    }

private:
    std::unique_ptr<RpcClient> subscriber(const std::vector<std::string>& topics)
    {
        auto client = std::make_unique<RpcClient>(m_daemon->path);
        client->call("notifications", {{"enable", true}});
        client->call("subscribe", {{"topics", topics}});
        return client;
    }
    /// The body of the next event of a topic for which `holds`; others are kept.
    static Json next(RpcClient& client, const std::string& topic,
                     const std::function<bool(const Json&)>& holds)
    {
        for (std::size_t i = 0;; ++i) {
            if (i == client.notified.size()) {
                Json message = client.receive();
                if (message.is_null())
                    return {};
                client.notified.push_back(std::move(message));
            }
            const Json one = client.notified[i];
            if (one["method"] == topic && holds(one["params"][topic]))
                return one["params"][topic];
        }
    }
    static bool onlyTopic(const RpcClient& client, const std::string& topic)
    {
        return std::ranges::all_of(client.notified,
                                   [&](const Json& one) { return one["method"] == topic; });
    }

    std::unique_ptr<PracticeDaemon> m_daemon;
};

FULGURITE_TEST(SubscribeTest)
#include "subscribe_test.moc"
