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
    void feeUpdatesWithoutRevocationDoNotPileUp();
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
    Commitments& cheat = *pair.ends[0].channel->commitments;
    const ChannelId id = pair.ends[0].channel->params.channelId;
    for (std::uint8_t n = 1; n <= 120; ++n) { // 500 sat each: below the dust limit
        Htlc htlc{HtlcDirection::Outgoing,
                  cheat.nextLocalHtlcId++,
                  MilliSatoshi{500'000},
                  paymentHashOf(preimageOf(n)),
                  CltvExpiry{500},
                  *OnionPacket::fromView(Bytes(1366, 1)),
                  UpdateStage::Proposed,
                  {},
                  0};
        cheat.htlcs.push_back(htlc);
        cheat.proposed.push_back({UpdateRef::Kind::Add, htlc.id});
        pair.ends[0].outbox.push_back(*encode(
            UpdateAddHtlc{id, htlc.id, htlc.amount, htlc.paymentHash, htlc.expiry, htlc.onion}));
    }
    const auto overDust = [&pair] {
        const auto added = pair.ends[1].all<effect::HtlcAdded>();
        return std::ranges::count_if(added, &effect::HtlcAdded::overDustExposure);
    };
    pair.settle();
    QCOMPARE(overDust(), 20); // 50,000 sat are let in
    pair.ends[1].effects.clear();
    pair.disconnect();
    pair.connect();
    pair.settle();
    QCOMPARE(pair.ends[1].all<effect::HtlcAdded>().size(), std::size_t{120});
    QCOMPARE(overDust(), 20);
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

FULGURITE_TEST(HostilePeerTest)
#include "hostile_peer_test.moc"
