// SPDX-License-Identifier: MIT
#include <QTest>

#include "lightning/gossip/announcements.h"
#include "lightning/peer/session.h"
#include "lightning/wire/chain_hash.h"
#include "tests/lightning/node/node_steps.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::lightning;
using namespace fulgurite::lightning::node_steps;

namespace {

constexpr Satoshi kCapacity{1'000'000};
const UnixTime kStart = unixTime(1'700'000'000);

/// A node and one peer of the test's own making, that may send what it likes.
class Lonely {
public:
    Lonely()
    {
        NodeConfig config;
        config.network = Network::Regtest;
        NodeSecrets secrets{rigKey(1, {}, "node"), {}, [] { return Bytes(22, 0); }};
        node = std::move(*Node::create(config, std::move(secrets), {{}, false, kStart}, random));
        node->handle(node_input::Tick{kStart});
        node->handle(node_input::Request{
            RequestId{1}, request::Connect{peerKey.publicKey(), PeerAddress{"127.0.0.1", 9735}}});
        flush();
        node->handle(node_input::ConnectionOpened{
            ConnectionId{1}, peerKey.publicKey(), {"127.0.0.1", 9735}});
        for (int i = 0; i < 6; ++i)
            flush();
    }
    /// Delivers both ways once; counts what would be written of the peer.
    void flush()
    {
        const NodeOutput output = node->flush();
        for (const StoreOp& op : output.operations)
            peerWrites += std::holds_alternative<PutPeer>(op) ? 1 : 0;
        for (const NodeEffect& effect : output.effects)
            if (const auto* send = std::get_if<node_effect::SendBytes>(&effect))
                session.receive(send->bytes, now);
        if (Bytes bytes = session.takeOutput(); !bytes.empty())
            node->handle(node_input::BytesReceived{ConnectionId{1}, std::move(bytes)});
    }
    void announce(std::uint32_t timestamp, const std::string& name)
    {
        NodeAlias alias;
        std::copy(name.begin(), name.end(), alias.data.begin());
        session.send(signNodeAnnouncement({.signature = {},
                                           .features = {},
                                           .timestamp = timestamp,
                                           .nodeId = peerKey.publicKey(),
                                           .rgbColor = {},
                                           .alias = alias,
                                           .addresses = {}},
                                          peerKey));
        flush();
        flush();
    }
    [[nodiscard]] std::string alias() const { return node->peers().front().alias; }

    SeededRandom random{1}, peerRandom{2};
    SecretKey peerKey = rigKey(2, {}, "node");
    Session session =
        Session::inbound({chainHashOf(Network::Regtest), ourInitFeatures()}, peerKey, peerRandom);
    std::unique_ptr<Node> node;
    UnixTime now = kStart;
    int peerWrites = 0;
};

} // namespace

class NodeLimitsTest : public QObject {
    Q_OBJECT

private slots:
    void aFloodOfAnnouncementsIsWrittenOnceAMinute();
    void onlyANewerAnnouncementCounts();
    void anOpeningThatNobodyAnswersGivesItsCoinsBack();
    void anOpeningThatWasAnsweredLateIsOpenedAllTheSame();
    void theFunderFollowsTheFeerateOneStepAtATime();
    void theOwnersChoicesCountForTheNextChannel();
};

void NodeLimitsTest::aFloodOfAnnouncementsIsWrittenOnceAMinute()
{
    Lonely lonely;
    QVERIFY(!lonely.node->peers().empty() && lonely.node->peers().front().connected);
    const int before = lonely.peerWrites;
    for (std::uint32_t i = 1; i <= 300; ++i)
        lonely.announce(1'700'000'000 + i, "name" + std::to_string(i));
    QVERIFY2(lonely.peerWrites <= before + 1, qPrintable(QString::number(lonely.peerWrites)));
    lonely.now = kStart + std::chrono::seconds{61};
    lonely.node->handle(node_input::Tick{lonely.now});
    lonely.flush();
    QVERIFY(lonely.peerWrites <= before + 2);
    QCOMPARE(lonely.alias(), std::string("name50")); // the rest of the burst was not looked at
    lonely.announce(1'700'001'000, "newest");
    QCOMPARE(lonely.alias(), std::string("newest"));
}

void NodeLimitsTest::onlyANewerAnnouncementCounts()
{
    Lonely lonely;
    lonely.announce(1'700'000'010, "second");
    lonely.announce(1'700'000'009, "first");
    lonely.announce(1'700'000'010, "again");
    lonely.announce(0, "zero");
    lonely.announce(1'800'000'000, "future");
    QCOMPARE(lonely.alias(), std::string("second"));
}

void NodeLimitsTest::anOpeningThatNobodyAnswersGivesItsCoinsBack()
{
    NodeRig rig;
    rig.connect(0, 1);
    rig.party(1).holdBackups = true; // funding_signed is never sent
    const auto id = rig.ask(0, request::OpenChannel{rig.node(1).nodeId(), kCapacity});
    rig.pump();
    QCOMPARE(rig.node(0).channels().size(), std::size_t{1});
    rig.advance(std::chrono::seconds{89});
    QVERIFY(!rig.reply<reply::Refused>(0, id));
    rig.advance(std::chrono::seconds{2});
    QVERIFY(rig.reply<reply::Refused>(0, id));
    QCOMPARE(rig.reply<reply::Refused>(0, id)->error, NodeError::TimedOut);
    // What comes too late finds nothing, and nothing was ever broadcast.
    rig.give(1, node_input::BackupWritten{rig.party(1).backups.back().generation});
    rig.pump();
    rig.mine(1);
    QVERIFY(rig.node(0).channels().empty());
    QCOMPARE(rig.spendersOf(Txid{}), std::size_t{0});
    QVERIFY(rig.party(0).store.read().channels.empty());
}

void NodeLimitsTest::anOpeningThatWasAnsweredLateIsOpenedAllTheSame()
{
    NodeRig rig;
    rig.connect(0, 1);
    rig.party(1).holdBackups = true;
    const auto id = rig.ask(0, request::OpenChannel{rig.node(1).nodeId(), kCapacity});
    rig.pump();
    rig.advance(std::chrono::seconds{60}); // whoever asked may have gone by now
    rig.give(1, node_input::BackupWritten{rig.party(1).backups.back().generation});
    rig.party(1).holdBackups = false;
    rig.pump();
    QVERIFY(rig.reply<reply::Opened>(0, id));
    // Signed by both: from now on it is never forgotten, whatever happens.
    for (int i = 0; i < 3; ++i)
        rig.advance(std::chrono::hours{24});
    rig.crash(0);
    rig.pump();
    QCOMPARE(rig.node(0).channels().size(), std::size_t{1});
    rig.mine(6);
    QCOMPARE(rig.node(0).channels().front().stateName, std::string("CHANNELD_NORMAL"));
}

void NodeLimitsTest::theFunderFollowsTheFeerateOneStepAtATime()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity, MilliSatoshi{100'000'000});
    const auto estimate = [&](std::uint32_t satPerKw) {
        rig.give(0, node_input::Feerates{Feerate{satPerKw}, Feerate{satPerKw}, Feerate{satPerKw},
                                         Feerate{253}});
    };
    const Feerate first = rig.node(0).channel(id)->feerate;
    estimate(1000);
    rig.pump();
    QCOMPARE(rig.node(0).channel(id)->feerate, first); // LND fails a channel that begins so
    pay(rig, 0, makeInvoice(rig, 1, MilliSatoshi{1'000'000}, "a"));
    estimate(1000);
    estimate(1500); // one is in flight: it must wait for the next estimate
    rig.pump();
    QCOMPARE(rig.node(0).channel(id)->feerate.satPerKw, 1000U);
    QCOMPARE(rig.node(1).channel(id)->feerate.satPerKw, 1000U);
    estimate(1500);
    rig.pump();
    QCOMPARE(rig.node(1).channel(id)->feerate.satPerKw, 1500U);
    estimate(1600); // not worth a message
    rig.pump();
    QCOMPARE(rig.node(1).channel(id)->feerate.satPerKw, 1500U);
    QVERIFY(rig.node(0).channel(id)->usable && rig.node(1).channel(id)->usable);
}

void NodeLimitsTest::theOwnersChoicesCountForTheNextChannel()
{
    NodeRig rig;
    rig.ask(1, request::SetPolicy{2016, false});
    rig.pump();
    const ChannelId id = rig.openChannel(kCapacity);
    QCOMPARE(rig.node(0).channel(id)->ourToSelfDelay, std::uint16_t{2016});
    request::Keysend gift{rig.node(1).nodeId(), MilliSatoshi{1'000'000}};
    rig.ask(0, gift);
    rig.pump();
    QCOMPARE(rig.node(0).payments().front().status, PaymentStatus::Failed);
    rig.ask(1, request::SetPolicy{720, true});
    rig.ask(0, gift);
    rig.pump();
    QCOMPARE(rig.node(0).payments().back().status, PaymentStatus::Complete);
}

FULGURITE_TEST(NodeLimitsTest)
#include "limits_test.moc"
