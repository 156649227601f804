// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/support/test_registry.h"
#include "wallet/bitcoin/script.h"
#include "wallet/coins/selection.h"
#include "wallet/crypto/hash.h"

using namespace fulgurite;
using namespace fulgurite::wallet;

namespace {

const Bytes kOurs = p2wpkhScript(Hash160{});

Coin coinOf(std::uint64_t value, std::uint32_t index)
{
    Coin coin;
    coin.outpoint.index = index;
    coin.output = {Satoshi{value}, kOurs};
    coin.height = BlockHeight{1};
    return coin;
}

SelectionRequest paying(std::uint64_t amount, std::uint32_t satPerVb)
{
    SelectionRequest request;
    request.target = Satoshi{amount};
    request.outputsWeight = outputWeight(kOurs);
    request.feerate = Feerate{satPerVb * 250};
    request.changeScript = kOurs;
    return request;
}

std::uint64_t totalOf(const Selection& selection)
{
    std::uint64_t total = 0;
    for (const Coin& coin : selection.coins)
        total += coin.output.value.value();
    return total;
}

} // namespace

class SelectionTest final : public QObject {
    Q_OBJECT

private slots:
    void aFittingSetNeedsNoChange()
    {
        SeededRandom random{1};
        const std::vector<Coin> coins{coinOf(50'000, 0), coinOf(30'000, 1), coinOf(20'210, 2),
                                      coinOf(90'000, 3)};
        const auto selection = selectCoins(coins, paying(50'000, 1), random);
        QVERIFY(selection.has_value());
        QVERIFY(!selection->change);
        QCOMPARE(selection->coins.size(), std::size_t{2});
        QCOMPARE(totalOf(*selection), 50'000 + selection->fee.value());
    }
    void changeIsNeverDustAndEverySatoshiIsAccountedFor()
    {
        SeededRandom random{2};
        for (std::uint64_t amount = 1000; amount < 150'000; amount += 997) {
            const std::vector<Coin> coins{coinOf(50'000, 0), coinOf(30'000, 1), coinOf(20'150, 2),
                                          coinOf(61'803, 3)};
            const auto selection = selectCoins(coins, paying(amount, 3), random);
            QVERIFY2(selection.has_value(), qPrintable(QString::number(amount)));
            const std::uint64_t change = selection->change.value_or(Satoshi{}).value();
            QVERIFY(!selection->change || change >= dustLimit(kOurs).value());
            QCOMPARE(totalOf(*selection), amount + change + selection->fee.value());
        }
    }
    void theFeeIsThatOfTheExactWeight()
    {
        SeededRandom random{3};
        const auto selection =
            selectCoins(std::vector{coinOf(1'000'000, 0)}, paying(500'000, 10), random);
        // One P2WPKH input, two P2WPKH outputs: 141 virtual bytes.
        QCOMPARE(selection->fee.value(), 1410U);
    }
    void untrustedReservedAndFrozenCoinsAreLeftAlone()
    {
        SeededRandom random{4};
        std::vector<Coin> coins{coinOf(50'000, 0), coinOf(50'000, 1), coinOf(50'000, 2)};
        coins[0].trusted = false;
        coins[0].height.reset();
        coins[1].reservedFor = "channel";
        coins[2].frozen = true;
        QVERIFY(selectCoins(coins, paying(1000, 1), random).error().code ==
                SelectionError::NothingToSpend);
        SelectionRequest request = paying(1000, 1);
        request.policy.allowUntrusted = true;
        QVERIFY(selectCoins(coins, request, random).has_value());
    }
    void aShortfallNamesAmountFeeAndWhatIsThere()
    {
        SeededRandom random{5};
        const auto error =
            selectCoins(std::vector{coinOf(9'000, 0)}, paying(9'000, 1), random).error();
        QVERIFY(error.code == SelectionError::InsufficientFunds);
        QVERIFY(error.detail.find("amount 9000 sat") != std::string::npos);
        QVERIFY(error.detail.find("available 9000 sat") != std::string::npos);
    }
    void theAnchorReserveIsNotSpent()
    {
        SeededRandom random{6};
        SelectionRequest request = paying(80'000, 1);
        request.policy.reserve = Satoshi{25'000};
        const std::vector<Coin> coins{coinOf(50'000, 0), coinOf(50'000, 1)};
        QVERIFY(selectCoins(coins, request, random).error().code ==
                SelectionError::ReserveWouldBreak);
        request.target = Satoshi{60'000};
        QVERIFY(selectCoins(coins, request, random).has_value());
    }
    void fundingRefusesCoinsWhoseTxidOthersCanChange()
    {
        SeededRandom random{7};
        std::vector<Coin> coins{coinOf(50'000, 0)};
        coins[0].output.scriptPubKey = p2pkhScript(Hash160{});
        SelectionRequest request = paying(10'000, 1);
        QVERIFY(selectCoins(coins, request, random).has_value());
        request.policy.segwitOnly = true;
        QVERIFY(!selectCoins(coins, request, random).has_value());
    }
};

FULGURITE_TEST(SelectionTest)
#include "selection_test.moc"
