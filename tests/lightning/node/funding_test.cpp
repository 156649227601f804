// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/lightning/node/node_steps.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::lightning;

namespace {

constexpr Satoshi kCapacity{1'000'000};

bool isOpen(NodeRig& rig, std::size_t who, const ChannelId& id)
{
    const auto channel = rig.node(who).channel(id);
    return channel && channel->phase != event::ChannelPhase::Closed;
}

} // namespace

class FundingTest : public QObject {
    Q_OBJECT

private slots:
    void aFundingWhoseCoinsWereSpentOtherwiseEndsItsChannel()
    {
        NodeRig rig;
        rig.connect(0, 1);
        const auto asked = rig.ask(0, request::OpenChannel{rig.node(1).nodeId(), kCapacity});
        rig.pump();
        const auto* opened = rig.reply<reply::Opened>(0, asked);
        QVERIFY(opened != nullptr);
        const reply::Opened channel = *opened;
        QVERIFY(isOpen(rig, 0, channel.channelId));
        QVERIFY(rig.node(0).balances().local.value() > 900'000'000);
        QVERIFY(rig.node(0).balances({channel.funding.txid}).local == MilliSatoshi{}); // in doubt
        rig.give(0, node_input::FundingDoubleSpent{{channel.funding.txid, 7}});
        rig.pump();
        QVERIFY(isOpen(rig, 0, channel.channelId)); // another output
        rig.give(0, node_input::FundingDoubleSpent{channel.funding});
        rig.pump();
        QVERIFY(!isOpen(rig, 0, channel.channelId));
        QVERIFY(rig.node(0).backup().entries.empty());
    }

    void aFundingThatIsConfirmedIsNotDoubleSpentWhateverIsSaid()
    {
        NodeRig rig;
        const ChannelId id = rig.openChannel(kCapacity);
        rig.give(0, node_input::FundingDoubleSpent{*rig.node(0).channel(id)->funding});
        rig.pump();
        QVERIFY(rig.node(0).channel(id)->usable);
    }

    void aCloseBeforeTheFundingLeftDoesNotStrandItsCoinsAfterACrash()
    {
        NodeRig rig;
        rig.connect(0, 1);
        rig.party(0).holdBackups = true;
        rig.ask(0, request::OpenChannel{rig.node(1).nodeId(), kCapacity});
        rig.pump(); // signed by both, its backup is not proven
        QCOMPARE(rig.node(1).channels().size(), std::size_t{1});
        rig.ask(1, request::CloseChannel{rig.node(1).channels().front().channelId});
        rig.pump();
        QVERIFY(rig.node(0).channels().front().phase != event::ChannelPhase::AwaitingConfirmations);
        rig.party(0).holdBackups = false;
        rig.crash(0);
        rig.pump();
        const auto isFunding = [](const Transaction& tx) {
            return tx.outputs.front().value == kCapacity;
        };
        QVERIFY(std::ranges::any_of(rig.mempool(), isFunding));
    }
};

FULGURITE_TEST(FundingTest)
#include "funding_test.moc"
