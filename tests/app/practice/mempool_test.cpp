// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/app/practice/practice_fixture.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::practice;
using namespace fulgurite::practice::testing;

class MempoolTest final : public QObject {
    Q_OBJECT

private slots:
    void refusalsCarryBitcoindsWords()
    {
        World world;
        const Owned coin = world.reward(1);
        Transaction tx = spend({coin}, 1000);
        tx.outputs.push_back({Satoshi{293}, minerScript()});
        QCOMPARE(world.offer(tx), std::string("dust"));
        tx = spend({coin}, 1000);
        tx.version = 4;
        QCOMPARE(world.offer(tx), std::string("version"));
        tx = spend({coin}, 1000);
        tx.outputs[0].scriptPubKey = Bytes{0x51};
        QCOMPARE(world.offer(tx), std::string("scriptpubkey"));
        tx = spend({coin}, 1000);
        tx.lockTime = 500;
        QCOMPARE(world.offer(tx), std::string("non-final"));
        QCOMPARE(world.offer(spend({coin}, 1000, 1, 200)), std::string("non-BIP68-final"));
        QCOMPARE(world.offer(spend({world.reward(60)}, 1000)),
                 std::string("bad-txns-premature-spend-of-coinbase"));
        QCOMPARE(world.offer(spend({{OutPoint{Txid{}, 1}, Satoshi{5000}}}, 1000)),
                 std::string("bad-txns-inputs-missingorspent"));
        tx = spend({coin}, 1000);
        tx.outputs[0].value = Satoshi{coin.value.value() + 1};
        QCOMPARE(world.offer(tx), std::string("bad-txns-in-belowout"));
        QCOMPARE(world.offer(world.chain.blockAt({1})->transactions[0]), std::string("coinbase"));
        tx = spend({coin}, 1000);
        tx.inputs[0].witness[0][10] ^= 1;
        QVERIFY(world.offer(tx).find("script-verify-flag") != std::string::npos);
    }
    void theRelayFeeIsOneSatoshiPerVirtualByte()
    {
        World world;
        const std::uint64_t vsize = vsizeOf(spend({world.reward(1)}, 1000));
        QCOMPARE(world.offer(spend({world.reward(1)}, vsize - 1)),
                 std::string("min relay fee not met"));
        QCOMPARE(world.offer(spend({world.reward(1)}, vsize)), std::string{});
        QCOMPARE(world.offer(spend({world.reward(1)}, vsize)),
                 std::string("txn-already-in-mempool"));
        world.mine(1);
        QCOMPARE(world.offer(spend({world.reward(1)}, vsize)), std::string("txn-already-known"));
    }
    void aReplacementPaysMoreThanAllItReplacesAndItsOwnRelay()
    {
        World world;
        const Transaction first = spend({world.reward(1)}, 1000);
        const Transaction child = spend({outputOf(first)}, 3000);
        QCOMPARE(world.offer(first), std::string{});
        QCOMPARE(world.offer(child), std::string{});
        const std::uint64_t vsize = vsizeOf(first);
        QCOMPARE(world.offer(spend({world.reward(1)}, 900)), std::string("insufficient fee"));
        QCOMPARE(world.offer(spend({world.reward(1)}, 4000 + vsize - 1)),
                 std::string("insufficient fee"));
        const auto replaced =
            world.mempool.accept(world.chain, spend({world.reward(1)}, 4000 + vsize), world.now());
        QCOMPARE(replaced->size(), std::size_t{2});
        QCOMPARE(world.mempool.size(), std::size_t{1});
    }
    void aChainOfUnconfirmedTransactionsEndsAtTwentyFive()
    {
        World world;
        Owned tip = world.reward(1);
        for (int i = 0; i < 25; ++i) {
            const Transaction next = spend({tip}, 1000);
            QCOMPARE(world.offer(next), std::string{});
            tip = outputOf(next);
        }
        QCOMPARE(world.offer(spend({tip}, 1000)), std::string("too-long-mempool-chain"));
    }
    void oneSmallChildMoreIsCarvedOut()
    {
        World world;
        const Transaction parent = spend({world.reward(1)}, 10'000, 40);
        QCOMPARE(world.offer(parent), std::string{});
        for (std::uint32_t i = 0; i < 25; ++i)
            QCOMPARE(world.offer(spend({outputOf(parent, i)}, 1000)), std::string{});
        QCOMPARE(world.offer(spend({outputOf(parent, 30)}, 1000)),
                 std::string("too-long-mempool-chain"));
    }
    void aPackageLiftsAParentAboveTheRollingMinimum()
    {
        World world;
        const Transaction parent = spend({world.reward(1)}, 200);
        const Transaction child = spend({outputOf(parent)}, 5000);
        const Transaction poor = spend({outputOf(parent)}, 300);
        world.mempool.raiseMinimum(Feerate{2500}, world.now());
        QCOMPARE(world.offer(parent), std::string("mempool min fee not met"));
        const std::vector<Transaction> tooPoor{parent, poor};
        QVERIFY(!world.mempool.acceptPackage(world.chain, tooPoor, world.now()).has_value());
        QCOMPARE(world.mempool.size(), std::size_t{0});
        const std::vector<Transaction> package{parent, child};
        QVERIFY(world.mempool.acceptPackage(world.chain, package, world.now()).has_value());
        QCOMPARE(world.mempool.size(), std::size_t{2});
        QCOMPARE(world.mempool.minimum(world.now() + std::chrono::hours{48}).satPerKw, 250U);
    }
    void aFullMempoolDropsTheCheapestAndRaisesItsMinimum()
    {
        World world{110, MempoolPolicy{.maxVsize = 250}};
        const Transaction cheap = spend({world.reward(1)}, 200);
        QCOMPARE(world.offer(cheap), std::string{});
        QCOMPARE(world.offer(spend({world.reward(2)}, 2000)), std::string{});
        QCOMPARE(world.offer(spend({world.reward(3)}, 3000)), std::string{});
        QVERIFY(world.mempool.find(txidOf(cheap)) == nullptr);
        QCOMPARE(world.offer(cheap), std::string("mempool min fee not met"));
    }
    void aBlockThatSpendsTheSameCoinDropsTheRivalAndItsChildren()
    {
        World world;
        const Transaction first = spend({world.reward(1)}, 1000);
        const Transaction child = spend({outputOf(first)}, 1000);
        QCOMPARE(world.offer(first), std::string{});
        QCOMPARE(world.offer(child), std::string{});
        const Transaction rival = spend({world.reward(1)}, 500);
        QVERIFY(world.chain.mine(minerScript(), {&rival, 1}, world.now()).has_value());
        QCOMPARE(world.mempool.blockConnected(*world.chain.blockAt(world.chain.height())).size(),
                 std::size_t{2});
        QCOMPARE(world.mempool.size(), std::size_t{0});
    }
};

FULGURITE_TEST(MempoolTest)
#include "mempool_test.moc"
