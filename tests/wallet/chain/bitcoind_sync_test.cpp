// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/wallet/chain/bitcoind_stage.h"

using namespace fulgurite;
using namespace fulgurite::wallet;
using namespace fulgurite::wallet::bitcoind_stage;

class BitcoindSyncTest : public QObject {
    Q_OBJECT

private slots:
    void paymentsAreSeenInTheMempoolAndInBlocks();
    void aRestoredWalletHasItsCoinsBeforeItsHistoryIsRead();
    void aScriptFirstWatchedOnceReadyIsFoundInBlocksAlreadyRead();
    void aScriptWatchedWhileBlocksAreReadIsLookedForFromTheFirstOne();
    void anOutpointSpentLongBeforeItIsWatchedIsFound();
    void anOutpointSpentInTheMempoolBeforeItIsWatchedIsFound();
    void anOutpointNotBornYetIsWaitedFor();
    void aSpendInABurstOfBlocksIsFoundWhenItsOutpointIsWatchedAfterwards();
    void anotherNetworkIsRefusedAlsoWhenTheNodeWasExchanged();
    void theNodesOwnSyncIsShown();
    void anOldNodeIsRefused();
    void aPrunedBlockIsAskedOfAPeerAndReadyIsNotSaidBefore();
    void aRestoredWalletOnAPrunedNodeNamesWhatIsMissing();
    void aReorgIsToldAndReadAnew();
    void aTransactionThatLeavesTheMempoolIsGone();
    void garbageForABlockIsSaidAndNothingIsLost();
    void aLostConnectionAnswersTheUnsentAndBeginsAnew();
    void aPackageIsSubmittedAsOneWhereTheNodeCan();
};

void BitcoindSyncTest::paymentsAreSeenInTheMempoolAndInBlocks()
{
    Stage stage{5};
    stage.start({stage.tipAt(5)}, kLongAgo, {{kOurs, {}}});
    stage.serve();
    QVERIFY(stage.heard.ready());
    const Transaction tx = paymentTo(kOurs, 1);
    stage.node.mempool[txidOf(tx)] = tx;
    stage.serve();
    QCOMPARE(stage.heard.seenAt(tx), 0);
    stage.node.mempool.clear();
    stage.node.chain.add({tx});
    stage.serve();
    QCOMPARE(stage.heard.seenAt(tx), 6);
    QVERIFY(stage.heard.all<TransactionGone>().empty());
    QCOMPARE(stage.heard.all<TipReached>().back().tip.height.value, 6U);
}

void BitcoindSyncTest::aRestoredWalletHasItsCoinsBeforeItsHistoryIsRead()
{
    Stage stage{300};
    const Transaction tx = paymentTo(kOurs, 1);
    stage.node.chain.add({tx});
    stage.start({}, kLongAgo, {{kOurs, {}}});
    stage.serve();
    std::optional<std::size_t> seen, lastBlock;
    for (std::size_t i = 0; i < stage.heard.events.size(); ++i) {
        if (!seen && std::holds_alternative<TransactionSeen>(stage.heard.events[i]))
            seen = i;
        if (std::holds_alternative<TipReached>(stage.heard.events[i]))
            lastBlock = i;
    }
    QVERIFY(seen && lastBlock);
    QVERIFY2(*seen + 100 < *lastBlock, "the coin comes at once, not with its block");
    QCOMPARE(stage.heard.all<UnspentFound>().size(), std::size_t{1});
    QVERIFY(stage.heard.ready());
}

void BitcoindSyncTest::aScriptFirstWatchedOnceReadyIsFoundInBlocksAlreadyRead()
{
    Stage stage{10};
    const Transaction early = paymentTo(kLater, 1);
    stage.node.chain.add({early});
    stage.mine(200);
    stage.start({stage.tipAt(205)}, kLongAgo, {{kOurs, {}}});
    stage.serve();
    QVERIFY(stage.heard.ready());
    QCOMPARE(stage.node.asked["scantxoutset"], 0);

    stage.sync->watch({{kLater, {}}});
    stage.serve();
    QCOMPARE(stage.heard.seenAt(early), 11);
    QVERIFY(stage.heard.ready());
    // What spends it from now on is seen as well.
    const Transaction spend = payment({txidOf(early), 0}, {0x51});
    stage.node.chain.add({spend});
    stage.serve();
    QCOMPARE(stage.heard.seenAt(spend), 212);
}

void BitcoindSyncTest::aScriptWatchedWhileBlocksAreReadIsLookedForFromTheFirstOne()
{
    Stage stage{3};
    const Transaction spent = paymentTo(kLater, 1), trigger = paymentTo(kOurs, 2);
    stage.node.chain.add({spent});
    stage.node.chain.add({payment({txidOf(spent), 0}, {0x51})}); // no longer in the coin set
    stage.mine(100);
    stage.node.chain.add({trigger});
    stage.mine(50);
    bool told = false;
    stage.sync =
        std::make_unique<BitcoindSync>(Network::Regtest, stage.node, [&](const ChainEvent& event) {
            stage.heard.events.push_back(event);
            if (std::holds_alternative<TransactionSeen>(event) && !std::exchange(told, true))
                stage.sync->watch({{kLater, {}}});
        });
    stage.sync->start({stage.tipAt(1)}, kLongAgo, "toy");
    stage.sync->watch({{kOurs, {}}});
    stage.serve();
    QCOMPARE(stage.heard.seenAt(spent), 4);
    QVERIFY(stage.heard.ready());
}

void BitcoindSyncTest::anOutpointSpentLongBeforeItIsWatchedIsFound()
{
    Stage stage{3};
    const Transaction funding = paymentTo(kChannel, 1);
    const Transaction breach = payment({txidOf(funding), 0}, {0x51});
    stage.node.chain.add({funding});
    stage.node.chain.add({breach});
    stage.mine(500);
    stage.start({stage.tipAt(500)}, kLongAgo, {{kOurs, {}}});
    stage.serve();
    QVERIFY(stage.heard.ready());
    stage.sync->watch({{kChannel, OutPoint{txidOf(funding), 0}}});
    stage.serve();
    QCOMPARE(stage.heard.seenAt(breach), 5);
    QVERIFY(stage.heard.ready());
}

void BitcoindSyncTest::anOutpointSpentInTheMempoolBeforeItIsWatchedIsFound()
{
    Stage stage{3};
    const Transaction funding = paymentTo(kChannel, 1);
    const Transaction breach = payment({txidOf(funding), 0}, {0x51});
    stage.node.chain.add({funding});
    stage.mine(3);
    stage.node.mempool[txidOf(breach)] = breach;
    stage.start({stage.tipAt(7)}, kLongAgo, {});
    stage.serve();
    QCOMPARE(stage.heard.seenAt(breach), -1);
    stage.sync->watch({{{}, OutPoint{txidOf(funding), 0}}});
    stage.serve();
    QCOMPARE(stage.heard.seenAt(breach), 0);
}

void BitcoindSyncTest::anOutpointNotBornYetIsWaitedFor()
{
    Stage stage{300};
    const Transaction funding = paymentTo(kChannel, 1);
    const Transaction close = payment({txidOf(funding), 0}, {0x51});
    stage.start({stage.tipAt(300)}, kLongAgo, {});
    stage.serve();
    stage.sync->watch({{kChannel, OutPoint{txidOf(funding), 0}}});
    stage.serve(1); // asked once, 30 s pass
    const int blocksRead = stage.node.asked["getblock"];
    stage.node.chain.add({funding});
    stage.serve();
    QCOMPARE(stage.heard.seenAt(funding), 301);
    QCOMPARE(stage.node.asked["getblock"], blocksRead + 1);
    stage.node.chain.add({close});
    stage.serve();
    QCOMPARE(stage.heard.seenAt(close), 302);
}

void BitcoindSyncTest::aSpendInABurstOfBlocksIsFoundWhenItsOutpointIsWatchedAfterwards()
{
    Stage stage{5};
    const Transaction commitment = paymentTo(kOurs, 1);
    const Transaction claim =
        payment({txidOf(commitment), 7}, {0x51}); // not an output that pays us
    stage.start({stage.tipAt(5)}, kLongAgo, {{kOurs, {}}});
    stage.serve();
    QVERIFY(stage.heard.ready());
    stage.node.chain.add({commitment});
    stage.mine(3);
    stage.node.chain.add({claim});
    stage.mine(300); // the machine slept
    stage.sync->tick(stage.node.now);
    for (int i = 0; i < 6; ++i) // several windows of blocks
        stage.node.answer();
    QCOMPARE(stage.heard.seenAt(commitment), 6);
    stage.sync->watch({{kChannel, OutPoint{txidOf(commitment), 7}}});
    stage.serve();
    QCOMPARE(stage.heard.seenAt(claim), 10);
}

void BitcoindSyncTest::anotherNetworkIsRefusedAlsoWhenTheNodeWasExchanged()
{
    Stage stage{3};
    stage.start({}, kLongAgo, {});
    stage.serve();
    QVERIFY(stage.heard.ready());
    stage.node.network = "test";
    stage.mine(1);
    stage.serve();
    QCOMPARE(stage.status().state, ChainState::WrongNetwork);
    QVERIFY(stage.status().detail.find("'test'") != std::string::npos);
    QCOMPARE(stage.heard.all<TipReached>().back().tip.height.value, 3U);
    stage.node.network = "regtest";
    stage.serve();
    QVERIFY(stage.heard.ready());
}

void BitcoindSyncTest::theNodesOwnSyncIsShown()
{
    Stage stage{3};
    stage.node.headersAhead = 700;
    stage.start({}, kLongAgo, {});
    stage.serve();
    QCOMPARE(stage.status().state, ChainState::Syncing);
    QVERIFY(stage.status().detail.find("block 3 of 703") != std::string::npos);
    QCOMPARE(stage.status().progress, 0.25);
    stage.node.headersAhead = 0;
    stage.serve();
    QVERIFY(stage.heard.ready());
}

void BitcoindSyncTest::anOldNodeIsRefused()
{
    Stage stage{3};
    stage.node.version = 220000;
    stage.start({}, kLongAgo, {});
    stage.serve();
    QCOMPARE(stage.status().state, ChainState::Unreachable);
    QVERIFY(stage.status().detail.find("24.0") != std::string::npos);
}

void BitcoindSyncTest::aPrunedBlockIsAskedOfAPeerAndReadyIsNotSaidBefore()
{
    Stage stage{10};
    const Transaction tx = paymentTo(kOurs, 1);
    stage.node.chain.add({tx});
    stage.mine(30);
    stage.node.pruneHeight = 30;
    stage.start({stage.tipAt(9)}, kLongAgo, {{kOurs, {}}});
    stage.serve();
    QCOMPARE(stage.status().state, ChainState::Scanning);
    QVERIFY(stage.status().detail.find("waiting for block 10, which this node has pruned") !=
            std::string::npos);
    QVERIFY(stage.heard.all<TipReached>().empty());
    stage.node.peers = 1;
    stage.serve(10);
    QCOMPARE(stage.heard.seenAt(tx), 11);
    QVERIFY(stage.heard.ready());
    QVERIFY(!stage.status().historyMissingBelow);
}

void BitcoindSyncTest::aRestoredWalletOnAPrunedNodeNamesWhatIsMissing()
{
    Stage stage{10};
    const Transaction old = paymentTo(kOurs, 1), young = paymentTo(kOurs, 2);
    stage.node.chain.add({old});
    stage.mine(30);
    stage.node.chain.add({young});
    stage.node.pruneHeight = 30;
    stage.start({}, kLongAgo, {{kOurs, {}}});
    stage.serve(20);
    QVERIFY(stage.heard.ready());
    QCOMPARE(stage.status().historyMissingBelow.value().value, 30U);
    QCOMPARE(stage.heard.seenAt(young), 42);
    QCOMPARE(stage.heard.all<UnspentFound>().front().coins.size(), std::size_t{2});
    QCOMPARE(stage.heard.seenAt(old), -1);

    Stage lucky{10}; // a peer of the node still has the block
    lucky.node.chain.add({old});
    lucky.mine(30);
    lucky.node.pruneHeight = 30;
    lucky.node.peers = 1;
    lucky.start({}, kLongAgo, {{kOurs, {}}});
    lucky.serve(20);
    QCOMPARE(lucky.heard.seenAt(old), 11);
}

void BitcoindSyncTest::aReorgIsToldAndReadAnew()
{
    Stage stage{20};
    const Transaction tx = paymentTo(kOurs, 1);
    stage.start({stage.tipAt(20)}, kLongAgo, {{kOurs, {}}});
    stage.serve();
    stage.mine(10);
    stage.serve();
    stage.node.chain.blocks.resize(22);
    for (int i = 0; i < 12; ++i)
        stage.node.chain.add(i == 3 ? std::vector{tx} : std::vector<Transaction>{}, 9);
    stage.serve();
    QCOMPARE(stage.heard.all<ChainRolledBack>().size(), std::size_t{1});
    QCOMPARE(stage.heard.all<ChainRolledBack>().front().height.value, 21U);
    QCOMPARE(stage.heard.seenAt(tx), 25);
    QCOMPARE(stage.heard.all<TipReached>().back().tip.hash, stage.tipAt(33).hash);
}

void BitcoindSyncTest::aTransactionThatLeavesTheMempoolIsGone()
{
    Stage stage{5};
    const Transaction tx = paymentTo(kOurs, 1);
    stage.node.mempool[txidOf(tx)] = tx;
    stage.start({stage.tipAt(5)}, kLongAgo, {{kOurs, {}}});
    stage.serve();
    QCOMPARE(stage.heard.seenAt(tx), 0);
    stage.node.mempool.clear();
    stage.serve();
    QCOMPARE(stage.heard.all<TransactionGone>().size(), std::size_t{1});
}

void BitcoindSyncTest::garbageForABlockIsSaidAndNothingIsLost()
{
    Stage stage{5};
    const Transaction tx = paymentTo(kOurs, 1);
    stage.start({stage.tipAt(5)}, kLongAgo, {{kOurs, {}}});
    stage.serve();
    stage.node.chain.add({tx});
    stage.node.say["getblock"] = {"00ff", 0, {}};
    stage.serve();
    QCOMPARE(stage.status().state, ChainState::Unreachable);
    for (const char* method :
         {"getblockhash", "getmempoolinfo", "getrawmempool", "estimatesmartfee", "getblock",
          "getblockchaininfo", "getnetworkinfo"}) {
        stage.node.say.clear();
        stage.node.say[method] = {nlohmann::json{{"unexpected", {1, 2}}}, 0, {}};
        stage.serve();
    }
    stage.node.say.clear();
    stage.serve();
    QCOMPARE(stage.heard.seenAt(tx), 6);
    QVERIFY(stage.heard.ready());
    // An outpoint that the node does not want to look up is asked for again, but not at once.
    stage.node.say["gettxout"] = {nullptr, -32603, "internal"};
    stage.sync->watch({{kChannel, OutPoint{txidOf(tx), 5}}});
    stage.serve();
    QVERIFY(stage.heard.ready());
    QVERIFY(stage.node.asked["gettxout"] <= 6);
}

void BitcoindSyncTest::aLostConnectionAnswersTheUnsentAndBeginsAnew()
{
    Stage stage{5};
    stage.start({stage.tipAt(5)}, kLongAgo, {{kOurs, {}}});
    stage.serve();
    const Transaction tx = paymentTo(kOurs, 1);
    stage.sync->broadcast({tx});
    stage.sync->connectionLost();
    QCOMPARE(stage.heard.all<BroadcastDone>().back().verdict, BroadcastVerdict::Unreachable);
    stage.mine(1);
    stage.serve();
    QCOMPARE(stage.heard.all<TipReached>().back().tip.height.value, 6U);
}

void BitcoindSyncTest::aPackageIsSubmittedAsOneWhereTheNodeCan()
{
    const Transaction parent = paymentTo(kOurs, 1);
    const Transaction child = payment({txidOf(parent), 0}, kOurs);
    Stage modern{5};
    modern.node.say["submitpackage"] = {{{"package_msg", "success"},
                                         {"tx-results",
                                          {{toDisplay(wtxidOf(parent)), nlohmann::json::object()},
                                           {toDisplay(wtxidOf(child)), nlohmann::json::object()}}}},
                                        0,
                                        {}};
    modern.start({modern.tipAt(5)}, kLongAgo, {});
    modern.serve();
    QVERIFY(modern.status().packages);
    modern.sync->broadcast({parent, child});
    modern.serve();
    QCOMPARE(modern.heard.all<BroadcastDone>().size(), std::size_t{2});
    QCOMPARE(modern.heard.all<BroadcastDone>().front().verdict, BroadcastVerdict::Accepted);
    QVERIFY(modern.node.sent.empty());

    Stage old{5};
    old.node.version = 250000;
    old.start({old.tipAt(5)}, kLongAgo, {});
    old.serve();
    QVERIFY(!old.status().packages);
    old.sync->broadcast({parent, child});
    old.serve();
    QCOMPARE(old.node.sent.size(), std::size_t{2});
}

FULGURITE_TEST(BitcoindSyncTest)
#include "bitcoind_sync_test.moc"
