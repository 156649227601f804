// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/lightning/node/node_rig.h"
#include "tests/lightning/node/node_steps.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::lightning;
using namespace fulgurite::lightning::node_steps;

namespace {

constexpr Satoshi kCapacity{1'000'000};
constexpr std::uint32_t kBefore = 100; ///< the height of the rig's first funding, less one

/// Side 0 opens; side 1 alone is told of reorgs.
class Branch {
public:
    Branch() { rig.connect(0, 1); }

    Transaction open()
    {
        rig.ask(0, request::OpenChannel{rig.node(1).nodeId(), kCapacity});
        rig.pump();
        const Transaction funding = rig.mempool().front();
        rig.mine(6);
        return funding;
    }
    void rollBack(std::uint32_t height)
    {
        rig.give(1, node_input::RolledBack{height});
        tip(0);
    }
    /// The tip as side 1 hears of it.
    void tip(std::uint32_t ahead, bool synced = true)
    {
        rig.give(1, node_input::TipReached{rig.height() + ahead, rig.now(), synced});
        rig.pump();
    }
    void confirm(const Transaction& funding, std::uint32_t height)
    {
        rig.give(1, node_input::TransactionSeen{funding, {{height, 1}}});
        tip(0);
    }
    /// Side 0 begins to pay side 1.
    void begin(std::uint64_t satoshi)
    {
        rig.ask(0, request::Pay{makeInvoice(rig, 1, MilliSatoshi{satoshi * 1000}, "x")});
        rig.pump();
    }
    PaymentStatus status() { return rig.node(0).payments().at(0).status; }
    bool isPaid() { return rig.party(1).store.invoices.begin()->second.status == 1; }

    NodeRig rig;
};

/// What a node broadcasts when the chain is cut to `height`.
std::vector<Txid> sentAfter(NodeRig& rig, std::size_t who, std::uint32_t height)
{
    rig.node(who).handle(node_input::RolledBack{height});
    std::vector<Txid> out;
    for (const NodeEffect& effect : rig.node(who).flush().effects)
        if (const auto* sent = std::get_if<node_effect::Broadcast>(&effect))
            for (const Transaction& tx : sent->transactions)
                out.push_back(txidOf(tx));
    return out;
}

} // namespace

/// What was in a block no longer is.
class NodeReorgTest : public QObject {
    Q_OBJECT

private slots:
    void anHtlcOfAChannelWithoutItsFundingWaits();
    void anHtlcThatWaitsIsFailedBeforeItRunsOut();
    void noPreimageLeavesWithoutItsFunding();
    void aCloseThatABlockHeldIsSentAgain();
    void aForceCloseThatABlockHeldIsSentAgain();
};

void NodeReorgTest::anHtlcOfAChannelWithoutItsFundingWaits()
{
    Branch branch;
    const Transaction funding = branch.open();
    branch.rollBack(kBefore);
    branch.begin(5'000);
    QCOMPARE(branch.status(), PaymentStatus::Pending);
    QVERIFY(!branch.isPaid());
    branch.confirm(funding, branch.rig.height()); // in a block, yet shallow
    branch.tip(1);
    QCOMPARE(branch.status(), PaymentStatus::Pending);
    branch.tip(2);
    QCOMPARE(branch.status(), PaymentStatus::Complete);
    QVERIFY(branch.isPaid());
}

void NodeReorgTest::anHtlcThatWaitsIsFailedBeforeItRunsOut()
{
    Branch branch;
    branch.open();
    branch.rollBack(kBefore);
    branch.begin(5'000);
    branch.tip(100);
    QCOMPARE(branch.status(), PaymentStatus::Pending);
    branch.tip(200);
    QCOMPARE(branch.status(), PaymentStatus::Failed);
    QVERIFY(!branch.isPaid());
}

void NodeReorgTest::noPreimageLeavesWithoutItsFunding()
{
    Branch branch;
    const Transaction funding = branch.open();
    branch.tip(0, false);
    branch.begin(5'000);
    branch.rig.cut(1);
    branch.rig.turn(1);
    branch.rig.give(1, node_input::TipReached{branch.rig.height(), branch.rig.now(), true});
    branch.rig.turn(1); // decided while the peer is away
    QVERIFY(branch.isPaid());
    branch.rollBack(kBefore);
    for (int i = 0; i < 3; ++i)
        branch.rig.advance(std::chrono::seconds{5});
    QVERIFY(!branch.rig.party(1).links.empty());
    QCOMPARE(branch.status(), PaymentStatus::Pending);
    branch.confirm(funding, kBefore + 1);
    QCOMPARE(branch.status(), PaymentStatus::Complete);
}

void NodeReorgTest::aCloseThatABlockHeldIsSentAgain()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity, MilliSatoshi{300'000'000});
    const auto close = rig.ask(0, request::CloseChannel{id});
    rig.pump();
    const Txid agreed = txidOf(*rig.reply<reply::Closing>(0, close)->transaction);
    rig.mine(1);
    QCOMPARE(sentAfter(rig, 0, rig.height()), std::vector<Txid>{});
    for (std::size_t who : {0U, 1U})
        QCOMPARE(sentAfter(rig, who, rig.height() - 1), std::vector{agreed});
}

void NodeReorgTest::aForceCloseThatABlockHeldIsSentAgain()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity, MilliSatoshi{300'000'000});
    forceCloseAlone(rig, id);
    const Txid commitment = txidOf(rig.mempool().front());
    rig.mine(1);
    for (std::size_t who : {0U, 1U}) // it is the peer's, too, who gets its money by it
        QCOMPARE(sentAfter(rig, who, rig.height() - 1), std::vector{commitment});
}

FULGURITE_TEST(NodeReorgTest)
#include "reorg_test.moc"
