// SPDX-License-Identifier: MIT
#include <QTest>

#include "lightning/channel/closing_tx.h"
#include "tests/lightning/channel/channel_pair.h"
#include "tests/support/test_registry.h"
#include "wallet/crypto/hash.h"

#include <algorithm>

using namespace fulgurite;
using namespace fulgurite::lightning;
using fulgurite::lightning::testing::Pair;

namespace {

Preimage preimageOf(std::uint8_t n)
{
    Preimage preimage;
    preimage.data[0] = n;
    return preimage;
}

input::OfferHtlc offer(std::uint8_t n, std::uint64_t msat)
{
    return {MilliSatoshi{msat}, paymentHashOf(preimageOf(n)), CltvExpiry{500},
            *OnionPacket::fromView(Bytes(1366, 1)), n};
}

Pair opened(ChannelType type = ChannelType::anchors())
{
    Pair pair;
    pair.push = MilliSatoshi{400'000'000};
    pair.type = std::move(type);
    pair.open();
    pair.confirm();
    return pair;
}

void payOnce(Pair& pair, std::uint8_t n)
{
    pair.apply(0, offer(n, 10'000'000));
    pair.settle();
    pair.apply(1, input::FulfillHtlc{std::uint64_t(n - 1), preimageOf(n)});
    pair.settle();
}

/// Side 0 runs a copy of its file from before two payments, on a machine that knows nothing newer.
Pair withStaleFile()
{
    Pair pair = opened();
    payOnce(pair, 1);
    const Bytes old = pair.ends[0].stored;
    payOnce(pair, 2);
    payOnce(pair, 3);
    pair.disconnect();
    pair.ends[0].channel = *decodeChannel(old);
    pair.apply(0, input::Disconnected{});
    pair.apply(0, input::SetSuspect{true});
    pair.ends[0].effects.clear();
    return pair;
}

bool saidReestablish(const Pair& pair)
{
    const auto sent = pair.ends[0].all<effect::SendMessage>();
    return std::ranges::any_of(sent, [](const effect::SendMessage& each) {
        return std::holds_alternative<ChannelReestablish>(each.message);
    });
}

/// Thirty HTLCs of 2,000 sat: outputs of their own at 1,000 sat/kw, dust at 3,000.
Pair withNearDust()
{
    Pair pair = opened(ChannelType::staticRemotekey());
    payOnce(pair, 1);
    for (std::uint8_t n = 2; n <= 31; ++n)
        pair.apply(0, offer(n, 2'000'000));
    pair.settle();
    return pair;
}

/// Side 0 offers without a look at any limit.
void addUnchecked(Pair& pair, std::uint8_t n, std::uint64_t msat)
{
    Commitments& cheat = *pair.ends[0].channel->commitments;
    const Htlc htlc{HtlcDirection::Outgoing,
                    cheat.nextLocalHtlcId++,
                    MilliSatoshi{msat},
                    paymentHashOf(preimageOf(n)),
                    CltvExpiry{500},
                    *OnionPacket::fromView(Bytes(1366, 1)),
                    UpdateStage::Proposed,
                    {},
                    0};
    cheat.htlcs.push_back(htlc);
    cheat.proposed.push_back({UpdateRef::Kind::Add, htlc.id});
    pair.ends[0].outbox.push_back(
        *encode(UpdateAddHtlc{pair.ends[0].channel->params.channelId, htlc.id, htlc.amount,
                              htlc.paymentHash, htlc.expiry, htlc.onion}));
}

/// What side 1 is told to fail for its dust, in order of arrival.
std::vector<bool> overDust(const Pair& pair)
{
    std::vector<bool> out;
    for (const auto& added : pair.ends[1].all<effect::HtlcAdded>())
        out.push_back(added.overDustExposure);
    return out;
}

/// Both are ready to negotiate, nothing was offered yet; what side 0 would offer is taken away.
Pair closing(std::uint64_t pushMsat = 400'000'000)
{
    Pair pair;
    pair.push = MilliSatoshi{pushMsat};
    pair.features.simpleClose = true;
    pair.open();
    pair.confirm();
    pair.apply(0, input::CloseCooperatively{});
    pair.deliver(0);
    pair.deliver(1);
    for (auto& end : pair.ends) {
        end.outbox.clear();
        end.effects.clear();
    }
    return pair;
}

/// closing_complete of side 0, rightly signed for what it says.
ClosingComplete closingComplete(const Pair& pair, std::uint64_t fee, std::uint32_t locktime)
{
    const Channel& channel = *pair.ends[0].channel;
    const auto amounts = closingAmounts(channel, Satoshi{fee}, true);
    ClosingComplete out{.channelId = channel.params.channelId,
                        .closerScriptpubkey = Pair::scriptOf(0),
                        .closeeScriptpubkey = Pair::scriptOf(1),
                        .feeSatoshis = Satoshi{fee},
                        .locktime = locktime};
    const Transaction tx = buildClosing({.funding = channel.params.funding,
                                         .ours = {Pair::scriptOf(0), amounts->ours},
                                         .theirs = {Pair::scriptOf(1), amounts->theirs},
                                         .sequence = 0xfffffffd,
                                         .lockTime = locktime},
                                        {true, true});
    out.closerAndCloseeOutputs = signClosing(channel, *pair.ends[0].secrets, tx);
    return out;
}

} // namespace

/// What the other end of a channel may do to us.
class HostilePeerTest : public QObject {
    Q_OBJECT

private slots:
    void aSuspectFileHearsThePeerFirst();
    void aSuspectFileOfNowIsTakenUpAgain();
    void aStaleFileIsProvenByAnHonestPeer();
    void aShutdownBeforeTheFundingWaitsForIt();
    void anErrorBeforeTheFundingKeepsWhatWasPushed();
    void dustThatWasTooMuchStaysSoAfterAReconnect();
    void dustOfOthersStopsNoHtlcThatIsNoDust();
    void dustOfOneCommitmentIsDust();
    void feeUpdatesWithoutRevocationDoNotPileUp();
    void aFeeThatMakesTooMuchDustIsRefused();
    void aFeeOfOursThatMakesTooMuchDustIsNotProposed();
    void anotherShutdownScriptThanTheCommittedOneIsRefused();
    void aSimpleCloseWithoutFeeLeavesTheUnilateralOne();
    void aSimpleCloseOfTheFarFutureIsNotSigned();
    void aLegacyCloseThatNoBlockTakesMayBeLeft();
    void onlyTheOwnerLeavesAnAgreedClose();
    void whoHasMoreNeverLeavesItsOwnOutputOut();
};

void HostilePeerTest::aSuspectFileHearsThePeerFirst()
{
    Pair pair = withStaleFile();
    pair.apply(0, input::Connected{pair.features});
    QVERIFY(!saidReestablish(pair)); // else the peer could agree with whatever we say
}

void HostilePeerTest::aSuspectFileOfNowIsTakenUpAgain()
{
    Pair pair = opened();
    payOnce(pair, 1);
    pair.disconnect();
    pair.apply(0, input::SetSuspect{true});
    pair.connect();
    pair.settle();
    QVERIFY(!pair.ends[0].channel->suspect);
    payOnce(pair, 2);
    QVERIFY(pair.ends[0].channel->commitments->htlcs.empty());
    QVERIFY(!pair.parted());
}

void HostilePeerTest::aStaleFileIsProvenByAnHonestPeer()
{
    Pair pair = withStaleFile();
    pair.connect();
    pair.settle();
    QVERIFY(std::holds_alternative<DataLoss>(pair.ends[0].channel->state));
    QVERIFY(saidReestablish(pair)); // with zeros, as LND closes on those and not on an error
    QVERIFY(std::holds_alternative<ForceClosed>(pair.ends[1].channel->state));
    QVERIFY(pair.ends[0].all<effect::Broadcast>().empty());
}

void HostilePeerTest::dustThatWasTooMuchStaysSoAfterAReconnect()
{
    Pair pair = opened();
    for (std::uint8_t n = 1; n <= 120; ++n) // 500 sat each: below the dust limit
        addUnchecked(pair, n, 500'000);
    pair.settle();
    QCOMPARE(std::ranges::count(overDust(pair), true), 20); // 50,000 sat are let in
    pair.ends[1].effects.clear();
    pair.disconnect();
    pair.connect();
    pair.settle();
    QCOMPARE(pair.ends[1].all<effect::HtlcAdded>().size(), std::size_t{120});
    QCOMPARE(std::ranges::count(overDust(pair), true), 20);
}

void HostilePeerTest::dustOfOthersStopsNoHtlcThatIsNoDust()
{
    Pair pair = opened();
    for (std::uint8_t n = 1; n <= 101; ++n)
        addUnchecked(pair, n, 500'000);
    pair.settle();
    QCOMPARE(overDust(pair).back(), true);
    pair.ends[1].effects.clear();
    addUnchecked(pair, 102, 500'000); // of one batch: dust, none, dust
    addUnchecked(pair, 103, 50'000'000);
    addUnchecked(pair, 104, 500'000);
    pair.settle();
    QCOMPARE(overDust(pair), (std::vector<bool>{true, false, true}));
    pair.apply(1, offer(105, 50'000'000));
    QCOMPARE(pair.ends[1].all<effect::HtlcOffered>().size(), std::size_t{1});
    pair.apply(1, offer(106, 500'000));
    QCOMPARE(pair.ends[1].all<effect::HtlcRefused>().at(0).error, ChannelError::DustExposure);
    pair.settle();
    QVERIFY(!pair.parted());
}

void HostilePeerTest::dustOfOneCommitmentIsDust()
{
    for (const bool inOurs : {true, false}) {
        Pair pair = opened();
        const Satoshi low{354};
        (inOurs ? pair.ends[0].channel->params.remote->dustLimit
                : pair.ends[0].channel->params.local.dustLimit) = low;
        (inOurs ? pair.ends[1].channel->params.local.dustLimit
                : pair.ends[1].channel->params.remote->dustLimit) = low;
        for (std::uint8_t n = 1; n <= 102; ++n) // in one batch: none is committed yet
            pair.apply(0, offer(n, 500'000));
        const auto refused = pair.ends[0].all<effect::HtlcRefused>();
        QCOMPARE(refused.size(), std::size_t{2});
        QCOMPARE(refused.front().error, ChannelError::DustExposure);
        QVERIFY(refused.front().passing);
        addUnchecked(pair, 103, 500'000);
        addUnchecked(pair, 104, 400'000'000);
        pair.settle();
        const std::vector<bool> over = overDust(pair);
        QCOMPARE(std::ranges::count(over, true), 1);
        QCOMPARE(over[100], true);
    }
}

void HostilePeerTest::feeUpdatesWithoutRevocationDoNotPileUp()
{
    Pair pair = opened();
    payOnce(pair, 1);
    for (std::uint32_t n = 1; n <= 40; ++n) {
        pair.apply(0, input::UpdateFee{Feerate{1000 + n}});
        pair.apply(0, input::CommitNow{});
        while (pair.deliver(0)) {
        }
        pair.apply(1, input::CommitNow{});
        const Bytes revocation = pair.ends[1].outbox.front();
        pair.ends[1].outbox.clear(); // it never answers the other side's signature
        pair.apply(0, input::PeerMessage{*decode(revocation)});
        Commitments& cheat = *pair.ends[0].channel->commitments;
        cheat.feerate = Feerate{1000 + n};
        cheat.feeUpdates.clear();
    }
    QVERIFY(!pair.parted());
    const Commitments& state = *pair.ends[1].channel->commitments;
    QVERIFY2(state.feeUpdates.size() <= 3, qPrintable(QString::number(state.feeUpdates.size())));
    QCOMPARE(currentFeerate(*pair.ends[1].channel).satPerKw, 1040U);
}

void HostilePeerTest::aShutdownBeforeTheFundingWaitsForIt()
{
    Pair pair;
    pair.push = MilliSatoshi{400'000'000};
    pair.open();
    pair.apply(0, input::CloseCooperatively{});
    pair.settle();
    QVERIFY(std::holds_alternative<WaitForConfirmations>(pair.ends[1].channel->state));
    pair.confirm();
    QVERIFY(!pair.parted());
    for (const auto& end : pair.ends)
        QVERIFY(std::holds_alternative<ClosingPublished>(end.channel->state));
}

void HostilePeerTest::anErrorBeforeTheFundingKeepsWhatWasPushed()
{
    Pair pair;
    pair.push = MilliSatoshi{400'000'000};
    pair.open();
    const ErrorMessage error{pair.ends[1].channel->params.channelId, {}};
    pair.apply(1, input::PeerMessage{error});
    QVERIFY(std::holds_alternative<WaitForConfirmations>(pair.ends[1].channel->state));
    QVERIFY(pair.ends[1].all<effect::Broadcast>().empty()); // of a funding that may not exist
    pair.confirm();
    pair.apply(1, input::PeerMessage{error});
    QVERIFY(std::holds_alternative<ForceClosed>(pair.ends[1].channel->state));
}

void HostilePeerTest::aFeeThatMakesTooMuchDustIsRefused()
{
    Pair pair = withNearDust();
    const ChannelId id = pair.ends[1].channel->params.channelId;
    Pair cheaper = pair;
    cheaper.apply(1, input::PeerMessage{UpdateFee{id, Feerate{1100}}});
    QVERIFY(!cheaper.parted());
    QCOMPARE(cheaper.ends[1].channel->commitments->feeUpdates.size(), std::size_t{1});
    pair.apply(1, input::PeerMessage{UpdateFee{id, Feerate{3000}}});
    QVERIFY(pair.parted());
    QVERIFY(pair.ends[1].channel->commitments->feeUpdates.empty());
    QVERIFY(std::holds_alternative<Normal>(pair.ends[1].channel->state));
}

void HostilePeerTest::aFeeOfOursThatMakesTooMuchDustIsNotProposed()
{
    Pair pair = withNearDust();
    pair.apply(0, input::UpdateFee{Feerate{3000}});
    const auto refused = pair.ends[0].all<effect::UpdateRefused>();
    QCOMPARE(refused.size(), std::size_t{1});
    QCOMPARE(refused.front().error, ChannelError::DustExposure);
    pair.apply(0, input::UpdateFee{Feerate{1100}});
    QCOMPARE(pair.ends[0].channel->commitments->feeUpdates.size(), std::size_t{1});
}

void HostilePeerTest::anotherShutdownScriptThanTheCommittedOneIsRefused()
{
    Pair pair = opened();
    const ChannelId id = pair.ends[1].channel->params.channelId;
    pair.apply(1, input::PeerMessage{Shutdown{id, Pair::scriptOf(7)}});
    QVERIFY(pair.parted());
    QVERIFY(std::holds_alternative<Normal>(pair.ends[1].channel->state));
    pair.disconnect();
    pair.connect();
    pair.settle();
    pair.apply(1, input::PeerMessage{Shutdown{id, Pair::scriptOf(0)}});
    QVERIFY(!std::holds_alternative<Normal>(pair.ends[1].channel->state));
}

void HostilePeerTest::aSimpleCloseWithoutFeeLeavesTheUnilateralOne()
{
    Pair pair = closing();
    pair.apply(1, input::PeerMessage{closingComplete(pair, 0, 110)});
    QVERIFY(
        isCloseAgreed(pair.ends[1].channel->state)); // the peer pays, so it is the peer's matter
    pair.apply(1, input::CloseUnilaterally{"it does not confirm"});
    QVERIFY(std::holds_alternative<ForceClosed>(pair.ends[1].channel->state));
    QCOMPARE(pair.ends[1].all<effect::Broadcast>().back().reason, BroadcastReason::LocalCommitment);
}

void HostilePeerTest::aSimpleCloseOfTheFarFutureIsNotSigned()
{
    Pair near = closing();
    near.apply(1, input::PeerMessage{closingComplete(near, 1000, 112)});
    QCOMPARE(near.ends[1].all<effect::Broadcast>().size(), std::size_t{1});
    for (const std::uint32_t locktime : {5000U, 1'700'000'000U}) {
        Pair far = closing();
        far.apply(1, input::PeerMessage{closingComplete(far, 1000, locktime)});
        QVERIFY(far.parted());
        QVERIFY(far.ends[1].all<effect::Broadcast>().empty());
        QVERIFY(!isCloseAgreed(far.ends[1].channel->state));
    }
}

void HostilePeerTest::aLegacyCloseThatNoBlockTakesMayBeLeft()
{
    Pair pair = opened();
    pair.apply(0, input::CloseCooperatively{});
    pair.settle();
    QVERIFY(std::holds_alternative<ClosingPublished>(pair.ends[0].channel->state));
    pair.apply(0, input::CloseUnilaterally{"it does not confirm"});
    QVERIFY(std::holds_alternative<ForceClosed>(pair.ends[0].channel->state));
    // Whichever of the two a block takes is what counts.
    const Transaction agreed = pair.ends[0].all<effect::Broadcast>().front().transaction;
    pair.apply(0, input::FundingSpent{agreed, SpendKind::MutualClose, 0});
    QVERIFY(std::holds_alternative<ClosingPublished>(pair.ends[0].channel->state));
}

void HostilePeerTest::onlyTheOwnerLeavesAnAgreedClose()
{
    Pair pair = closing();
    pair.apply(1, input::PeerMessage{closingComplete(pair, 1000, 110)});
    pair.ends[1].effects.clear();
    pair.apply(1, input::PeerMessage{ErrorMessage{pair.ends[1].channel->params.channelId, {}}});
    QVERIFY(pair.ends[1].all<effect::Broadcast>().empty());
    QVERIFY(isCloseAgreed(pair.ends[1].channel->state));
}

void HostilePeerTest::whoHasMoreNeverLeavesItsOwnOutputOut()
{
    // Side 0 keeps all but a little, side 1 has dust: no closing_complete may name closee only.
    Pair pair;
    pair.push = MilliSatoshi{200'000};
    pair.features.simpleClose = true;
    pair.open();
    pair.confirm();
    pair.apply(0, input::CloseCooperatively{});
    pair.settle();
    QVERIFY(!pair.parted());
    for (const auto& sent : pair.ends[0].all<effect::SendMessage>())
        if (const auto* offer = std::get_if<ClosingComplete>(&sent.message)) {
            QVERIFY(offer->closerOutputOnly.has_value());
            QVERIFY(!offer->closeeOutputOnly && !offer->closerAndCloseeOutputs);
        }
    QVERIFY(isCloseAgreed(pair.ends[0].channel->state));
    QVERIFY(isCloseAgreed(pair.ends[1].channel->state));
}

FULGURITE_TEST(HostilePeerTest)
#include "hostile_peer_test.moc"
