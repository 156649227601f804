// SPDX-License-Identifier: MIT
#include <QTest>

#include "lightning/onchain/main_balance.h"
#include "tests/lightning/channel/channel_pair.h"
#include "tests/support/test_registry.h"
#include "wallet/bitcoin/interpreter.h"
#include "wallet/crypto/hash.h"

using namespace fulgurite;
using namespace fulgurite::lightning;
using namespace fulgurite::lightning::testing;

namespace {

Pair paidOnce(const ChannelType& type)
{
    Pair pair;
    pair.type = type;
    pair.push = MilliSatoshi{300'000'000};
    pair.open();
    pair.confirm();
    pair.apply(0, input::OfferHtlc{MilliSatoshi{20'000'000}, paymentHashOf(Preimage{}),
                                   CltvExpiry{500},
                                   *OnionPacket::fromView(Bytes(kOnionPacketSize, 1)), 1});
    pair.settle();
    return pair;
}

Transaction forceClose(Pair& pair, std::size_t side)
{
    pair.apply(side, input::CloseUnilaterally{"test"});
    return pair.ends[side].all<effect::Broadcast>().back().transaction;
}

bool verifies(const Transaction& tx, const std::vector<TxOut>& spent)
{
    return verifyAllInputs(tx, spent).has_value();
}

} // namespace

class MainBalanceTest final : public QObject {
    Q_OBJECT

private slots:
    void bothSidesFindTheirMoney_data()
    {
        QTest::addColumn<bool>("anchors");
        QTest::newRow("anchors") << true;
        QTest::newRow("static_remotekey") << false;
    }
    void bothSidesFindTheirMoney()
    {
        QFETCH(bool, anchors);
        Pair pair = paidOnce(anchors ? ChannelType::anchors() : ChannelType::staticRemotekey());
        const Transaction commitment = forceClose(pair, 0);
        QVERIFY(verifies(commitment, pair.funding.outputs));
        for (std::size_t side : {0U, 1U}) {
            const End& end = pair.ends[side];
            const auto spend = classifyFundingSpend(*end.channel, *end.secrets, commitment);
            QCOMPARE(spend.kind,
                     side == 0 ? SpendKind::LocalCommitment : SpendKind::RemoteCommitment);
            const auto main = findMainOutput(*end.channel, *end.secrets, commitment, spend.kind);
            QVERIFY(main.has_value());
            QCOMPARE(main->blocksToWait, side == 0 ? 720U : anchors ? 1U : 0U);
            const auto sweep = sweepMainOutput(*end.channel, *end.secrets, *main,
                                               {Pair::scriptOf(9), Feerate{1000}, 700});
            QVERIFY(sweep.has_value());
            QVERIFY(verifies(*sweep, {main->output}));
            const std::uint64_t fee = main->output.value.value() - sweep->outputs[0].value.value();
            QVERIFY(fee >= weightOf(*sweep) && fee <= weightOf(*sweep) + 5);
        }
        const auto found = anchorsOf(*pair.ends[0].channel, commitment);
        QCOMPARE(found.ours.has_value() && found.theirs.has_value(), anchors);
    }
    void aRevokedCommitmentIsKnown()
    {
        Pair pair = paidOnce(ChannelType::anchors());
        Pair old = pair;
        const Transaction revoked = forceClose(old, 0);
        pair.apply(1, input::FulfillHtlc{0, Preimage{}});
        pair.settle();
        const End& end = pair.ends[1];
        const auto spend = classifyFundingSpend(*end.channel, *end.secrets, revoked);
        QCOMPARE(spend.kind, SpendKind::RevokedCommitment);
        QVERIFY(end.all<effect::PutRevokedHtlcs>().size() == 1);
        const auto kept = decodeRevokedHtlcs(end.all<effect::PutRevokedHtlcs>()[0].htlcs);
        QVERIFY(kept && kept->size() == 1 && kept->front().amount == MilliSatoshi{20'000'000});
        QCOMPARE(end.all<effect::PutRevokedHtlcs>()[0].commitmentNumber, spend.commitmentNumber);
        // Ours on that side is no longer to_local there but still to_remote here.
        QVERIFY(findMainOutput(*end.channel, *end.secrets, revoked, spend.kind).has_value());
    }
    void aCloseOfBothIsMutual()
    {
        Pair pair;
        pair.push = MilliSatoshi{300'000'000};
        pair.open();
        pair.confirm();
        pair.apply(0, input::CloseCooperatively{});
        pair.settle();
        const Transaction closing = pair.ends[0].all<effect::Broadcast>().back().transaction;
        QVERIFY(verifies(closing, pair.funding.outputs));
        QCOMPARE(classifyFundingSpend(*pair.ends[0].channel, *pair.ends[0].secrets, closing).kind,
                 SpendKind::MutualClose);
        pair.apply(0, input::SpendSettled{txidOf(closing)});
        QCOMPARE(pair.ends[0].all<effect::ChannelClosed>().at(0).kind, CloseKind::Mutual);
    }
};

FULGURITE_TEST(MainBalanceTest)
#include "main_balance_test.moc"
