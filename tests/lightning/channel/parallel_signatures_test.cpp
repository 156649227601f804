// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/lightning/channel/channel_pair.h"
#include "tests/lightning/threads.h"
#include "tests/support/test_registry.h"
#include "wallet/crypto/hash.h"

using namespace fulgurite;
using namespace fulgurite::lightning;
using namespace fulgurite::lightning::testing;

namespace {

constexpr std::uint64_t kOffers = 25;

Pair opened(const ParallelFor& parallel)
{
    Pair pair;
    pair.capacity = Satoshi{10'000'000};
    for (End& end : pair.ends)
        end.parallel = parallel;
    pair.open();
    pair.confirm();
    return pair;
}

PaymentHash hashOf(std::uint64_t number)
{
    Preimage preimage;
    preimage.data[0] = static_cast<std::uint8_t>(number);
    return paymentHashOf(preimage);
}

void offerAll(Pair& pair)
{
    for (std::uint64_t i = 0; i < kOffers; ++i)
        pair.apply(0,
                   input::OfferHtlc{MilliSatoshi{1'000'000 + i * 1000}, hashOf(i), CltvExpiry{500},
                                    *OnionPacket::fromView(Bytes(kOnionPacketSize, 5)), i});
}

std::vector<Bytes> saidBy(const End& end)
{
    std::vector<Bytes> out;
    for (const auto& send : end.all<effect::SendMessage>())
        out.push_back(*encode(send.message));
    return out;
}

/// The commitment_signed of end 0 that covers all offers, with what comes before it delivered.
CommitmentSigned signedBatch(Pair& pair)
{
    offerAll(pair);
    while (pair.deliver(0))
        continue;
    pair.apply(0, input::CommitNow{});
    return std::get<CommitmentSigned>(*decode(pair.ends[0].outbox.front()));
}

std::string warningOf(const End& end)
{
    for (const auto& send : end.all<effect::SendMessage>())
        if (const auto* warning = std::get_if<Warning>(&send.message))
            return std::string{asString(warning->data)};
    return {};
}

} // namespace

/// Signatures of many HTLCs, made and checked on several threads.
class ParallelSignaturesTest final : public QObject {
    Q_OBJECT

private slots:
    void theSameBytesAreSaidWhoeverSigns()
    {
        Pair serial = opened({});
        Pair threaded = opened(threeThreads());
        for (Pair* pair : {&serial, &threaded}) {
            offerAll(*pair);
            pair->settle();
            for (std::uint64_t i = 0; i < kOffers; i += 2)
                pair->apply(1, input::FailHtlc{i, Bytes(292, 3)});
            pair->settle();
            QVERIFY(!pair->parted());
        }
        QCOMPARE(threaded.ends[1].all<effect::HtlcAdded>().size(), std::size_t{kOffers});
        for (std::size_t side : {0U, 1U}) {
            QVERIFY(saidBy(serial.ends[side]) == saidBy(threaded.ends[side]));
            QVERIFY(serial.ends[side].stored == threaded.ends[side].stored);
        }
    }
    void aWrongSignatureAnywhereInTheBatchIsFound()
    {
        for (const ParallelFor& parallel : {ParallelFor{}, threeThreads()}) {
            for (std::size_t wrong = 0; wrong < kOffers; ++wrong) {
                Pair pair = opened(parallel);
                CommitmentSigned message = signedBatch(pair);
                QCOMPARE(message.htlcSignatures.size(), std::size_t{kOffers});
                message.htlcSignatures[wrong].data[40] ^= 1U;
                const Bytes before = pair.ends[1].stored;
                pair.apply(1, input::PeerMessage{message});
                QVERIFY(pair.parted());
                QCOMPARE(warningOf(pair.ends[1]), "commitment_signed.htlc_signature: number " +
                                                      std::to_string(wrong) + " is invalid");
                QVERIFY(pair.ends[1].stored == before);
            }
        }
    }
    void theFirstOfSeveralWrongSignaturesIsNamed()
    {
        Pair pair = opened(threeThreads());
        CommitmentSigned message = signedBatch(pair);
        for (const std::size_t wrong : {20U, 9U, 11U})
            message.htlcSignatures[wrong] = message.htlcSignatures[0];
        pair.apply(1, input::PeerMessage{message});
        QCOMPARE(warningOf(pair.ends[1]),
                 std::string{"commitment_signed.htlc_signature: number 9 is invalid"});
    }
};

FULGURITE_TEST(ParallelSignaturesTest)
#include "parallel_signatures_test.moc"
