// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/app/practice/practice_fixture.h"
#include "tests/support/test_registry.h"
#include "wallet/bitcoin/merkle_proof.h"

using namespace fulgurite;
using namespace fulgurite::practice;
using namespace fulgurite::practice::testing;

class ChainTest final : public QObject {
    Q_OBJECT

private slots:
    void genesisIsThatOfRegtest()
    {
        const Chain chain;
        QCOMPARE(toDisplay(chain.tipHash()),
                 std::string("0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206"));
        QVERIFY(checkBlock(*chain.blockAt({0})).has_value());
        QCOMPARE(chain.utxoCount(), std::size_t{0});
    }
    void theSameCallsGiveTheSameChain()
    {
        QVERIFY(World{20}.chain.tipHash() == World{20}.chain.tipHash());
    }
    void aRewardMaturesAfterAHundredBlocks()
    {
        World world{99};
        const Transaction early = spend({world.reward(1)}, 1000);
        const auto refused = world.chain.mine(minerScript(), {&early, 1}, world.now());
        QVERIFY(refused.error().detail.starts_with("bad-txns-premature-spend-of-coinbase"));
        world.mine(1);
        QVERIFY(world.chain.mine(minerScript(), {&early, 1}, world.now()).has_value());
    }
    void lookupsFindWhatABackendAsksFor()
    {
        World world;
        const Transaction tx = spend({world.reward(1)}, 1000);
        QCOMPARE(world.offer(tx), std::string{});
        world.mine(1);
        const auto place = world.chain.locate(txidOf(tx));
        QCOMPARE(place->height.value, 111U);
        QCOMPARE(place->position, 1U);
        QVERIFY(*world.chain.transaction(txidOf(tx)) == tx);
        QVERIFY(world.chain.spenderOf(world.reward(1).outpoint) == txidOf(tx));
        QVERIFY(world.chain.utxo({txidOf(tx), 0}) != nullptr);
        QVERIFY(world.chain.utxo(world.reward(1).outpoint) == nullptr);
        QVERIFY(world.chain.heightOf(world.chain.tipHash()) == BlockHeight{111});
    }
    void aBlockThatBreaksARuleChangesNothing()
    {
        World world;
        const BlockHash tip = world.chain.tipHash();
        const std::size_t utxos = world.chain.utxoCount();
        const Transaction good = spend({world.reward(1)}, 1000);
        Transaction bad = spend({outputOf(good)}, 1000);
        bad.inputs[0].witness[0][10] ^= 1;
        const std::vector<Transaction> both{good, bad};
        const auto refused = world.chain.mine(minerScript(), both, world.now());
        QVERIFY(refused.error().detail.starts_with("mandatory-script-verify-flag-failed"));
        const std::vector<Transaction> twice{good, spend({world.reward(1)}, 2000)};
        QVERIFY(!world.chain.mine(minerScript(), twice, world.now()).has_value());
        QVERIFY(world.chain.tipHash() == tip);
        QCOMPARE(world.chain.utxoCount(), utxos);
        QVERIFY(!world.chain.locate(txidOf(good)));
        QVERIFY(world.chain.mine(minerScript(), {&good, 1}, world.now()).has_value());
    }
    void lockTimesAndRelativeLocksHold()
    {
        World world;
        Transaction late = spend({world.reward(1)}, 1000);
        late.lockTime = 112;
        sign(late, {world.reward(1)});
        QVERIFY(!world.chain.mine(minerScript(), {&late, 1}, world.now()).has_value());
        const Transaction relative = spend({world.reward(10)}, 1000, 1, 105);
        QVERIFY(!world.chain.mine(minerScript(), {&relative, 1}, world.now()).has_value());
        world.mine(4);
        const std::vector<Transaction> both{late, relative};
        QVERIFY(world.chain.mine(minerScript(), both, world.now()).has_value());
    }
    void aReorgOfAHundredBlocksComesBackAsItWas()
    {
        World world{150};
        const Transaction tx = spend({world.reward(1)}, 1000, 3);
        QCOMPARE(world.offer(tx), std::string{});
        world.mine(100);
        const BlockHash tip = world.chain.tipHash();
        const std::size_t utxos = world.chain.utxoCount();
        std::vector<Block> removed;
        for (std::uint32_t height = 151; height <= 250; ++height)
            removed.push_back(*world.chain.blockAt({height}));
        const auto returned = world.chain.rollBack({150});
        QCOMPARE(returned.size(), std::size_t{1});
        QVERIFY(world.chain.utxo(world.reward(1).outpoint) != nullptr);
        QVERIFY(!world.chain.locate(txidOf(tx)));
        for (const Block& block : removed)
            QVERIFY(world.chain.connect(block).has_value());
        QVERIFY(world.chain.tipHash() == tip);
        QCOMPARE(world.chain.utxoCount(), utxos);
    }
    void anAlternativeBranchLeavesTheTransactionInTheMempool()
    {
        World world;
        const Transaction tx = spend({world.reward(1)}, 1000);
        QCOMPARE(world.offer(tx), std::string{});
        world.mine(3);
        QCOMPARE(world.mempool.size(), std::size_t{0});
        const auto returned = world.chain.rollBack({110});
        world.mempool.rolledBack(world.chain, returned, world.now());
        QVERIFY(world.mempool.find(txidOf(tx)) != nullptr);
        world.mine(1);
        QVERIFY(world.chain.locate(txidOf(tx)).has_value());
    }
};

FULGURITE_TEST(ChainTest)
#include "chain_test.moc"
