// SPDX-License-Identifier: MIT
#include <QTest>

#include "lightning/channel/closing_tx.h"
#include "tests/lightning/channel/channel_pair.h"
#include "tests/support/test_registry.h"

#include <algorithm>
#include <functional>

using namespace fulgurite;
using namespace fulgurite::lightning;
using fulgurite::lightning::testing::Pair;

namespace {

constexpr std::uint64_t kFee = 1000;

struct Closing {
    Pair pair;
    std::optional<ClosingComplete> offered{}; ///< what side 0 sent
};

template <typename Wanted> std::optional<Wanted> lastSent(const Pair& pair, std::size_t side)
{
    std::optional<Wanted> out;
    for (const auto& sent : pair.ends[side].all<effect::SendMessage>())
        if (const auto* message = std::get_if<Wanted>(&sent.message))
            out = *message;
    return out;
}

/// Both scripts are known and both sides offered; nothing offered has arrived.
Closing closing(std::uint64_t pushSat = 400'000, Feerate feerate = Feerate{1000})
{
    Pair pair;
    pair.push = MilliSatoshi{pushSat * 1000};
    pair.features.simpleClose = true;
    pair.open();
    pair.confirm();
    for (auto& end : pair.ends)
        end.closingFeerate = feerate;
    pair.apply(0, input::CloseCooperatively{});
    pair.deliver(0);
    pair.deliver(1);
    Closing out{std::move(pair)};
    out.offered = lastSent<ClosingComplete>(out.pair, 0);
    for (auto& end : out.pair.ends) {
        end.outbox.clear();
        end.effects.clear();
    }
    return out;
}

struct Draft {
    std::uint64_t fee = kFee;
    std::uint32_t locktime = 110;
    Bytes closer = Pair::scriptOf(0);
    Bytes closee = Pair::scriptOf(1);
};

/// The transaction that side 0 pays for.
Transaction drafted(const Pair& pair, const Draft& draft, ClosingShape shape)
{
    const Channel& channel = *pair.ends[0].channel;
    const auto amounts = closingAmounts(channel, Satoshi{draft.fee}, true);
    return buildClosing({.funding = channel.params.funding,
                         .ours = {draft.closer, amounts->ours},
                         .theirs = {draft.closee, amounts->theirs},
                         .sequence = 0xfffffffd,
                         .lockTime = draft.locktime},
                        shape);
}

Signature signedBy(const Pair& pair, std::size_t side, const Transaction& tx)
{
    return signClosing(*pair.ends[side].channel, *pair.ends[side].secrets, tx);
}

ClosingComplete complete(const Pair& pair, const Draft& draft)
{
    return {.channelId = pair.ends[0].channel->params.channelId,
            .closerScriptpubkey = draft.closer,
            .closeeScriptpubkey = draft.closee,
            .feeSatoshis = Satoshi{draft.fee},
            .locktime = draft.locktime};
}

/// closing_complete of side 0 for both outputs.
ClosingComplete completeBoth(const Pair& pair, const Draft& draft = {})
{
    ClosingComplete out = complete(pair, draft);
    out.closerAndCloseeOutputs = signedBy(pair, 0, drafted(pair, draft, {true, true}));
    return out;
}

/// closing_sig of side 1 to what side 0 offered, without a signature.
ClosingSig answer(const Closing& closing)
{
    return {.channelId = closing.offered->channelId,
            .closerScriptpubkey = closing.offered->closerScriptpubkey,
            .closeeScriptpubkey = closing.offered->closeeScriptpubkey,
            .feeSatoshis = closing.offered->feeSatoshis,
            .locktime = closing.offered->locktime};
}

/// Side 1's signature on side 0's offer in this shape.
Signature answered(const Closing& closing, ClosingShape shape)
{
    const Draft draft{.fee = closing.offered->feeSatoshis.value(),
                      .locktime = closing.offered->locktime};
    return signedBy(closing.pair, 1, drafted(closing.pair, draft, shape));
}

std::vector<Transaction> broadcast(const Pair& pair, std::size_t side)
{
    std::vector<Transaction> out;
    for (const auto& each : pair.ends[side].all<effect::Broadcast>())
        out.push_back(each.transaction);
    return out;
}

bool pays(const Transaction& tx, const Bytes& script, Satoshi value)
{
    return std::ranges::any_of(tx.outputs, [&](const TxOut& output) {
        return output.scriptPubKey == script && output.value == value;
    });
}

Bytes smallReturn() { return {0x6a, 6, 1, 2, 3, 4, 5, 6}; }

} // namespace

/// Source: BOLT 2 § Closing Negotiation: `closing_complete` and `closing_sig`.
class SimpleCloseTest : public QObject {
    Q_OBJECT

private slots:
    // As closer: what we offered is what we broadcast.
    void anAnswerIsTakenForWhatWasOffered();
    void anAnswerMustNotLeaveOurOutputOut();
    void anAnswerHasOneSignature();
    void anAnswerRepeatsTheOffer();
    void anAnswerIsTakenOnce();
    void aCloseThatCostsOurOutputIsLeftToThePeer();
    void theFeeIsNeverBelowWhatNodesRelay();
    // As closee: our output is whole, or dust.
    void theOtherSidePaysAndWeGetAll();
    void ourOutputIsLeftOutOnlyAsDust();
    void whatIsBelowTheDustLimitOfTheChannelMayGo();
    void thePeerMayLeaveItsOwnOutputOut();
    void thePeerMayBurnItsOwnOutput();
    void anOfferIsRefusedUnsigned_data();
    void anOfferIsRefusedUnsigned();
    void aPeerMayRaiseItsFeeButNotForEver();
    void ourOwnIsKeptAmongManyOfThePeer();
    void ourMoneyIsNeverSentToAReturn();
    void anLndThatCannotBeginYetIsAskedAgain();
};

void SimpleCloseTest::anAnswerIsTakenForWhatWasOffered()
{
    Closing it = closing();
    QVERIFY(it.offered->closerOutputOnly && it.offered->closerAndCloseeOutputs);
    ClosingSig sig = answer(it);
    sig.closerAndCloseeOutputs = answered(it, {true, true});
    it.pair.apply(0, input::PeerMessage{sig});
    QVERIFY(!it.pair.parted());
    const auto sent = broadcast(it.pair, 0);
    QCOMPARE(sent.size(), std::size_t{1});
    QVERIFY(pays(sent[0], Pair::scriptOf(1), Satoshi{400'000}));
    QCOMPARE(sent[0].inputs[0].sequence, 0xfffffffdU);
}

void SimpleCloseTest::anAnswerMustNotLeaveOurOutputOut()
{
    Closing it = closing();
    ClosingSig sig = answer(it);
    sig.closeeOutputOnly = answered(it, {false, true});
    it.pair.apply(0, input::PeerMessage{sig});
    QVERIFY(it.pair.parted());
    QVERIFY(broadcast(it.pair, 0).empty());
}

void SimpleCloseTest::anAnswerHasOneSignature()
{
    for (const bool two : {true, false}) {
        Closing it = closing();
        ClosingSig sig = answer(it);
        if (two) {
            sig.closerOutputOnly = answered(it, {true, false});
            sig.closerAndCloseeOutputs = answered(it, {true, true});
        }
        it.pair.apply(0, input::PeerMessage{sig});
        QVERIFY(it.pair.parted());
        QVERIFY(broadcast(it.pair, 0).empty());
    }
}

void SimpleCloseTest::anAnswerRepeatsTheOffer()
{
    const std::vector<std::function<void(ClosingSig&)>> changes{
        [](ClosingSig& sig) { sig.feeSatoshis = Satoshi{sig.feeSatoshis.value() + 1}; },
        [](ClosingSig& sig) { ++sig.locktime; },
        [](ClosingSig& sig) { sig.closerScriptpubkey = Pair::scriptOf(7); },
        [](ClosingSig& sig) { sig.closeeScriptpubkey = Pair::scriptOf(7); },
        [](ClosingSig& sig) { sig.closerAndCloseeOutputs->data[40] ^= 1; },
    };
    for (const auto& change : changes) {
        Closing it = closing();
        ClosingSig sig = answer(it);
        sig.closerAndCloseeOutputs = answered(it, {true, true});
        change(sig);
        it.pair.apply(0, input::PeerMessage{sig});
        QVERIFY(it.pair.parted());
        QVERIFY(broadcast(it.pair, 0).empty());
    }
}

void SimpleCloseTest::anAnswerIsTakenOnce()
{
    Closing it = closing();
    ClosingSig sig = answer(it);
    sig.closerAndCloseeOutputs = answered(it, {true, true});
    it.pair.apply(0, input::PeerMessage{sig});
    it.pair.apply(0, input::PeerMessage{sig});
    QVERIFY(it.pair.parted());
    QCOMPARE(broadcast(it.pair, 0).size(), std::size_t{1});
}

void SimpleCloseTest::aCloseThatCostsOurOutputIsLeftToThePeer()
{
    // 677 sat of fee leave side 1 with less than its dust limit; side 0's transaction pays it all.
    Pair pair;
    pair.push = MilliSatoshi{1'000'000};
    pair.features.simpleClose = true;
    pair.open();
    pair.confirm();
    pair.apply(0, input::CloseCooperatively{});
    pair.settle();
    QVERIFY(!pair.parted());
    QVERIFY(!lastSent<ClosingComplete>(pair, 1));
    for (const std::size_t side : {0U, 1U}) {
        const auto sent = broadcast(pair, side);
        QCOMPARE(sent.size(), std::size_t{1});
        QVERIFY(pays(sent[0], Pair::scriptOf(1), Satoshi{1000}));
    }
}

void SimpleCloseTest::theFeeIsNeverBelowWhatNodesRelay()
{
    const Closing it = closing(400'000, Feerate{1});
    QVERIFY(it.offered->feeSatoshis >= kFeerateFloor.feeFor(676));
}

void SimpleCloseTest::theOtherSidePaysAndWeGetAll()
{
    Closing it = closing();
    it.pair.apply(1, input::PeerMessage{completeBoth(it.pair)});
    QVERIFY(!it.pair.parted());
    const auto sig = lastSent<ClosingSig>(it.pair, 1);
    QVERIFY(sig && sig->closerAndCloseeOutputs && !sig->closerOutputOnly && !sig->closeeOutputOnly);
    QVERIFY(pays(broadcast(it.pair, 1).at(0), Pair::scriptOf(1), Satoshi{400'000}));
    // Both offered: what has just one output is not what they sign.
    ClosingComplete two = completeBoth(it.pair);
    two.closerOutputOnly = signedBy(it.pair, 0, drafted(it.pair, {}, {true, false}));
    it.pair.apply(1, input::PeerMessage{two});
    QVERIFY(lastSent<ClosingSig>(it.pair, 1)->closerAndCloseeOutputs);
}

void SimpleCloseTest::ourOutputIsLeftOutOnlyAsDust()
{
    for (const bool dust : {true, false}) {
        Closing it = closing(dust ? 200 : 546);
        ClosingComplete alone = complete(it.pair, {});
        alone.closerOutputOnly = signedBy(it.pair, 0, drafted(it.pair, {}, {true, false}));
        it.pair.apply(1, input::PeerMessage{alone});
        QCOMPARE(it.pair.parted(), !dust);
        QCOMPARE(broadcast(it.pair, 1).size(), std::size_t{dust ? 1U : 0U});
        const auto sig = lastSent<ClosingSig>(it.pair, 1);
        QCOMPARE(sig.has_value() && sig->closerOutputOnly.has_value(), dust);
    }
}

void SimpleCloseTest::whatIsBelowTheDustLimitOfTheChannelMayGo()
{
    // LND 0.21 leaves such an output out, and says that both are there.
    for (const std::uint64_t sat : {545U, 546U}) {
        Closing it = closing(sat);
        ClosingComplete message = complete(it.pair, {});
        message.closerAndCloseeOutputs = signedBy(it.pair, 0, drafted(it.pair, {}, {true, false}));
        it.pair.apply(1, input::PeerMessage{message});
        QCOMPARE(it.pair.parted(), sat == 546);
        const auto sig = lastSent<ClosingSig>(it.pair, 1);
        QCOMPARE(sig.has_value() && sig->closerAndCloseeOutputs.has_value(), sat == 545);
    }
}

void SimpleCloseTest::thePeerMayLeaveItsOwnOutputOut()
{
    Closing it = closing(998'000);
    ClosingComplete message = complete(it.pair, {});
    message.closeeOutputOnly = signedBy(it.pair, 0, drafted(it.pair, {}, {false, true}));
    it.pair.apply(1, input::PeerMessage{message});
    QVERIFY(!it.pair.parted());
    QVERIFY(lastSent<ClosingSig>(it.pair, 1)->closeeOutputOnly);
    const Transaction tx = broadcast(it.pair, 1).at(0);
    QCOMPARE(tx.outputs.size(), std::size_t{1});
    QVERIFY(pays(tx, Pair::scriptOf(1), Satoshi{998'000}));
}

void SimpleCloseTest::thePeerMayBurnItsOwnOutput()
{
    Pair pair = closing().pair;
    for (auto& end : pair.ends)
        end.channel->params.remote->upfrontShutdownScript.clear();
    const Draft draft{.closer = smallReturn()};
    pair.apply(1, input::PeerMessage{completeBoth(pair, draft)});
    QVERIFY(!pair.parted());
    const Transaction tx = broadcast(pair, 1).at(0);
    QVERIFY(pays(tx, smallReturn(), Satoshi{0}));
    QVERIFY(pays(tx, Pair::scriptOf(1), Satoshi{400'000}));
}

void SimpleCloseTest::anOfferIsRefusedUnsigned_data()
{
    QTest::addColumn<int>("which");
    QTest::newRow("another script for us") << 0;
    QTest::newRow("not the script promised at opening") << 1;
    QTest::newRow("a script that is no form of shutdown") << 2;
    QTest::newRow("a fee beyond its balance") << 3;
    QTest::newRow("the far future") << 4;
    QTest::newRow("no signature") << 5;
    QTest::newRow("a signature of another transaction") << 6;
}

void SimpleCloseTest::anOfferIsRefusedUnsigned()
{
    QFETCH(int, which);
    Pair pair = closing().pair;
    if (which == 2)
        pair.ends[1].channel->params.remote->upfrontShutdownScript.clear();
    const std::vector<std::function<ClosingComplete()>> offers{
        [&] { return completeBoth(pair, {.closee = Pair::scriptOf(7)}); },
        [&] { return completeBoth(pair, {.closer = Pair::scriptOf(7)}); },
        [&] { return completeBoth(pair, {.closer = Bytes(25, 0x51)}); },
        [&] {
            ClosingComplete out = completeBoth(pair);
            out.feeSatoshis = Satoshi{600'001};
            return out;
        },
        [&] { return completeBoth(pair, {.locktime = 123}); },
        [&] { return complete(pair, {}); },
        [&] {
            ClosingComplete out = completeBoth(pair);
            out.feeSatoshis = Satoshi{kFee + 1};
            return out;
        },
    };
    pair.apply(1, input::PeerMessage{offers.at(static_cast<std::size_t>(which))()});
    QVERIFY(pair.parted());
    QVERIFY(broadcast(pair, 1).empty());
    QVERIFY(!lastSent<ClosingSig>(pair, 1));
    QVERIFY(!isCloseAgreed(pair.ends[1].channel->state));
}

void SimpleCloseTest::aPeerMayRaiseItsFeeButNotForEver()
{
    Pair pair = closing().pair;
    for (std::uint64_t fee = 1; fee <= 30; ++fee)
        pair.apply(1, input::PeerMessage{completeBoth(pair, {.fee = kFee + fee})});
    QVERIFY(!pair.parted());
    QCOMPARE(broadcast(pair, 1).size(), std::size_t{30});
    pair.apply(1, input::PeerMessage{completeBoth(pair, {.fee = kFee + 31})});
    QVERIFY(pair.parted());
}

void SimpleCloseTest::ourOwnIsKeptAmongManyOfThePeer()
{
    // What side 0 is asked to sign by side 1 costs nothing; its own pays.
    Closing it = closing();
    ClosingSig sig = answer(it);
    sig.closerAndCloseeOutputs = answered(it, {true, true});
    it.pair.apply(0, input::PeerMessage{sig});
    const Txid ours = txidOf(broadcast(it.pair, 0).at(0));
    const Channel& peer = *it.pair.ends[1].channel;
    for (std::uint32_t locktime = 0; locktime < 20; ++locktime) {
        const auto amounts = closingAmounts(peer, Satoshi{0}, true);
        const Transaction tx = buildClosing({.funding = peer.params.funding,
                                             .ours = {Pair::scriptOf(1), amounts->ours},
                                             .theirs = {Pair::scriptOf(0), amounts->theirs},
                                             .sequence = 0xfffffffd,
                                             .lockTime = locktime},
                                            {true, true});
        ClosingComplete message{.channelId = peer.params.channelId,
                                .closerScriptpubkey = Pair::scriptOf(1),
                                .closeeScriptpubkey = Pair::scriptOf(0),
                                .feeSatoshis = Satoshi{0},
                                .locktime = locktime};
        message.closerAndCloseeOutputs = signedBy(it.pair, 1, tx);
        it.pair.apply(0, input::PeerMessage{message});
    }
    QVERIFY(!it.pair.parted());
    const auto& kept =
        std::get<NegotiatingClosing>(it.pair.ends[0].channel->state).signedTransactions;
    QCOMPARE(kept.size(), std::size_t{8});
    QVERIFY(std::ranges::any_of(kept, [&](const auto& tx) { return txidOf(tx) == ours; }));
}

void SimpleCloseTest::ourMoneyIsNeverSentToAReturn()
{
    Pair pair;
    pair.features.simpleClose = true;
    pair.features.upfrontShutdown = false;
    pair.open();
    pair.confirm();
    pair.ends[0].channel->params.local.upfrontShutdownScript.clear();
    pair.apply(0, input::CloseCooperatively{smallReturn()});
    QCOMPARE(pair.ends[0].all<effect::UpdateRefused>().size(), std::size_t{1});
    QVERIFY(std::holds_alternative<Normal>(pair.ends[0].channel->state));
}

void SimpleCloseTest::anLndThatCannotBeginYetIsAskedAgain()
{
    Pair pair;
    pair.push = MilliSatoshi{400'000'000};
    pair.features.simpleClose = true;
    pair.open();
    pair.confirm();
    const auto text = asBytes("unable to disable channel: edge not found");
    const ErrorMessage error{
        pair.ends[0].channel->params.channelId, Bytes(text.begin(), text.end()), {}};
    pair.apply(0, input::CloseCooperatively{});
    pair.apply(0, input::PeerMessage{error});
    QVERIFY(pair.parted());
    QVERIFY(broadcast(pair, 0).empty());
    pair.disconnect();
    pair.connect();
    pair.settle();
    QVERIFY(isCloseAgreed(pair.ends[0].channel->state));
    // While nothing is closing it fails the channel as any other error does.
    Pair open;
    open.push = MilliSatoshi{400'000'000};
    open.open();
    open.confirm();
    open.apply(0, input::PeerMessage{error});
    QVERIFY(std::holds_alternative<ForceClosed>(open.ends[0].channel->state));
}

FULGURITE_TEST(SimpleCloseTest)
#include "simple_close_test.moc"
