// SPDX-License-Identifier: MIT
#include <QFile>
#include <QTest>

#include "lightning/channel/closing_tx.h"
#include "tests/lightning/channel/channel_pair.h"
#include "tests/support/test_paths.h"
#include "tests/support/test_registry.h"
#include "wallet/crypto/hash.h"

#include <algorithm>
#include <set>

using namespace fulgurite;
using namespace fulgurite::lightning;
using namespace fulgurite::lightning::testing;

namespace {

OnionPacket someOnion() { return *OnionPacket::fromView(Bytes(kOnionPacketSize, 5)); }

Preimage preimageOf(std::uint64_t number)
{
    Preimage preimage;
    for (std::size_t i = 0; i < 8; ++i)
        preimage.data[i] = static_cast<std::uint8_t>(number >> (8 * i));
    return preimage;
}

input::OfferHtlc offer(std::uint64_t number, std::uint64_t msat)
{
    return {MilliSatoshi{msat}, paymentHashOf(preimageOf(number)), CltvExpiry{500}, someOnion(),
            number};
}

Pair opened(MilliSatoshi push = {})
{
    Pair pair;
    pair.push = push;
    pair.open();
    pair.confirm();
    return pair;
}

template <typename State> bool both(const Pair& pair)
{
    return std::holds_alternative<State>(pair.ends[0].channel->state) &&
           std::holds_alternative<State>(pair.ends[1].channel->state);
}

/// Money is neither made nor lost, and both ends see the same.
QString ledgerFault(const Pair& pair)
{
    const Channel& a = *pair.ends[0].channel;
    const Channel& b = *pair.ends[1].channel;
    if (a.commitments->localBalance != b.commitments->remoteBalance ||
        a.commitments->remoteBalance != b.commitments->localBalance)
        return "the two ledgers differ";
    if (a.commitments->localBalance.value() + a.commitments->remoteBalance.value() !=
        toMsat(pair.capacity).value())
        return "money was made or lost";
    return {};
}

} // namespace

class ChannelTest final : public QObject {
    Q_OBJECT

private slots:
    void aChannelOpensAndRuns()
    {
        const Pair pair = opened();
        QVERIFY(both<Normal>(pair));
        QCOMPARE(pair.ends[0].all<effect::ChannelReady>().size(), std::size_t{1});
        QCOMPARE(pair.ends[0].all<effect::BroadcastFunding>().size(), std::size_t{1});
        QVERIFY(isUsable(*pair.ends[0].channel) && isUsable(*pair.ends[1].channel));
        QCOMPARE(localBalance(*pair.ends[0].channel).value(), std::uint64_t{1'000'000'000});
    }
    void anHtlcIsPaid()
    {
        Pair pair = opened();
        pair.apply(0, offer(1, 50'000'000));
        QCOMPARE(pair.ends[0].all<effect::HtlcOffered>().size(), std::size_t{1});
        pair.settle();
        const auto added = pair.ends[1].all<effect::HtlcAdded>();
        QCOMPARE(added.size(), std::size_t{1});
        QVERIFY(added[0].htlc.onion == someOnion());
        pair.apply(1, input::FulfillHtlc{0, preimageOf(1)});
        pair.settle();
        QCOMPARE(pair.ends[0].all<effect::HtlcFulfilled>().size(), std::size_t{1});
        QCOMPARE(pair.ends[0].all<effect::HtlcSettled>().size(), std::size_t{1});
        QCOMPARE(localBalance(*pair.ends[1].channel).value(), std::uint64_t{50'000'000});
        QVERIFY2(ledgerFault(pair).isEmpty(), qPrintable(ledgerFault(pair)));
        QVERIFY(pair.ends[0].onions.empty() && pair.ends[1].onions.empty());
    }
    void aFailureComesBackOnlyWhenIrrevocable()
    {
        Pair pair = opened();
        pair.apply(0, offer(1, 50'000'000));
        pair.settle();
        pair.apply(1, input::FailHtlc{0, Bytes(292, 3)});
        pair.deliver(1);
        QVERIFY(pair.ends[0].all<effect::HtlcFailed>().empty());
        pair.settle();
        QCOMPARE(pair.ends[0].all<effect::HtlcFailed>().size(), std::size_t{1});
        QCOMPARE(localBalance(*pair.ends[0].channel).value(), std::uint64_t{1'000'000'000});
    }
    void fourHundredHtlcsAreCheap()
    {
        Pair pair;
        pair.capacity = Satoshi{10'000'000};
        pair.open();
        pair.confirm();
        for (std::uint64_t i = 0; i < 400; ++i)
            pair.apply(0, offer(i, 1'000'000));
        pair.settle();
        QCOMPARE(pair.ends[1].all<effect::HtlcAdded>().size(), std::size_t{400});
        const Bytes snapshot = encodeChannel(*pair.ends[1].channel);
        QVERIFY2(snapshot.size() < 50'000, std::to_string(snapshot.size()).c_str());
        for (std::uint64_t i = 0; i < 400; ++i)
            pair.apply(1, input::FulfillHtlc{i, preimageOf(i)});
        pair.settle();
        QCOMPARE(localBalance(*pair.ends[1].channel).value(), std::uint64_t{400'000'000});
    }
    void theFunderRaisesTheFee()
    {
        Pair pair = opened(MilliSatoshi{100'000'000});
        pair.apply(0, input::UpdateFee{Feerate{2000}});
        QCOMPARE(pair.ends[0].all<effect::UpdateRefused>().size(),
                 std::size_t{1}); // before the first state change
        pair.apply(0, offer(1, 10'000'000));
        pair.settle();
        pair.apply(0, input::UpdateFee{Feerate{2000}});
        pair.settle();
        QCOMPARE(currentFeerate(*pair.ends[1].channel), Feerate{2000});
        QCOMPARE(currentFeerate(*pair.ends[0].channel), Feerate{2000});
    }
    void closingSignedEndsInOneTransaction()
    {
        Pair pair = opened(MilliSatoshi{300'000'000});
        pair.apply(1, input::CloseCooperatively{});
        pair.settle();
        QVERIFY(both<ClosingPublished>(pair));
        const auto& one = std::get<ClosingPublished>(pair.ends[0].channel->state).transaction;
        QVERIFY(one == std::get<ClosingPublished>(pair.ends[1].channel->state).transaction);
        QCOMPARE(one.outputs.size(), std::size_t{2});
    }
    void simpleCloseGivesEachSideItsOwn()
    {
        Pair pair;
        pair.push = MilliSatoshi{300'000'000};
        pair.features.simpleClose = true;
        pair.open();
        pair.confirm();
        pair.apply(0, input::CloseCooperatively{});
        pair.settle();
        QVERIFY(both<NegotiatingClosing>(pair));
        QVERIFY(!pair.parted());
        QCOMPARE(pair.ends[0].all<effect::Broadcast>().size(), std::size_t{2});
        QCOMPARE(pair.ends[1].all<effect::Broadcast>().size(), std::size_t{2});
    }
    void shutdownWaitsForHtlcs()
    {
        Pair pair = opened(MilliSatoshi{300'000'000});
        pair.apply(0, offer(1, 10'000'000));
        pair.settle();
        pair.apply(0, input::CloseCooperatively{});
        pair.settle();
        QVERIFY(both<ShuttingDown>(pair));
        pair.disconnect();
        pair.connect();
        pair.settle();
        pair.apply(1, input::FulfillHtlc{0, preimageOf(1)});
        pair.settle();
        QVERIFY(both<ClosingPublished>(pair));
    }
    void aUnilateralCloseIsSignedByBoth()
    {
        Pair pair = opened(MilliSatoshi{300'000'000});
        pair.apply(0, input::CloseUnilaterally{"the owner asked"});
        const auto sent = pair.ends[0].all<effect::Broadcast>();
        QCOMPARE(sent.size(), std::size_t{1});
        QCOMPARE(sent[0].transaction.inputs.front().witness.size(), std::size_t{4});
        pair.settle(); // the peer hears an error and broadcasts its own
        QVERIFY(both<ForceClosed>(pair));
    }
    void aSuspectFileNeverBroadcasts()
    {
        Pair pair = opened(MilliSatoshi{300'000'000});
        pair.apply(0, input::SetSuspect{true});
        pair.apply(0, input::CloseUnilaterally{"the owner asked"});
        QVERIFY(pair.ends[0].all<effect::Broadcast>().empty());
        pair.disconnect();
        pair.connect();
        pair.settle();
        QVERIFY(!pair.ends[0].channel->suspect);
    }
    void transientErrorsOfLndFailNothing()
    {
        Pair pair = opened();
        const auto text = asBytes("internal error");
        pair.apply(0, input::PeerMessage{ErrorMessage{pair.ends[0].channel->params.channelId,
                                                      Bytes(text.begin(), text.end()),
                                                      {}}});
        QVERIFY(isUsable(*pair.ends[0].channel));
    }
    void anOldFileIsProvenAndNeverBroadcasts()
    {
        Pair pair = opened();
        const Bytes old = encodeChannel(*pair.ends[0].channel);
        pair.apply(0, offer(1, 50'000'000));
        pair.settle();
        pair.disconnect();
        pair.ends[0].channel = *decodeChannel(old);
        pair.connect();
        pair.deliver(1); // end 1's numbers prove it
        QVERIFY(std::holds_alternative<DataLoss>(pair.ends[0].channel->state));
        QVERIFY(pair.ends[0].all<effect::Broadcast>().empty());
        pair.apply(0, input::CloseUnilaterally{"the owner asked"});
        QVERIFY(pair.ends[0].all<effect::Broadcast>().empty());
        pair.settle(); // it asks the peer to close
        QVERIFY(std::holds_alternative<ForceClosed>(pair.ends[1].channel->state));
    }
    void absurdNumbersInReestablishChangeNothing()
    {
        Pair pair = opened();
        pair.disconnect();
        pair.apply(0, input::Connected{pair.features});
        auto message = std::get<ChannelReestablish>(*decode(pair.ends[0].outbox.back()));
        message.nextCommitmentNumber = std::uint64_t{1} << 48U;
        pair.apply(0, input::PeerMessage{message});
        QVERIFY(std::holds_alternative<Normal>(pair.ends[0].channel->state));
        QVERIFY(pair.parted());
    }
    void messagesOutOfPlaceKeepTheChannel()
    {
        const Pair running = opened(MilliSatoshi{300'000'000});
        const ChannelId id = running.ends[0].channel->params.channelId;
        const PublicKey key = keyOf(1, 1).publicKey();
        const std::vector<Message> forbidden{
            RevokeAndAck{id, {}, key},
            CommitmentSigned{id, Signature{}, {}},
            UpdateFulfillHtlc{id, 7, Preimage{}},
            UpdateFailHtlc{id, 7, {}},
            UpdateFailMalformedHtlc{id, 7, {}, 0x8001},
            UpdateFee{id, Feerate{5000}},
            UpdateAddHtlc{id, 3, MilliSatoshi{1000}, {}, CltvExpiry{500}, someOnion()},
            UpdateAddHtlc{id, 0, MilliSatoshi{0}, {}, CltvExpiry{500}, someOnion()},
            UpdateAddHtlc{id, 0, MilliSatoshi{999'000'000}, {}, CltvExpiry{500}, someOnion()},
            UpdateAddHtlc{id, 0, MilliSatoshi{1000}, {}, CltvExpiry{500'000'000}, someOnion()},
            Shutdown{id, Bytes(3, 1)},
            ClosingSigned{id, Satoshi{1}, Signature{}},
            ClosingComplete{id, {}, {}, Satoshi{1}},
            ClosingSig{id, {}, {}, Satoshi{1}},
            FundingSigned{id, Signature{}},
            FundingCreated{id, {}, 0, Signature{}},
            ChannelReestablish{id, 1, 0, {}, key},
            Stfu{id, 1},
        };
        for (const Message& message : forbidden) {
            Pair pair = running;
            pair.apply(0, input::PeerMessage{message});
            QVERIFY2(pair.parted(), messageName(message).c_str());
            QVERIFY2(std::holds_alternative<Normal>(pair.ends[0].channel->state),
                     messageName(message).c_str());
            QVERIFY2(pair.ends[0].all<effect::Broadcast>().empty(), messageName(message).c_str());
        }
    }
    void snapshotsRoundTripAndRefuseEveryCut()
    {
        Pair pair = opened(MilliSatoshi{300'000'000});
        pair.apply(0, offer(1, 50'000'000));
        pair.apply(1, offer(2, 20'000'000));
        pair.settle();
        const Bytes whole = encodeChannel(*pair.ends[0].channel);
        const auto read = decodeChannel(whole);
        QVERIFY(read.has_value());
        QVERIFY(encodeChannel(*read) == whole);
        for (std::size_t size = 0; size < whole.size(); ++size)
            QVERIFY(!decodeChannel(ByteView{whole}.first(size)));
        for (std::size_t at = 0; at < whole.size(); at += 7) {
            Bytes flipped = whole;
            flipped[at] ^= 0x10;
            QVERIFY(!decodeChannel(flipped));
        }
    }
    /// Only a forged file says so: it must be refused, not break the assertion of the first sum.
    void aSnapshotWhoseHtlcsExceedItsBalancesIsRefused()
    {
        const Pair pair = opened();
        QVERIFY(decodeChannel(encodeChannel(*pair.ends[0].channel)).has_value());
        Channel forged = *pair.ends[0].channel;
        Htlc htlc;
        htlc.direction = HtlcDirection::Outgoing;
        htlc.stage = UpdateStage::Signed;
        htlc.amount = MilliSatoshi{forged.commitments->localBalance.value() + 1};
        forged.commitments->htlcs.push_back(htlc);
        QCOMPARE(decodeChannel(encodeChannel(forged)).error().code, SnapshotError::Malformed);
    }
    void aSnapshotOfVersionOneIsReadAndCountsFromItsBalance()
    {
        QFile file{QString::fromStdString(
            fulgurite::testing::testFile("lightning/channel/snapshot_v1.hex"))};
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto read = decodeChannel(fromHex(file.readAll().trimmed().toStdString()));
        QVERIFY(read.has_value());
        const Commitments& state = *read->commitments;
        QCOMPARE(state.htlcs.size(), std::size_t{2});
        QCOMPARE(state.htlcs[0].createdIndex, std::uint64_t{0});
        QCOMPARE(state.totals.minToUs.value(), state.localBalance.value());
        QCOMPARE(state.totals.out.offered, std::uint64_t{0});
        QVERIFY(decodeChannel(encodeChannel(*read)).has_value());
    }
    void totalsCountWhatBecameIrrevocable()
    {
        Pair pair = opened(MilliSatoshi{300'000'000});
        pair.apply(0, offer(1, 50'000'000));
        pair.apply(0, offer(2, 10'000'000));
        pair.apply(1, offer(3, 20'000'000));
        const ChannelTotals& ours = pair.ends[0].channel->commitments->totals;
        QCOMPARE(ours.out.offered, std::uint64_t{0});
        pair.settle();
        pair.apply(1, input::FulfillHtlc{0, preimageOf(1)});
        pair.apply(1, input::FailHtlc{1, Bytes(300, 1)});
        pair.apply(0, input::FulfillHtlc{0, preimageOf(3)});
        pair.settle();

        const ChannelTotals& totals = pair.ends[0].channel->commitments->totals;
        QCOMPARE(totals.out.offered, std::uint64_t{2});
        QCOMPARE(totals.out.offeredSum.value(), std::uint64_t{60'000'000});
        QCOMPARE(totals.out.fulfilled, std::uint64_t{1});
        QCOMPARE(totals.out.fulfilledSum.value(), std::uint64_t{50'000'000});
        QCOMPARE(totals.in.offered, std::uint64_t{1});
        QCOMPARE(totals.in.fulfilledSum.value(), std::uint64_t{20'000'000});
        const std::uint64_t now = localBalance(*pair.ends[0].channel).value();
        QCOMPARE(now, std::uint64_t{670'000'000});
        QVERIFY(totals.minToUs.value() <= now);
        QVERIFY(totals.maxToUs.value() >= 700'000'000U && totals.maxToUs.value() <= 720'000'000U);
        const ChannelTotals& theirs = pair.ends[1].channel->commitments->totals;
        QVERIFY(theirs.in == totals.out && theirs.out == totals.in);
    }
    void aPeerWithoutFeeRangeIsMetHalfway()
    {
        Pair pair = opened(MilliSatoshi{300'000'000});
        pair.apply(0, input::CloseCooperatively{});
        while (!std::holds_alternative<NegotiatingClosing>(pair.ends[0].channel->state)) {
            pair.deliver(0);
            pair.deliver(1);
        }
        // The funder's first offer reaches a peer that wants far more and says no range.
        auto message = std::get<ClosingSigned>(*decode(pair.ends[0].outbox.back()));
        QVERIFY(message.feeRange.has_value());
        pair.ends[0].outbox.clear();
        const auto& closing = std::get<NegotiatingClosing>(pair.ends[0].channel->state);
        const Satoshi theirs{closing.sentMax->value() + 1000};
        const auto amounts = closingAmounts(*pair.ends[1].channel, theirs, false);
        const Transaction wanted = buildClosing({.funding = pair.ends[0].channel->params.funding,
                                                 .ours = {closing.remoteScript, amounts->ours},
                                                 .theirs = {closing.localScript, amounts->theirs}},
                                                {});
        message.feeSatoshis = theirs;
        message.feeRange.reset();
        message.signature = signClosing(*pair.ends[1].channel, *pair.ends[1].secrets, wanted);
        pair.apply(0, input::PeerMessage{message});
        QVERIFY(!pair.parted());
        const auto answer = std::get<ClosingSigned>(*decode(pair.ends[0].outbox.back()));
        QVERIFY(answer.feeSatoshis > Satoshi{700} && answer.feeSatoshis < theirs);
        pair.settle(); // the peer takes that
        QVERIFY(both<ClosingPublished>(pair));
    }
    void messagesBeforeReestablishAreHeldUpToTen()
    {
        Pair pair = opened();
        pair.disconnect();
        pair.connect();
        const ChannelId id = pair.ends[0].channel->params.channelId;
        const ChannelReady ready{id, keyOf(1, 1).publicKey()};
        for (int i = 0; i < 10; ++i)
            pair.apply(0, input::PeerMessage{ready});
        QVERIFY(!pair.parted());
        pair.apply(0, input::PeerMessage{ready});
        QVERIFY(pair.parted());
        pair.disconnect();
        pair.connect();
        pair.settle();
        QVERIFY(isUsable(*pair.ends[0].channel));
    }
    void aPeerThatLostItsStateGetsOurCommitment()
    {
        Pair pair = opened(MilliSatoshi{300'000'000});
        pair.apply(0, offer(1, 50'000'000));
        pair.settle();
        pair.disconnect();
        pair.connect();
        const ChannelId id = pair.ends[0].channel->params.channelId;
        pair.apply(0,
                   input::PeerMessage{ChannelReestablish{id, 0, 0, {}, keyOf(1, 1).publicKey()}});
        QVERIFY(std::holds_alternative<ForceClosed>(pair.ends[0].channel->state));
    }
    void aReorgedFundingMustBecomeDeepAgain()
    {
        Pair pair = opened();
        pair.apply(0, input::FundingReorged{});
        QVERIFY(!isUsable(*pair.ends[0].channel));
        pair.apply(0, input::FundingConfirmed{pair.funding, 110, 4});
        QVERIFY(!isUsable(*pair.ends[0].channel));
        pair.ends[0].height = 112;
        pair.apply(0, input::NewBlock{});
        QVERIFY(isUsable(*pair.ends[0].channel));
        QCOMPARE(pair.ends[0].all<effect::ChannelReady>().back().shortChannelId->block(), 110U);
        QVERIFY(!pair.unsaved());
    }
    void anUnsignedHtlcIsForgottenAndItsIdReused()
    {
        Pair pair = opened();
        pair.apply(0, offer(1, 50'000'000));
        pair.deliver(0);
        pair.disconnect();
        QCOMPARE(pair.ends[0].all<effect::HtlcForgotten>().size(), std::size_t{1});
        pair.connect();
        pair.settle();
        pair.apply(0, offer(2, 40'000'000));
        pair.settle();
        const auto added = pair.ends[1].all<effect::HtlcAdded>();
        QCOMPARE(added.size(), std::size_t{1});
        QCOMPARE(added[0].htlc.id, std::uint64_t{0});
        QVERIFY(added[0].htlc.paymentHash == paymentHashOf(preimageOf(2)));
    }
    void theFunderKeepsReserveFeeAndAnchors()
    {
        Pair pair = opened();
        const MilliSatoshi most = sendableBalance(*pair.ends[0].channel);
        // 1 % reserve, 660 sat of anchors, twice the fee of a commitment with two HTLCs.
        QCOMPARE(most.value(),
                 std::uint64_t{1'000'000'000 - 10'000'000 - 660'000 - 2 * (1124 + 2 * 172) * 1000});
        pair.apply(0, offer(1, most.value() + 1));
        QCOMPARE(pair.ends[0].all<effect::HtlcRefused>().at(0).error, ChannelError::AmountTooLarge);
        pair.apply(0, offer(1, most.value()));
        pair.settle();
        QVERIFY(!pair.parted());
        QCOMPARE(pair.ends[1].all<effect::HtlcAdded>().size(), std::size_t{1});
    }
    void dustIsBounded()
    {
        Pair pair = opened();
        for (std::uint64_t i = 0; i < 110; ++i)
            pair.apply(0, offer(i, 500'000));
        const auto refused = pair.ends[0].all<effect::HtlcRefused>();
        QCOMPARE(refused.size(), std::size_t{10});
        QCOMPARE(refused[0].error, ChannelError::DustExposure);
    }
    void highSIsRefused()
    {
        Pair pair = opened();
        pair.apply(0, offer(1, 50'000'000));
        pair.deliver(0);
        pair.apply(0, input::CommitNow{});
        auto message = std::get<CommitmentSigned>(*decode(pair.ends[0].outbox.back()));
        const auto scalar = SecretKey::parse(ByteView{message.signature.data}.last(32));
        std::ranges::copy(scalar->negate().expose(), message.signature.data.begin() + 32);
        pair.apply(1, input::PeerMessage{message});
        QVERIFY(pair.parted());
        QVERIFY(pair.ends[1].all<effect::HtlcAdded>().empty());
    }
    void sequentialPayments()
    {
        Pair pair = opened();
        QBENCHMARK_ONCE
        {
            for (std::uint64_t i = 0; i < 100; ++i) {
                pair.apply(0, offer(i, 1'000'000));
                pair.settle();
                pair.apply(1, input::FulfillHtlc{i, preimageOf(i)});
                pair.settle();
            }
        }
        QCOMPARE(localBalance(*pair.ends[1].channel).value(), std::uint64_t{100'000'000});
    }
    void aForeignFundingIsNeverReady()
    {
        Pair pair;
        pair.open();
        Transaction other = pair.funding;
        other.outputs.front().value = Satoshi{1};
        pair.apply(1, input::FundingConfirmed{other, 100, 1});
        QVERIFY(std::holds_alternative<Closed>(pair.ends[1].channel->state));
        QVERIFY(!pair.ends[1].channel->readySent);
    }
};

FULGURITE_TEST(ChannelTest)
#include "channel_test.moc"
