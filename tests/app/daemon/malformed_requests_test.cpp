// SPDX-License-Identifier: MIT
#include <QTest>

#include "app/config/daemon_options.h"
#include "app/daemon/decode.h"
#include "app/daemon/json_splitter.h"
#include "tests/app/daemon/practice_daemon.h"
#include "tests/support/test_registry.h"

#include <random>
#include <set>

using namespace fulgurite;
using namespace fulgurite::testing;
using Json = nlohmann::json;

namespace {

const std::vector<QByteArray> kCorpus{
    R"({"id":1,"method":"getinfo","params":{}})",
    R"({"id":"a","method":"invoice","params":{"amount_msat":"1000msat","label":"x","description":"y"}})",
    R"({"id":2,"method":"withdraw","params":["bcrt1q", "0.001btc", "253perkw", 1, ["00:1"]]})",
    R"({"id":3,"method":"fundchannel","params":{"id":"02@h:1","amount":"all","channel_type":[12,22]}})",
    R"({"id":4,"method":"pay","params":{"bolt11":"lnbcrt1","maxfeepercent":0.5,"retry_for":0}})",
    R"({"id":5,"method":"keysend","params":{"destination":"02","amount_msat":1,"extratlvs":{"65537":"00"}}})",
    R"({"id":6,"method":"wait","params":["invoices","created",0]})",
    R"({"id":7,"method":"subscribe","params":{"topics":["chain"]}})",
    R"({"id":8,"method":"notifications","params":{"enable":true}})",
    R"({"id":9,"method":"decode","params":["lnbc2500u1pvjluez"]})",
    R"({"id":10,"method":"close","params":{"id":"1x1x1","unilateraltimeout":1,"destination":"x"}})",
    R"({"id":11,"method":"listpays","params":{"index":"updated","start":1,"limit":2}})"};

/// Values that a parameter of any type may be given.
const std::vector<Json> kOddValues{nullptr,
                                   true,
                                   -1,
                                   18446744073709551615ULL,
                                   1e300,
                                   0.5,
                                   "",
                                   "\xff\xfe",
                                   std::string(70'000, 'a'),
                                   Json::array(),
                                   Json::array({Json::array({Json::object()})}),
                                   Json::object(),
                                   Json{{"a", {{"b", 1}}}},
                                   "99999999999999999999msat",
                                   "1btc1btc",
                                   "-5sat",
                                   ".btc",
                                   "\u202e"};

QByteArray mutated(QByteArray text, std::mt19937_64& random)
{
    static constexpr char kBytes[] = "{}[]\",:\\0123456789eE.-+ntfu \n\t\x01\x80\xff";
    for (std::uint64_t count = random() % 6; count > 0 && !text.isEmpty(); --count) {
        const auto at = static_cast<qsizetype>(random() % static_cast<std::uint64_t>(text.size()));
        switch (random() % 4) {
        case 0:
            text[at] = kBytes[random() % (sizeof kBytes - 1)];
            break;
        case 1:
            text.remove(at, 1 + static_cast<qsizetype>(random() % 5));
            break;
        case 2:
            text.insert(at, kBytes[random() % (sizeof kBytes - 1)]);
            break;
        default:
            text.insert(at, text.mid(at, 12));
            break;
        }
    }
    return text;
}

} // namespace

/// Whatever is written to the socket, into the settings file or after `decode`: an answer, never a
/// crash.
class MalformedRequestsTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_daemon = std::make_unique<PracticeDaemon>();
        m_daemon->call("createwallet", {{"password", "password"}});
    }
    void cleanupTestCase() { m_daemon.reset(); }

    void everyMethodTakesOddValuesInEveryPlace()
    {
        // Not these: they end the wallet or the test, or wait for ever by design.
        const std::set<std::string> kLeft{"stop",        "lock",           "createwallet",
                                          "practice",    "restorewallet",  "changepassword",
                                          "waitinvoice", "waitanyinvoice", "wait",
                                          "subscribe",   "dev-crash",      "exportbackup"};
        for (const app::RpcMethod& method : app::allMethods()) {
            if (kLeft.contains(method.name))
                continue;
            for (const Json& odd : kOddValues) {
                Json params = Json::object();
                for (const app::RpcParameter& parameter : method.parameters)
                    params[parameter.name] = odd;
                send(method.name, params);
                send(method.name, Json::array({odd, odd}));
            }
            // All are on their way at once: each gets its answer, in whatever order.
            for (std::size_t i = 0; i < 2 * kOddValues.size(); ++i)
                QVERIFY2(!m_daemon->client->receive().is_null(), method.name.c_str());
        }
        QVERIFY(m_daemon->call("getinfo").contains("id"));
    }

    void mutatedBytesGetAnErrorOrAnAnswer()
    {
        std::mt19937_64 random{7};
        for (int i = 0; i < 150; ++i) {
            RpcClient client{m_daemon->path};
            client.send(mutated(kCorpus[random() % kCorpus.size()], random));
            // A cut quote may leave it waiting for more: what counts is that nobody else notices.
            QVERIFY(m_daemon->call("getinfo").contains("id"));
        }
    }

    void theSplitterNeverLosesCountOfItsBytes()
    {
        std::mt19937_64 random{11};
        for (int i = 0; i < 20'000; ++i) {
            app::JsonSplitter splitter{4096};
            for (int part = 0; part < 3; ++part)
                splitter.append(mutated(kCorpus[random() % kCorpus.size()], random).toStdString());
            int objects = 0;
            while (const auto object = splitter.next()) {
                QVERIFY(object->starts_with('{')); // which bracket closes it is the parser's to say
                ++objects;
            }
            QVERIFY(objects <= 200);
        }
    }

    void anySettingsFileIsReadOrRefusedInOneSentence()
    {
        const QByteArray text = "network=regtest\n# remark\n[signet]\nalias=x\n[regtest]\n"
                                "listen=127.0.0.1:9735\nbitcoind-url=http://a:b@h:1\ndeveloper\n"
                                "electrum=h:1:t\nelectrum=h:2:s\nlog-level=debug\nproxy=h:1\n";
        std::mt19937_64 random{13};
        for (int i = 0; i < 20'000; ++i) {
            QByteArray file = text;
            for (int round = 0; round < 3; ++round)
                file = mutated(file, random);
            const auto values = app::readConfigText(QString::fromUtf8(file), QStringLiteral("f"),
                                                    QStringLiteral("regtest"));
            if (!values)
                QVERIFY(!values.error().isEmpty() && !values.error().contains(QLatin1Char{'\n'}));
            else
                static_cast<void>(app::backendOf(*values, Network::Regtest));
        }
    }

    void anyTextIsDecodedOrRefused()
    {
        const QByteArray invoice = "lnbc2500u1pvjluezsp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg"
                                   "3zyg3zygspp5qqqsyqcyq5rqwz"
                                   "qfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdq5xysxxatsyp3k7enxv4jsxq"
                                   "zpu9qrsgquk0rl77nj30yxdy8j"
                                   "9vdx85fkpmdla2087ne0xh8nhedh8w27kyke0lp53ut353s06fv3qfegext0eh0"
                                   "ymjpf39tuven09sam30g4vgpfna3rh";
        QVERIFY(app::decodeText(invoice.toStdString()).has_value());
        std::mt19937_64 random{17};
        for (int i = 0; i < 5'000; ++i)
            static_cast<void>(app::decodeText(mutated(invoice, random).toStdString()));
    }

private:
    void send(const std::string& method, const Json& params)
    {
        const std::string text = Json{{"id", 1}, {"method", method}, {"params", params}}.dump(
            -1, ' ', false, Json::error_handler_t::replace);
        m_daemon->client->send({text.data(), static_cast<qsizetype>(text.size())});
    }

    std::unique_ptr<PracticeDaemon> m_daemon;
};

FULGURITE_TEST(MalformedRequestsTest)
#include "malformed_requests_test.moc"
