// SPDX-License-Identifier: MIT
#include <QTest>

#include "lightning/onion/error_packet.h"
#include "lightning/onion/failure.h"
#include "lightning/onion/onion.h"
#include "lightning/payment/outgoing.h"
#include "tests/support/test_registry.h"
#include "wallet/crypto/hash.h"

using namespace fulgurite;
using namespace fulgurite::lightning;

namespace {

SecretKey secretOf(std::uint8_t seed) { return *SecretKey::parse(sha256(Bytes{seed}).view()); }
PublicKey keyOf(std::uint8_t seed) { return secretOf(seed).publicKey(); }

ChannelId channelOf(std::uint8_t seed)
{
    ChannelId out;
    out.data.fill(seed);
    return out;
}

PaymentTarget targetAt(const PublicKey& destination, std::uint64_t msat)
{
    PaymentTarget out{destination, {}, MilliSatoshi{msat}, MilliSatoshi{5000}};
    out.secret = PaymentSecret{};
    out.finalCltv = 147;
    return out;
}

PaymentWorld worldWith(std::vector<LocalChannel> channels)
{
    return {unixTime(1000), 500, std::move(channels)};
}

} // namespace

class OutgoingPaymentsTest : public QObject {
    Q_OBJECT

private slots:
    void goesOverTheFullestChannelToAPeer();
    void goesThroughAHintWithItsFee();
    void refusesAWayThatCostsTooMuch();
    void refusesToHaveItsMoneyHeldForAges();
    void namesTheMostThatCanBeSent();
    void triesAnotherChannelWhenOneRefuses();
    void aPartWaitsForRoomInItsTurn();
    void aPartWaitsNotForever();
    void namesTheHopThatFailed();
    void givesUpWhenTheRecipientRefuses();
    void keepsTheSpeltOutBudgetOverAllParts();
    void aForgottenHtlcIsTriedElsewhereOrEnds();
};

void OutgoingPaymentsTest::goesOverTheFullestChannelToAPeer()
{
    const DirectRoutes routes;
    SeededRandom random{1};
    OutgoingPayments payments{routes, random};
    const auto hash = payments.start(targetAt(keyOf(2), 1000), 1,
                                     worldWith({{channelOf(1), keyOf(2), MilliSatoshi{2000}, {}},
                                                {channelOf(2), keyOf(2), MilliSatoshi{3000}, {}},
                                                {channelOf(3), keyOf(9), MilliSatoshi{9000}, {}}}));
    QVERIFY(hash);
    const auto offers = payments.takeOffers();
    QCOMPARE(offers.size(), std::size_t{1});
    QCOMPARE(offers.front().channelId, channelOf(2));
    QCOMPARE(offers.front().offer.expiry.value, 500U + 147U + 3U);
    QCOMPARE(stageOf(*payments.find(*hash)), PaymentStage::Sending);
}

void OutgoingPaymentsTest::goesThroughAHintWithItsFee()
{
    const DirectRoutes routes;
    SeededRandom random{1};
    OutgoingPayments payments{routes, random};
    PaymentTarget target = targetAt(keyOf(3), 1'000'000);
    target.hints = {{{keyOf(2), ShortChannelId{77}, RelayFee{1000, 100}, 40}}};
    QVERIFY(payments.start(target, 1,
                           worldWith({{channelOf(1), keyOf(2), MilliSatoshi{2'000'000}, {}}})));
    const auto offers = payments.takeOffers();
    QCOMPARE(offers.front().offer.amount.value(), 1'001'100U);
    QCOMPARE(offers.front().offer.expiry.value, 500U + 147U + 3U + 40U);
    const Payment payment = payments.all().front();
    QCOMPARE(feePaid(payment).value(), 1'100U);
    QCOMPARE(payment.parts.front().route.hops.back().channel.value, std::uint64_t{77});
}

void OutgoingPaymentsTest::refusesAWayThatCostsTooMuch()
{
    const DirectRoutes routes;
    SeededRandom random{1};
    OutgoingPayments payments{routes, random};
    PaymentTarget target = targetAt(keyOf(3), 1'000'000);
    target.hints = {{{keyOf(2), ShortChannelId{77}, RelayFee{6000, 0}, 40}}};
    const auto started = payments.start(
        target, 1, worldWith({{channelOf(1), keyOf(2), MilliSatoshi{2'000'000}, {}}}));
    QVERIFY(!started);
    QCOMPARE(started.error().error, PaymentError::FeeAboveLimit);
    QCOMPARE(started.error().limit.value(), 6000U);
    QCOMPARE(started.error().asked.value(), 5000U);
}

void OutgoingPaymentsTest::refusesToHaveItsMoneyHeldForAges()
{
    const DirectRoutes routes;
    SeededRandom random{1};
    OutgoingPayments payments{routes, random};
    const auto world = worldWith({{channelOf(1), keyOf(2), MilliSatoshi{2'000'000}, {}}});
    for (const std::uint32_t blocks : {2014U, 100'000'000U, 0xffff'ffffU}) {
        PaymentTarget target = targetAt(keyOf(2), 1000);
        target.finalCltv = blocks;
        const auto started = payments.start(target, 1, world);
        QVERIFY(!started);
        QCOMPARE(started.error().error, PaymentError::NoRoute);
        QVERIFY(QString::fromStdString(started.error().detail).contains("2016"));
    }
    PaymentTarget hinted = targetAt(keyOf(3), 1000);
    hinted.hints = {{{keyOf(2), ShortChannelId{77}, RelayFee{0, 0}, 0xffff}}};
    QVERIFY(!payments.start(hinted, 1, world));
    PaymentTarget most = targetAt(keyOf(2), 1000);
    most.finalCltv = 2013;
    QVERIFY(payments.start(most, 1, world));
}

void OutgoingPaymentsTest::namesTheMostThatCanBeSent()
{
    const DirectRoutes routes;
    SeededRandom random{1};
    OutgoingPayments payments{routes, random};
    const auto started = payments.start(
        targetAt(keyOf(2), 5000), 1, worldWith({{channelOf(1), keyOf(2), MilliSatoshi{4000}, {}}}));
    QCOMPARE(started.error().error, PaymentError::AboveSendable);
    QCOMPARE(started.error().limit.value(), 4000U);
    QCOMPARE(started.error().asked.value(), 5000U);
    QVERIFY(QString::fromStdString(started.error().detail).contains("5000 msat"));
    QCOMPARE(payments.start(targetAt(keyOf(5), 5000), 1, worldWith({})).error().error,
             PaymentError::NoRoute);
}

void OutgoingPaymentsTest::triesAnotherChannelWhenOneRefuses()
{
    const DirectRoutes routes;
    SeededRandom random{1};
    OutgoingPayments payments{routes, random};
    const auto world = worldWith({{channelOf(1), keyOf(2), MilliSatoshi{2000}, {}},
                                  {channelOf(2), keyOf(2), MilliSatoshi{3000}, {}}});
    const auto hash = payments.start(targetAt(keyOf(2), 1000), 1, world);
    const auto first = payments.takeOffers();
    payments.refused(first.front().offer.cookie, ChannelError::TooManyHtlcs, "full", world);
    const auto second = payments.takeOffers();
    QCOMPARE(second.front().channelId, channelOf(1));
    payments.refused(second.front().offer.cookie, ChannelError::TooManyHtlcs, "full", world);
    QCOMPARE(payments.find(*hash)->status, PaymentStatus::Failed);
    QCOMPARE(payments.find(*hash)->failure.error, PaymentError::AboveSendable);
}

void OutgoingPaymentsTest::aPartWaitsForRoomInItsTurn()
{
    const DirectRoutes routes;
    SeededRandom random{1};
    OutgoingPayments payments{routes, random};
    const auto world = worldWith({{channelOf(1), keyOf(2), MilliSatoshi{9000}, {}}});
    std::vector<std::uint64_t> cookies;
    for (std::uint8_t i = 1; i <= 2; ++i) {
        PaymentTarget target = targetAt(keyOf(2), 1000);
        target.hash.data.fill(i);
        QVERIFY(payments.start(target, i, world));
        cookies.push_back(payments.takeOffers().front().offer.cookie);
        payments.noRoom(cookies.back(), ChannelError::TooManyHtlcs, "full", world);
    }
    QVERIFY(payments.waitsFor(channelOf(1)) && payments.takeOffers().empty());
    payments.roomMade(channelOf(1));
    QCOMPARE(payments.takeOffers().front().offer.cookie, cookies[0]);
    payments.noRoom(cookies[0], ChannelError::TooManyHtlcs, "full again", world);
    payments.roomMade(channelOf(1));
    QCOMPARE(payments.takeOffers().front().offer.cookie, cookies[0]);
    // Nothing is in flight and yet it does not fit: it ends, and the next has its turn.
    payments.refused(cookies[0], ChannelError::DustExposure, "dust", world);
    QCOMPARE(payments.takeOffers().front().offer.cookie, cookies[1]);
    QVERIFY(!payments.waitsFor(channelOf(1)));
}

void OutgoingPaymentsTest::aPartWaitsNotForever()
{
    const DirectRoutes routes;
    SeededRandom random{1};
    OutgoingPayments payments{routes, random};
    PaymentWorld world = worldWith({{channelOf(1), keyOf(2), MilliSatoshi{9000}, {}}});
    const auto hash = payments.start(targetAt(keyOf(2), 1000), 1, world);
    payments.noRoom(payments.takeOffers().front().offer.cookie, ChannelError::TooManyHtlcs, "full",
                    world);
    QCOMPARE(payments.find(*hash)->status, PaymentStatus::Pending);
    world.steady += WaitingOffers::kLongest;
    payments.tick(world);
    QCOMPARE(payments.find(*hash)->status, PaymentStatus::Failed);
    QVERIFY(payments.takeOffers().empty() && !payments.waitsFor(channelOf(1)));
}

void OutgoingPaymentsTest::namesTheHopThatFailed()
{
    const DirectRoutes routes;
    SeededRandom random{1};
    OutgoingPayments payments{routes, random};
    PaymentTarget target = targetAt(keyOf(3), 1'000'000);
    target.hints = {{{keyOf(2), ShortChannelId{77}, RelayFee{1000, 0}, 40}}};
    const auto world = worldWith({{channelOf(1), keyOf(2), MilliSatoshi{2'000'000}, {}}});
    const auto hash = payments.start(target, 1, world);
    const auto offers = payments.takeOffers();
    payments.offered(offers.front().offer.cookie, 0);
    const auto peeled = peelOnion(secretOf(2), offers.front().offer.onion.view(), hash->view());
    QVERIFY(peeled && peeled->next);
    Failure failure{failure_code::kUnknownNextPeer};
    payments.failed(channelOf(1), 0,
                    HtlcFail{createErrorPacket(peeled->sharedSecret, encodeFailure(failure))},
                    world);
    const Payment* payment = payments.find(*hash);
    QCOMPARE(payment->status, PaymentStatus::Failed);
    QCOMPARE(payment->failure.error, PaymentError::FailedOnRoute);
    QCOMPARE(*payment->failure.hopIndex, 0U);
    QCOMPARE(*payment->failure.hopNode, keyOf(2));
    QVERIFY(!payment->preimage);
}

void OutgoingPaymentsTest::givesUpWhenTheRecipientRefuses()
{
    const DirectRoutes routes;
    SeededRandom random{1};
    OutgoingPayments payments{routes, random};
    const auto world = worldWith({{channelOf(1), keyOf(2), MilliSatoshi{2000}, {}},
                                  {channelOf(2), keyOf(2), MilliSatoshi{3000}, {}}});
    const auto hash = payments.start(targetAt(keyOf(2), 1000), 1, world);
    const auto offers = payments.takeOffers();
    payments.offered(offers.front().offer.cookie, 4);
    const auto peeled = peelOnion(secretOf(2), offers.front().offer.onion.view(), hash->view());
    const Failure failure{failure_code::kIncorrectOrUnknownPaymentDetails};
    payments.failed(channelOf(2), 4,
                    HtlcFail{createErrorPacket(peeled->sharedSecret, encodeFailure(failure))},
                    world);
    QVERIFY(payments.takeOffers().empty());
    QCOMPARE(payments.find(*hash)->failure.error, PaymentError::FailedAtDestination);
    QVERIFY(payments.start(targetAt(keyOf(2), 1000), 2, world)); // a failed one may be tried anew
}

void OutgoingPaymentsTest::keepsTheSpeltOutBudgetOverAllParts()
{
    /// Gives two routes that together pay too much.
    class Greedy final : public RouteFinder {
    public:
        std::expected<std::vector<Route>, RouteFault> find(const RouteQuery& query) const override
        {
            const Route route{channelOf(1),
                              {{query.destination, {}, MilliSatoshi{800}, CltvExpiry{700}}}};
            return std::vector{route, route};
        }
    };
    const Greedy routes;
    SeededRandom random{1};
    OutgoingPayments payments{routes, random};
    const auto started = payments.start(targetAt(keyOf(2), 1000), 1, worldWith({}));
    QVERIFY(!started);
    QCOMPARE(started.error().error, PaymentError::FeeAboveLimit);
    QVERIFY(payments.takeOffers().empty()); // not even the part that would have fitted
}

void OutgoingPaymentsTest::aForgottenHtlcIsTriedElsewhereOrEnds()
{
    const DirectRoutes routes;
    SeededRandom random{1};
    OutgoingPayments payments{routes, random};
    const auto hash = payments.start(targetAt(keyOf(2), 1000), 1,
                                     worldWith({{channelOf(1), keyOf(2), MilliSatoshi{2000}, {}}}));
    const auto offers = payments.takeOffers();
    payments.offered(offers.front().offer.cookie, 9);
    payments.forgotten(channelOf(1), 9, worldWith({}));
    QCOMPARE(payments.find(*hash)->status, PaymentStatus::Failed);
    QCOMPARE(payments.find(*hash)->failure.error, PaymentError::NoRoute);
}

FULGURITE_TEST(OutgoingPaymentsTest)
#include "outgoing_test.moc"
