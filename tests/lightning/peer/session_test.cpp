// SPDX-License-Identifier: MIT
#include <QTest>

#include "lightning/peer/reconnect.h"
#include "lightning/peer/session.h"
#include "lightning/wire/chain_hash.h"
#include "tests/support/test_registry.h"
#include "wallet/crypto/hash.h"

using namespace fulgurite;
using namespace fulgurite::lightning;

namespace {

constexpr UnixTime kStart = unixTime(1'700'000'000);

SecretKey keyOf(std::uint8_t seed) { return *SecretKey::parse(sha256(Bytes{seed}).view()); }

/// Two sessions and the bytes between them.
struct Pair {
    explicit Pair(FeatureBits features = ourInitFeatures(), Network network = Network::Regtest)
        : one{Session::outbound({chainHashOf(Network::Regtest), ourInitFeatures()}, keyOf(1),
                                keyOf(2).publicKey(), random)},
          other{Session::inbound({chainHashOf(network), std::move(features)}, keyOf(2), random)}
    {}

    void move(UnixTime now = kStart)
    {
        while (one.hasOutput() || other.hasOutput()) {
            const Bytes there = one.takeOutput();
            const Bytes back = other.takeOutput();
            for (auto& event : other.receive(there, now))
                heardByOther.push_back(std::move(event));
            for (auto& event : one.receive(back, now))
                heardByOne.push_back(std::move(event));
        }
    }

    SeededRandom random{1};
    Session one, other;
    std::vector<SessionEvent> heardByOne, heardByOther;
};

const session_event::Ended* endOf(const std::vector<SessionEvent>& events)
{
    return events.empty() ? nullptr : std::get_if<session_event::Ended>(&events.back());
}

std::size_t countReceived(const std::vector<SessionEvent>& events)
{
    return static_cast<std::size_t>(std::ranges::count_if(events, [](const SessionEvent& event) {
        return std::holds_alternative<session_event::Received>(event);
    }));
}

std::size_t countPongs(const std::vector<SessionEvent>& events)
{
    return static_cast<std::size_t>(std::ranges::count_if(events, [](const SessionEvent& event) {
        return std::holds_alternative<session_event::Ponged>(event);
    }));
}

Warning warningOf(std::string_view text) { return {ChannelId{}, Bytes(text.begin(), text.end())}; }

} // namespace

class SessionTest : public QObject {
    Q_OBJECT

private slots:
    void becomesReadyAndKnowsThePeer();
    void refusesAPeerThatLacksWhatWeRequire();
    void refusesAPeerThatRequiresWhatWeDoNotOffer();
    void refusesAPeerWhoseFeaturesLackWhatTheyBuildOn();
    void refusesAnotherChain();
    void ignoresAnUnknownOddMessageAndEndsOnAnEvenOne();
    void answersPingsButNotThoseThatAskTooMuch();
    void answersPingsUpToAQuotaOfBytes();
    void answersWhatHonestPeersAsk();
    void reportsThePongOfItsOwnPing();
    void answersGossipQueriesCompleteAndEmpty();
    void cutsOffAPeerThatStaysSilent();
    void pingsWithinAMinute();
    void aPeerThatPoursIsCutOff();
    void reportsMessagesReadBeforeGarbage();
    void garbageInsteadOfAHandshakeEndsIt();
    void waitsLongerWithEveryFailureToReconnect();
};

void SessionTest::becomesReadyAndKnowsThePeer()
{
    Pair pair;
    pair.move();
    QVERIFY(pair.one.isReady() && pair.other.isReady());
    QCOMPARE(*pair.other.peer(), keyOf(1).publicKey());
    QVERIFY(std::holds_alternative<session_event::Identified>(pair.heardByOther.at(0)));
    QVERIFY(std::holds_alternative<session_event::Ready>(pair.heardByOther.at(1)));
    pair.one.send(warningOf("hello"));
    pair.move();
    QCOMPARE(countReceived(pair.heardByOther), std::size_t{1});
}

void SessionTest::refusesAPeerThatLacksWhatWeRequire()
{
    Pair pair{FeatureBits{0, 8, 14, 44}};
    pair.move();
    QVERIFY(endOf(pair.heardByOne));
    QCOMPARE(endOf(pair.heardByOne)->why, PeerError::LacksRequired);
    QVERIFY(endOf(pair.heardByOne)->detail.find("static_remotekey") != std::string::npos);
}

void SessionTest::refusesAPeerThatRequiresWhatWeDoNotOffer()
{
    FeatureBits features = ourInitFeatures();
    features.set(100);
    Pair pair{features};
    pair.move();
    QCOMPARE(endOf(pair.heardByOne)->why, PeerError::UnknownRequired);
}

void SessionTest::refusesAPeerWhoseFeaturesLackWhatTheyBuildOn()
{
    const std::pair<FeatureBits, const char*> lacking[] = {
        {{0, 8, 12, 14, 44, 51}, "option_zeroconf"},
        {{0, 8, 12, 14, 44, 61}, "option_simple_close"},
    };
    for (const auto& [features, name] : lacking) {
        Pair pair{features};
        pair.move();
        QVERIFY(endOf(pair.heardByOne));
        QCOMPARE(endOf(pair.heardByOne)->why, PeerError::LacksRequired);
        QVERIFY(endOf(pair.heardByOne)->detail.find(name) != std::string::npos);
    }
    Pair whole{FeatureBits{0, 8, 12, 14, 44, 27, 47, 51, 61}};
    whole.move();
    QVERIFY(whole.one.isReady());
}

void SessionTest::refusesAnotherChain()
{
    Pair pair{ourInitFeatures(), Network::Signet};
    pair.move();
    QCOMPARE(endOf(pair.heardByOne)->why, PeerError::OtherChain);
}

void SessionTest::ignoresAnUnknownOddMessageAndEndsOnAnEvenOne()
{
    Pair pair;
    pair.move();
    pair.heardByOther.clear();
    pair.one.send(UnknownMessage{40001, {1, 2}});
    pair.move();
    QVERIFY(pair.heardByOther.empty());
    pair.one.send(UnknownMessage{40002, {1, 2}});
    pair.move();
    QCOMPARE(endOf(pair.heardByOther)->why, PeerError::UnknownMessage);
}

void SessionTest::answersPingsButNotThoseThatAskTooMuch()
{
    Pair pair;
    pair.move();
    pair.one.ping(7, 10, 65531);
    pair.one.ping(8, 10, 65532);
    pair.move();
    const auto* ponged = std::get_if<session_event::Ponged>(&pair.heardByOne.back());
    QVERIFY(ponged);
    QCOMPARE(ponged->token, std::uint64_t{7});
    QVERIFY(!pair.one.ping(8, 10, 65532));
}

void SessionTest::answersPingsUpToAQuotaOfBytes()
{
    Pair pair;
    pair.move();
    for (std::uint64_t i = 1; i <= 50; ++i)
        pair.one.ping(i, 0, 65531);
    pair.other.receive(pair.one.takeOutput(), kStart);
    QCOMPARE(pair.other.takeOutput().size(), std::size_t{Session::kPongBurst});
    const auto askedAfter = [&](std::chrono::seconds pause) {
        pair.one.ping(99, 0, 65531);
        pair.other.receive(pair.one.takeOutput(), kStart + pause);
        return pair.other.takeOutput().size();
    };
    QCOMPARE(askedAfter(std::chrono::seconds{31}), std::size_t{0});
    QCOMPARE(askedAfter(std::chrono::seconds{33}), std::size_t{Session::kPongBurst / 5});
    QVERIFY(pair.one.isReady() && pair.other.isReady());
}

void SessionTest::answersWhatHonestPeersAsk()
{
    Pair pair;
    pair.move();
    std::uint64_t asked = 0;
    for (int minute = 0; minute < 60; ++minute) {
        const UnixTime now = kStart + std::chrono::minutes{minute};
        pair.one.ping(++asked, 80, 4096); // LND, at most
        for (int n = 0; n < 60; ++n) {    // LDK, after every 32 messages
            pair.one.ping(++asked, 64, 0);
            pair.move(now);
        }
    }
    QCOMPARE(countPongs(pair.heardByOne), asked);
}

void SessionTest::reportsThePongOfItsOwnPing()
{
    Pair pair;
    pair.move();
    QVERIFY(pair.one.ping(5, 128, 128));
    pair.move();
    const auto* ponged = std::get_if<session_event::Ponged>(&pair.heardByOne.back());
    QVERIFY(ponged);
    QCOMPARE(ponged->totalLength, std::uint16_t{132});
}

void SessionTest::answersGossipQueriesCompleteAndEmpty()
{
    Pair pair;
    pair.move();
    pair.heardByOne.clear();
    pair.one.send(QueryChannelRange{chainHashOf(Network::Regtest), 5, 100});
    pair.one.send(QueryShortChannelIds{chainHashOf(Network::Regtest), {{ShortChannelId{1}}}});
    const Bytes sent = pair.one.takeOutput();
    QVERIFY(pair.other.receive(sent, kStart).empty());
    QVERIFY(pair.other.hasOutput());
}

void SessionTest::cutsOffAPeerThatStaysSilent()
{
    Pair pair;
    pair.move();
    UnixTime now = kStart;
    std::vector<SessionEvent> events;
    for (int second = 0; second < 95 && events.empty(); ++second)
        events = pair.one.tick(now += std::chrono::seconds{1}, 3);
    QVERIFY(endOf(events));
    QCOMPARE(endOf(events)->why, PeerError::Silent);
}

void SessionTest::pingsWithinAMinute()
{
    const UnixTime soon = keepalive::nextPing(kStart, 0);
    const UnixTime late = keepalive::nextPing(kStart, 30);
    QCOMPARE((soon - kStart).count(), std::int64_t{30});
    QCOMPARE((late - kStart).count(), std::int64_t{60});
    const auto step = keepalive::step(keepalive::Quiet{soon}, keepalive::Tick{soon});
    QCOMPARE(step.effects.size(), std::size_t{1});
    QVERIFY(std::holds_alternative<keepalive::Quiet>(
        keepalive::step(step.state, keepalive::Heard{soon}).state));
}

void SessionTest::aPeerThatPoursIsCutOff()
{
    Pair pair;
    pair.move();
    Bytes big(60'000, 0);
    std::vector<SessionEvent> events;
    for (int i = 0; i < 100 && endOf(events) == nullptr; ++i) {
        pair.one.send(Warning{ChannelId{}, big});
        events = pair.other.receive(pair.one.takeOutput(), kStart);
    }
    QCOMPARE(endOf(events)->why, PeerError::InboxFull);
}

void SessionTest::reportsMessagesReadBeforeGarbage()
{
    Pair pair;
    pair.move();
    pair.one.send(warningOf("first"));
    Bytes bytes = pair.one.takeOutput();
    bytes.insert(bytes.end(), 100, 0xee);
    const auto events = pair.other.receive(bytes, kStart);
    QCOMPARE(countReceived(events), std::size_t{1});
    QCOMPARE(endOf(events)->why, PeerError::Handshake);
}

void SessionTest::garbageInsteadOfAHandshakeEndsIt()
{
    SeededRandom random{1};
    Session session =
        Session::inbound({chainHashOf(Network::Regtest), ourInitFeatures()}, keyOf(2), random);
    const auto events = session.receive(Bytes(50, 'G'), kStart);
    QVERIFY(endOf(events));
}

void SessionTest::waitsLongerWithEveryFailureToReconnect()
{
    QCOMPARE(reconnectPause(0, 0).count(), std::int64_t{1});
    QCOMPARE(reconnectPause(4, 0).count(), std::int64_t{16});
    QCOMPARE(reconnectPause(40, 0).count(), std::int64_t{300});
    QVERIFY(reconnectPause(40, 12345) <= std::chrono::seconds{375});
}

FULGURITE_TEST(SessionTest)
#include "session_test.moc"
