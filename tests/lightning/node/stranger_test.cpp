// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/lightning/node/node_steps.h"
#include "tests/lightning/node/stranger.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::lightning;
using namespace fulgurite::lightning::node_steps;
using fulgurite::lightning::testing::kStrangerStart;
using fulgurite::lightning::testing::Stranger;

namespace {

constexpr Satoshi kCapacity{1'000'000};

} // namespace

/// What anybody may do to us who knows our address.
class StrangerTest : public QObject {
    Q_OBJECT

private slots:
    void aPushThatNoFundingCarriesIsNoMoney();
    void aPushWithoutFundingIsNoMoneyInAnyState();
    void fourChannelsWaitForTheirFundingWhateverTheirState();
    void aFundingThatNeverAppearsIsForgottenInAnyState();
    void aTemporaryIdNeverNamesAQuarantinedChannel();
    void anErrorBeforeTheFundingLeftGivesItUp();
    void aCloseBeforeTheFundingLeftGivesItUp();
    void htlcsPutOffAreCountedOnce();
    void aSuspectFileListensToItsPeerOnce();
    void aRestartGivesAPeerNoSecondGuess();
    void openingsThatComeToNothingLeaveNothingAndAreFew();
    void aFundingOfZerosIsAnOrdinaryFailure();
    void fiftyPeersMayWaitForTheirFundings();
    void pongsThatNobodyReadsAreFew();
};

void StrangerTest::aPushThatNoFundingCarriesIsNoMoney()
{
    Stranger stranger;
    QVERIFY(stranger.open(Stranger::idOf(9), Satoshi{2'099'999'999'990'000},
                          MilliSatoshi{2'000'000'000'000'000'000}));
    QCOMPARE(stranger.node->channels().size(), std::size_t{1});
    QCOMPARE(stranger.node->balances().local.value(), 0U);
    QCOMPARE(stranger.node->balances().reserve.value(), 0U);
}

void StrangerTest::aPushWithoutFundingIsNoMoneyInAnyState()
{
    Stranger closing, failing;
    const auto closed = closing.open(Stranger::idOf(1), kCapacity, MilliSatoshi{400'000'000});
    closing.send(Shutdown{*closed, Stranger::scriptOf(0x77)});
    const auto failed = failing.open(Stranger::idOf(1), kCapacity, MilliSatoshi{400'000'000});
    failing.send(ErrorMessage{*failed, {}});
    for (const Stranger* each : {&closing, &failing}) {
        QCOMPARE(each->node->balances().local.value(), 0U);
        QCOMPARE(each->node->balances().closing.value(), 0U);
    }
}

void StrangerTest::fourChannelsWaitForTheirFundingWhateverTheirState()
{
    Stranger stranger;
    std::uint8_t taken = 0;
    for (std::uint8_t n = 1; n <= 12; ++n)
        if (const auto id = stranger.open(Stranger::idOf(n), kCapacity, MilliSatoshi{1})) {
            ++taken;
            if (n % 2 == 0)
                stranger.send(Shutdown{*id, Stranger::scriptOf(0x77)});
            else
                stranger.send(ErrorMessage{*id, {}});
        }
    QCOMPARE(taken, std::uint8_t{4});
    QCOMPARE(stranger.node->channels().size(), std::size_t{4});
    QCOMPARE(stranger.node->backup().entries.size(), std::size_t{4});
    QCOMPARE(stranger.scripts, 4);
}

void StrangerTest::aFundingThatNeverAppearsIsForgottenInAnyState()
{
    Stranger stranger;
    for (std::uint8_t n = 1; n <= 4; ++n)
        QVERIFY(stranger.open(Stranger::idOf(n), kCapacity, MilliSatoshi{1}));
    const auto channels = stranger.node->channels();
    QCOMPARE(channels.size(), std::size_t{4});
    stranger.send(Shutdown{channels[1].channelId, Stranger::scriptOf(0x77)});
    stranger.send(ErrorMessage{channels[2].channelId, {}});
    const auto mineTo = [&](std::uint32_t height) {
        stranger.node->handle(node_input::TipReached{height, kStrangerStart, true});
        stranger.settle();
    };
    mineTo(101);
    mineTo(2116); // 2,016 blocks after the opening
    QCOMPARE(stranger.node->channels().size(), std::size_t{4});
    mineTo(2118);
    QCOMPARE(stranger.node->channels().size(), std::size_t{0});
    QVERIFY(stranger.open(Stranger::idOf(9), kCapacity)); // there is room again
}

void StrangerTest::aTemporaryIdNeverNamesAQuarantinedChannel()
{
    const ChannelId broken = Stranger::idOf(7);
    Stranger stranger{{{broken, Bytes(50, 1)}}};
    QVERIFY(!stranger.open(broken, kCapacity));
    stranger.send(ErrorMessage{broken, {}});
    QVERIFY(!stranger.deleted.contains(broken));
}

void StrangerTest::anErrorBeforeTheFundingLeftGivesItUp()
{
    NodeRig rig;
    rig.connect(0, 1);
    rig.party(0).holdBackups = true;
    const auto id = rig.ask(0, request::OpenChannel{rig.node(1).nodeId(), kCapacity});
    rig.pump();
    QCOMPARE(rig.node(0).channels().size(), std::size_t{1});
    rig.ask(1, request::ForceClose{rig.node(1).channels().front().channelId});
    rig.pump();
    rig.party(0).holdBackups = false;
    rig.give(0, node_input::BackupWritten{rig.party(0).backups.back().generation});
    rig.pump();
    const auto* refused = rig.reply<reply::Refused>(0, id);
    QVERIFY(refused != nullptr);
    QCOMPARE(refused->error, NodeError::OpenRefusedByPeer);
    QVERIFY(rig.node(0).channels().empty());
    QVERIFY(std::ranges::none_of(rig.mempool(), [](const Transaction& tx) {
        return tx.outputs.front().value == kCapacity; // the funding
    }));
}

void StrangerTest::aCloseBeforeTheFundingLeftGivesItUp()
{
    NodeRig rig;
    rig.connect(0, 1);
    rig.party(0).holdBackups = true;
    const auto id = rig.ask(0, request::OpenChannel{rig.node(1).nodeId(), kCapacity});
    rig.pump();
    const auto closed = rig.ask(0, request::ForceClose{rig.node(0).channels().front().channelId});
    rig.pump();
    rig.party(0).holdBackups = false;
    rig.give(0, node_input::BackupWritten{rig.party(0).backups.back().generation});
    rig.pump();
    QVERIFY(rig.reply<reply::Refused>(0, id));
    const auto* closing = rig.reply<reply::Closing>(0, closed);
    QVERIFY(closing != nullptr);
    QCOMPARE(closing->kind, CloseKind::NeverOpened);
    QVERIFY(rig.node(0).channels().empty());
    QVERIFY(rig.mempool().empty());
}

void StrangerTest::htlcsPutOffAreCountedOnce()
{
    NodeRig rig;
    rig.openChannel(kCapacity);
    rig.give(1, node_input::TipReached{rig.height(), rig.now(), false});
    rig.pump();
    rig.ask(0, request::Keysend{rig.node(1).nodeId(), MilliSatoshi{5'000'000}});
    rig.pump();
    for (int n = 0; n < 3; ++n) {
        rig.cut(0);
        rig.pump();
        rig.connect(0, 1);
    }
    rig.party(1).events.clear();
    rig.give(1, node_input::TipReached{rig.height(), rig.now(), true});
    rig.pump();
    const auto& events = rig.party(1).events;
    QCOMPARE(std::ranges::count_if(events,
                                   [](const NodeEvent& event) {
                                       return std::holds_alternative<event::InvoiceChanged>(event);
                                   }),
             1);
    QCOMPARE(rig.node(0).payments().front().status, PaymentStatus::Complete);
}

void StrangerTest::aSuspectFileListensToItsPeerOnce()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity, MilliSatoshi{400'000'000});
    const MemoryStore old = rig.party(1).store;
    for (const char* label : {"one", "two"})
        QVERIFY(pay(rig, 0, makeInvoice(rig, 1, MilliSatoshi{1'000'000}, label)));
    const MemoryStore whole = rig.party(1).store;
    for (std::size_t who : {0U, 1U})
        rig.party(who).config.reconnect = false;
    rig.crash(0, true);
    const auto returnWith = [&](const MemoryStore& store) {
        rig.party(1).store = store;
        rig.crash(1);
        rig.pump();
        rig.connect(0, 1);
    };
    returnWith(old); // numbers below ours: a first attempt
    QVERIFY(rig.node(0).channel(id)->suspect);
    returnWith(whole); // now they fit, as they would for a peer that counts up
    QVERIFY(rig.node(0).channel(id)->suspect);
    QVERIFY(!rig.node(0).channel(id)->usable);
    rig.ask(0, request::TrustChannel{id});
    rig.pump();
    returnWith(whole);
    QVERIFY(rig.node(0).channel(id)->usable);
}

void StrangerTest::aRestartGivesAPeerNoSecondGuess()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity, MilliSatoshi{400'000'000});
    const MemoryStore old = rig.party(1).store;
    for (const char* label : {"one", "two"})
        QVERIFY(pay(rig, 0, makeInvoice(rig, 1, MilliSatoshi{1'000'000}, label)));
    const MemoryStore whole = rig.party(1).store;
    for (std::size_t who : {0U, 1U})
        rig.party(who).config.reconnect = false;
    rig.crash(0, true);
    const auto returnWith = [&](const MemoryStore& store) {
        rig.party(1).store = store;
        rig.crash(1);
        rig.pump();
        rig.connect(0, 1);
    };
    rig.party(1).events.clear();
    returnWith(old);
    for (const NodeEvent& event : rig.party(1).events) {
        const auto* told = std::get_if<event::AttentionNeeded>(&event);
        QVERIFY(told == nullptr || (told->kind != event::AttentionKind::PeerError &&
                                    told->kind != event::AttentionKind::PeerWarning));
    }
    rig.crash(0, true);
    rig.pump();
    returnWith(whole);
    QVERIFY(rig.node(0).channel(id)->suspect);
    rig.ask(0, request::TrustChannel{id});
    rig.pump();
    rig.crash(0, true); // of another old file: its peer has a word again
    rig.pump();
    returnWith(whole);
    QVERIFY(rig.node(0).channel(id)->usable);
}

void StrangerTest::openingsThatComeToNothingLeaveNothingAndAreFew()
{
    Stranger stranger;
    const std::size_t before = stranger.node->peers().size();
    const auto churn = [&](std::uint8_t who) {
        stranger.visit(who);
        const auto id = stranger.open(Stranger::idOf(who), kCapacity);
        if (id)
            stranger.send(ErrorMessage{*id, {}});
        stranger.leave();
        return id.has_value();
    };
    std::uint8_t taken = 0;
    for (std::uint8_t who = 2; who < 30; ++who)
        taken = static_cast<std::uint8_t>(taken + (churn(who) ? 1 : 0));
    QVERIFY(taken >= 10 && taken <= 11);
    QVERIFY(stranger.rows.empty());
    QVERIFY(stranger.node->channels().empty());
    QCOMPARE(stranger.node->peers().size(), before);
    QVERIFY(stranger.peerRows.size() <= before);
    stranger.node->handle(node_input::Tick{kStrangerStart + std::chrono::seconds{61}});
    QVERIFY(churn(40));
}

void StrangerTest::aFundingOfZerosIsAnOrdinaryFailure()
{
    Stranger stranger;
    stranger.open(Stranger::idOf(1), kCapacity, {}, Txid{});
    QVERIFY(!stranger.heard.empty());
    QVERIFY(std::holds_alternative<ErrorMessage>(stranger.heard.back()));
    QVERIFY(stranger.node->channels().empty());
    QVERIFY(stranger.node->backup().entries.empty());
    QVERIFY(stranger.open(Stranger::idOf(1), kCapacity)); // nothing of it stayed
}

void StrangerTest::fiftyPeersMayWaitForTheirFundings()
{
    Stranger stranger;
    for (std::uint8_t who = 1; who <= 50; ++who) {
        if (who > 1)
            stranger.meet(who);
        QVERIFY(stranger.open(Stranger::idOf(who), kCapacity));
    }
    stranger.meet(51);
    QVERIFY(!stranger.open(Stranger::idOf(51), kCapacity));
    QCOMPARE(stranger.node->channels().size(), std::size_t{50});
    stranger.meet(50); // one that is known already may have its four
    QVERIFY(stranger.open(Stranger::idOf(52), kCapacity));
}

void StrangerTest::pongsThatNobodyReadsAreFew()
{
    Stranger stranger;
    const std::vector<Message> pings(1000, Ping{65531, {}});
    QVERIFY(stranger.pour(pings) <= Session::kPongBurst);
    QCOMPARE(stranger.pour(pings), std::size_t{0});
}

FULGURITE_TEST(StrangerTest)
#include "stranger_test.moc"
