// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/app/daemon/answer_table.h"
#include "tests/app/daemon/practice_daemon.h"
#include "tests/support/test_paths.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::testing;
using Json = nlohmann::json;

namespace {

/// Fields of ours that no schema has: said in `help`, or from Core Lightning's older answers.
const std::map<std::string, std::set<std::string>> kOurs{
    {"getinfo", {"wallet"}},
    {"help", {"help[].category", "help[].description", "help[].verbose"}},
    {"close", {"tx", "txid"}},
    {"listpeerchannels", {"channels[].last_tx_fee_msat"}}};

} // namespace

/// Every method of Core Lightning's dialect, its answers held against the fields that its schemas
/// give, with a wallet that has lived: a channel, payments both ways, one closed.
class AnswersTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_table = AnswerTable::read(testFile("app/daemon/answers"));
        QVERIFY(m_table.methods().size() > 30);
        m_daemon = std::make_unique<PracticeDaemon>(true);
        m_daemon->createFunded();
    }
    void cleanupTestCase()
    {
        for (const std::string& method : m_table.methods())
            QVERIFY2(m_checked.contains(method), (method + " was never looked at").c_str());
        m_daemon.reset();
    }

    void theNode()
    {
        for (const char* method : {"getinfo", "help", "listconfigs", "getlog"})
            check(method);
        check("getlog", {{"level", "debug"}});
        check("listconfigs", {{"config", "network"}});
        const Json made = check("signmessage", {{"message", "hello"}});
        QVERIFY(made.contains("zbase"));
        const Json seen = check("checkmessage", {{"message", "hello"}, {"zbase", made["zbase"]}});
        QVERIFY(seen["pubkey"] == check("getinfo")["id"]);
    }

    void coins()
    {
        for (const char* type : {"bech32", "p2tr", "all"})
            check("newaddr", {{"addresstype", type}});
        check("listaddresses");
        check("feerates", {{"style", "perkw"}});
        check("feerates", {{"style", "perkb"}});
        const Json own = check("newaddr");
        check("withdraw", {{"destination", own["bech32"]}, {"satoshi", 50'000}});
        QCOMPARE(statuses(check("listfunds")["outputs"]), (std::set<std::string>{"unconfirmed"}));
        m_daemon->call("practice", {{"what", "mine"}});
        QVERIFY(m_daemon->until("listfunds", [](const Json& funds) {
            return std::ranges::all_of(funds["outputs"], [](const Json& output) {
                return output["status"] == "confirmed";
            });
        }));
        check("listfunds");
        const Json all = check("listfunds", {{"spent", true}});
        QVERIFY(statuses(all["outputs"]).contains("spent"));
        QVERIFY(check("listtransactions")["transactions"].size() >= 2);
    }

    void peersAndChannels()
    {
        const Json robot = m_daemon->robot();
        const std::string target =
            robot["id"].get<std::string>() + "@" + robot["address"].get<std::string>();
        check("connect", {{"id", target}});
        QVERIFY(m_daemon->until("listpeers", [](const Json& list) {
            return !list["peers"].empty() && list["peers"][0]["connected"] == true;
        }));
        check("listpeers");
        check("ping", {{"id", robot["id"]}});
        check("fundchannel", {{"id", robot["id"]}, {"amount", 1'000'000}, {"announce", false}});
        check("listpeerchannels");
        check("listfunds");
        check("getinfo");
        m_daemon->call("practice", {{"what", "mine"}, {"blocks", 6}});
        QVERIFY(m_daemon->until("listpeerchannels", [](const Json& list) {
            return list["channels"][0]["state"] == "CHANNELD_NORMAL" &&
                   list["channels"][0].value("reestablished", false);
        }));
        const Json channel = check("listpeerchannels")["channels"][0];
        QCOMPARE(channel["to_us_msat"].get<std::uint64_t>(), std::uint64_t{1'000'000'000});
        check("listfunds");
    }

    void methodsOfOurOwn()
    {
        const Json channel = check("listpeerchannels")["channels"][0];
        check("previewopen", {{"id", m_daemon->robot()["id"]}, {"amount", 100'000}});
        check("previewclose", {{"id", channel["channel_id"]}});
        check("previewpay", {{"string", m_daemon->robotInvoice(1'000)}});
        check("readiness");
        check("balances");
        check("backupstatus");
        QVERIFY(check("provebackup")["channels"] == 1);
        const Json file =
            m_daemon->folder.filePath(QStringLiteral("data/regtest/channels.backup")).toStdString();
        QCOMPARE(check("importbackup", {{"path", file}})["channels"].size(), std::size_t{1});
    }

    void paymentsOut()
    {
        check("decode", {{"string", m_daemon->robotInvoice(1'000)}});
        check("pay", {{"bolt11", m_daemon->robotInvoice(50'000)}});
        check("xpay", {{"invstring", m_daemon->robotInvoice(40'000)}});
        check("keysend", {{"destination", m_daemon->robot()["id"]}, {"amount_msat", "7000msat"}});
        for (const char* method : {"listpays", "listsendpays"}) {
            const Json all = check(method);
            QCOMPARE(all[method + 4 == std::string{"pays"} ? "pays" : "payments"].size(),
                     std::size_t{3});
            check(method, {{"status", "complete"}, {"index", "updated"}, {"start", 1}});
        }
        const Json channel = check("listpeerchannels")["channels"][0];
        QCOMPARE(channel["out_payments_offered"].get<std::uint64_t>(), std::uint64_t{3});
        QCOMPARE(channel["out_fulfilled_msat"].get<std::uint64_t>(), std::uint64_t{90'007'000});
        QVERIFY(channel["min_to_us_msat"] == channel["to_us_msat"]);
        QCOMPARE(channel["max_to_us_msat"].get<std::uint64_t>(), std::uint64_t{1'000'000'000});
    }

    void paymentsIn()
    {
        const Json made = check("invoice", {{"amount_msat", 5'000'000},
                                            {"label", "tea"},
                                            {"description", "a cup"},
                                            {"expiry", 3600}});
        check("invoice", {{"amount_msat", "any"}, {"label", "any"}, {"description", ""}});
        check("decode", {{"string", made["bolt11"]}});
        check("listinvoices");
        check("listinvoices", {{"payment_hash", made["payment_hash"]}});
        m_daemon->robotDoes("pay", 6'000);
        const Json paid = check("waitanyinvoice", {{"lastpay_index", 0}, {"timeout", 60}});
        QVERIFY(paid["status"] == Json("paid"));
        check("waitinvoice", {{"label", paid["label"]}});
        m_daemon->robotDoes("keysend", 9'000);
        check("waitanyinvoice", {{"lastpay_index", 1}, {"timeout", 60}});
        QCOMPARE(check("listinvoices")["invoices"].size(), std::size_t{4});
        check("delinvoice", {{"label", "any"}, {"status", "unpaid"}});
        check("delinvoice", {{"label", paid["label"]}, {"status", "paid"}});
        check("invoice",
              {{"amount_msat", 1}, {"label", "soon"}, {"description", "x"}, {"expiry", 1}});
        QVERIFY(m_daemon->until("listinvoices", [](const Json& list) {
            return std::ranges::any_of(list["invoices"], [](const Json& invoice) {
                return invoice["status"] == "expired";
            });
        }));
        check("listinvoices");
        check("delinvoice", {{"label", "soon"}, {"status", "expired"}});
    }

    void waiting()
    {
        for (const char* rows : {"invoices", "sendpays", "htlcs"})
            check("wait", {{"subsystem", rows}, {"indexname", "created"}, {"nextvalue", 1}});
        check("wait", {{"subsystem", "invoices"}, {"indexname", "updated"}, {"nextvalue", 3}});
        check("wait", {{"subsystem", "invoices"}, {"indexname", "deleted"}, {"nextvalue", 3}});
        check("wait", {{"subsystem", "forwards"}, {"indexname", "created"}, {"nextvalue", 0}});
        // One that is not there yet answers with what made it.
        const Json now =
            check("wait", {{"subsystem", "invoices"}, {"indexname", "created"}, {"nextvalue", 0}});
        RpcClient other{m_daemon->path};
        other.send(QByteArray::fromStdString(
            Json{{"id", 1},
                 {"method", "wait"},
                 {"params", {"invoices", "created", now["created"].get<int>() + 1}}}
                .dump()));
        other.call("getinfo"); // its answer says that the wait was taken, too
        check("invoice", {{"amount_msat", 1}, {"label", "awaited"}, {"description", "x"}});
        const Json answer = other.receive()["result"];
        QVERIFY(answer["invoices"]["label"] == Json("awaited"));
        QVERIFY(m_table.faultsOf("wait", answer).empty());
    }

    void htlcsThatStand()
    {
        const Json channel = check("listpeerchannels")["channels"][0];
        const std::uint32_t height = check("getinfo")["blockheight"].get<std::uint32_t>();
        m_daemon->call("dev-addhtlc", {{"channel", channel["channel_id"]},
                                       {"amount_msat", 3'000'000},
                                       {"payment_hash", std::string(64, 'a')},
                                       {"cltv", height + 100}});
        // Seen at some stage before the robot fails it, or gone: both have to fit.
        check("listhtlcs");
        check("listpeerchannels");
        QVERIFY(
            m_daemon->until("listhtlcs", [](const Json& list) { return list["htlcs"].empty(); }));
    }

    void closing()
    {
        const Json channel = check("listpeerchannels")["channels"][0];
        QVERIFY(check("close", {{"id", channel["channel_id"]}})["type"] == "mutual");
        check("listpeerchannels");
        check("listfunds");
        m_daemon->call("practice", {{"what", "mine"}, {"blocks", 120}});
        QVERIFY(m_daemon->until("listclosedchannels",
                                [](const Json& list) { return !list["closedchannels"].empty(); }));
        const Json closed = check("listclosedchannels")["closedchannels"][0];
        QVERIFY(closed["channel_id"] == channel["channel_id"]);
        QVERIFY(closed["total_htlcs_sent"].get<std::uint64_t>() >= 3);
        check("listpeerchannels");
        const Json peer = m_daemon->robot();
        check("disconnect", {{"id", peer["id"]}, {"force", true}});
        check("listpeers");
    }

    void theWalletIsWhole()
    {
        check("balances"); // a channel has closed meanwhile
        const Json found = check("checkwallet", {{"repair", false}});
        QVERIFY2(found["ok"] == true, found.dump(1).c_str());
        QVERIFY(found["rows"].get<std::uint64_t>() > 10);
    }

private:
    /// Asks, and holds the answer against the table.
    Json check(const std::string& method, const Json& params = Json::object())
    {
        m_checked.insert(method);
        const Json answer = m_daemon->call(method, params);
        const auto ours = kOurs.find(method);
        for (const std::string& fault : m_table.faultsOf(
                 method, answer, ours != kOurs.end() ? ours->second : std::set<std::string>{}))
            QTest::qFail((method + ": " + fault).c_str(), __FILE__, __LINE__);
        return answer;
    }
    static std::set<std::string> statuses(const Json& outputs)
    {
        std::set<std::string> out;
        for (const Json& output : outputs)
            out.insert(output["status"].get<std::string>());
        return out;
    }

    AnswerTable m_table;
    std::unique_ptr<PracticeDaemon> m_daemon;
    std::set<std::string> m_checked;
};

FULGURITE_TEST(AnswersTest)
#include "answers_test.moc"
