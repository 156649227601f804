// SPDX-License-Identifier: MIT
#include <QTest>

#include "lightning/channel/closing_tx.h"
#include "tests/lightning/channel/channel_pair.h"
#include "tests/support/test_registry.h"
#include "wallet/crypto/hash.h"

#include <algorithm>

using namespace fulgurite;
using namespace fulgurite::lightning;
using fulgurite::lightning::testing::Pair;

namespace {

} // namespace

/// What the other end of a channel may do to us.
class HostilePeerTest : public QObject {
    Q_OBJECT

private slots:
    void aShutdownBeforeTheFundingWaitsForIt();
    void anErrorBeforeTheFundingKeepsWhatWasPushed();
};

void HostilePeerTest::aShutdownBeforeTheFundingWaitsForIt()
{
    Pair pair;
    pair.push = MilliSatoshi{400'000'000};
    pair.open();
    pair.apply(0, input::CloseCooperatively{});
    pair.settle();
    QVERIFY(std::holds_alternative<WaitForConfirmations>(pair.ends[1].channel->state));
    pair.confirm();
    QVERIFY(!pair.parted());
    for (const auto& end : pair.ends)
        QVERIFY(std::holds_alternative<ClosingPublished>(end.channel->state));
}

void HostilePeerTest::anErrorBeforeTheFundingKeepsWhatWasPushed()
{
    Pair pair;
    pair.push = MilliSatoshi{400'000'000};
    pair.open();
    const ErrorMessage error{pair.ends[1].channel->params.channelId, {}};
    pair.apply(1, input::PeerMessage{error});
    QVERIFY(std::holds_alternative<WaitForConfirmations>(pair.ends[1].channel->state));
    QVERIFY(pair.ends[1].all<effect::Broadcast>().empty()); // of a funding that may not exist
    pair.confirm();
    pair.apply(1, input::PeerMessage{error});
    QVERIFY(std::holds_alternative<ForceClosed>(pair.ends[1].channel->state));
}

FULGURITE_TEST(HostilePeerTest)
#include "hostile_peer_test.moc"
