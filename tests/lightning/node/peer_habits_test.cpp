// SPDX-License-Identifier: MIT
#include <QTest>

#include "lightning/invoice/invoice.h"
#include "lightning/onion/failure.h"
#include "tests/lightning/node/node_steps.h"
#include "tests/lightning/node/stranger.h"
#include "tests/support/test_registry.h"

#include <algorithm>

using namespace fulgurite;
using namespace fulgurite::lightning;
using namespace fulgurite::lightning::node_steps;
using fulgurite::lightning::testing::Stranger;

namespace {

constexpr Satoshi kCapacity{1'000'000};

/// As a peer's engine writes it.
OpenChannel openMessage(const ChannelId& temporary)
{
    const auto key = [](std::string_view purpose) { return rigKey(3, {}, purpose); };
    const ChannelSecrets secrets{key("funding"), key("revocation"),
                                 key("payment"), key("delayed"),
                                 key("htlc"),    SecretBytes{key("seed").expose()}};
    const ChannelContext context{.chainHash = chainHashOf(Network::Regtest),
                                 .height = 100,
                                 .commitmentFeerate = Feerate{1000},
                                 .secrets = secrets};
    const auto opened =
        openChannel({.temporaryId = temporary,
                     .peerNodeId = key("node").publicKey(),
                     .keyId = {},
                     .capacity = kCapacity,
                     .push = {},
                     .type = ChannelType::anchors(),
                     .localAlias = {},
                     .shutdownScript = Stranger::scriptOf(0x77),
                     .features = {.upfrontShutdown = true, .shutdownAnysegwit = true},
                     .config = {}},
                    context);
    return std::get<OpenChannel>(std::get<effect::SendMessage>(opened->effects.front()).message);
}

} // namespace

/// How the nodes of others behave.
class PeerHabitsTest : public QObject {
    Q_OBJECT

private slots:
    void aPeerThatStaysSilentAfterInitIsLeftAfterAMinute();
    void whatIsToBeForwardedIsFailedAsForAnUnknownPeer();
    void aRefusedOpeningMayBeTriedAgainUnderItsId();
};

void PeerHabitsTest::aPeerThatStaysSilentAfterInitIsLeftAfterAMinute()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity);
    // Two suspect files wait for each other: neither says channel_reestablish.
    rig.crash(0, true);
    rig.crash(1, true);
    rig.pump();
    rig.advance(std::chrono::seconds{5});
    QVERIFY(!rig.party(0).links.empty());
    const ConnectionId first = rig.party(0).links.begin()->first;
    rig.advance(std::chrono::seconds{54});
    QVERIFY(rig.party(0).links.contains(first));
    rig.advance(std::chrono::seconds{10});
    QVERIFY(!rig.party(0).links.contains(first));
    for (int i = 0; i < 6; ++i)
        rig.advance(std::chrono::seconds{5});
    QVERIFY(!rig.party(0).links.empty()); // and met again
    QVERIFY(rig.node(0).channel(id)->suspect);
}

void PeerHabitsTest::whatIsToBeForwardedIsFailedAsForAnUnknownPeer()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity);
    Invoice beyond = *decodeInvoice(makeInvoice(rig, 1, MilliSatoshi{5'000'000}, "x"));
    beyond.paymentHash.data[0] ^= 1;
    beyond.routeHints = {{{rig.node(1).nodeId(), ShortChannelId::of(90, 1, 0), {}, 80}}};
    const auto paid = pay(rig, 0, *encodeInvoice(beyond, rigKey(77, {}, "node")));
    QVERIFY(paid.has_value());
    QCOMPARE(paid->status, PaymentStatus::Failed);
    QCOMPARE(paid->failure.failureCode,
             std::optional<std::uint16_t>{failure_code::kUnknownNextPeer});
    QCOMPARE(paid->failure.hopNode, std::optional{rig.node(1).nodeId()});
    QVERIFY(rig.node(1).channel(id)->htlcs.empty());
}

/// LDK opens again at once with a lesser type.
void PeerHabitsTest::aRefusedOpeningMayBeTriedAgainUnderItsId()
{
    Stranger stranger;
    const ChannelId temporary = Stranger::idOf(5);
    OpenChannel fancy = openMessage(temporary);
    fancy.channelType = FeatureBits{12, 22, 60};
    stranger.heard.clear();
    stranger.send(fancy);
    const bool refused = std::ranges::any_of(stranger.heard, [&](const Message& message) {
        const auto* error = std::get_if<ErrorMessage>(&message);
        return error != nullptr && error->channelId == temporary;
    });
    QVERIFY(refused);
    QVERIFY(stranger.node->channels().empty());
    QVERIFY(stranger.open(temporary, kCapacity).has_value());
    QCOMPARE(stranger.node->channels().size(), std::size_t{1});
}

FULGURITE_TEST(PeerHabitsTest)
#include "peer_habits_test.moc"
