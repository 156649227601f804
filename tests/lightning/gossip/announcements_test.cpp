// SPDX-License-Identifier: MIT
#include <QTest>

#include "lightning/gossip/announcements.h"
#include "lightning/gossip/short_channel_id_text.h"
#include "lightning/wire/chain_hash.h"
#include "lightning/wire/message.h"
#include "lightning/wire/relay_fee.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::lightning;

namespace {

SecretKey key(std::uint8_t byte) { return *SecretKey::parse(Bytes(32, byte)); }

} // namespace

class AnnouncementsTest final : public QObject {
    Q_OBJECT

private slots:
    void bothHalvesMakeAnAnnouncementThatVerifies()
    {
        const ChannelEnd us{key(1).publicKey(), key(2).publicKey()};
        const ChannelEnd them{key(3).publicKey(), key(4).publicKey()};
        const auto draft = draftChannelAnnouncement(chainHashOf(Network::Regtest),
                                                    ShortChannelId::of(1, 2, 3), us, them);
        QVERIFY(draft.nodeId1 < draft.nodeId2);
        QVERIFY(draft == draftChannelAnnouncement(chainHashOf(Network::Regtest),
                                                  ShortChannelId::of(1, 2, 3), them, us));

        const auto ours = signChannelAnnouncement(draft, {}, key(1), key(2));
        const auto theirs = signChannelAnnouncement(draft, {}, key(3), key(4));
        const auto whole = completeChannelAnnouncement(draft, us.nodeId, ours, theirs);
        QVERIFY(whole && hasValidSignatures(*whole));
        QVERIFY(!completeChannelAnnouncement(draft, us.nodeId, ours, ours));
    }

    void aSignatureCoversUnknownBytesAndPaddedFeatures()
    {
        NodeAnnouncement announcement{
            {}, FeatureBits::fromWire(Bytes{0, 1}), 5, key(1).publicKey(), {}, {}, {}, {9, 9}};
        announcement = signNodeAnnouncement(announcement, key(1));
        auto again = std::get<NodeAnnouncement>(*decode(*encode(announcement)));
        QVERIFY(hasValidSignature(again));
        again.extra.back() = 8;
        QVERIFY(!hasValidSignature(again));
    }

    void anUpdateIsOfTheNodeThatSignedIt()
    {
        ChannelUpdate update;
        update.timestamp = 7;
        update = signUpdate(update, key(1));
        QVERIFY(hasValidSignature(update, key(1).publicKey()));
        QVERIFY(!hasValidSignature(update, key(2).publicKey()));
    }

    void timestampsZeroAndFarAheadAreRefused()
    {
        constexpr std::uint32_t now = 1'700'000'000;
        QVERIFY(!isPlausibleTimestamp(0, unixTime(now)));
        QVERIFY(isPlausibleTimestamp(now + 14 * 86400, unixTime(now)));
        QVERIFY(!isPlausibleTimestamp(now + 14 * 86400 + 1, unixTime(now)));
    }

    void shortChannelIdTextIsStrict()
    {
        for (const char* bad : {"", "1x2", "1x2x", "1x2x3x", "1x2x3 ", " 1x2x3", "+1x2x3", "01x2x3",
                                "16777216x0x0", "0x16777216x0", "0x0x65536", "axbxc"})
            QVERIFY2(!parseShortChannelId(bad), bad);
        QCOMPARE(toText(*parseShortChannelId("16777215x16777215x65535")),
                 std::string("16777215x16777215x65535"));
    }

    void aFeeBeyond64BitsIsNoFee()
    {
        const RelayFee greedy{UINT32_MAX, UINT32_MAX};
        QVERIFY(!greedy.feeFor(MilliSatoshi{UINT64_MAX}));
        QVERIFY(!RelayFee{1}.amountToReceive(MilliSatoshi{UINT64_MAX}));
        QVERIFY(!greedy.feeFor(MilliSatoshi{1'000'000'000'000'000'000}));
        QCOMPARE(*RelayFee(1, 999'999).feeFor(MilliSatoshi{1'000'001}), MilliSatoshi{1'000'000});
    }

    void chainHashesAreTheGenesisBlocks()
    {
        QCOMPARE(toHex(chainHashOf(Network::Bitcoin)),
                 std::string("6fe28c0ab6f1b372c1a6a246ae63f74f931e8365e15a089c68d6190000000000"));
        for (const Network network :
             {Network::Bitcoin, Network::Testnet4, Network::Signet, Network::Regtest})
            QCOMPARE(*networkOf(chainHashOf(network)), network);
    }
};

FULGURITE_TEST(AnnouncementsTest)
#include "announcements_test.moc"
