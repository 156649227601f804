// SPDX-License-Identifier: MIT
#include <QTest>

#include "app/daemon/rpc_method.h"
#include "tests/support/fakes/answers.h"
#include "tests/support/fakes/fake_engine.h"
#include "tests/support/future.h"
#include "tests/support/test_registry.h"

#include <algorithm>

using namespace fulgurite;
using namespace fulgurite::app;
using fulgurite::testing::answers;

namespace {

using Json = nlohmann::json;

/// The result of one of the coin methods over scripted ports.
Json resultOf(testing::FakeEngine& engine, const std::string& name, const Json& parameters)
{
    QObject context;
    std::optional<Json> result;
    const RpcCall call{engine, &context, parameters,
                       [&](const std::expected<Json, RpcError>& answer) {
                           result.emplace(answer ? *answer : Json{});
                       },
                       [](const std::string&, const Json&) {}};
    const RpcMethods methods = coinMethods();
    std::ranges::find(methods, name, &RpcMethod::name)->run(call);
    return QTest::qWaitFor([&] { return result.has_value(); }, testing::kLimitMs) ? *result
                                                                                  : Json{};
}

} // namespace

class WithdrawTest final : public QObject {
    Q_OBJECT

private slots:
    void aPaymentThatNobodyHasYetIsNoPlainSuccess()
    {
        testing::FakeEngine engine;
        answers(engine.ports.coins.onPreview, SendPreview{});
        SentTransaction sent;
        sent.txid = QStringLiteral("ab");
        sent.handedOver = false;
        answers(engine.ports.coins.onSend, sent);
        const Json result =
            resultOf(engine, "withdraw", {{"destination", "bcrt1q"}, {"satoshi", 1000}});
        QVERIFY(result["txid"] == "ab");
        const auto warning = result.value("warning_not_broadcast", std::string{});
        QVERIFY2(warning.find("do not send it again") != std::string::npos, warning.c_str());
    }

    void aPaymentThatWasTakenSaysNothingMore()
    {
        testing::FakeEngine engine;
        answers(engine.ports.coins.onPreview, SendPreview{});
        answers(engine.ports.coins.onSend, SentTransaction{});
        const Json result =
            resultOf(engine, "withdraw", {{"destination", "bcrt1q"}, {"satoshi", 1000}});
        QVERIFY(result.contains("txid") && !result.contains("warning_not_broadcast"));
    }

    void aRaisedFeeThatNobodyHasYetIsNoPlainSuccessEither()
    {
        testing::FakeEngine engine;
        answers(engine.ports.coins.onPreviewBump, BumpPreview{});
        SentTransaction sent;
        sent.handedOver = false;
        answers(engine.ports.coins.onBump, sent);
        const Json result =
            resultOf(engine, "bumpfee", {{"txid", "ab"}, {"feerate", "40000perkb"}});
        QVERIFY(result.contains("warning_not_broadcast"));
        QCOMPARE(engine.ports.coins.lastBumpRate, 40.0);
    }
};

FULGURITE_TEST(WithdrawTest)
#include "withdraw_test.moc"
