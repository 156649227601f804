// SPDX-License-Identifier: MIT
#include <QTest>
#include <QThread>

#include "tests/app/engine/engine_fixture.h"
#include "tests/support/fakes/answers.h"
#include "tests/support/fakes/fake_engine.h"
#include "tests/support/test_registry.h"

#include <vector>

using namespace fulgurite;
using namespace fulgurite::app;
using fulgurite::testing::answers;
using fulgurite::testing::EngineFixture;
using fulgurite::testing::FakeEngine;
using fulgurite::testing::kLimitMs;

namespace {

using Ports = FakeEngine::Ports;

/// What a port said, in a word; and whether it said it as every port must: once, and on the thread
/// that asked.
template <typename T, typename Shape> QString heard(Future<T> future, Shape shape)
{
    QObject page;
    QString word;
    int times = 0;
    future.then(&page, [&](Future<T> done) {
        const Answer<T> answer = done.takeResult();
        word = answer ? shape(*answer) : errorCodeName(answer.error().code);
        if (QThread::currentThread() != page.thread())
            word += QStringLiteral(" on another thread");
        ++times;
    });
    if (!QTest::qWaitFor([&] { return times > 0; }, kLimitMs))
        return QStringLiteral("silence");
    QCoreApplication::processEvents(); // a second answer would come now
    return times == 1 ? word : QStringLiteral("%1, %2 times").arg(word).arg(times);
}

const auto kDone = [](const auto&) { return QStringLiteral("done"); };
const auto kRows = [](const auto& list) { return QStringLiteral("%1 rows").arg(list.size()); };
const QString kNothing = QString{64, QLatin1Char{'0'}};

SendRequest sendTo(const char* address, std::uint64_t satoshi)
{
    SendRequest out;
    out.address = QString::fromLatin1(address);
    out.amount = Satoshi{satoshi};
    return out;
}

PayRequest payTo(const char* text)
{
    PayRequest out;
    out.text = QString::fromLatin1(text);
    return out;
}

OpenRequest openTo(const char* node)
{
    OpenRequest out;
    out.nodeId = QString::fromLatin1(node);
    out.amount = Satoshi{100'000};
    return out;
}

/// One sentence of a port's contract: asked of a new wallet, both must say `expected`. `script` is
/// how a fake is told to.
struct Rule {
    const char* name;
    const char* expected;
    std::function<QString(Engine&)> ask;
    std::function<void(Ports&)> script;
};

std::vector<Rule> coinRules()
{
    constexpr const char* kStranger = "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080";
    const auto regtest = [](const NewAddress& made) { return made.address.left(4); };
    return {
        {"coins: an address is of this network", "bcrt",
         [=](Engine& e) { return heard(e.coins().newAddress(AddressType::Taproot), regtest); },
         [](Ports& p) { answers(p.coins.onNewAddress, NewAddress{QStringLiteral("bcrt1p"), {}}); }},
        {"coins: none at first", "0 rows",
         [](Engine& e) { return heard(e.coins().list(true), kRows); },
         [](Ports& p) { answers(p.coins.onList, std::vector<CoinRow>{}); }},
        {"coins: no transaction at first", "0 rows",
         [](Engine& e) { return heard(e.coins().transactions(), kRows); },
         [](Ports& p) { answers(p.coins.onTransactions, std::vector<WalletTransaction>{}); }},
        {"coins: an address that is none", "AddressInvalid",
         [](Engine& e) { return heard(e.coins().preview(sendTo("nobody", 1'000)), kDone); },
         [](Ports& p) { p.coins.onPreview.fail(ErrorCode::AddressInvalid); }},
        {"coins: more than there is", "AmountAboveBalance",
         [=](Engine& e) { return heard(e.coins().preview(sendTo(kStranger, 1'000)), kDone); },
         [](Ports& p) { p.coins.onPreview.fail(ErrorCode::AmountAboveBalance); }},
        {"coins: less than dust", "AmountBelowDust",
         [=](Engine& e) { return heard(e.coins().preview(sendTo(kStranger, 100)), kDone); },
         [](Ports& p) { p.coins.onPreview.fail(ErrorCode::AmountBelowDust); }},
        {"coins: a review nobody made", "ReviewStale",
         [](Engine& e) { return heard(e.coins().send(QStringLiteral("review-0")), kDone); },
         [](Ports& p) { p.coins.onSend.fail(ErrorCode::ReviewStale); }},
        {"coins: a fee of nothing", "TransactionUnknown",
         [](Engine& e) { return heard(e.coins().previewBump(kNothing, 2), kDone); },
         [](Ports& p) { p.coins.onPreviewBump.fail(ErrorCode::TransactionUnknown); }},
    };
}

std::vector<Rule> channelRules()
{
    CloseRequest unknown;
    unknown.channelId = kNothing;
    return {
        {"channels: none at first", "0 rows",
         [](Engine& e) { return heard(e.channels().list(), kRows); },
         [](Ports& p) { answers(p.channels.onList, std::vector<ChannelDetail>{}); }},
        {"channels: none closed", "0 rows",
         [](Engine& e) { return heard(e.channels().listClosed(), kRows); },
         [](Ports& p) { answers(p.channels.onListClosed, std::vector<ClosedChannel>{}); }},
        {"channels: a peer that is none", "NodeIdInvalid",
         [](Engine& e) { return heard(e.channels().open(openTo("nobody")), kDone); },
         [](Ports& p) { p.channels.onOpen.fail(ErrorCode::NodeIdInvalid); }},
        {"channels: nothing to close", "ChannelUnknown",
         [=](Engine& e) { return heard(e.channels().close(unknown), kDone); },
         [](Ports& p) { p.channels.onClose.fail(ErrorCode::ChannelUnknown); }},
        {"channels: no close to preview", "ChannelUnknown",
         [](Engine& e) { return heard(e.channels().previewClose(kNothing), kDone); },
         [](Ports& p) { p.channels.onPreviewClose.fail(ErrorCode::ChannelUnknown); }},
    };
}

std::vector<Rule> paymentRules()
{
    return {
        {"payments: none at first", "0 rows",
         [](Engine& e) { return heard(e.payments().list({}, {}), kRows); },
         [](Ports& p) { answers(p.payments.onList, std::vector<PaymentDetail>{}); }},
        {"payments: no invoice", "InvoiceInvalid",
         [](Engine& e) {
             return heard(e.payments().pay(payTo("lnbcrt1nothing"), std::chrono::seconds{1}),
                          kDone);
         },
         [](Ports& p) { p.payments.onPay.fail(ErrorCode::InvoiceInvalid); }},
        {"payments: an unknown hash", "PaymentUnknown",
         [](Engine& e) { return heard(e.payments().detail(kNothing), kDone); },
         [](Ports& p) { p.payments.onDetail.fail(ErrorCode::PaymentUnknown); }},
    };
}

std::vector<Rule> invoiceRules()
{
    NewRequest tea;
    tea.amount = MilliSatoshi{1'000};
    tea.label = QStringLiteral("tea");
    tea.description = QStringLiteral("tea");
    const auto made = [](const RequestDetail& detail) {
        const bool open = detail.row.status == RequestStatus::Open;
        return detail.row.label + (open ? QStringLiteral(", open") : QString{});
    };
    RequestDetail scripted;
    scripted.row.label = tea.label;
    return {
        {"invoices: none at first", "0 rows",
         [](Engine& e) { return heard(e.requests().list(), kRows); },
         [](Ports& p) { answers(p.requests.onList, std::vector<RequestDetail>{}); }},
        {"invoices: an unknown label", "RequestUnknown",
         [](Engine& e) { return heard(e.requests().find(QStringLiteral("none")), kDone); },
         [](Ports& p) { p.requests.onFind.fail(ErrorCode::RequestUnknown); }},
        {"invoices: nothing to delete", "RequestUnknown",
         [](Engine& e) {
             return heard(e.requests().remove(QStringLiteral("none"), RequestStatus::Open), kDone);
         },
         [](Ports& p) { p.requests.onRemove.fail(ErrorCode::RequestUnknown); }},
        {"invoices: nothing to wait for", "RequestUnknown",
         [](Engine& e) { return heard(e.requests().wait(QStringLiteral("none")), kDone); },
         [](Ports& p) { p.requests.onWait.fail(ErrorCode::RequestUnknown); }},
        {"invoices: nobody pays in time", "WaitTimedOut",
         [](Engine& e) {
             return heard(e.requests().waitAny(0, std::chrono::milliseconds{1}), kDone);
         },
         [](Ports& p) { p.requests.onWaitAny.fail(ErrorCode::WaitTimedOut); }},
        {"invoices: a new one is open", "tea, open",
         [=](Engine& e) { return heard(e.requests().create(tea), made); },
         [=](Ports& p) { answers(p.requests.onCreate, scripted); }},
        {"invoices: a label counts once", "LabelExists",
         [=](Engine& e) { return heard(e.requests().create(tea), made); },
         [](Ports& p) { p.requests.onCreate.fail(ErrorCode::LabelExists); }},
    };
}

std::vector<Rule> allRules()
{
    std::vector<Rule> out;
    for (const auto& part : {coinRules(), channelRules(), paymentRules(), invoiceRules()})
        out.insert(out.end(), part.begin(), part.end());
    return out;
}

} // namespace

/// One table of rules for what pages and methods are tested with, and for what they meet.
class PortContractTest final : public QObject {
    Q_OBJECT

private slots:
    void thePracticeEngineKeepsTheContract()
    {
        EngineFixture fixture;
        QVERIFY(testing::worked(fixture.create()));
        for (const Rule& rule : allRules())
            expect(rule, rule.ask(*fixture.engine));
    }

    void theFakeKeepsTheContract()
    {
        for (const Rule& rule : allRules()) {
            FakeEngine fake;
            rule.script(fake.ports);
            expect(rule, rule.ask(fake));
        }
    }

    void anAnswerForAPageThatIsGoneIsDropped()
    {
        EngineFixture fixture;
        QVERIFY(testing::worked(fixture.create()));
        Engine& engine = *fixture.engine;
        bool ran = false;
        {
            QObject page;
            engine.coins()
                .newAddress(AddressType::NativeSegwit)
                .then(&page, [&](Future<NewAddress>) { ran = true; });
        }
        QCOMPARE(heard(engine.coins().newAddress(AddressType::NativeSegwit), kDone),
                 QStringLiteral("done"));
        QVERIFY(!ran);
    }

    void everyPortSaysThatTheWalletIsLocked()
    {
        EngineFixture fixture;
        QVERIFY(testing::worked(fixture.create()));
        QVERIFY(testing::worked(testing::await(fixture.engine->wallets().lock(true))));
        for (const Rule& rule : allRules()) {
            const QString said = rule.ask(*fixture.engine);
            QVERIFY2(said == QLatin1String{"WalletLocked"},
                     qPrintable(QLatin1String{rule.name} + QLatin1String{": "} + said));
        }
    }

private:
    static void expect(const Rule& rule, const QString& said)
    {
        QVERIFY2(said == QLatin1String{rule.expected},
                 qPrintable(QLatin1String{rule.name} + QLatin1String{": "} + said));
    }
};

FULGURITE_TEST(PortContractTest)
#include "port_contract_test.moc"
