// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/wallet/chain/bitcoind_stage.h"

using namespace fulgurite;
using namespace fulgurite::wallet;
using namespace fulgurite::wallet::bitcoind_stage;

/// What is looked for in blocks already read, or that nobody has.
class BitcoindLateTest : public QObject {
    Q_OBJECT

private slots:
    void anOutpointIsLookedForDownToItsBirthBesideTheRest();
    void aSearchGoesOnWhereItEndedBeforeARestart();
    void aScriptThatWasNeverScannedForIsScannedForAtTheNextStart();
    void aCoinOfAPrunedBlockIsToldWithTheBlockItStandsIn();
    void aBlockThatNobodyHasHidesNoOtherFromASearch_data();
    void aBlockThatNobodyHasHidesNoOtherFromASearch();
    void aPointThatNobodyHasHidesNoOther();
    void aScriptIsCalledScannedWhenTheBlocksOfItsCoinsAreRead();
};

void BitcoindLateTest::anOutpointIsLookedForDownToItsBirthBesideTheRest()
{
    Stage stage{3};
    const Transaction funding = paymentTo(kChannel, 1);
    const Transaction breach = payment({txidOf(funding), 0}, {0x51});
    stage.node.chain.add({funding});
    stage.node.chain.add({breach});
    stage.mine(2500);
    stage.start({stage.tipAt(2500)}, kLongAgo,
                {{kChannel, OutPoint{txidOf(funding), 0}, BlockHeight{4}}});
    stage.serve(1);
    std::optional<std::size_t> ready, seen;
    for (std::size_t i = 0; i < stage.heard.events.size(); ++i) {
        const auto* status = std::get_if<ChainStatus>(&stage.heard.events[i]);
        if (!ready && status != nullptr && status->state == ChainState::Ready)
            ready = i;
        if (std::holds_alternative<TransactionSeen>(stage.heard.events[i]))
            seen = i;
    }
    QVERIFY(ready);
    stage.serve(5);
    QCOMPARE(stage.heard.seenAt(breach), 5);
    QVERIFY(!seen || *ready < *seen); // Ready does not wait for it
    QVERIFY(stage.heard.ready());
    const int blocksRead = stage.node.asked["getblock"];
    stage.serve(5);
    QCOMPARE(stage.node.asked["getblock"], blocksRead); // found: the search is over
}

void BitcoindLateTest::aSearchGoesOnWhereItEndedBeforeARestart()
{
    Stage stage{3};
    const Transaction funding = paymentTo(kChannel, 1);
    const Transaction breach = payment({txidOf(funding), 0}, {0x51});
    const OutPoint channel{txidOf(funding), 0};
    stage.node.chain.add({funding});
    stage.node.chain.add({breach});
    stage.mine(2500);
    stage.start({stage.tipAt(2505)}, kLongAgo, {{kChannel, channel, BlockHeight{4}}});
    stage.sync->tick(stage.node.now);
    while (stage.heard.all<SpenderSought>().size() < 3 &&
           (stage.node.answer() || stage.sync->eager()))
        if (stage.sync->eager())
            stage.sync->tick(stage.node.now);
    const SpenderSought last = stage.heard.all<SpenderSought>().back();
    QCOMPARE(last.outpoint, channel);
    QVERIFY(last.height.value > 2000);
    const int before = stage.node.asked["getblock"];
    stage.start({stage.tipAt(2505)}, kLongAgo, {{kChannel, channel, BlockHeight{4}, last.height}});
    stage.serve(5);
    QCOMPARE(stage.heard.seenAt(breach), 5);
    QVERIFY(stage.node.asked["getblock"] - before <= static_cast<int>(last.height.value));
    // Searched to the end before: nothing is read again.
    const int after = stage.node.asked["getblock"];
    stage.start({stage.tipAt(2505)}, kLongAgo,
                {{kChannel, channel, BlockHeight{4}, BlockHeight{4}}});
    stage.serve(5);
    QCOMPARE(stage.node.asked["getblock"], after);
}

void BitcoindLateTest::aScriptThatWasNeverScannedForIsScannedForAtTheNextStart()
{
    Stage stage{10};
    const Transaction early = paymentTo(kLater, 1);
    stage.node.chain.add({early});
    stage.mine(200);
    Watch watch{kLater};
    watch.unscanned = true;
    stage.start({stage.tipAt(205)}, kLongAgo, {{kOurs}, watch});
    stage.serve();
    QCOMPARE(stage.heard.seenAt(early), 11);
    QCOMPARE(stage.heard.all<UnspentFound>().size(), std::size_t{1});
    QCOMPARE(stage.heard.all<ScriptsScanned>().size(), std::size_t{1});
    QCOMPARE(stage.heard.all<ScriptsScanned>().front().scripts, std::vector<Bytes>{kLater});
}

void BitcoindLateTest::aCoinOfAPrunedBlockIsToldWithTheBlockItStandsIn()
{
    Stage stage{10};
    const Transaction old = paymentTo(kOurs, 1);
    stage.node.chain.add({old});
    stage.mine(30);
    stage.node.pruneHeight = 30;
    stage.start({}, kLongAgo, {{kOurs}});
    stage.serve(20);
    const auto found = stage.heard.all<UnspentFound>();
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(found.front().coins.size(), std::size_t{1});
    const UnspentFound::Coin& coin = found.front().coins.front();
    QCOMPARE(coin.outpoint.txid, txidOf(old));
    QCOMPARE(coin.confirmation.height.value, 11U);
    QCOMPARE(coin.confirmation.blockHash, stage.node.chain.hashAt(11));
    QVERIFY(toSeconds(coin.confirmation.blockTime) > 0);
    QVERIFY(stage.heard.ready());
    QCOMPARE(stage.status().historyMissingBelow.value().value, 30U);
}

void BitcoindLateTest::aBlockThatNobodyHasHidesNoOtherFromASearch_data()
{
    QTest::addColumn<int>("lost");
    QTest::newRow("the first of a window") << 84;
    QTest::newRow("amid a window") << 92;
    QTest::newRow("right below the spend") << 89;
    QTest::newRow("right above the spend") << 91;
}

void BitcoindLateTest::aBlockThatNobodyHasHidesNoOtherFromASearch()
{
    QFETCH(int, lost);
    Stage stage{3};
    const Transaction funding = paymentTo(kChannel, 1);
    const Transaction breach = payment({txidOf(funding), 0}, {0x51});
    stage.node.chain.add({funding});
    stage.mine(85);
    stage.node.chain.add({breach});
    stage.mine(9);
    QCOMPARE(stage.node.chain.height(), 99U);
    stage.node.lost = {static_cast<std::uint32_t>(lost)};
    stage.node.peers = 1;
    stage.start({stage.tipAt(99)}, kLongAgo,
                {{kChannel, OutPoint{txidOf(funding), 0}, BlockHeight{4}}});
    stage.serve(60);
    QCOMPARE(stage.heard.seenAt(breach), 90);
    // After a restart it is looked for again: nothing below it was called searched.
    for (const SpenderSought& sought : stage.heard.all<SpenderSought>())
        QVERIFY(sought.height.value > static_cast<std::uint32_t>(lost));
}

void BitcoindLateTest::aPointThatNobodyHasHidesNoOther()
{
    Stage stage{10};
    const Transaction gone = paymentTo(kOurs, 1), kept = paymentTo(kOurs, 2);
    stage.node.chain.add({gone});
    stage.node.chain.add({kept});
    stage.mine(30);
    stage.node.pruneHeight = 30;
    stage.node.lost = {11};
    stage.node.peers = 1;
    stage.start({}, kLongAgo, {{kOurs}});
    stage.serve(20);
    QCOMPARE(stage.heard.seenAt(kept), 12);
    QCOMPARE(stage.heard.seenAt(gone), -1);
    QVERIFY(stage.heard.ready());
}

void BitcoindLateTest::aScriptIsCalledScannedWhenTheBlocksOfItsCoinsAreRead()
{
    Stage stage{10};
    const Transaction early = paymentTo(kLater, 1);
    stage.node.chain.add({early});
    stage.mine(200);
    Watch watch{kLater};
    watch.unscanned = true;
    stage.node.lost = {11};
    stage.start({stage.tipAt(205)}, kLongAgo, {{kOurs}, watch});
    stage.serve();
    QCOMPARE(stage.heard.all<UnspentFound>().size(), std::size_t{1});
    QVERIFY(stage.heard.all<ScriptsScanned>().empty()); // a crash now must not forget it
    stage.node.lost.clear();
    stage.serve();
    QCOMPARE(stage.heard.seenAt(early), 11);
    QCOMPARE(stage.heard.all<ScriptsScanned>().size(), std::size_t{1});
    QVERIFY(stage.heard.ready());
}

FULGURITE_TEST(BitcoindLateTest)
#include "bitcoind_late_test.moc"
