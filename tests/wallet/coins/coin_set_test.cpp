// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/support/test_registry.h"
#include "wallet/bitcoin/script.h"
#include "wallet/coins/coin_set.h"
#include "wallet/crypto/hash.h"

#include <ctime>

using namespace fulgurite;
using namespace fulgurite::wallet;

namespace {

constexpr ChainKey kReceive{84, 0, 0};
constexpr ChainKey kChange{84, 0, 1};

Bytes scriptAt(const ScriptPath& path)
{
    ByteWriter seed;
    seed.u32be(path.chain.chain);
    seed.u32be(path.index);
    return p2wpkhScript(hash160(seed.view()));
}

void serve(CoinSet& set)
{
    for (auto wanted = set.book().wanted(); !wanted.empty(); wanted = set.book().wanted()) {
        std::vector<ScriptRecord> scripts;
        for (const ScriptPath& path : wanted)
            scripts.push_back({path, scriptAt(path), false});
        set.addScripts(std::move(scripts));
    }
}

CoinSet freshSet()
{
    CoinSet set;
    set.open(kReceive);
    set.open(kChange);
    serve(set);
    return set;
}

Bytes foreignScript(std::uint8_t tag) { return p2wpkhScript(hash160(Bytes(40, tag))); }

Transaction spending(std::vector<OutPoint> from, std::vector<TxOut> to)
{
    Transaction tx;
    for (const OutPoint& outpoint : from)
        tx.inputs.push_back({outpoint, {}, 0xfffffffd, {}});
    tx.outputs = std::move(to);
    return tx;
}

OutPoint foreignOutpoint(std::uint32_t number)
{
    ByteWriter seed;
    seed.u32be(number);
    return {retag<Txid>(sha256(seed.view())), 0};
}

Transaction gift(std::uint32_t number, Satoshi value, std::uint32_t index = 0)
{
    return spending({foreignOutpoint(number)}, {{value, scriptAt({kReceive, index})}});
}

Confirmation at(std::uint32_t height, std::uint32_t position = 1)
{
    return {BlockHeight{height}, BlockHash{}, position, unixTime(1'700'000'000 + height * 600)};
}

} // namespace

class CoinSetTest final : public QObject {
    Q_OBJECT

private slots:
    void incomingCoinsStayApartUntilConfirmed()
    {
        CoinSet set = freshSet();
        const Transaction tx = gift(1, Satoshi{5000});
        QCOMPARE(set.apply(tx, {}, unixTime(1)).transactions.size(), std::size_t{1});
        QCOMPARE(set.balances().unconfirmedIncoming.value(), 5000U);
        QCOMPARE(set.balances().confirmed.value(), 0U);
        QVERIFY(set.apply(tx, {}, unixTime(2)).empty());
        set.apply(tx, at(10), unixTime(3));
        QCOMPARE(set.balances().confirmed.value(), 5000U);
        QVERIFY(set.apply(tx, at(10), unixTime(4)).empty());
    }
    void aCoinWhoseTransactionNobodyHasCountsAndIsCompletedLater()
    {
        CoinSet set = freshSet();
        Transaction tx = gift(1, Satoshi{5000}, 3);
        tx.outputs.insert(tx.outputs.begin(), TxOut{Satoshi{700}, foreignScript(9)});
        tx.outputs.push_back({Satoshi{40}, scriptAt({kReceive, 4})});
        const OutPoint coin{txidOf(tx), 1}, other{txidOf(tx), 2};
        QVERIFY(!set.applyCoin(coin, tx.outputs[1], at(10)).empty());
        QVERIFY(set.applyCoin(coin, tx.outputs[1], at(10)).empty());
        QVERIFY(!set.applyCoin(other, tx.outputs[2], at(10)).empty());
        QVERIFY(set.applyCoin({txidOf(tx), 0}, tx.outputs[0], at(10)).empty()); // not ours
        QCOMPARE(set.balances().confirmed.value(), 5040U);
        QVERIFY(set.coin(coin)->trusted && set.coin(coin)->mature);
        QVERIFY(isPartial(*set.transaction(txidOf(tx))));
        QCOMPARE(set.history().size(), std::size_t{1});
        QCOMPARE(set.history().front().received.value(), 5040U);

        const Transaction spend = spending({coin}, {{Satoshi{4000}, foreignScript(1)}});
        set.apply(spend, {}, unixTime(5));
        QCOMPARE(set.balances().confirmed.value(), 40U);
        set.apply(tx, at(10), unixTime(6));
        QVERIFY(!isPartial(*set.transaction(txidOf(tx))));
        QCOMPARE(set.balances().confirmed.value(), 40U);
        QVERIFY(set.hasPaid(foreignScript(9)));
        QCOMPARE(set.spenderOf(coin), std::optional{txidOf(spend)});
        QVERIFY(set.applyCoin(coin, tx.outputs[1], at(10)).empty()); // known as a whole
    }
    void changeOfOurOwnIsTrustedAndHistoryKnowsTheFee()
    {
        CoinSet set = freshSet();
        const Transaction parent = gift(1, Satoshi{5000});
        set.apply(parent, at(10), unixTime(1));
        const Transaction payment =
            spending({{txidOf(parent), 0}},
                     {{Satoshi{3000}, foreignScript(9)}, {Satoshi{1800}, scriptAt({kChange, 0})}});
        set.apply(payment, {}, unixTime(2));
        QCOMPARE(set.balances().change.value(), 1800U);
        const auto row = set.historyRow(txidOf(payment));
        QCOMPARE(row->fee->value(), 200U);
        QVERIFY(row->kind == TxKind::Sent);
        QVERIFY(set.history().front().txid == txidOf(payment));
        QVERIFY(set.spenderOf({txidOf(parent), 0}) == txidOf(payment));
    }
    void whatVanishedWhileNobodyLookedIsNotIncomingForEver()
    {
        CoinSet set = freshSet();
        const Transaction lost = gift(1, Satoshi{5000}), kept = gift(2, Satoshi{600}, 1);
        const Transaction built = gift(3, Satoshi{7000}, 2), deep = gift(4, Satoshi{80}, 3);
        set.apply(lost, {}, unixTime(1));
        set.apply(kept, {}, unixTime(1));
        set.apply(built, {}, unixTime(1));
        set.apply(deep, at(10), unixTime(1));
        // Freed while its child may yet confirm, its other coins would be paid twice.
        const Transaction child =
            spending({{txidOf(built), 0}}, {{Satoshi{6800}, scriptAt({kChange, 0})}});
        set.apply(child, {}, unixTime(2));
        const auto changes = set.dropVanished({txidOf(kept)});
        QVERIFY(changes.transactions == std::vector{txidOf(lost)});
        QVERIFY(set.transaction(txidOf(lost))->state == TxState::Evicted);
        for (const Transaction* stands : {&kept, &built, &child})
            QVERIFY(set.transaction(txidOf(*stands))->state == TxState::Unconfirmed);
        QVERIFY(set.transaction(txidOf(deep))->state == TxState::Confirmed);
        set.apply(lost, {}, unixTime(3)); // it may come back
        QVERIFY(set.transaction(txidOf(lost))->state == TxState::Unconfirmed);
    }
    void aRefusedReplacementLeavesTheFirstStanding()
    {
        CoinSet set = freshSet();
        const Transaction parent = gift(1, Satoshi{9000});
        set.apply(parent, at(10), unixTime(1));
        const OutPoint coin{txidOf(parent), 0};
        const Transaction first = spending({coin}, {{Satoshi{8000}, scriptAt({kChange, 0})}});
        const Transaction second = spending({coin}, {{Satoshi{7000}, scriptAt({kChange, 0})}});
        set.apply(first, {}, unixTime(1));
        set.apply(second, {}, unixTime(2));
        QVERIFY(set.transaction(txidOf(first))->state == TxState::Replaced);
        set.gone(txidOf(second));
        set.apply(first, {}, unixTime(3));
        QVERIFY(set.transaction(txidOf(first))->state == TxState::Unconfirmed);
        QVERIFY(set.transaction(txidOf(second))->state != TxState::Unconfirmed);
        QVERIFY(set.spenderOf(coin) == txidOf(first));
    }
    void aReorgRollsCoinsBackAndForward()
    {
        CoinSet set = freshSet();
        std::vector<Transaction> gifts;
        for (std::uint32_t i = 1; i <= 100; ++i) {
            gifts.push_back(gift(i, Satoshi{1000}, i % 20));
            set.apply(gifts.back(), at(i), unixTime(i));
        }
        QCOMPARE(set.balances().confirmed.value(), 100'000U);
        QCOMPARE(set.rollBack(BlockHeight{0}).transactions.size(), std::size_t{100});
        QCOMPARE(set.balances().confirmed.value(), 0U);
        QCOMPARE(set.balances().unconfirmedIncoming.value(), 100'000U);
        for (std::uint32_t i = 1; i <= 100; ++i)
            set.apply(gifts[i - 1], at(i + 1), unixTime(i));
        QCOMPARE(set.balances().confirmed.value(), 100'000U);
    }
    void aReplacementStrikesItsRivalAndAllItsChildren()
    {
        CoinSet set = freshSet();
        const Transaction parent = gift(1, Satoshi{9000});
        set.apply(parent, at(10), unixTime(1));
        const OutPoint coin{txidOf(parent), 0};
        const Transaction first = spending({coin}, {{Satoshi{8000}, scriptAt({kChange, 0})}});
        const Transaction child =
            spending({{txidOf(first), 0}}, {{Satoshi{7000}, foreignScript(1)}});
        const Transaction second = spending({coin}, {{Satoshi{7500}, scriptAt({kChange, 1})}});
        set.apply(first, {}, unixTime(2));
        set.apply(child, {}, unixTime(3));
        set.apply(second, {}, unixTime(4));
        QVERIFY(set.transaction(txidOf(first))->state == TxState::Replaced);
        QVERIFY(set.transaction(txidOf(child))->state == TxState::Replaced);
        QVERIFY(set.transaction(txidOf(first))->displacedBy == txidOf(second));
        QCOMPARE(set.balances().change.value(), 7500U);
        // The miner had the first one after all.
        set.apply(first, at(11), unixTime(5));
        QVERIFY(set.transaction(txidOf(second))->state == TxState::Conflicted);
        QCOMPARE(set.balances().confirmed.value(), 8000U);
        QVERIFY(set.apply(second, {}, unixTime(6)).transactions.size() == 1);
        QVERIFY(set.transaction(txidOf(second))->state == TxState::Conflicted);
    }
    void anEvictedPaymentFreesItsCoins()
    {
        CoinSet set = freshSet();
        const Transaction parent = gift(1, Satoshi{9000});
        set.apply(parent, at(10), unixTime(1));
        const Transaction payment =
            spending({{txidOf(parent), 0}}, {{Satoshi{8000}, foreignScript(1)}});
        set.apply(payment, {}, unixTime(2));
        QCOMPARE(set.balances().confirmed.value(), 0U);
        set.gone(txidOf(payment));
        QCOMPARE(set.balances().confirmed.value(), 9000U);
        QVERIFY(set.transaction(txidOf(payment))->state == TxState::Evicted);
        set.apply(payment, at(12), unixTime(3));
        QCOMPARE(set.balances().confirmed.value(), 0U);
    }
    void aSpendThatArrivesBeforeItsParentIsNotLost()
    {
        CoinSet set = freshSet();
        const Transaction parent = gift(1, Satoshi{9000});
        const Transaction payment =
            spending({{txidOf(parent), 0}}, {{Satoshi{8000}, foreignScript(1)}});
        QVERIFY(set.apply(payment, at(11), unixTime(1)).empty());
        QCOMPARE(set.apply(parent, at(10), unixTime(2)).transactions.size(), std::size_t{2});
        QCOMPARE(set.balances().confirmed.value(), 0U);
    }
    void aCoinbaseMaturesAfterAHundredBlocks()
    {
        CoinSet set = freshSet();
        Transaction mined =
            spending({{Txid{}, 0xffffffff}}, {{Satoshi{50}, scriptAt({kReceive, 0})}});
        mined.inputs[0].scriptSig = Bytes{1, 1};
        set.apply(mined, at(10, 0), unixTime(1));
        set.setTip(BlockHeight{108});
        QCOMPARE(set.balances().immature.value(), 50U);
        set.setTip(BlockHeight{109});
        QCOMPARE(set.balances().confirmed.value(), 50U);
        set.rollBack(BlockHeight{9});
        QVERIFY(set.transaction(txidOf(mined))->state == TxState::Conflicted);
    }
    void reservedAndFrozenCoinsLeaveTheSpendableOnes()
    {
        CoinSet set = freshSet();
        const Transaction first = gift(1, Satoshi{100});
        const Transaction second = gift(2, Satoshi{200});
        set.apply(first, at(1), unixTime(1));
        set.apply(second, at(1, 2), unixTime(1));
        const std::vector<OutPoint> coin{{txidOf(first), 0}};
        QVERIFY(set.reserve(coin, "channel").has_value());
        QVERIFY(!set.reserve(coin, "other").has_value());
        set.setFrozen({txidOf(second), 0}, true);
        QCOMPARE(set.balances().reserved.value(), 100U);
        QCOMPARE(set.balances().frozen.value(), 200U);
        set.release("channel");
        QCOMPARE(set.balances().confirmed.value(), 100U);
    }
    void anAddressIsNeverOfferedTwice()
    {
        CoinSet set = freshSet();
        ChangeSet changes;
        const auto first = set.handOut(kReceive, changes);
        const auto second = set.handOut(kReceive, changes);
        QCOMPARE(first->path.index, 0U);
        QCOMPARE(second->path.index, 1U);
        serve(set);
        set.apply(gift(1, Satoshi{5000}, 7), {}, unixTime(1));
        serve(set);
        QCOMPARE(set.handOut(kReceive, changes)->path.index, 8U);
        QVERIFY(set.book().find(scriptAt({kReceive, 27})).has_value());
        QVERIFY(!set.book().find(scriptAt({kReceive, 28})).has_value());
    }
    void handingOutFarBeyondTheGapIsSaid()
    {
        CoinSet set = freshSet();
        ChangeSet changes;
        for (unsigned i = 0; i < kGapLimit; ++i) {
            QVERIFY(!set.handOut(kReceive, changes)->beyondGap);
            serve(set);
        }
        QVERIFY(set.handOut(kReceive, changes)->beyondGap);
    }
    void aScriptAddedLaterFindsItsOutputs()
    {
        CoinSet set = freshSet();
        Transaction tx = gift(1, Satoshi{5000}, 19);
        tx.outputs.push_back({Satoshi{70}, scriptAt({kReceive, 30})});
        set.apply(tx, at(5), unixTime(1));
        QCOMPARE(set.balances().confirmed.value(), 5000U);
        serve(set);
        QCOMPARE(set.balances().confirmed.value(), 5070U);
    }
    void aSetIsTheSameAfterItsRowsWereStored()
    {
        CoinSet set = freshSet();
        const Transaction parent = gift(1, Satoshi{9000});
        set.apply(parent, at(10), unixTime(1));
        set.setTip(BlockHeight{11});
        set.setFrozen({txidOf(parent), 0}, true);
        const CoinSet again{set.book().records(),
                            {*set.transaction(txidOf(parent))},
                            {set.mark({txidOf(parent), 0})},
                            set.tip()};
        QCOMPARE(again.balances().frozen.value(), 9000U);
        QVERIFY(again.book().isUsed({kReceive, 0}));
    }
    void amountsThatNoBlockCouldHoldAreIgnored()
    {
        CoinSet set = freshSet();
        QVERIFY(set.apply(gift(1, Satoshi{UINT64_MAX}), at(1), unixTime(1)).empty());
        QCOMPARE(set.transactionCount(), std::size_t{0});
    }
    void fiveThousandTransactionsRestoreInAMoment()
    {
        const std::clock_t began = std::clock(); // of this process: the machine may be busy
        CoinSet set = freshSet();
        for (std::uint32_t i = 0; i < 5000; ++i) {
            set.apply(gift(i, Satoshi{1000}, i * 2 / 5), at(i + 1), unixTime(i));
            serve(set);
        }
        QCOMPARE(set.balances().confirmed.value(), 5'000'000U);
        QCOMPARE(set.history().size(), std::size_t{5000});
        const auto took = 1000 * (std::clock() - began) / CLOCKS_PER_SEC;
        QVERIFY2(took < 2000, qPrintable(QString::number(took)));
        qInfo("5000 transactions on 2000 addresses: %ld ms", took);
    }
};

FULGURITE_TEST(CoinSetTest)
#include "coin_set_test.moc"
