// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/support/test_registry.h"
#include "wallet/bitcoin/interpreter_rules.h"
#include "wallet/bitcoin/script.h"
#include "wallet/coins/bump.h"
#include "wallet/coins/review.h"
#include "wallet/coins/signer.h"
#include "wallet/crypto/hash.h"
#include "wallet/keys/accounts.h"

using namespace fulgurite;
using namespace fulgurite::wallet;

namespace {

SecretKey secretAt(const ScriptPath& path)
{
    ByteWriter seed;
    seed.u32be(path.chain.purpose);
    seed.u32be(path.chain.chain);
    seed.u32be(path.index);
    return *SecretKey::parse(sha256(seed.view()).view());
}

Bytes scriptAt(const ScriptPath& path)
{
    return scriptFor(static_cast<ScriptType>(path.chain.purpose), secretAt(path).publicKey());
}

std::optional<SecretKey> keyOf(const Coin& coin) { return secretAt(coin.path); }

Bytes foreign(std::uint8_t tag) { return p2wpkhScript(hash160(Bytes(40, tag))); }

/// A wallet with one confirmed coin of `value` on each of the four kinds of scripts.
CoinSet walletOf(std::uint64_t value, std::vector<std::uint32_t> purposes = {44, 49, 84, 86})
{
    CoinSet set;
    set.open({84, 0, 1});
    for (const std::uint32_t purpose : purposes)
        set.open({purpose, 0, 0});
    std::vector<ScriptRecord> scripts;
    for (const ScriptPath& path : set.book().wanted())
        scripts.push_back({path, scriptAt(path), false});
    set.addScripts(std::move(scripts));
    std::uint8_t tag = 1;
    for (const std::uint32_t purpose : purposes) {
        Transaction tx;
        tx.inputs.push_back({{retag<Txid>(sha256(Bytes(3, tag++))), 0}, {}, 0, {}});
        tx.outputs.push_back({Satoshi{value}, scriptAt({{purpose, 0, 0}, 0})});
        set.apply(tx, Confirmation{BlockHeight{10}, {}, tag, unixTime(5)}, unixTime(5));
    }
    set.setTip(BlockHeight{200});
    return set;
}

const ScriptPath kChangePath{{84, 0, 1}, 0};

BuildRequest paying(std::uint64_t amount, std::uint32_t satPerVb = 2)
{
    BuildRequest request;
    request.outputs = {{Satoshi{amount}, foreign(7)}};
    request.feerate = Feerate{satPerVb * 250};
    request.changeScript = scriptAt(kChangePath);
    request.tip = BlockHeight{200};
    return request;
}

/// Builds, signs and lets the wallet see a payment.
UnsignedTx sendFrom(CoinSet& set, const BuildRequest& request, RandomSource& random)
{
    const auto coins = set.coins();
    const auto built = buildTransaction(coins, request, random);
    const auto done = signTransaction(*built, keyOf, random);
    set.apply(done->tx(), {}, unixTime(100));
    UnsignedTx out = *built;
    out.tx = done->tx();
    return out;
}

BumpRequest bumping(const Txid& txid, std::uint32_t satPerVb)
{
    BumpRequest request;
    request.txid = txid;
    request.feerate = Feerate{satPerVb * 250};
    request.changeScript = scriptAt({{84, 0, 1}, 5});
    request.tip = BlockHeight{200};
    return request;
}

} // namespace

class SpendingTest final : public QObject {
    Q_OBJECT

private slots:
    void allFourKindsOfInputsAreSignedAndWeighNoMoreThanPlanned()
    {
        SeededRandom random{1};
        const CoinSet set = walletOf(100'000);
        BuildRequest request = paying(0);
        request.sendAll = true;
        const auto coins = set.coins();
        const auto built = buildTransaction(coins, request, random);
        QVERIFY(built.has_value());
        QCOMPARE(built->tx.inputs.size(), std::size_t{4});
        const auto done = signTransaction(*built, keyOf, random);
        QVERIFY2(done.has_value(), done ? "" : done.error().detail.c_str());
        QVERIFY(weightOf(done->tx()) <= built->weight);
        QVERIFY(weightOf(done->tx()) + 16 > built->weight);
        QCOMPARE(done->fee().value(), built->fee.value());
        QCOMPARE(done->tx().outputs.size(), std::size_t{1});
        QCOMPARE(done->tx().outputs[0].value.value(), 400'000 - built->fee.value());
    }
    void aWrongKeyNeverLeavesTheSelfCheck()
    {
        SeededRandom random{2};
        const CoinSet set = walletOf(100'000, {86});
        const auto coins = set.coins();
        const auto built = buildTransaction(coins, paying(50'000), random);
        const auto wrong = signTransaction(
            *built, [](const Coin&) { return SecretKey::parse(Bytes(32, 9)); }, random);
        QVERIFY(wrong.error().code == SignError::SelfCheckFailed);
        const auto none =
            signTransaction(*built, [](const Coin&) { return std::optional<SecretKey>{}; }, random);
        QVERIFY(none.error().code == SignError::KeyMissing);
    }
    void theLockTimeLiesAtTheTipOrALittleBelowAndRbfIsSignalled()
    {
        SeededRandom random{3};
        const CoinSet set = walletOf(100'000);
        const auto coins = set.coins();
        unsigned below = 0;
        for (int i = 0; i < 200; ++i) {
            const auto built = buildTransaction(coins, paying(50'000), random);
            QVERIFY(built->tx.lockTime <= 200 && built->tx.lockTime > 100);
            below += built->tx.lockTime < 200 ? 1U : 0U;
            QCOMPARE(built->tx.inputs[0].sequence, kSequenceReplaceable);
            QVERIFY(built->tx.outputs.at(*built->changeIndex).scriptPubKey ==
                    scriptAt(kChangePath));
        }
        QVERIFY(below > 5 && below < 50);
    }
    void aFundingTransactionSignalsNoReplacement()
    {
        SeededRandom random{4};
        CoinSet set = walletOf(100'000, {84});
        BuildRequest request = paying(50'000);
        request.replaceable = false;
        const UnsignedTx funding = sendFrom(set, request, random);
        QCOMPARE(funding.tx.inputs[0].sequence, 0xfffffffeU);
        const auto refused = planReplacement(set, bumping(txidOf(funding.tx), 20), random);
        QVERIFY(refused.error().code == BumpError::NotReplaceable);
    }
    void dustAndForeignCoinsAreRefused()
    {
        SeededRandom random{5};
        const CoinSet set = walletOf(100'000);
        const auto coins = set.coins();
        QVERIFY(buildTransaction(coins, paying(293), random).error().code ==
                SelectionError::AmountBelowDust);
        BuildRequest request = paying(1000);
        request.chosen = {OutPoint{Txid{}, 3}};
        QVERIFY(buildTransaction(coins, request, random).error().code ==
                SelectionError::ForeignScript);
    }
    void sendAllLeavesTheAnchorReserve()
    {
        SeededRandom random{6};
        const CoinSet set = walletOf(100'000);
        BuildRequest request = paying(0);
        request.sendAll = true;
        request.policy.reserve = Satoshi{25'000};
        const auto coins = set.coins();
        const auto built = buildTransaction(coins, request, random);
        QCOMPARE(built->tx.outputs.at(*built->changeIndex).value.value(), 25'000U);
    }
    void aReplacementKeepsTheRecipientAndPaysFromChange()
    {
        SeededRandom random{7};
        CoinSet set = walletOf(100'000, {84});
        const UnsignedTx first = sendFrom(set, paying(50'000), random);
        const auto plan = planReplacement(set, bumping(txidOf(first.tx), 10), random);
        QVERIFY(plan.has_value());
        QCOMPARE(plan->oldFee.value(), first.fee.value());
        QVERIFY(plan->newFee.value() >= 10 * plan->tx.vsize());
        QVERIFY(std::ranges::find(plan->tx.tx.outputs, TxOut{Satoshi{50'000}, foreign(7)}) !=
                plan->tx.tx.outputs.end());
        const auto done = signTransaction(plan->tx, keyOf, random);
        QVERIFY(done.has_value());
        set.apply(done->tx(), {}, unixTime(200));
        QVERIFY(set.transaction(txidOf(first.tx))->state == TxState::Replaced);
    }
    void aBumpLeavesTheAnchorReserve()
    {
        SeededRandom random{21};
        CoinSet set = walletOf(100'000, {84});
        const UnsignedTx first = sendFrom(set, paying(50'000), random); // change: some 49,000
        BumpRequest bump = bumping(txidOf(first.tx), 10);
        bump.reserve = Satoshi{25'000};
        QVERIFY(planReplacement(set, bump, random).has_value());
        bump.feerate = Feerate{250 * 200};
        QVERIFY(planReplacement(set, bump, random).error().code == BumpError::ReserveWouldBreak);
        QVERIFY(planBump(set, bump, random).error().code == BumpError::ReserveWouldBreak);
        BumpRequest child = bump;
        child.feerate = Feerate{250 * 120}; // of both
        QVERIFY(planChild(set, child, random).error().code == BumpError::ReserveWouldBreak);
        bump.reserve = child.reserve = Satoshi{};
        QVERIFY(planReplacement(set, bump, random).has_value());
        QVERIFY(planChild(set, child, random).has_value());
    }
    void whatComesInMayBePulledThoughTheReserveIsNotThereYet()
    {
        SeededRandom random{22};
        CoinSet set = walletOf(100'000, {});
        set.open({84, 0, 0});
        std::vector<ScriptRecord> scripts;
        for (const ScriptPath& path : set.book().wanted())
            scripts.push_back({path, scriptAt(path), false});
        set.addScripts(std::move(scripts));
        Transaction income;
        income.inputs.push_back({{retag<Txid>(sha256(Bytes(3, 9))), 0}, {}, 0, {}});
        income.outputs.push_back({Satoshi{9'000}, scriptAt({{84, 0, 0}, 0})});
        set.apply(income, {}, unixTime(5));
        BumpRequest bump = bumping(txidOf(income), 5);
        bump.reserve = Satoshi{25'000};
        QVERIFY(planBump(set, bump, random).has_value());
    }
    void aReplacementAddsCoinsWhenChangeIsNotEnough()
    {
        SeededRandom random{8};
        CoinSet set = walletOf(100'000, {84, 86});
        const UnsignedTx first = sendFrom(set, paying(99'000), random);
        QCOMPARE(first.tx.inputs.size(), std::size_t{1});
        const auto plan = planReplacement(set, bumping(txidOf(first.tx), 30), random);
        QVERIFY(plan.has_value());
        QCOMPARE(plan->tx.tx.inputs.size(), std::size_t{2});
        QVERIFY(signTransaction(plan->tx, keyOf, random).has_value());
        const auto poor = planReplacement(set, bumping(txidOf(first.tx), 3000), random);
        QVERIFY(poor.error().code == BumpError::InsufficientFunds);
    }
    void anAncestorOfAFundingTransactionIsNeverReplaced()
    {
        SeededRandom random{9};
        CoinSet set = walletOf(100'000, {84});
        const UnsignedTx first = sendFrom(set, paying(50'000), random);
        BuildRequest request = paying(20'000);
        request.replaceable = false;
        const UnsignedTx funding = sendFrom(set, request, random);
        BumpRequest bump = bumping(txidOf(first.tx), 20);
        bump.forbidden = {txidOf(funding.tx)};
        QVERIFY(planReplacement(set, bump, random).error().code == BumpError::FundingForbidden);
        // Its child may still pay for it.
        bump.txid = txidOf(funding.tx);
        QVERIFY(planChild(set, bump, random).has_value());
    }
    void aChildLiftsTheWholePackageToTheWantedRate()
    {
        SeededRandom random{10};
        CoinSet set = walletOf(100'000, {84});
        const UnsignedTx parent = sendFrom(set, paying(50'000, 1), random);
        const auto plan = planChild(set, bumping(txidOf(parent.tx), 20), random);
        QVERIFY(plan.has_value());
        const auto done = signTransaction(plan->tx, keyOf, random);
        QVERIFY(done.has_value());
        const std::uint64_t vsize = vsizeOf(parent.tx) + vsizeOf(done->tx());
        QVERIFY(parent.fee.value() + done->fee().value() >= 20 * vsize - 20);
        QCOMPARE(plan->newFee.value(), parent.fee.value() + done->fee().value());
        QVERIFY(planChild(set, bumping(txidOf(parent.tx), 1), random).error().code ==
                BumpError::FeerateTooLow);
    }
    void aPaymentFromItsChangeIsNotCancelledByAReplacement()
    {
        SeededRandom random{13};
        CoinSet set = walletOf(100'000, {84});
        const UnsignedTx first = sendFrom(set, paying(50'000, 1), random);
        const UnsignedTx second = sendFrom(set, paying(20'000, 1), random);
        const BumpRequest bump = bumping(txidOf(first.tx), 20);
        const auto refused = planReplacement(set, bump, random);
        QVERIFY(!refused && refused.error().code == BumpError::NotReplaceable);
        QVERIFY(refused.error().detail.find(toDisplay(txidOf(second.tx))) != std::string::npos);
        // A child of the later payment lifts both.
        const auto plan = planBump(set, bump, random);
        QVERIFY(plan && plan->method == BumpMethod::ChildPaysForParent);
        QVERIFY(plan->replaces.empty());
        const auto done = signTransaction(plan->tx, keyOf, random);
        QVERIFY(done && done->tx().inputs.front().prevout.txid == txidOf(second.tx));
        const std::uint64_t vsize = vsizeOf(first.tx) + vsizeOf(second.tx) + vsizeOf(done->tx());
        QVERIFY(first.fee.value() + second.fee.value() + done->fee().value() >= 20 * vsize - 20);
    }
    void whereNothingIsFreeTheLaterPaymentIsNamed()
    {
        SeededRandom random{14};
        CoinSet set = walletOf(100'000, {84});
        const UnsignedTx first = sendFrom(set, paying(50'000, 1), random);
        BuildRequest rest = paying(0, 1); // as a funding of all that is left, without change
        rest.sendAll = true;
        const UnsignedTx second = sendFrom(set, rest, random);
        const auto refused = planBump(set, bumping(txidOf(first.tx), 20), random);
        QVERIFY(!refused && refused.error().code == BumpError::NotReplaceable);
        QVERIFY(refused.error().detail.find(toDisplay(txidOf(second.tx))) != std::string::npos);
    }
    void whatPaysOnlyOurselvesMayBeReplacedUnlessAPaymentFollows()
    {
        SeededRandom random{15};
        CoinSet set = walletOf(100'000, {84});
        const UnsignedTx first = sendFrom(set, paying(30'000, 1), random);
        BuildRequest own = paying(0, 1);
        own.outputs.front().scriptPubKey = scriptAt({{84, 0, 0}, 1});
        own.sendAll = true;
        const UnsignedTx second = sendFrom(set, own, random);
        const auto plan = planReplacement(set, bumping(txidOf(first.tx), 20), random);
        QVERIFY(plan.has_value());
        QCOMPARE(plan->replaces.size(), std::size_t{2});
        sendFrom(set, paying(20'000, 1), random);
        QVERIFY(planReplacement(set, bumping(txidOf(first.tx), 20), random).error().code ==
                BumpError::NotReplaceable);
        QVERIFY(set.transaction(txidOf(second.tx))->state == TxState::Unconfirmed);
    }
    void aChildNeverCostsWhatItBrings()
    {
        SeededRandom random{16};
        const auto received = [](CoinSet& set, std::uint64_t value, std::size_t others) {
            Transaction tx;
            tx.inputs.push_back({{retag<Txid>(sha256(Bytes(3, 0x60))), 0}, {}, 0, {}});
            tx.outputs.push_back({Satoshi{value}, scriptAt({{84, 0, 0}, 1})});
            for (std::size_t i = 0; i < others; ++i)
                tx.outputs.push_back({Satoshi{10'000}, foreign(9)});
            set.apply(tx, {}, unixTime(100));
            return txidOf(tx);
        };
        CoinSet heavy = walletOf(3'000'000, {84, 86});
        const auto refused = planBump(heavy, bumping(received(heavy, 1'000, 3'000), 20), random);
        QVERIFY(!refused && refused.error().code == BumpError::NotWorthIt);
        QVERIFY(refused.error().detail.ends_with("brings 1000 sat"));
        // Coins are added for a child that keeps less than dust, while the sum is still worth it.
        CoinSet light = walletOf(100'000, {84});
        const Txid small = received(light, 600, 0);
        const auto plan = planChild(light, bumping(small, 2), random);
        QVERIFY(plan.has_value());
        QCOMPARE(plan->tx.tx.inputs.size(), std::size_t{2});
        QVERIFY(plan->tx.fee.value() < 600);
        // Alone it would cost less than it brings, with the coin it needs more.
        QVERIFY(planChild(light, bumping(small, 3), random).error().code == BumpError::NotWorthIt);
    }
    void anUnsignedOrMoneyMakingSpendInNoBlockChangesNothing()
    {
        SeededRandom random{12};
        CoinSet set = walletOf(100'000);
        set.distrustMempool();
        const auto coins = set.coins();
        const UnsignedTx built = *buildTransaction(coins, paying(250'000), random);
        set.apply(built.tx, {}, unixTime(100)); // as a server may invent it
        QCOMPARE(set.coins().size(), std::size_t{4});
        QCOMPARE(set.balances().confirmed.value(), 400'000U);
        UnsignedTx minting = built; // the owner's keys would sign even this
        minting.tx.outputs.push_back({Satoshi{500'000}, scriptAt(kChangePath)});
        const auto minted = signTransaction(minting, keyOf, random);
        if (minted)
            set.apply(minted->tx(), {}, unixTime(100));
        QCOMPARE(set.balances().confirmed.value(), 400'000U);
        QCOMPARE(set.balances().change.value(), 0U);
        set.apply(signTransaction(built, keyOf, random)->tx(), {}, unixTime(100));
        QCOMPARE(set.balances().confirmed.value(), 400'000U - 100'000U * built.tx.inputs.size());
        QVERIFY(set.balances().change.value() > 0);
    }
    void anInventedSpendThatCameBeforeItsCoinIsNotBelievedEither()
    {
        CoinSet set = walletOf(100'000, {84});
        set.distrustMempool();
        Transaction parent;
        parent.inputs.push_back({{retag<Txid>(sha256(Bytes(3, 0x50))), 0}, {}, 0, {}});
        parent.outputs.push_back({Satoshi{70'000}, scriptAt({{84, 0, 0}, 1})});
        Transaction invented;
        invented.inputs.push_back({{txidOf(parent), 0}, {}, 0xfffffffd, {}});
        invented.outputs.push_back({Satoshi{2'000'000'000}, scriptAt(kChangePath)});
        set.apply(invented, {}, unixTime(100));
        set.apply(parent, Confirmation{BlockHeight{20}, {}, 1, unixTime(5)}, unixTime(5));
        QCOMPARE(set.balances().confirmed.value(), 170'000U);
        // What a block carries counts: the chain checked it.
        set.apply(invented, Confirmation{BlockHeight{21}, {}, 1, unixTime(6)}, unixTime(6));
        QVERIFY(set.spenderOf({txidOf(parent), 0}) == txidOf(invented));
    }
    void aReviewWarnsOfHighFeesUsedAndOwnAddresses()
    {
        SeededRandom random{11};
        CoinSet set = walletOf(100'000);
        const auto warned = [&set](const UnsignedTx& tx, const Bytes& to, ReviewWarning warning) {
            const auto all = reviewWarnings(set, tx, to, Feerate{250});
            return std::ranges::find(all, warning) != all.end();
        };
        const UnsignedTx dear = *buildTransaction(set.coins(), paying(5'000, 20), random);
        QVERIFY(warned(dear, foreign(7), ReviewWarning::FeeAboveFivePercent));
        QVERIFY(warned(dear, foreign(7), ReviewWarning::FeeTenTimesEstimate));
        QVERIFY(!warned(dear, foreign(7), ReviewWarning::AddressUsedBefore));
        const UnsignedTx sent = sendFrom(set, paying(60'000, 1), random);
        QVERIFY(warned(sent, foreign(7), ReviewWarning::AddressUsedBefore));
        QVERIFY(!warned(sent, foreign(7), ReviewWarning::FeeAboveFivePercent));
        QVERIFY(warned(sent, scriptAt(kChangePath), ReviewWarning::OwnAddress));
    }
};

FULGURITE_TEST(SpendingTest)
#include "spending_test.moc"
