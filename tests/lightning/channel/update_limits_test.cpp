// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/lightning/channel/channel_pair.h"
#include "tests/support/test_registry.h"
#include "wallet/crypto/hash.h"

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

OnionPacket someOnion() { return *OnionPacket::fromView(Bytes(kOnionPacketSize, 1)); }

input::OfferHtlc offer(std::uint8_t n, std::uint64_t satoshi)
{
    return {MilliSatoshi{satoshi * 1000}, paymentHashOf(preimageOf(n)), CltvExpiry{500},
            someOnion(), n};
}

/// Side 0 funded it and has `satoshi` left of a million; its reserve is 10,000. At 1,000 sat/kw it
/// pays 1,784 sat for fee and anchors, and 172 for each HTLC.
Pair withFunderLeft(std::uint64_t satoshi)
{
    Pair pair;
    pair.push = MilliSatoshi{(1'000'000 - satoshi) * 1000};
    pair.open();
    pair.confirm();
    return pair;
}

/// Side 1 offers what side 0 does not hear of yet; returns how many it may.
std::size_t offerUnheard(Pair& pair, std::uint8_t count)
{
    for (std::uint8_t n = 1; n <= count; ++n)
        pair.apply(1, offer(n, 1'000));
    return pair.ends[1].all<effect::HtlcOffered>().size();
}

/// Side 0 adds what leaves it its reserve and the fee of that one HTLC, to the satoshi.
void addAllItCan(Pair& pair, std::uint64_t satoshi)
{
    const std::uint64_t kept = 10'000 + 1'784 + 172;
    pair.apply(1, input::PeerMessage{UpdateAddHtlc{pair.ends[1].channel->params.channelId, 0,
                                                   MilliSatoshi{(satoshi - kept) * 1000},
                                                   paymentHashOf(preimageOf(200)), CltvExpiry{500},
                                                   someOnion()}});
}

bool keepsChannel(const Pair& pair)
{
    return std::holds_alternative<Normal>(pair.ends[1].channel->state) &&
           pair.ends[1].all<effect::Broadcast>().empty();
}

} // namespace

/// Which updates of a peer, and of ours beside them, a channel carries.
class UpdateLimitsTest final : public QObject {
    Q_OBJECT

private slots:
    void anHtlcIsRefusedThatWithOursLeavesTheFeeUnpaid()
    {
        Pair few = withFunderLeft(20'000);
        QCOMPARE(offerUnheard(few, 50), std::size_t{50});
        addAllItCan(few, 20'000);
        QVERIFY(!few.parted());

        Pair many = withFunderLeft(20'000);
        QCOMPARE(offerUnheard(many, 60), std::size_t{60});
        addAllItCan(many, 20'000);
        QVERIFY(many.parted());
        QVERIFY(keepsChannel(many));
        QVERIFY(many.ends[1].channel->commitments->htlcs.empty()); // ours are tried anew
    }

    void ourHtlcsLeaveAnUnsignedOneOfThePeerItsFee()
    {
        Pair pair = withFunderLeft(20'000);
        addAllItCan(pair, 20'000);
        QVERIFY(!pair.parted());
        QCOMPARE(offerUnheard(pair, 60), std::size_t{58}); // 11,956 sat pay for 59 HTLCs
        QCOMPARE(pair.ends[1].all<effect::HtlcRefused>().front().error,
                 ChannelError::AmountTooLarge);
    }

    void aFeeThatTakesTheReserveIsRefusedAndTheChannelKept()
    {
        const Pair start = withFunderLeft(20'000);
        const ChannelId id = start.ends[1].channel->params.channelId;
        Pair fair = start, greedy = start;
        fair.apply(1, input::PeerMessage{UpdateFee{id, Feerate{8'200}}});
        QVERIFY(!fair.parted());
        greedy.apply(1, input::PeerMessage{UpdateFee{id, Feerate{8'500}}}); // payable, no more
        QVERIFY(greedy.parted());
        QVERIFY(keepsChannel(greedy));
        QVERIFY(greedy.ends[1].channel->commitments->feeUpdates.empty());
    }

    void aFeeThatFallsIsTakenFromAFunderWithoutReserve()
    {
        Pair pair = withFunderLeft(20'000);
        pair.ends[1].channel->commitments->feerate = Feerate{9'000};
        const ChannelId id = pair.ends[1].channel->params.channelId;
        pair.apply(1, input::PeerMessage{UpdateFee{id, Feerate{8'800}}});
        QVERIFY(!pair.parted());
        QCOMPARE(pair.ends[1].channel->commitments->feeUpdates.size(), std::size_t{1});
    }

    void theMostHtlcsAreCountedInBothDirections()
    {
        Pair pair = withFunderLeft(600'000);
        pair.ends[0].channel->params.remote->maxAcceptedHtlcs = 5;
        for (std::uint8_t n = 1; n <= 3; ++n)
            pair.apply(1, offer(n, 10'000));
        pair.settle();
        for (std::uint8_t n = 4; n <= 6; ++n)
            pair.apply(0, offer(n, 10'000));
        QCOMPARE(pair.ends[0].all<effect::HtlcOffered>().size(), std::size_t{2});
        const auto refused = pair.ends[0].all<effect::HtlcRefused>();
        QCOMPARE(refused.size(), std::size_t{1});
        QCOMPARE(refused.front().error, ChannelError::TooManyHtlcs);
        QVERIFY(refused.front().passing);
    }

    void aFailureOfAbsurdLengthIsNotKept()
    {
        Pair pair = withFunderLeft(600'000);
        pair.apply(0, offer(1, 10'000));
        pair.apply(0, offer(2, 10'000));
        pair.settle();
        const ChannelId id = pair.ends[0].channel->params.channelId;
        const std::size_t before = encodeChannel(*pair.ends[0].channel).size();
        pair.apply(0, input::PeerMessage{UpdateFailHtlc{id, 0, Bytes(60'000, 1)}});
        pair.apply(0, input::PeerMessage{UpdateFailHtlc{id, 1, Bytes(1'500, 1)}});
        QVERIFY(!pair.parted());
        const auto& htlcs = pair.ends[0].channel->commitments->htlcs;
        QVERIFY(std::get<HtlcFail>(htlcs[0].removal->how).reason.empty());
        QCOMPARE(std::get<HtlcFail>(htlcs[1].removal->how).reason.size(), std::size_t{1'500});
        QVERIFY(encodeChannel(*pair.ends[0].channel).size() < before + 2'000);
    }

    /// LND does so; the other side answers as it would any.
    void aCommitmentWithoutUpdatesIsAnswered()
    {
        Pair pair = withFunderLeft(600'000);
        // The same feerate once more, of which the other side never hears: nothing changes.
        Commitments& lnd = *pair.ends[0].channel->commitments;
        lnd.feeUpdates.push_back({lnd.feerate, UpdateStage::Proposed});
        pair.apply(0, input::CommitNow{});
        QCOMPARE(pair.ends[0].outbox.size(), std::size_t{1});
        QVERIFY(std::holds_alternative<CommitmentSigned>(*decode(pair.ends[0].outbox.front())));
        pair.deliver(0);
        QVERIFY(!pair.parted());
        QVERIFY(std::holds_alternative<RevokeAndAck>(*decode(pair.ends[1].outbox.back())));
        pair.settle();
        pair.apply(0, offer(1, 10'000));
        pair.settle();
        QVERIFY(!pair.parted());
        QCOMPARE(pair.ends[1].all<effect::HtlcAdded>().size(), std::size_t{1});
    }
};

FULGURITE_TEST(UpdateLimitsTest)
#include "update_limits_test.moc"
