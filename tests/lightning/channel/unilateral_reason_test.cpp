// SPDX-License-Identifier: MIT
#include <QTest>

#include "lightning/channel/commitment_scripts.h"
#include "lightning/channel/witness_digest.h"
#include "lightning/onchain/funding_spend.h"
#include "tests/lightning/channel/channel_pair.h"
#include "tests/support/test_registry.h"

#include <functional>

using namespace fulgurite;
using namespace fulgurite::lightning;
using namespace fulgurite::lightning::testing;

namespace {

Pair opened()
{
    Pair pair;
    pair.push = MilliSatoshi{300'000'000};
    pair.open();
    pair.confirm();
    return pair;
}

ChannelId idOf(const Pair& pair) { return pair.ends[0].channel->params.channelId; }

void peerFails(Pair& pair)
{
    const auto text = asBytes("funds went away");
    pair.apply(0,
               input::PeerMessage{ErrorMessage{idOf(pair), Bytes(text.begin(), text.end()), {}}});
}

void peerLosesState(Pair& pair)
{
    pair.disconnect();
    pair.connect();
    pair.apply(0, input::PeerMessage{
                      ChannelReestablish{.channelId = idOf(pair),
                                         .nextCommitmentNumber = 0,
                                         .nextRevocationNumber = 0,
                                         .yourLastPerCommitmentSecret = {},
                                         .myCurrentPerCommitmentPoint = keyOf(1, 9).publicKey()}});
}

void peerRevokesWrongly(Pair& pair)
{
    pair.apply(0, input::OfferHtlc{MilliSatoshi{50'000'000}, PaymentHash{}, CltvExpiry{500},
                                   *OnionPacket::fromView(Bytes(kOnionPacketSize, 5)), 1});
    pair.apply(0, input::CommitNow{});
    RevokeAndAck wrong{.channelId = idOf(pair),
                       .perCommitmentSecret = {},
                       .nextPerCommitmentPoint = keyOf(1, 9).publicKey()};
    wrong.perCommitmentSecret.data.fill(1);
    pair.apply(0, input::PeerMessage{wrong});
}

/// The newest commitment is given the last number there is, and the peer's signature for it.
void numbersEnd(Pair& pair)
{
    Channel& channel = *pair.ends[0].channel;
    channel.commitments->localNumber = kMaxCommitmentNumber - 1;
    const auto script = fundingWitnessScript(channel.params.local.fundingPubkey,
                                             channel.params.remote->fundingPubkey);
    const Transaction tx = localCommitment(channel, *pair.ends[0].secrets).transaction;
    channel.commitments->localSignature = signEcdsa(
        pair.ends[1].secrets->funding, witnessDigest(tx, script, channel.params.capacity));
    pair.apply(0,
               input::PeerMessage{CommitmentSigned{.channelId = idOf(pair),
                                                   .signature = channel.commitments->localSignature,
                                                   .htlcSignatures = {}}});
}

std::function<void(Pair&)> causeOf(UnilateralReason reason)
{
    switch (reason) {
    case UnilateralReason::OwnerAsked:
        return [](Pair& pair) { pair.apply(0, input::CloseUnilaterally{"asked"}); };
    case UnilateralReason::HtlcPastDeadline: // when, is the node's test
        return [](Pair& pair) {
            pair.apply(0, input::CloseUnilaterally{"late", UnilateralReason::HtlcPastDeadline});
        };
    case UnilateralReason::PeerFailedChannel:
        return peerFails;
    case UnilateralReason::PeerLostState:
        return peerLosesState;
    case UnilateralReason::PeerRevokedWrongly:
        return peerRevokesWrongly;
    case UnilateralReason::CommitmentNumbersEnd:
        return numbersEnd;
    }
    return {};
}

} // namespace

class UnilateralReasonTest : public QObject {
    Q_OBJECT

private slots:
    void everyReasonBroadcastsOneCommitmentAndNamesItself()
    {
        for (const UnilateralReason reason : kUnilateralReasons) {
            Pair pair = opened();
            causeOf(reason)(pair);
            const auto sent = pair.ends[0].all<effect::Broadcast>();
            QCOMPARE(sent.size(), std::size_t{1});
            QCOMPARE(sent[0].reason, BroadcastReason::LocalCommitment);
            QVERIFY(sent[0].why == std::optional{reason});
            QVERIFY(!sentenceOf(reason).empty());
        }
    }
    void noReasonBroadcastsFromASuspectFile()
    {
        for (const UnilateralReason reason : kUnilateralReasons) {
            Pair pair = opened();
            pair.apply(0, input::SetSuspect{true});
            causeOf(reason)(pair);
            QVERIFY(pair.ends[0].all<effect::Broadcast>().empty());
        }
    }
};

FULGURITE_TEST(UnilateralReasonTest)
#include "unilateral_reason_test.moc"
