// SPDX-License-Identifier: MIT
#include <QTest>

#include "lightning/invoice/invoice.h"
#include "tests/lightning/node/node_rig.h"
#include "tests/lightning/node/node_steps.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::lightning;
using namespace fulgurite::lightning::node_steps;

namespace {

constexpr Satoshi kCapacity{1'000'000};
constexpr std::uint32_t kDelay = 720; ///< to_self_delay that the peer asks for by default

} // namespace

/// Channels that end on chain without an agreement.
class UnilateralCloseTest : public QObject {
    Q_OBJECT

private slots:
    void aSuspectChannelIsNotForceClosed();
    void aRestartDoesNotForgetTheSweep();
    void aSweepIsTheSameAfterARestartWhateverTheFees();
    void aSweepThatNoBlockTakesPaysMore();
    void aForceCloseBringsBothBalancesHome();
    void overdueHtlcsCloseAChannelOnlyAfterTheGrace();
    void anInventedSpendOfTheMempoolClosesNothing();
    void aClockThatIsWrongHidesNoOverdueHtlc();
    void aCommitmentThatThePeerOnlyShowedIsSentByUs();
    void whatABlockHoldsNoMempoolTakesBack();
    void aCloseThatTheChainTellsFirstIsAnswered();
    void anOwnerWhoVouchesForTheFileMayForceClose();
    void whatWasForceClosedIsSentAgainWhateverTheFile();
    void whatIsLostIsLeftToItsPeerInPeace();
    void aClockThatIsSetBackStopsNothing();
    void aClockThatRanAheadExpiresNoInvoice();
};

void UnilateralCloseTest::aSuspectChannelIsNotForceClosed()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity);
    rig.party(1).config.reconnect = rig.party(0).config.reconnect = false;
    rig.cut(0);
    rig.pump();
    rig.crash(0, true);
    const auto close = rig.ask(0, request::ForceClose{id});
    rig.pump();
    const auto* refused = rig.reply<reply::Refused>(0, close);
    QVERIFY(refused != nullptr && refused->error == NodeError::StateMayBeOld);
    QVERIFY(rig.mempool().empty());
    rig.connect(0, 1); // the peer agrees
    QVERIFY(!rig.node(0).channel(id)->suspect);
}

void UnilateralCloseTest::aRestartDoesNotForgetTheSweep()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity);
    forceCloseAlone(rig, id);
    rig.mine(200);
    rig.party(0).readsOnlyNewBlocks = true;
    rig.crash(0);
    rig.pump();
    rig.mine(kDelay - 200);
    QCOMPARE(rig.mempool().size(), std::size_t{1});
    rig.mine(101); // swept and deep: nothing is left to do
    QVERIFY(!rig.node(0).channel(id));
}

void UnilateralCloseTest::aSweepIsTheSameAfterARestartWhateverTheFees()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity);
    forceCloseAlone(rig, id);
    rig.mine(kDelay);
    QCOMPARE(rig.mempool().size(), std::size_t{1});
    const Txid made = txidOf(rig.mempool().front());
    rig.evict();
    rig.crash(0);
    rig.give(0, node_input::Feerates{Feerate{2500}, Feerate{9000}, Feerate{10'000}, Feerate{253}});
    rig.give(0, node_input::TipReached{rig.height() + 1, rig.now(), true});
    rig.turn(0);
    QCOMPARE(rig.mempool().size(), std::size_t{1});
    QVERIFY(txidOf(rig.mempool().front()) == made);
}

void UnilateralCloseTest::aSweepThatNoBlockTakesPaysMore()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity);
    forceCloseAlone(rig, id);
    rig.mine(kDelay);
    const Transaction first = rig.mempool().front();
    const auto later = [&](std::uint32_t blocks) {
        rig.evict();
        rig.give(0, node_input::TipReached{rig.height() + blocks, rig.now(), true});
        rig.turn(0);
        return rig.mempool().front();
    };
    QVERIFY(later(5) == first);
    const Transaction second = later(6);
    QVERIFY(second.inputs.front().prevout == first.inputs.front().prevout);
    QVERIFY(second.outputs.front().value < first.outputs.front().value);
    std::uint32_t blocks = 6;
    for (int i = 0; i < 20; ++i)
        later(blocks += 6);
    const Transaction last = later(blocks + 6); // 250 sat/vB, and not more
    QVERIFY(last.outputs.front().value.value() > first.outputs.front().value.value() - 40'000);
    rig.crash(0);
    QVERIFY(later(blocks + 6) == last);
}

void UnilateralCloseTest::aForceCloseBringsBothBalancesHome()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity, MilliSatoshi{300'000'000});
    const auto close = rig.ask(0, request::ForceClose{id});
    rig.pump();
    const auto* closing = rig.reply<reply::Closing>(0, close);
    QVERIFY(closing && closing->transaction);
    QCOMPARE(closing->kind, CloseKind::Local);
    const Txid commitment = txidOf(*closing->transaction);
    QVERIFY(rig.node(1).balances().closing == MilliSatoshi{300'000'000});
    rig.mine(3);
    QCOMPARE(rig.spendersOf(commitment), std::size_t{1});      // the peer's to_remote
    QVERIFY(rig.node(1).balances().closing == MilliSatoshi{}); // among its coins by now
    QVERIFY(rig.node(0).channel(id)->blocksToWait.value_or(0) > 700);
    rig.crash(0); // found again on chain
    const MilliSatoshi waiting = rig.node(0).balances().closing;
    QVERIFY(waiting.value() > 690'000'000 && waiting.value() < 700'000'000);
    rig.mine(720);
    QCOMPARE(rig.spendersOf(commitment), std::size_t{2}); // and our to_local
    QVERIFY(rig.node(0).channel(id) && rig.node(0).balances().closing == MilliSatoshi{});
    rig.mine(6);
    QVERIFY(!rig.node(0).channel(id) && !rig.node(1).channel(id));
}

void UnilateralCloseTest::overdueHtlcsCloseAChannelOnlyAfterTheGrace()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity);
    const std::string invoice = makeInvoice(rig, 1, MilliSatoshi{5'000'000}, "x");
    rig.ask(0, request::Pay{invoice});
    rig.turn(0);
    rig.cut(0);
    rig.mine(200);
    rig.crash(0); // a peer may have answered meanwhile: it gets 30 seconds to say so
    rig.turn(0);
    QCOMPARE(rig.node(0).channel(id)->phase, event::ChannelPhase::Ready);
    rig.party(0).links.clear();
    rig.give(0, node_input::Tick{rig.now() + std::chrono::seconds{29}});
    rig.turn(0);
    QCOMPARE(rig.node(0).channel(id)->phase, event::ChannelPhase::Ready);
    rig.give(0, node_input::Tick{rig.now() + std::chrono::seconds{31}});
    rig.turn(0);
    QCOMPARE(rig.node(0).channel(id)->phase, event::ChannelPhase::ForceClosing);
}

void UnilateralCloseTest::anInventedSpendOfTheMempoolClosesNothing()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity);
    Transaction invented;
    invented.inputs.push_back({*rig.node(0).channel(id)->funding, {}, 0, {{1}, {2}}});
    invented.outputs.push_back({Satoshi{900'000}, Bytes(22, 0)});
    rig.give(0, node_input::TransactionSeen{invented, {}});
    rig.pump();
    QVERIFY(rig.node(0).channel(id)->usable);
}

void UnilateralCloseTest::aClockThatIsWrongHidesNoOverdueHtlc()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity);
    const std::string invoice = makeInvoice(rig, 1, MilliSatoshi{5'000'000}, "x");
    rig.ask(0, request::Pay{invoice});
    rig.turn(0);
    rig.cut(0);
    const auto late = [&](bool caughtUp) {
        rig.party(0).links.clear(); // nobody answers
        rig.give(0, node_input::TipReached{rig.height() + 300, rig.now(), false, caughtUp});
        rig.give(0, node_input::Tick{rig.now() + std::chrono::seconds{40}});
        rig.turn(0);
    };
    late(false); // its blocks may hold the answer
    QCOMPARE(rig.node(0).channel(id)->phase, event::ChannelPhase::Ready);
    late(true);
    QCOMPARE(rig.node(0).channel(id)->phase, event::ChannelPhase::ForceClosing);
}

void UnilateralCloseTest::aCommitmentThatThePeerOnlyShowedIsSentByUs()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity, MilliSatoshi{300'000'000});
    const Transaction shown = *rig.node(1).signedCommitment(id);
    rig.give(0, node_input::TransactionSeen{shown, std::nullopt});
    rig.turn(0);
    QCOMPARE(rig.mempool().size(), std::size_t{1});
    QVERIFY(txidOf(rig.mempool().front()) == txidOf(shown));
}

void UnilateralCloseTest::whatABlockHoldsNoMempoolTakesBack()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity, MilliSatoshi{300'000'000});
    const auto close = rig.ask(0, request::CloseChannel{id});
    rig.pump();
    const Transaction agreed = *rig.reply<reply::Closing>(0, close)->transaction;
    rig.mine(1);
    QVERIFY(rig.node(0).balances().closing == MilliSatoshi{});
    rig.give(0, node_input::TransactionSeen{agreed, std::nullopt});
    rig.turn(0);
    QVERIFY(rig.node(0).balances().closing == MilliSatoshi{});
}

void UnilateralCloseTest::aCloseThatTheChainTellsFirstIsAnswered()
{
    const auto begin = [](NodeRig& rig) {
        const ChannelId id = rig.openChannel(kCapacity, MilliSatoshi{300'000'000});
        return rig.ask(0, request::CloseChannel{id});
    };
    NodeRig twin; // of the same keys
    const auto there = begin(twin);
    twin.pump();
    const Transaction agreed = *twin.reply<reply::Closing>(0, there)->transaction;

    NodeRig rig;
    const auto close = begin(rig);
    rig.turn(0); // our shutdown is out, the peer's last word is not here
    QVERIFY(rig.reply<reply::Closing>(0, close) == nullptr);
    rig.give(0, node_input::TransactionSeen{agreed, std::nullopt});
    rig.turn(0);
    const auto* answer = rig.reply<reply::Closing>(0, close);
    QVERIFY(answer != nullptr && answer->kind == CloseKind::Mutual);
    QVERIFY(answer->transaction == agreed);
}

void UnilateralCloseTest::anOwnerWhoVouchesForTheFileMayForceClose()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity);
    rig.party(1).config.reconnect = rig.party(0).config.reconnect = false;
    rig.crash(0, true); // its peer is gone for good
    rig.pump();
    rig.ask(0, request::TrustChannel{id});
    rig.pump();
    QVERIFY(!rig.node(0).channel(id)->suspect);
    rig.ask(0, request::ForceClose{id});
    rig.pump();
    QCOMPARE(rig.mempool().size(), std::size_t{1});
    rig.mine(kDelay);
    rig.mine(1);
    QCOMPARE(rig.node(0).balances().closing, MilliSatoshi{});
}

void UnilateralCloseTest::whatWasForceClosedIsSentAgainWhateverTheFile()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity);
    forceCloseAlone(rig, id);
    rig.boot(0, true); // no newer file can tell more of it
    QVERIFY(!rig.node(0).channel(id)->suspect);
    const NodeOutput output = rig.node(0).flush();
    QVERIFY(std::ranges::any_of(output.effects, [&](const NodeEffect& effect) {
        const auto* sent = std::get_if<node_effect::Broadcast>(&effect);
        return sent != nullptr && sent->transactions == rig.mempool();
    }));
}

void UnilateralCloseTest::whatIsLostIsLeftToItsPeerInPeace()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity);
    const std::string invoice = makeInvoice(rig, 1, MilliSatoshi{5'000'000}, "x");
    rig.ask(0, request::Pay{invoice});
    rig.turn(0); // its HTLC is signed and on its way
    const MemoryStore old = rig.party(0).store;
    rig.pump();
    QVERIFY(pay(rig, 0, makeInvoice(rig, 1, MilliSatoshi{5'000'000}, "y")));
    for (std::size_t who : {0U, 1U})
        rig.party(who).config.reconnect = false;
    rig.party(0).store = old;
    rig.crash(1);
    rig.crash(0);
    rig.advance(std::chrono::seconds{31}); // the grace for peers that are late
    rig.connect(0, 1);
    QCOMPARE(rig.node(0).channel(id)->phase, event::ChannelPhase::DataLoss);
    const auto trust = rig.ask(0, request::TrustChannel{id});
    rig.pump();
    QVERIFY(rig.reply<reply::Refused>(0, trust) != nullptr);
    rig.node(0).handle(node_input::TipReached{rig.height() + 300, rig.now(), true});
    static_cast<void>(rig.node(0).flush());
    for (int second = 1; second < 6; ++second) {
        rig.node(0).handle(node_input::Tick{rig.now() + std::chrono::seconds{second}});
        for (const NodeEffect& effect : rig.node(0).flush().effects)
            QVERIFY(!std::holds_alternative<node_effect::SendBytes>(effect) &&
                    !std::holds_alternative<node_effect::Broadcast>(effect));
    }
}

void UnilateralCloseTest::aClockThatIsSetBackStopsNothing()
{
    using std::chrono::hours, std::chrono::seconds;
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity);
    const auto set = rig.now() - hours{8}; // what the clock says from now on
    rig.cut(0);
    rig.turn(0);
    QVERIFY(rig.party(0).links.empty());
    rig.give(0, node_input::Tick{set, rig.now() + seconds{5}});
    rig.turn(0);
    QVERIFY(!rig.party(0).links.empty()); // dialled again
    rig.pump();

    rig.ask(0, request::Pay{makeInvoice(rig, 1, MilliSatoshi{5'000'000}, "x")});
    rig.turn(0);
    rig.cut(0);
    rig.mine(200);
    rig.crash(0);
    rig.turn(0);
    rig.party(0).links.clear();
    rig.give(0, node_input::Tick{set, rig.now() + seconds{31}});
    rig.turn(0);
    QCOMPARE(rig.node(0).channel(id)->phase, event::ChannelPhase::ForceClosing);
}

void UnilateralCloseTest::aClockThatRanAheadExpiresNoInvoice()
{
    using std::chrono::hours, std::chrono::seconds;
    NodeRig rig;
    rig.openChannel(kCapacity);
    const std::string invoice = makeInvoice(rig, 1, MilliSatoshi{5'000'000}, "x");
    const std::string late = makeInvoice(rig, 1, MilliSatoshi{5'000'000}, "y");
    const auto start = rig.now();
    rig.give(1, node_input::Tick{start + hours{8}, start + seconds{1}});
    rig.give(1, node_input::Tick{start + hours{8}, start + seconds{300}});
    rig.give(1, node_input::Tick{start + seconds{301}, start + seconds{301}});
    rig.pump();
    QCOMPARE(pay(rig, 0, invoice)->status, PaymentStatus::Complete);
    rig.give(1, node_input::Tick{start + hours{8}, start + seconds{302}});
    rig.give(1, node_input::Tick{start + hours{8}, start + seconds{920}}); // it means it
    rig.pump();
    QVERIFY(rig.node(1).openInvoices().empty());
}

FULGURITE_TEST(UnilateralCloseTest)
#include "unilateral_close_test.moc"
