// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/lightning/node/node_rig.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::lightning;

namespace {

/// Both sides signed two closing transactions: each pays for one.
struct Agreed {
    NodeRig rig;
    ChannelId id = rig.openChannel(Satoshi{1'000'000}, MilliSatoshi{300'000'001});
    std::vector<Transaction> signedOnes{};

    Agreed()
    {
        rig.ask(0, request::CloseChannel{id});
        rig.pump();
        signedOnes = std::get<NegotiatingClosing>(channel(0).state).signedTransactions;
    }

    Channel channel(std::size_t who) { return *decodeChannel(*rig.node(who).channelSnapshot(id)); }

    MilliSatoshi paidTo(std::size_t who, const Transaction& tx)
    {
        const Bytes script = channel(who).params.shutdownScript;
        const auto found = std::ranges::find(tx.outputs, script, &TxOut::scriptPubKey);
        return found == tx.outputs.end() ? MilliSatoshi{} : toMsat(found->value);
    }

    MilliSatoshi least(std::size_t who)
    {
        return std::min(paidTo(who, signedOnes.front()), paidTo(who, signedOnes.back()));
    }

    MilliSatoshi closing(std::size_t who) { return rig.node(who).balances().closing; }

    void seen(std::size_t who, const Transaction& tx)
    {
        rig.give(who, node_input::TransactionSeen{tx, std::nullopt});
        rig.turn(who);
    }
};

} // namespace

/// What is counted of a channel that ends before its close is in a block.
class ClosingMoneyTest : public QObject {
    Q_OBJECT

private slots:
    void noMoreIsCountedThanTheLeastOfTwoCloses();
    void theCloseThatAMempoolHoldsIsCounted();
    void theLeastIsCountedAgainAfterARestart();
    void whatIsAgreedIsNamedComplete();
};

void ClosingMoneyTest::noMoreIsCountedThanTheLeastOfTwoCloses()
{
    Agreed agreed;
    QCOMPARE(agreed.signedOnes.size(), std::size_t{2});
    for (const std::size_t who : {0U, 1U}) {
        const auto [one, other] = std::pair{agreed.paidTo(who, agreed.signedOnes.front()),
                                            agreed.paidTo(who, agreed.signedOnes.back())};
        QVERIFY(one != other); // one of them we pay for
        QVERIFY(agreed.closing(who) == agreed.least(who));
    }
}

void ClosingMoneyTest::theCloseThatAMempoolHoldsIsCounted()
{
    Agreed agreed;
    for (const std::size_t who : {0U, 1U})
        for (const std::size_t which : {0U, 1U, 0U}) { // one may replace the other
            const Transaction& tx = agreed.signedOnes.at(which);
            agreed.seen(who, tx);
            QVERIFY(agreed.closing(who) == agreed.paidTo(who, tx));
            QVERIFY(agreed.rig.node(who).channel(agreed.id)->closing == agreed.closing(who));
        }
}

void ClosingMoneyTest::theLeastIsCountedAgainAfterARestart()
{
    Agreed agreed;
    for (const std::size_t who : {0U, 1U}) {
        for (const Transaction& tx : agreed.signedOnes)
            agreed.seen(who, tx);
        agreed.rig.crash(who);
        QVERIFY(agreed.closing(who) == agreed.least(who));
    }
}

void ClosingMoneyTest::whatIsAgreedIsNamedComplete()
{
    Agreed agreed; // its balance is closing, no longer the channel's
    QCOMPARE(agreed.rig.node(0).channel(agreed.id)->stateName, std::string("CLOSINGD_COMPLETE"));
}

FULGURITE_TEST(ClosingMoneyTest)
#include "closing_money_test.moc"
