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
};

FULGURITE_TEST(FundingTest)
#include "funding_test.moc"
