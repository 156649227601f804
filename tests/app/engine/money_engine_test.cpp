// SPDX-License-Identifier: MIT
#include <QTemporaryDir>
#include <QTest>

#include "app/api/error_sentences.h"
#include "app/engine/local_engine.h"
#include "tests/support/future.h"
#include "tests/support/test_registry.h"
#include "wallet/bitcoin/bip21.h"

#include <algorithm>

using namespace fulgurite;
using namespace fulgurite::app;
using fulgurite::testing::await;
using namespace std::chrono_literals;

namespace {

SecretBytes secret(const char* text) { return SecretBytes{asBytes(text)}; }

QString valueOf(const ApiError& error, const char* name)
{
    const auto found = error.values.find(QString::fromLatin1(name));
    return found == error.values.end() ? QString{} : found->second;
}

} // namespace

/// What the money pages are told: figures, warnings, reasons. Over the practice world.
class MoneyEngineTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_engine = open();
    }
    void cleanup() { m_engine.reset(); }

    void aRefusalNamesWhatWasAskedForAndTheLimit()
    {
        QVERIFY(practise());
        QVERIFY(give(100'000));
        const auto robots = await(m_engine->practice().robots());
        QVERIFY(robots && !robots->empty());
        const auto invoice = await(
            m_engine->practice().robotInvoice(robots->front().name, 215, QStringLiteral("tea")));
        QVERIFY(invoice.has_value());
        PayRequest pay;
        pay.text = *invoice;
        const auto shown = await(m_engine->payments().preview(pay));
        const ApiError refused = shown ? shown->obstacle.value_or(ApiError{}) : shown.error();
        QCOMPARE(refused.code, ErrorCode::AmountAboveSendable);
        QCOMPARE(valueOf(refused, "amount"), QStringLiteral("215000"));
        QCOMPARE(valueOf(refused, "available"), QStringLiteral("0"));
        QCOMPARE(socketSentence(refused),
                 QStringLiteral("215000 msat is more than the 0 msat our channels can send now"));

        const auto above = await(m_engine->coins().preview(toRobot(200'000)));
        QVERIFY(!above);
        QCOMPARE(above.error().code, ErrorCode::AmountAboveBalance);
        QCOMPARE(valueOf(above.error(), "amount"), QStringLiteral("200000"));
        QCOMPARE(valueOf(above.error(), "available"), QStringLiteral("100000"));
        const auto fee = await(m_engine->coins().preview(toRobot(100'000)));
        QCOMPARE(fee.error().code, ErrorCode::CannotAfford);
        QVERIFY(!socketSentence(fee.error()).contains(QLatin1Char{'{'}));
    }

    void aPaymentAboveTheChannelsNamesBothAmounts()
    {
        QVERIFY(practise());
        QVERIFY(openChannel());
        const auto robots = await(m_engine->practice().robots());
        const auto invoice = await(m_engine->practice().robotInvoice(
            robots->front().name, 1'500'000, QStringLiteral("car")));
        QVERIFY(invoice.has_value());
        PayRequest pay;
        pay.text = *invoice;
        const auto paid = await(m_engine->payments().pay(pay, 5s));
        QVERIFY(!paid);
        QCOMPARE(paid.error().code, ErrorCode::AmountAboveSendable);
        QCOMPARE(valueOf(paid.error(), "amount"), QStringLiteral("1500000000"));
        QVERIFY(valueOf(paid.error(), "available").toULongLong() > 0);
        QVERIFY(!socketSentence(paid.error()).contains(QStringLiteral("  ")));
    }

    void aReviewListsItsCoinsAndSpendsTheChosenOnes()
    {
        QVERIFY(practise());
        QVERIFY(give(100'000) && give(300'000));
        const auto coins = await(m_engine->coins().list(false));
        QVERIFY(coins && coins->size() == 2);
        const auto small = std::ranges::min_element(*coins, {}, &CoinRow::value);
        SendRequest request = toRobot(20'000);
        request.coins = {small->outpoint};
        const auto preview = await(m_engine->coins().preview(request));
        QVERIFY(preview.has_value());
        QCOMPARE(preview->coins.size(), std::size_t{1});
        QCOMPARE(preview->coins.front().outpoint, small->outpoint);
        request.amount = Satoshi{150'000};
        const auto refused = await(m_engine->coins().preview(request));
        QCOMPARE(refused.error().code, ErrorCode::AmountAboveBalance);
        QCOMPARE(valueOf(refused.error(), "available"), QStringLiteral("100000"));
    }

    void whatDeservesAWarningIsWarnedOf()
    {
        QVERIFY(practise());
        QVERIFY(give(1'000'000));
        const auto own = await(m_engine->coins().newAddress(AddressType::NativeSegwit));
        SendRequest request;
        request.address = own->address;
        request.amount = Satoshi{2'000};
        request.satPerVb = 40;
        const auto warned = [this](const SendRequest& one, SendWarning warning) {
            const auto preview = await(m_engine->coins().preview(one));
            return preview && std::ranges::count(preview->warnings, warning) == 1;
        };
        QVERIFY(warned(request, SendWarning::OwnAddress));
        QVERIFY(warned(request, SendWarning::FeeAboveFivePercent));
        request = toRobot(50'000);
        QVERIFY(!warned(request, SendWarning::AddressUsedBefore));
        const auto preview = await(m_engine->coins().preview(request));
        QVERIFY(preview && await(m_engine->coins().send(preview->reviewId)));
        QVERIFY(warned(request, SendWarning::AddressUsedBefore));
    }

    void theChangesOfTheBalanceSumToTheTotal()
    {
        QVERIFY(practise());
        QVERIFY(give(1'000'000));
        const auto preview = await(m_engine->coins().preview(toRobot(50'000)));
        QVERIFY(preview.has_value());
        const auto sent = await(m_engine->coins().send(preview->reviewId));
        QVERIFY(sent && sent->handedOver);
        const std::uint64_t left = (1'000'000 - 50'000 - sent->fee.value()) * 1000;
        QVERIFY(until([left](const Snapshot& now) { return now.balances->total.value() == left; }));
        const auto changes = await(m_engine->history().balanceChanges({}, 3600s));
        QVERIFY(changes.has_value());
        qint64 sum = 0;
        for (const BalanceChange& one : *changes)
            sum += one.msat;
        QCOMPARE(sum, static_cast<qint64>(left));
    }

    void theLabelOfAPaymentStandsInTheHistory()
    {
        QVERIFY(practise());
        QVERIFY(openChannel());
        const auto robots = await(m_engine->practice().robots());
        const auto invoice = await(
            m_engine->practice().robotInvoice(robots->front().name, 5'000, QStringLiteral("tea")));
        PayRequest pay;
        pay.text = *invoice;
        pay.label = QStringLiteral("Tea with Ann");
        QVERIFY(await(m_engine->payments().pay(pay, 30s)));
        HistoryQuery query;
        query.search = QStringLiteral("with Ann");
        const auto page = await(m_engine->history().page(query));
        QVERIFY(page && page->rows.size() == 1);
        QCOMPARE(page->rows.front().label, pay.label);

        const auto again = await(m_engine->payments().preview(pay));
        const ErrorCode code =
            again ? again->obstacle.value_or(ApiError{}).code : again.error().code;
        QCOMPARE(code, ErrorCode::AlreadyPaid);
        const ApiError error = again ? *again->obstacle : again.error();
        QVERIFY(!valueOf(error, "time").isEmpty());
    }

    void aUnifiedRequestIsOneLinkThatReadsBack()
    {
        QVERIFY(practise());
        QVERIFY(openChannel());
        NewRequest request;
        request.amount = MilliSatoshi{250'000};
        request.description = QStringLiteral("a & b");
        request.withAddress = true;
        const auto made = await(m_engine->requests().create(request));
        QVERIFY(made.has_value());
        const auto read = parseBitcoinUri(made->unifiedUri.toStdString());
        QVERIFY(read.has_value());
        QCOMPARE(QString::fromStdString(read->address), made->row.address);
        QCOMPARE(read->amount->value(), std::uint64_t{250});
        QCOMPARE(QString::fromStdString(*read->message), request.description);
        QCOMPARE(QString::fromStdString(*read->lightning), made->row.invoice);
    }

    void withoutABackendASendIsRefusedAtOnceAndNothingIsSigned()
    {
        NewWallet request;
        request.network = Network::Regtest;
        request.password = secret("password");
        request.backend.kind = BackendKind::Electrum;
        request.backend.electrumServers = {QStringLiteral("127.0.0.1:1:t")};
        QVERIFY(await(m_engine->wallets().create(std::move(request))));
        const auto sent = await(m_engine->coins().send(QStringLiteral("review-1")), 5'000);
        QVERIFY(!sent);
        QCOMPARE(sent.error().code, ErrorCode::BackendUnreachable);
    }

private:
    std::unique_ptr<Engine> open()
    {
        EngineOptions options;
        options.folder = m_folder->filePath(QStringLiteral("wallet"));
        options.stateFolder = m_folder->filePath(QStringLiteral("state"));
        options.network = Network::Regtest;
        options.practiceSeed = 7;
        return makeLocalEngine(std::move(options));
    }
    bool practise()
    {
        NewWallet request;
        request.network = Network::Regtest;
        request.password = secret("password");
        request.backend.kind = BackendKind::Practice;
        return await(m_engine->wallets().create(std::move(request))).has_value();
    }
    bool give(std::uint64_t satoshi)
    {
        const auto before = m_engine->feed().current().balances->onChain.value();
        return await(m_engine->practice().gift(satoshi)) && until([&](const Snapshot& now) {
                   return now.balances->onChain.value() == before + satoshi * 1000;
               });
    }
    bool openChannel()
    {
        const auto robots = await(m_engine->practice().robots());
        OpenRequest request;
        request.nodeId = robots->front().nodeId;
        request.address = robots->front().address;
        request.amount = Satoshi{1'000'000};
        return give(2'000'000) && await(m_engine->channels().open(request)) &&
               await(m_engine->practice().mine(6)) && until([](const Snapshot& now) {
                   return !now.channels->channels.empty() &&
                          now.channels->channels.front().state == ChannelState::Ready;
               });
    }
    static SendRequest toRobot(std::uint64_t satoshi)
    {
        SendRequest request;
        request.address = QStringLiteral("bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080");
        request.amount = Satoshi{satoshi};
        request.satPerVb = 2;
        return request;
    }
    bool until(const std::function<bool(const Snapshot&)>& holds)
    {
        return QTest::qWaitFor([&] { return holds(m_engine->feed().current()); },
                               fulgurite::testing::kLimitMs);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Engine> m_engine;
};

FULGURITE_TEST(MoneyEngineTest)
#include "money_engine_test.moc"
