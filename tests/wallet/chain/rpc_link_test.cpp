// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/support/test_registry.h"
#include "wallet/chain/exact_json.h"
#include "wallet/chain/rpc_link.h"
#include "wallet/chain/rpc_reply.h"
#include "wallet/chain/verdict.h"

#include <string>

using namespace fulgurite;
using namespace fulgurite::wallet;

namespace {

std::string http(const std::string& body, int status = 200)
{
    return "HTTP/1.1 " + std::to_string(status) +
           " Whatever\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

} // namespace

class RpcLinkTest : public QObject {
    Q_OBJECT

private slots:
    void amountsKeepEveryDigit()
    {
        const auto json = parseExactJson(R"({"a":0.10000001,"b":1e-8,"c":20999999.9769,"d":3})");
        QVERIFY(json);
        QCOMPARE(satoshiFromJson((*json)["a"])->value(), 10'000'001U);
        QCOMPARE(satoshiFromJson((*json)["b"])->value(), 1U);
        QCOMPARE(satoshiFromJson((*json)["c"])->value(), 2'099'999'997'690'000U);
        QCOMPARE(satoshiFromJson((*json)["d"])->value(), 300'000'000U);
    }

    void nonsenseIsNoAmount()
    {
        for (const char* text : {"", "-1", "1.2.3", "1e", "1e99", "21000001", "0x10", "."})
            QVERIFY2(!satoshiFromDecimal(text), text);
    }

    void deepNestingIsRefused()
    {
        QVERIFY(!parseExactJson(std::string(100'000, '[')));
        QVERIFY(!parseExactJson("{\"a\":"));
    }

    void answersComeInTheOrderOfTheCalls()
    {
        RpcLink link;
        std::string got;
        link.push({{"first"}, {"second"}}, [&](const std::vector<RpcReply>& replies) {
            got = replies[0].result.get<std::string>() + replies[1].error;
        });
        QVERIFY(link.takeBody().find("first") != std::string::npos);
        const std::string answer =
            http(R"([{"id":1,"result":null,"error":{"code":-5,"message":"no"}},)"
                 R"({"id":0,"result":"yes","error":null}])");
        for (const char c : answer)
            QCOMPARE(link.feed({&c, 1}), RpcLink::Trouble::None);
        QCOMPARE(got, std::string{"yesno"});
        QVERIFY(!link.waiting());
    }

    void anAnswerCutAnywhereIsWaitedFor()
    {
        const std::string answer = http(R"([{"id":0,"result":"yes","error":null}])");
        for (std::size_t size = 0; size < answer.size(); ++size) {
            RpcLink link;
            bool answered = false;
            link.push({{"one"}}, [&](const auto&) { answered = true; });
            link.takeBody();
            QCOMPARE(link.feed(std::string_view{answer}.substr(0, size)), RpcLink::Trouble::None);
            QVERIFY(!answered);
            QCOMPARE(link.feed(std::string_view{answer}.substr(size)), RpcLink::Trouble::None);
            QVERIFY(answered);
        }
    }

    void jsonCutAnywhereIsRefused()
    {
        const std::string whole = R"({"a":[1,-2.5e3,"x\u00e9",null,true],"b":{}})";
        QVERIFY(parseExactJson(whole).has_value());
        for (std::size_t size = 0; size < whole.size(); ++size)
            QVERIFY(!parseExactJson(std::string_view{whole}.substr(0, size)));
    }

    void chunkedBodiesAreJoined()
    {
        HttpResponseReader reader;
        QVERIFY(reader.feed("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"));
        QVERIFY(!reader.next());
        QVERIFY(
            reader.feed("2;x=y\r\nde\r\n0\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
        QCOMPARE(reader.next()->body, std::string{"abcde"});
        QVERIFY(reader.next());
        QVERIFY(!reader.next());
    }

    void whatIsNoHttpIsRefused()
    {
        for (const std::string& text :
             {std::string{"SSH-2.0\r\n\r\n"}, std::string(40'000, 'a'),
              std::string{"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"},
              std::string{"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"}}) {
            HttpResponseReader reader;
            QVERIFY(!reader.feed(text));
            QVERIFY(!reader.problem().empty());
        }
    }

    void missingDoubleAndStrayAnswersEndTheLink()
    {
        for (const char* body : {"[]", R"([{"id":7,"result":1}])", "{}", "no json"}) {
            RpcLink link;
            link.push({{"one"}}, [](const auto&) { QFAIL("nobody answered"); });
            link.takeBody();
            QCOMPARE(link.feed(http(body)), RpcLink::Trouble::Protocol);
        }
        RpcLink quiet;
        QCOMPARE(quiet.feed(http("[]")), RpcLink::Trouble::Protocol);
    }

    void aWrongPasswordIsNamed()
    {
        RpcLink link;
        link.push({{"one"}}, [](const auto&) {});
        link.takeBody();
        QCOMPARE(link.feed(http("", 401)), RpcLink::Trouble::Unauthorised);
    }

    void onlyFaultsOfTheTransactionItselfAreFinal()
    {
        QCOMPARE(verdictOf("mandatory-script-verify-flag-failed (x)"), BroadcastVerdict::Rejected);
        QCOMPARE(verdictOf("Transaction already in block chain"),
                 BroadcastVerdict::AlreadyConfirmed);
        QCOMPARE(verdictOf("txn-already-in-mempool"), BroadcastVerdict::AlreadyKnown);
        for (const char* words :
             {"bad-txns-inputs-missingorspent", "min relay fee not met, 1 < 110",
              "mempool min fee not met", "txn-mempool-conflict", "non-final",
              "insufficient fee, rejecting replacement", "", "who knows"})
            QCOMPARE(verdictOf(words), BroadcastVerdict::Unreachable);
    }

    void estimatesAreOrderedAndClamped()
    {
        const auto wild =
            sanitisedEstimates({Feerate{100}, Feerate{4'000'000'000}, Feerate{9000}, {}});
        QVERIFY(wild.nextBlock >= wild.hour && wild.hour >= wild.day && wild.day >= wild.minimum);
        QCOMPARE(wild.nextBlock.satPerKw, 625'000U);
        QVERIFY(!wild.fallback);
        const auto none = sanitisedEstimates({{}, {}, {}, Feerate{5000}});
        QVERIFY(none.fallback);
        QCOMPARE(none.day.satPerKw, 5000U);
    }
};

FULGURITE_TEST(RpcLinkTest)
#include "rpc_link_test.moc"
