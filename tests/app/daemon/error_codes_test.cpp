// SPDX-License-Identifier: MIT
#include <QTest>

#include "lightning/invoice/invoice.h"
#include "tests/app/daemon/practice_daemon.h"
#include "tests/support/test_registry.h"
#include "wallet/crypto/hash.h"

using namespace fulgurite;
using namespace fulgurite::testing;
using Json = nlohmann::json;

namespace {

SecretKey strangersKey() { return *SecretKey::parse(Bytes(32, 0x42)); }

/// An invoice of a node that nobody knows.
struct Stranger {
    UnixTime now = unixTime(1'767'225'600);
    std::chrono::seconds expiry{10 * 365 * 86400};
    std::optional<PublicKey> hop; ///< of a hint, at a price of 1000 sat
    bool describedByHash = false;

    [[nodiscard]] std::string invoice() const
    {
        lightning::InvoiceDraft draft;
        draft.network = Network::Regtest;
        draft.amount = MilliSatoshi{10'000'000};
        draft.timestamp = now;
        draft.expiry = expiry;
        draft.paymentHash.data[0] = describedByHash ? 1 : hop ? 2 : 3;
        draft.features = lightning::ourInvoiceFeatures();
        if (describedByHash)
            draft.descriptionHash = sha256(asBytes("a long description"));
        else
            draft.description = "x";
        if (hop)
            draft.routeHints = {{{*hop, lightning::ShortChannelId{1}, {1'000'000, 0}, 40}}};
        return *lightning::encodeInvoice(draft, strangersKey());
    }
};

} // namespace

/// Every code of the control interface that can occur here, each with a sentence that has the
/// value.
class ErrorCodesTest final : public QObject {
    Q_OBJECT

private slots:
    void init() { m_daemon = std::make_unique<PracticeDaemon>(); }
    void cleanup() { m_daemon.reset(); }

    void aWalletThatIsMissingLockedOrThereAlready()
    {
        QCOMPARE(code("listfunds"), 3002);
        QCOMPARE(code("restorewallet", {{"mnemonic", "not words"}, {"password", "p"}}), 3004);
        m_daemon->call("createwallet", {{"password", "password"}});
        QCOMPARE(code("createwallet", {{"password", "password"}}), 3003);
        QCOMPARE(code("listfunds"), 0); // the one that was open stays open
        m_daemon->call("lock");
        QCOMPARE(code("listfunds"), 3000);
        QCOMPARE(code("unlock", {{"password", "wrong"}}), 3001);
        QVERIFY(!says("wrong"));
        const Json info = m_daemon->call("getinfo");
        QCOMPARE(info["id"].get<std::string>().size(), std::size_t{66});
        QVERIFY(info["id"].get<std::string>()[1] != '0');
        QVERIFY(info["wallet"] == "locked");
        m_daemon->call("unlock", {{"password", "password"}});
        QCOMPARE(code("changepassword", {{"old", "wrong"}, {"new", "next"}}), 3001);
        QCOMPARE(code("exportseed", {{"password", "wrong"}}), 3001);
    }

    void secretsAreNeverRepeated()
    {
        QCOMPARE(code("createwallet", {{"password", 123456}}), -32602);
        QVERIFY(!says("123456"));
        QCOMPARE(code("createwallet", {{"password", ""}}), -32602);
        QCOMPARE(code("createwallet", {{"password", "p"}, {"words", 13}}), -32602);
        QVERIFY(says("13"));
    }

    void coins()
    {
        m_daemon->createFunded();
        const Json own = m_daemon->call("newaddr")["bech32"];
        const auto send = [&](const Json& to, const Json& sat) {
            return code("withdraw", {{"destination", to}, {"satoshi", sat}});
        };
        QCOMPARE(send(own, 100), 302);
        QVERIFY(says("100"));
        QCOMPARE(send(own, 2'000'000), 301);
        QVERIFY(says("2000000"));
        QCOMPARE(send("nonsense", 10'000), -32602);
        QVERIFY(says("nonsense"));
        QCOMPARE(send("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", 10'000), -32602);
        QVERIFY(says("bc1qw508"));
        QCOMPARE(send(own, "a lot"), -32602);
        QCOMPARE(send(own, "1500msat"), -32602);
        QCOMPARE(code("withdraw", {{"destination", own}, {"satoshi", 10'000}, {"feerate", 1}}),
                 -32602);
        QCOMPARE(code("withdraw",
                      {{"destination", own}, {"satoshi", 10'000}, {"feerate", "50000000perkb"}}),
                 -32602);
        QCOMPARE(
            code("withdraw", {{"destination", own}, {"satoshi", 10'000}, {"utxos", {"nonsense"}}}),
            -32602);
        QCOMPARE(code("bumpfee", {{"txid", std::string(64, '0')}}), -32602);
        QCOMPARE(code("newaddr", {{"addresstype", "p2sh"}}), -32602);
    }

    void peersAndChannels()
    {
        m_daemon->createFunded();
        const std::string stranger = toHex(strangersKey().publicKey());
        const Json robot = m_daemon->robot();
        QCOMPARE(code("connect", {{"id", "nonsense"}}), -32602);
        QVERIFY(says("nonsense"));
        QCOMPARE(code("connect", {{"id", stranger}}), 400);
        QCOMPARE(code("connect", {{"id", stranger + "@127.0.0.1:1"}}), 401);
        QCOMPARE(code("ping", {{"id", stranger}}), 305);
        QCOMPARE(code("disconnect", {{"id", stranger}}), 305);
        QCOMPARE(code("fundchannel", {{"id", stranger}, {"amount", 500'000}}), 306);
        QCOMPARE(code("close", {{"id", stranger}}), 311);
        QVERIFY(says(stranger));
        QCOMPARE(code("previewclose", {{"id", "103x1x0"}}), 311);
        const std::string target =
            robot["id"].get<std::string>() + "@" + robot["address"].get<std::string>();
        const auto open = [&](const Json& amount) {
            return code("fundchannel", {{"id", target}, {"amount", amount}});
        };
        QCOMPARE(open(1'000), -32602);
        QVERIFY(says("1000"));
        QCOMPARE(open(2'100'000), 301);
        QCOMPARE(open("1500msat"), -32602);
        QCOMPARE(code("fundchannel", {{"id", target}, {"amount", 500'000}, {"reserve", 1}}),
                 -32602);
        QCOMPARE(
            code("fundchannel", {{"id", target}, {"amount", 500'000}, {"channel_type", {12, 50}}}),
            -32602);
    }

    void whatAnchorsNeedStays()
    {
        m_daemon->createFunded();
        m_daemon->openChannel();
        const Json own = m_daemon->call("newaddr")["bech32"];
        std::uint64_t all = 0;
        const Json funds = m_daemon->call("listfunds"); // a temporary would be gone in the loop
        for (const Json& output : funds["outputs"])
            all += output["amount_msat"].get<std::uint64_t>();
        QCOMPARE(code("withdraw", {{"destination", own}, {"satoshi", all / 1000 - 2'000}}), 313);
    }

    void paying()
    {
        m_daemon->createFunded();
        m_daemon->openChannel();
        const auto pay = [&](const std::string& invoice, Json more = Json::object()) {
            more["bolt11"] = invoice;
            return code("pay", more);
        };
        QCOMPARE(pay("lnbcrt1nonsense"), -32602);
        Stranger late;
        late.expiry = std::chrono::seconds{1};
        late.now = unixTime(1'600'000'000);
        QCOMPARE(pay(late.invoice()), 207);
        QCOMPARE(pay(Stranger{}.invoice()), 205);
        Stranger dear;
        dear.hop = PublicKey::parse(fromHex(m_daemon->robot()["id"].get<std::string>()));
        QCOMPARE(pay(dear.invoice(), {{"maxfee", 1000}}), 206);
        QVERIFY(says("1000"));
        Stranger hashed;
        hashed.describedByHash = true;
        QCOMPARE(pay(hashed.invoice()), 908);
        QCOMPARE(pay(hashed.invoice(), {{"description", "another"}}), -32602);
        QCOMPARE(pay(m_daemon->robotInvoice(5'000'000)), 215);
        const std::string once = m_daemon->robotInvoice(1'000);
        QCOMPARE(pay(once), 0);
        QCOMPARE(pay(once), 201);
        QCOMPARE(pay(once, {{"exclude", {"x"}}}), -32602);
        QCOMPARE(pay(m_daemon->robotInvoice(1'000), {{"retry_for", 0}}), 200);
        QCOMPARE(code("keysend", {{"destination", "nonsense"}, {"amount_msat", 1000}}), -32602);
    }

    void invoices()
    {
        m_daemon->createFunded();
        const std::string preimage(64, '7');
        const auto invoice = [&](Json more) {
            more.emplace("amount_msat", 1'000);
            more.emplace("description", "x");
            return code("invoice", more);
        };
        QCOMPARE(invoice({{"label", "a"}, {"preimage", preimage}}), 0);
        QCOMPARE(invoice({{"label", "a"}}), 900);
        QVERIFY(says("a"));
        QCOMPARE(invoice({{"label", "b"}, {"preimage", preimage}}), 901);
        QCOMPARE(invoice({{"label", "b"}, {"preimage", "77"}}), -32602);
        QCOMPARE(invoice({{"label", "b"}, {"cltv", 3}}), -32602);
        QCOMPARE(invoice({{"label", "b"}, {"expiry", 0}}), -32602);
        QCOMPARE(invoice({{"label", "b"}, {"amount_msat", 0}}), -32602);
        QCOMPARE(invoice({{"label", ""}}), -32602);
        QCOMPARE(invoice({{"label", "b"}, {"fallbacks", {"nonsense"}}}), -32602);
        QCOMPARE(invoice({{"label", "b"}, {"exposeprivatechannels", {"1x"}}}), -32602);
        QCOMPARE(invoice({{"label", "b"}, {"description", std::string(700, 'x')}}), -32602);
        QCOMPARE(code("delinvoice", {{"label", "a"}, {"status", "paid"}}), 906);
        QVERIFY(says("unpaid"));
        QCOMPARE(code("delinvoice", {{"label", "none"}, {"status", "paid"}}), 905);
        QCOMPARE(code("waitinvoice", {{"label", "none"}}), 905);
        QCOMPARE(code("waitanyinvoice", {{"lastpay_index", 0}, {"timeout", 0}}), 904);
        QCOMPARE(invoice({{"label", "short"}, {"expiry", 1}}), 0);
        QCOMPARE(code("waitinvoice", {{"label", "short"}}), 903);
        QVERIFY(says("short"));
        QCOMPARE(code("listinvoices", {{"label", "a"}, {"payment_hash", preimage}}), -32602);
    }

    void messages()
    {
        m_daemon->createFunded();
        const Json made = m_daemon->call("signmessage", {{"message", "hello"}});
        // Over another text the same signature is somebody else's.
        QCOMPARE(code("checkmessage", {{"message", "bye"}, {"zbase", made["zbase"]}}), 1301);
        QCOMPARE(code("checkmessage", {{"message", "hello"}, {"zbase", "!!"}}), -32602);
        QCOMPARE(code("signmessage", {{"message", std::string(70'000, 'x')}}), -32602);
    }

    void whatIsAskedInTheWrongWay()
    {
        m_daemon->createFunded();
        QCOMPARE(code("nothing"), -32601);
        QVERIFY(says("nothing"));
        QCOMPARE(code("wait", {{"subsystem", "moves"}, {"indexname", "created"}, {"nextvalue", 1}}),
                 -32602);
        for (const char* rows : {"chainmoves", "channelmoves", "networkevents"}) {
            QCOMPARE(
                code("wait", {{"subsystem", rows}, {"indexname", "created"}, {"nextvalue", 0}}),
                -32602);
            QVERIFY(says(rows) && says("not served here"));
        }
        QCOMPARE(code("subscribe", {{"topics", {"weather"}}}), -32602);
        QCOMPARE(code("listpays", {{"status", "maybe"}}), -32602);
        QCOMPARE(code("listinvoices", {{"index", "paid"}}), -32602);
        QCOMPARE(code("feerates", {{"style", "perbyte"}}), -32602);
        QCOMPARE(code("getlog", {{"level", "loud"}}), -32602);
        QCOMPARE(code("help", {{"command", "nothing"}}), -32601);
        QCOMPARE(code("practice", {{"what", "dance"}}), -32602);
        for (const char* method : {"dev-crash"})
            QCOMPARE(code(method), -32601);
        QCOMPARE(code("dev-feerate", {{"channel", "x"}, {"feerate", 253}}), -32602);
    }

private:
    int code(const std::string& method, const Json& params = Json::object())
    {
        return m_daemon->codeOf(method, params);
    }
    [[nodiscard]] bool says(const std::string& value) const { return m_daemon->says(value); }

    std::unique_ptr<PracticeDaemon> m_daemon;
};

FULGURITE_TEST(ErrorCodesTest)
#include "error_codes_test.moc"
