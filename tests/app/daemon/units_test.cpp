// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/app/daemon/practice_daemon.h"
#include "tests/support/test_registry.h"
#include "wallet/bitcoin/transaction.h"

#include <algorithm>

using namespace fulgurite;
using namespace fulgurite::testing;
using Json = nlohmann::json;

/// A bare number has the unit of its parameter's type in Core Lightning's schema: one test a
/// method.
class UnitsTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_daemon = std::make_unique<PracticeDaemon>();
        m_daemon->createFunded();
    }
    void cleanupTestCase() { m_daemon.reset(); }

    void withdrawTakesSatoshi()
    {
        const Json own = m_daemon->call("newaddr")["bech32"];
        for (const Json& amount : {Json(30'000), Json("30000"), Json("30000sat"),
                                   Json("30000000msat"), Json("0.0003btc")}) {
            const Json sent =
                m_daemon->call("withdraw", {{"destination", own}, {"satoshi", amount}});
            const auto tx = parseTransaction(fromHex(sent["tx"].get<std::string>()));
            QVERIFY(tx.has_value());
            QVERIFY(std::ranges::find(tx->outputs, Satoshi{30'000}, &TxOut::value) !=
                    tx->outputs.end());
        }
        // Fundings spend nothing that could still be replaced.
        m_daemon->call("practice", {{"what", "mine"}});
        QVERIFY(m_daemon->until("listfunds", [](const Json& funds) {
            return std::ranges::all_of(funds["outputs"], [](const Json& output) {
                return output["status"] == "confirmed";
            });
        }));
    }
    void aFeerateIsPerKilobyte()
    {
        const auto fee = [&](const Json& feerate) {
            return m_daemon
                ->call("previewopen", {{"id", m_daemon->robot()["id"]},
                                       {"amount", 100'000},
                                       {"feerate", feerate}})["funding_fee_msat"]
                .get<std::uint64_t>();
        };
        QCOMPARE(fee(8000), fee("8000perkb"));
        QCOMPARE(fee(8000), fee("2000perkw"));
        QVERIFY(fee(16000) > fee(8000) + fee(8000) / 2);
        QVERIFY(fee("urgent") > 0 && fee("slow") > 0 && fee("6blocks") > 0);
    }
    void previewopenAndFundchannelTakeSatoshiAndPushMillisatoshi()
    {
        const auto preview = [&](const Json& amount) {
            return m_daemon->call(
                "previewopen",
                {{"id", m_daemon->robot()["id"]}, {"amount", amount}, {"push_msat", 5'000'000}});
        };
        QCOMPARE(preview(100'000)["amount_msat"].get<std::uint64_t>(), std::uint64_t{100'000'000});
        for (const char* field : {"amount_msat", "spendable_msat", "funding_fee_msat"})
            QVERIFY(preview("100000000msat")[field] == preview(100'000)[field]);
        QVERIFY(preview(100'000)["receivable_msat"].get<std::uint64_t>() <= 5'000'000);
        m_daemon->openChannel(); // "amount": 1000000
        const Json channel = m_daemon->call("listpeerchannels")["channels"][0];
        QCOMPARE(channel["total_msat"].get<std::uint64_t>(), std::uint64_t{1'000'000'000});
    }
    void invoiceTakesMillisatoshi()
    {
        int number = 0;
        for (const Json& amount :
             {Json(7'000), Json("7000"), Json("7sat"), Json("0.00000007btc")}) {
            const std::string label = "unit" + std::to_string(++number);
            m_daemon->call("invoice",
                           {{"amount_msat", amount}, {"label", label}, {"description", "x"}});
            const Json listed = m_daemon->call("listinvoices", {{"label", label}})["invoices"][0];
            QCOMPARE(listed["amount_msat"].get<std::uint64_t>(), std::uint64_t{7'000});
        }
    }
    void payAndItsPreviewTakeMillisatoshi()
    {
        const std::string invoice = m_daemon->robotInvoice(2'000);
        const Json preview =
            m_daemon->call("previewpay", {{"string", invoice}, {"amount_msat", 3'000'000}});
        QCOMPARE(preview["amount_msat"].get<std::uint64_t>(), std::uint64_t{3'000'000});
        const Json paid =
            m_daemon->call("pay", {{"bolt11", invoice}, {"maxfee", 5'000}, {"retry_for", 60}});
        QCOMPARE(paid["amount_msat"].get<std::uint64_t>(), std::uint64_t{2'000'000});
        const Json through = m_daemon->call(
            "xpay", {{"invstring", m_daemon->robotInvoice(2'000)}, {"amount_msat", 2'500'000}});
        QCOMPARE(through["amount_msat"].get<std::uint64_t>(), std::uint64_t{2'500'000});
    }
    void keysendTakesMillisatoshi()
    {
        const Json paid = m_daemon->call(
            "keysend",
            {{"destination", m_daemon->robot()["id"]}, {"amount_msat", 4'000}, {"maxfee", 5'000}});
        QCOMPARE(paid["amount_msat"].get<std::uint64_t>(), std::uint64_t{4'000});
    }
    void aShareOfThePaymentLimitsItsFee()
    {
        const Json paid = m_daemon->call(
            "pay",
            {{"bolt11", m_daemon->robotInvoice(2'000)}, {"maxfeepercent", 0.1}, {"exemptfee", 0}});
        QVERIFY(paid["status"] == "complete");
        QCOMPARE(m_daemon->codeOf(
                     "pay",
                     {{"bolt11", m_daemon->robotInvoice(1)}, {"maxfeepercent", 1}, {"maxfee", 1}}),
                 -32602);
    }
    void addHtlcTakesMillisatoshi()
    {
        // Refused without --developer, after its parameters were read.
        QCOMPARE(m_daemon->codeOf("dev-addhtlc", {{"channel", "1x1x1"},
                                                  {"amount_msat", "1.5sat"},
                                                  {"payment_hash", "00"},
                                                  {"cltv", 1}}),
                 -32602);
    }

private:
    std::unique_ptr<PracticeDaemon> m_daemon;
};

FULGURITE_TEST(UnitsTest)
#include "units_test.moc"
