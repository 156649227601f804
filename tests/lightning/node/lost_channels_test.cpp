// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/lightning/node/node_steps.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::lightning;
using namespace fulgurite::lightning::node_steps;

namespace {

constexpr Satoshi kCapacity{1'000'000};

/// All that is left is the seed and the backup: what a restore makes of them.
void restoreFromBackup(NodeRig& rig, std::size_t who)
{
    const ChannelBackup backup = rig.party(who).backups.back();
    rig.party(who).store = MemoryStore{};
    rig.party(who).store.apply(
        {PutSetting{std::string{kLostChannels}, encodeChannelBackup(backup)}});
    rig.crash(who);
}

/// A second channel between the same two.
ChannelId openAnother(NodeRig& rig)
{
    const auto asked = rig.ask(0, request::OpenChannel{rig.node(1).nodeId(), kCapacity});
    rig.pump();
    const ChannelId out = rig.reply<reply::Opened>(0, asked)->channelId;
    rig.mine(6);
    return out;
}

std::size_t departures(const NodeRig::Party& party)
{
    return static_cast<std::size_t>(std::ranges::count_if(party.events, [](const NodeEvent& each) {
        const auto* changed = std::get_if<event::PeerChanged>(&each);
        return changed != nullptr && !changed->connected;
    }));
}

/// One bit of its row is wrong: it cannot be read any more.
void damage(NodeRig& rig, std::size_t who, const ChannelId& id)
{
    Bytes snapshot = *rig.node(who).channelSnapshot(id);
    snapshot[snapshot.size() / 2] ^= 1;
    rig.party(who).store.apply({PutChannel{id, 1000, 1000, false, snapshot}});
    rig.party(who).backupFile = rig.party(who).backups.back();
    rig.crash(who);
}

} // namespace

class LostChannelsTest : public QObject {
    Q_OBJECT

private slots:
    void aRestoredChannelIsClosedByItsPeer();
    void aRestoredChannelStaysInTheBackupUntilItsMoneyIsHome();
    void theSpendOfALostChannelOutlivesARestart();
    void aDamagedRowQuarantinesOneChannelThatIsStillWatched();
    void aQuarantinedChannelLeavesTheOthersOfItsPeerAlone();
    void theKeyOfALostChannelIsNeverUsedAgain();
};

void LostChannelsTest::aRestoredChannelIsClosedByItsPeer()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity, MilliSatoshi{100'000'000});
    rig.party(1).config.reconnect = false; // it waits for us
    rig.crash(1);
    restoreFromBackup(rig, 0);
    rig.pump();
    QCOMPARE(rig.node(0).lostChannels().size(), std::size_t{1});
    rig.advance(std::chrono::seconds{5});
    QCOMPARE(rig.node(1).channel(id)->phase, event::ChannelPhase::ForceClosing);
    QCOMPARE(rig.mempool().size(), std::size_t{1});
    rig.mine(1);
    const auto lost = rig.node(0).lostChannels();
    QVERIFY(lost.front().spendHeight == std::optional{rig.height()});
    rig.mine(100);
    QVERIFY(rig.node(0).lostChannels().empty());
    rig.crash(0);
    rig.pump();
    QVERIFY(rig.node(0).lostChannels().empty());
}

void LostChannelsTest::aRestoredChannelStaysInTheBackupUntilItsMoneyIsHome()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity);
    rig.party(1).config.acceptChannels = true;
    restoreFromBackup(rig, 0);
    rig.pump();
    const auto entries = rig.node(0).backup().entries;
    QCOMPARE(entries.size(), std::size_t{1});
    QCOMPARE(entries.front().channelId, id);
    rig.advance(std::chrono::seconds{5});
    rig.mine(101);
    QVERIFY(rig.node(0).backup().entries.empty());
}

void LostChannelsTest::theSpendOfALostChannelOutlivesARestart()
{
    NodeRig rig;
    rig.openChannel(kCapacity);
    restoreFromBackup(rig, 0);
    rig.pump();
    rig.advance(std::chrono::seconds{5});
    rig.mine(2);
    const auto before = rig.node(0).lostChannels();
    QVERIFY(before.front().spendHeight);
    rig.party(0).readsOnlyNewBlocks = true;
    rig.crash(0);
    rig.pump();
    QVERIFY(rig.node(0).lostChannels() == before);
    rig.reorg(2);
    QVERIFY(!rig.node(0).lostChannels().front().spendHeight);
}

void LostChannelsTest::aDamagedRowQuarantinesOneChannelThatIsStillWatched()
{
    NodeRig rig;
    const ChannelId whole = rig.openChannel(kCapacity);
    const ChannelId broken = openAnother(rig);
    damage(rig, 0, broken);
    rig.pump();
    rig.advance(std::chrono::seconds{5});
    QVERIFY(!rig.node(0).channel(broken));
    const auto lost = rig.node(0).lostChannels();
    QCOMPARE(lost.size(), std::size_t{1});
    QVERIFY(lost.front().broken);
    QVERIFY(rig.node(0).channel(whole)->usable);
    // The peer was told nothing that would make it close.
    QCOMPARE(rig.node(1).channel(broken)->phase, event::ChannelPhase::Ready);
    QCOMPARE(rig.node(0).backup().entries.size(), std::size_t{2});
    rig.ask(1, request::ForceClose{broken});
    rig.pump();
    rig.mine(1);
    QVERIFY(rig.node(0).lostChannels().front().spendHeight);
}

void LostChannelsTest::aQuarantinedChannelLeavesTheOthersOfItsPeerAlone()
{
    NodeRig rig;
    const ChannelId whole = rig.openChannel(kCapacity);
    damage(rig, 0, openAnother(rig));
    rig.pump();
    rig.advance(std::chrono::seconds{5});
    const std::size_t before = departures(rig.party(0)) + departures(rig.party(1));
    for (int minute = 0; minute < 30; ++minute)
        rig.advance(std::chrono::seconds{60});
    QCOMPARE(departures(rig.party(0)) + departures(rig.party(1)), before);
    QVERIFY(rig.node(0).channel(whole)->usable);
    QVERIFY(rig.node(1).channel(whole)->usable);
}

void LostChannelsTest::theKeyOfALostChannelIsNeverUsedAgain()
{
    NodeRig rig;
    const ChannelId id = rig.openChannel(kCapacity);
    restoreFromBackup(rig, 0);
    rig.pump();
    rig.advance(std::chrono::seconds{5});
    const auto opened = rig.ask(0, request::OpenChannel{rig.node(1).nodeId(), kCapacity});
    rig.pump();
    QVERIFY(rig.reply<reply::Opened>(0, opened));
    const auto entries = rig.node(0).backup().entries;
    QCOMPARE(entries.size(), std::size_t{2});
    QVERIFY(entries[0].keyId != entries[1].keyId);
    QVERIFY(entries[0].channelId != entries[1].channelId);
    QVERIFY(entries[0].channelId == id || entries[1].channelId == id);
}

FULGURITE_TEST(LostChannelsTest)
#include "lost_channels_test.moc"
