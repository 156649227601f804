// SPDX-License-Identifier: MIT
#include <QTest>

#include "lightning/onion/error_packet.h"
#include "lightning/onion/failure.h"
#include "lightning/onion/hop_payload.h"
#include "lightning/onion/onion.h"
#include "lightning/wire/bigsize.h"
#include "tests/support/test_registry.h"
#include "wallet/crypto/aead.h"
#include "wallet/crypto/hash.h"

#include <algorithm>

using namespace fulgurite;
using namespace fulgurite::lightning;

namespace {

const Bytes kHash(32, 0x42);

SecretKey nodeKey(std::size_t i)
{
    return *SecretKey::parse(Bytes(32, static_cast<std::uint8_t>(i + 1)));
}

HopPayload relayPayload(std::size_t i)
{
    HopPayload out;
    out.amtToForward = MilliSatoshi{1000 + i};
    out.outgoingCltvValue = CltvExpiry{800'000};
    out.shortChannelId = ShortChannelId{i};
    return out;
}

std::vector<OnionHop> route(std::size_t hops)
{
    std::vector<OnionHop> out;
    for (std::size_t i = 0; i < hops; ++i)
        out.push_back({nodeKey(i).publicKey(), encodeHopPayload(relayPayload(i)).value()});
    return out;
}

BuiltOnion built(std::size_t hops) { return buildOnion(nodeKey(99), route(hops), kHash).value(); }

} // namespace

class OnionTest final : public QObject {
    Q_OBJECT

private slots:
    void everyHopOfALongRouteReadsItsOwnPayload()
    {
        const BuiltOnion onion = built(20);
        OnionPacket packet = onion.packet;
        for (std::size_t i = 0; i < 20; ++i) {
            const auto peeled = peelOnion(nodeKey(i), packet.view(), kHash);
            QVERIFY(peeled.has_value());
            QCOMPARE(peeled->sharedSecret, onion.sharedSecrets[i]);
            QVERIFY(decodeHopPayload(peeled->payload) == relayPayload(i));
            QCOMPARE(peeled->next.has_value(), i < 19);
            if (peeled->next)
                packet = *peeled->next;
        }
    }

    void moreThan1300BytesAreRefusedWhenBuilding()
    {
        std::vector<OnionHop> hops = route(1);
        HopPayload big = relayPayload(0);
        big.paymentMetadata = Bytes(1300);
        hops[0].payload = encodeHopPayload(big).value();
        QCOMPARE(buildOnion(nodeKey(9), hops, kHash).error().code, OnionError::TooLarge);
        QCOMPARE(buildOnion(nodeKey(9), {}, kHash).error().code, OnionError::NoHops);
        hops[0].payload = Bytes{5, 1, 2};
        QCOMPARE(buildOnion(nodeKey(9), hops, kHash).error().code, OnionError::BadPayload);
    }

    void aDamagedPacketGetsTheCodeOfItsDamage()
    {
        const OnionPacket packet = built(3).packet;
        const Bytes good(packet.view().begin(), packet.view().end());
        const auto codeWith = [&good](std::size_t at, std::uint8_t value) {
            Bytes bad = good;
            bad[at] = value;
            return failureCodeOf(peelOnion(nodeKey(0), bad, kHash).error().code);
        };
        QCOMPARE(codeWith(0, 1), failure_code::kInvalidOnionVersion);
        QCOMPARE(codeWith(1, 7), failure_code::kInvalidOnionKey);
        QCOMPARE(codeWith(700, static_cast<std::uint8_t>(good[700] ^ 1U)),
                 failure_code::kInvalidOnionHmac);
        QCOMPARE(codeWith(1365, static_cast<std::uint8_t>(good[1365] ^ 1U)),
                 failure_code::kInvalidOnionHmac);
        QCOMPARE(peelOnion(nodeKey(0), good, Bytes(32, 0)).error().code, OnionError::BadHmac);
        QCOMPARE(peelOnion(nodeKey(0), ByteView{good}.first(1365), kHash).error().code,
                 OnionError::BadVersion);
    }

    void everyFieldOfAPayloadRoundTrips()
    {
        HopPayload payload = relayPayload(3);
        payload.paymentData = PaymentData{{}, MilliSatoshi{5}};
        payload.encryptedRecipientData = Bytes{1};
        payload.currentPathKey = nodeKey(1).publicKey();
        payload.paymentMetadata = Bytes{2, 3};
        payload.totalAmountMsat = MilliSatoshi{0};
        payload.keysendPreimage = Preimage{};
        payload.otherRecords = {{11, {1}}, {kKeysendMessageTlv, {'h', 'i'}}};
        const Bytes prefixed = encodeHopPayload(payload).value();
        ByteReader in{prefixed};
        in.take(prefixed[0] == 0xfd ? 3 : 1);
        QVERIFY(decodeHopPayload(in.rest()) == payload);
    }

    /// A cut between two records leaves a payload that says less, never another one.
    void aPayloadCutWithinARecordIsRefused()
    {
        const Bytes whole = fromHex("020105"
                                    "040107"
                                    "0801aa");
        QVERIFY(decodeHopPayload(fromHex("020105040107")).has_value());
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const auto payload = decodeHopPayload(ByteView{whole}.first(size));
            QVERIFY(!payload || size % 3 == 0);
        }
    }

    void anUnknownEvenTypeIsReportedWithItsOffset()
    {
        const auto payload = decodeHopPayload(fromHex("0201051401aa"));
        QVERIFY(!payload);
        QCOMPARE(payload.error().code, (PayloadFault{20, 5}));
    }

    void theOriginLearnsWhichHopFailed()
    {
        const auto secrets = built(20).sharedSecrets;
        for (const std::size_t failing : {0U, 7U, 19U}) {
            Bytes packet =
                createErrorPacket(secrets[failing], encodeFailure({failure_code::kMppTimeout}));
            QCOMPARE(packet.size(), 292U);
            for (std::size_t i = failing; i-- > 0;)
                packet = obfuscateErrorPacket(secrets[i], std::move(packet));
            const auto read = decryptErrorPacket(secrets, packet);
            QVERIFY(read.has_value());
            QCOMPARE(read->hop, failing);
            QCOMPARE(decodeFailure(read->message)->code, failure_code::kMppTimeout);
        }
    }

    /// Wherever the route failed, the same work is done. Defence 34.
    void readingAnErrorTakesTwentySevenRoundsWhoeverFailed()
    {
        const auto ofRoute = [](std::size_t hops) {
            std::vector<SharedSecret> out(hops);
            for (std::size_t i = 0; i < hops; ++i)
                out[i].data[0] = static_cast<std::uint8_t>(i + 1);
            return out;
        };
        const auto failedAt = [](const std::vector<SharedSecret>& secrets, std::size_t hop) {
            Bytes packet =
                createErrorPacket(secrets[hop], encodeFailure({failure_code::kMppTimeout}));
            for (std::size_t i = hop; i-- > 0;)
                packet = obfuscateErrorPacket(secrets[i], std::move(packet));
            return packet;
        };
        for (const std::size_t hops : {1U, 3U, 20U, 27U, 40U}) {
            const auto secrets = ofRoute(hops);
            for (const std::size_t hop : {std::size_t{0}, hops / 2, hops - 1}) {
                const ErrorRounds rounds = runErrorRounds(secrets, failedAt(secrets, hop));
                QCOMPARE(rounds.matched.size(), std::max<std::size_t>(27, hops));
                QCOMPARE(std::ranges::count(rounds.matched, char{1}), 1);
                QVERIFY(rounds.first && rounds.first->hop == hop);
            }
            QCOMPARE(runErrorRounds(secrets, Bytes(292, 1)).matched.size(),
                     std::max<std::size_t>(27, hops));
        }
    }

    /// Whoever signs the packet may write any length: nothing is set aside for it. Defence 5.
    void aPayloadLongerThanItsPacketIsRefused()
    {
        const auto peeled = [](const Bytes& prefix) {
            const SecretKey session = nodeKey(50);
            const auto secret = retag<SharedSecret>(ecdh(session, nodeKey(0).publicKey()));
            Bytes payloads(1300, 0);
            std::ranges::copy(prefix, payloads.begin());
            chacha20Xor(onionKey("rho", secret.view()).view(), payloads);
            Bytes covered = payloads;
            covered.insert(covered.end(), kHash.begin(), kHash.end());
            ByteWriter packet;
            packet.u8(0);
            packet.bytes(session.publicKey().view());
            packet.bytes(payloads);
            packet.bytes(hmacSha256(onionKey("mu", secret.view()).view(), covered).view());
            return peelOnion(nodeKey(0), packet.view(), kHash);
        };
        const auto sized = [](std::uint64_t length) {
            ByteWriter out;
            writeBigSize(out, length);
            return out.take();
        };
        for (const std::uint64_t length :
             {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1266}, std::uint64_t{1300},
              std::uint64_t{1301}, std::uint64_t{0x10000}, std::uint64_t{1} << 32U,
              std::uint64_t{1} << 62U, UINT64_MAX}) {
            const auto refused = peeled(sized(length));
            QVERIFY2(!refused, std::to_string(length).c_str());
            QCOMPARE(refused.error().code, OnionError::BadPayload);
        }
        QVERIFY(!peeled(Bytes{0xfd})); // zeros follow: a length that is not the shortest form
        const auto longest = peeled(sized(1300 - 3 - 32));
        QVERIFY(longest.has_value());
        QCOMPARE(longest->payload.size(), std::size_t{1265});
    }

    void aGarbledOrShortErrorNamesNobody()
    {
        const auto secrets = built(3).sharedSecrets;
        for (std::size_t size = 0; size < 300; size += 7)
            QVERIFY(!decryptErrorPacket(secrets, Bytes(size, 1)));
        QVERIFY(!decryptErrorPacket({}, Bytes(292)));
    }

    void everyFailureRoundTripsWithItsData()
    {
        const Failure full{0,
                           Hash256{{1}},
                           MilliSatoshi{2},
                           CltvExpiry{3},
                           BlockHeight{4},
                           std::uint16_t{5},
                           PayloadFault{6, 7},
                           ChannelUpdate{}};
        for (std::uint32_t code = 0; code <= UINT16_MAX; ++code) {
            Failure failure = full;
            failure.code = static_cast<std::uint16_t>(code);
            const Bytes message = encodeFailure(failure);
            const auto decoded = decodeFailure(message);
            QVERIFY(decoded && decoded->code == code);
            QCOMPARE(encodeFailure(*decoded), message);
            if (failureName(failure.code).starts_with("failure"))
                QCOMPARE(message.size(), 2U);
        }
    }

    void aTruncatedFailureKeepsItsCode()
    {
        Failure failure{failure_code::kFeeInsufficient};
        failure.htlcMsat = MilliSatoshi{9};
        failure.channelUpdate = ChannelUpdate{};
        const Bytes message = encodeFailure(failure);
        for (std::size_t size = 2; size < message.size(); ++size) {
            const auto decoded = decodeFailure(ByteView{message}.first(size));
            QVERIFY(decoded && decoded->code == failure.code && !decoded->channelUpdate);
        }
        QVERIFY(!decodeFailure(Bytes{1}));
    }

    void anUpdateWithoutItsTypeIsRead()
    {
        Failure failure{failure_code::kTemporaryChannelFailure};
        failure.channelUpdate = ChannelUpdate{};
        failure.channelUpdate->feeBaseMsat = 77;
        Bytes message = encodeFailure(failure);
        message.erase(message.begin() + 4, message.begin() + 6);
        message[3] = static_cast<std::uint8_t>(message[3] - 2);
        QVERIFY(decodeFailure(message) == failure);
    }
};

FULGURITE_TEST(OnionTest)
#include "onion_test.moc"
