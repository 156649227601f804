// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/lightning/node/node_steps.h"
#include "tests/lightning/node/stranger.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::lightning;
using namespace fulgurite::lightning::node_steps;
using fulgurite::lightning::testing::kStrangerStart;
using fulgurite::lightning::testing::Stranger;

namespace {

constexpr Satoshi kCapacity{1'000'000};

} // namespace

/// What anybody may do to us who knows our address.
class StrangerTest : public QObject {
    Q_OBJECT

private slots:
    void aPushThatNoFundingCarriesIsNoMoney();
    void aPushWithoutFundingIsNoMoneyInAnyState();
};

void StrangerTest::aPushThatNoFundingCarriesIsNoMoney()
{
    Stranger stranger;
    QVERIFY(stranger.open(Stranger::idOf(9), Satoshi{2'099'999'999'990'000},
                          MilliSatoshi{2'000'000'000'000'000'000}));
    QCOMPARE(stranger.node->channels().size(), std::size_t{1});
    QCOMPARE(stranger.node->balances().local.value(), 0U);
    QCOMPARE(stranger.node->balances().reserve.value(), 0U);
}

void StrangerTest::aPushWithoutFundingIsNoMoneyInAnyState()
{
    Stranger closing, failing;
    const auto closed = closing.open(Stranger::idOf(1), kCapacity, MilliSatoshi{400'000'000});
    closing.send(Shutdown{*closed, Stranger::scriptOf(0x77)});
    const auto failed = failing.open(Stranger::idOf(1), kCapacity, MilliSatoshi{400'000'000});
    failing.send(ErrorMessage{*failed, {}});
    for (const Stranger* each : {&closing, &failing}) {
        QCOMPARE(each->node->balances().local.value(), 0U);
        QCOMPARE(each->node->balances().closing.value(), 0U);
    }
}

FULGURITE_TEST(StrangerTest)
#include "stranger_test.moc"
