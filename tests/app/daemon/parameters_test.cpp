// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/app/daemon/practice_daemon.h"
#include "tests/support/test_registry.h"
#include "wallet/bitcoin/address.h"

#include <algorithm>
#include <map>

using namespace fulgurite;
using namespace fulgurite::testing;
using Json = nlohmann::json;

/// Parameters of the methods that move coins: each does what it says, or is refused by its name.
class ParametersTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_daemon = std::make_unique<PracticeDaemon>();
        m_daemon->createFunded();
    }
    void cleanup() { m_daemon.reset(); }

    void fundchannelPushesAndClosesWhereItIsTold()
    {
        connectRobot();
        const std::string own = m_daemon->call("newaddr")["bech32"].get<std::string>();
        const std::string script = toHex(*decodeAddress(own, Network::Regtest));
        const Json opened = m_daemon->call("fundchannel", {{"id", m_robot},
                                                           {"amount", "600000sat"},
                                                           {"announce", false},
                                                           {"push_msat", "50000sat"},
                                                           {"minconf", 0},
                                                           {"close_to", own}});
        QVERIFY2(opened["close_to"] == script, opened.dump().c_str());
        const Json channel = m_daemon->call("listpeerchannels")["channels"][0];
        QVERIFY(channel["private"] == true);
        QVERIFY(channel["close_to"] == script);
        QVERIFY(channel["total_msat"] == 600'000'000);
        QVERIFY(channel["to_us_msat"] == 550'000'000);
        QVERIFY(channel["funding"]["pushed_msat"] == 50'000'000);
    }

    void fundchannelAnnouncesByDefaultAndTakesAll()
    {
        connectRobot();
        m_daemon->call("fundchannel", {{"id", m_robot}, {"amount", "all"}});
        const Json channel = m_daemon->call("listpeerchannels")["channels"][0];
        QVERIFY(channel["private"] == false);
        QVERIFY(channel["total_msat"].get<std::uint64_t>() > 1'900'000'000);
        std::uint64_t left = 0; // what the anchors need
        const Json funds = m_daemon->call("listfunds");
        for (const Json& output : funds["outputs"])
            left += output["amount_msat"].get<std::uint64_t>();
        QVERIFY(left >= 10'000'000);
    }

    void fundchannelChecksItsParameters()
    {
        connectRobot();
        const auto open = [&](const char* name, const Json& value) {
            Json params{{"id", m_robot}, {"amount", 500'000}};
            params[name] = value;
            return m_daemon->codeOf("fundchannel", params);
        };
        QCOMPARE(open("minconf", 2), -32602);
        QCOMPARE(open("minconf", -1), -32602);
        QCOMPARE(open("announce", "maybe"), -32602);
        QCOMPARE(open("push_msat", "600000sat"), -32602);
        QCOMPARE(open("close_to", "nonsense"), -32602);
        QCOMPARE(open("close_to", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"), -32602);
        QCOMPARE(open("channel_type", "12"), -32602);
        QCOMPARE(open("feerate", "0perkw"), -32602);
        QCOMPARE(open("feerate", "fast"), -32602);
        QVERIFY(m_daemon->call("listpeerchannels")["channels"].empty());
    }

    void whatIsNotServedIsRefusedByItsName()
    {
        const std::map<std::string, std::vector<const char*>> kUnserved{
            {"fundchannel", {"request_amt", "compact_lease", "utxos", "mindepth", "reserve"}},
            {"close", {"fee_negotiation_step", "wrong_funding", "force_lease_closed", "feerange"}},
            {"pay", {"partial_msat", "maxdelay", "exclude", "localinvreqid"}},
            {"xpay", {"partial_msat", "maxdelay", "layers", "localinvreqid"}},
            {"keysend", {"maxdelay", "routehints"}},
            {"listinvoices", {"offer_id"}},
            {"delinvoice", {"desconly"}}};
        const Json needed{{"id", "x"},          {"amount", 1},     {"bolt11", "x"},
                          {"invstring", "x"},   {"label", "x"},    {"status", "paid"},
                          {"destination", "x"}, {"amount_msat", 1}};
        const std::map<std::string, std::vector<const char*>> kNeeded{
            {"fundchannel", {"id", "amount"}},
            {"close", {"id"}},
            {"pay", {"bolt11"}},
            {"xpay", {"invstring"}},
            {"listinvoices", {}},
            {"keysend", {"destination", "amount_msat"}},
            {"delinvoice", {"label", "status"}}};
        for (const auto& [method, names] : kUnserved) {
            for (const char* name : names) {
                Json params = Json::object();
                for (const char* each : kNeeded.at(method))
                    params[each] = needed[each];
                params[name] = 1;
                QCOMPARE(m_daemon->codeOf(method, params), -32602);
                const auto said = m_daemon->lastError["error"]["message"].get<std::string>();
                QVERIFY2(said.starts_with(std::string{name} + ": is not served here"),
                         said.c_str());
            }
        }
    }

    void whatIsNotYetSupportedIsNotCalledInvalid()
    {
        const std::map<std::string, std::string> cases{{"lno1pqps7sjqpgt", "BOLT 12 offer"},
                                                       {"LNURL1DP68GURN8GHJ7UM9", "LNURL"},
                                                       {"\u20bfanna@example.com", "payment name"}};
        for (const auto& [string, what] : cases) {
            for (const auto& [method, name] : {std::pair{"pay", "bolt11"},
                                               {"xpay", "invstring"},
                                               {"previewpay", "string"},
                                               {"decode", "string"}}) {
                QCOMPARE(m_daemon->codeOf(method, {{name, string}}), -32602);
                const auto said = m_daemon->lastError["error"]["message"].get<std::string>();
                QVERIFY2(said.contains("not yet supported") && said.contains(what),
                         (std::string{method} + ": " + said).c_str());
            }
        }
    }

    void closeGoesToItsDestination()
    {
        const std::string channel = m_daemon->openChannel();
        QCOMPARE(m_daemon->codeOf("close", {{"id", channel}, {"destination", "nonsense"}}), -32602);
        QCOMPARE(m_daemon->codeOf("close", {{"id", channel}, {"unilateraltimeout", "soon"}}),
                 -32602);
        const std::string own = m_daemon->call("newaddr")["bech32"].get<std::string>();
        // What was promised at the opening is what the peer insists on.
        QCOMPARE(m_daemon->codeOf("close", {{"id", channel}, {"destination", own}}), -32602);
        const auto said = m_daemon->lastError["error"]["message"].get<std::string>();
        const Json promised = m_daemon->call("listpeerchannels")["channels"][0]["close_to"];
        const auto address =
            encodeAddress(fromHex(promised.get<std::string>()), Network::Regtest).value_or("?");
        QVERIFY2(said.starts_with("destination: ") && said.find(address) != std::string::npos,
                 said.c_str());
        const Json closed = m_daemon->call(
            "close", {{"id", channel}, {"destination", address}, {"unilateraltimeout", 3600}});
        QVERIFY(closed["type"] == "mutual");
        QVERIFY(closed["tx"].get<std::string>().find(promised.get<std::string>()) !=
                std::string::npos);
    }

    void theBalanceTellsHowLongAClosingChannelTakes()
    {
        const std::string channel = m_daemon->openChannel();
        const Json preview = m_daemon->call("previewclose", {{"id", channel}});
        QVERIFY(preview["returns_about"].get<qint64>() > 0);
        QVERIFY(m_daemon->call("balances")["closing"].empty());
        m_daemon->call("close", {{"id", channel}});
        QVERIFY(m_daemon->until("balances", [&](const Json& now) {
            return !now["closing"].empty() && now["closing"][0]["channel_id"] == channel &&
                   now["closing"][0]["amount_msat"].get<std::uint64_t>() > 0;
        }));
        const Json now = m_daemon->call("balances");
        std::uint64_t sum = 0;
        for (const char* part :
             {"on_chain_msat", "lightning_msat", "in_flight_msat", "closing_msat", "reserve_msat"})
            sum += now[part].get<std::uint64_t>();
        QVERIFY(now["total_msat"] == sum);
    }

    void withdrawTakesTheCoinsThatAreNamedAndDeepEnough()
    {
        m_daemon->call("practice", {{"what", "gift"}, {"sat", 70'000}});
        QVERIFY(m_daemon->until("listfunds",
                                [](const Json& funds) { return funds["outputs"].size() == 2; }));
        const Json own = m_daemon->call("newaddr")["bech32"];
        std::string small;
        const Json funds = m_daemon->call("listfunds");
        for (const Json& output : funds["outputs"])
            if (output["amount_msat"] == 70'000'000)
                small = output["txid"].get<std::string>() + ":" + output["output"].dump();
        const auto send = [&](Json more) {
            more["destination"] = own;
            return m_daemon->codeOf("withdraw", more);
        };
        QCOMPARE(send({{"satoshi", 100'000}, {"utxos", {small}}}), 301);
        QCOMPARE(send({{"satoshi", 10'000}, {"minconf", 1000}}), 301);
        QCOMPARE(send({{"satoshi", 10'000}, {"utxos", "x"}}), -32602);
        QCOMPARE(send({{"satoshi", 10'000}, {"minconf", "deep"}}), -32602);
        QCOMPARE(send({{"satoshi", "all"}, {"utxos", {small}}}), 0);
        const std::string tx = m_daemon->lastError["result"]["tx"].get<std::string>();
        QVERIFY(m_daemon->until("listfunds", [](const Json& now) {
            return std::ranges::none_of(now["outputs"], [](const Json& output) {
                return output["amount_msat"] == 70'000'000;
            });
        }));
        QVERIFY(m_daemon->until("listfunds", [](const Json& now) { // the other was not touched
            return std::ranges::any_of(now["outputs"], [](const Json& output) {
                return output["amount_msat"] == 2'000'000'000;
            });
        }));
        QVERIFY(!tx.empty());
    }

private:
    void connectRobot()
    {
        const Json robot = m_daemon->robot();
        m_robot = robot["id"].get<std::string>();
        m_daemon->call("connect", {{"id", m_robot + "@" + robot["address"].get<std::string>()}});
    }

    std::unique_ptr<PracticeDaemon> m_daemon;
    std::string m_robot;
};

FULGURITE_TEST(ParametersTest)
#include "parameters_test.moc"
