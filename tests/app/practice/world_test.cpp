// SPDX-License-Identifier: MIT
#include <QTest>

#include "app/practice/world_journal.h"
#include "tests/app/practice/guest.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::practice;
using namespace fulgurite::lightning;
using fulgurite::practice::testing::Guest;

namespace {

/// Opens, pays, is paid, closes; what happened, as text.
std::string playIn(World& world)
{
    std::string out;
    Guest guest{world};
    if (!world.gift(guest.robot.purse().script(), Satoshi{3'000'000}))
        return "no gift";
    guest.run();
    const auto ada = world.robots().front();
    guest.robot.ask(request::Connect{ada.nodeId, ada.address});
    guest.run();
    guest.robot.ask(request::OpenChannel{ada.nodeId, Satoshi{1'000'000}});
    guest.run();
    world.mine(6);
    guest.run();
    const auto wish = world.invoice("ada", Satoshi{50'000}, "tea");
    if (!wish)
        return "no invoice: " + wish.error().detail;
    guest.robot.ask(request::Pay{*wish});
    guest.run();
    if (!world.keysend("ada", Satoshi{10'000}, "thanks"))
        return "no keysend";
    guest.run();
    for (const ChannelInfo& channel : guest.robot.node().channels())
        out += channel.stateName + " " + std::to_string(channel.local.value()) + " " +
               toHex(channel.channelId) + "\n";
    if (!world.closeWithGuest("ada"))
        return "no close";
    guest.run();
    world.mine(7);
    guest.run();
    out += std::to_string(guest.robot.node().channels().size()) + " " +
           std::to_string(guest.robot.purse().balance().value());
    return out;
}

std::string transcript(std::uint64_t seed)
{
    World world{seed};
    return playIn(world);
}

/// All that a world holds, as text.
std::string describe(World& world)
{
    std::string out = toDisplay(world.chain().tipHash()) + " " +
                      std::to_string(toSeconds(world.now())) + " " +
                      std::to_string(world.mempool().size()) + "\n";
    for (const auto& info : world.robots()) {
        Robot& robot = *world.robot(info.name);
        out += info.name + (info.online ? " " : " away ") +
               std::to_string(robot.purse().balance().value()) + "\n";
        for (const ChannelInfo& channel : robot.node().channels())
            out += toHex(*robot.node().channelSnapshot(channel.channelId)) + "\n";
    }
    return out;
}

struct Folder {
    std::filesystem::path path = std::filesystem::temp_directory_path() /
                                 ("fulgurite-world-" + toHex(SystemRandom{}.fixed<Hash160>()));
    Folder() { std::filesystem::create_directory(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(path); }
    [[nodiscard]] std::filesystem::path operator/(const char* name) const { return path / name; }
};

} // namespace

class WorldTest : public QObject {
    Q_OBJECT

private slots:
    void playsOpenPayBePaidAndClose();
    void oneSeedOneTranscript();
    void aRobotOpensToTheGuest();
    void aRobotThatVanishedIsAwayAndComesBack();
    void aKeptWorldIsTheSameWorldAgain();
    void aCutOrForeignJournalIsNoTrap();
    void aDamagedJournalNeitherHangsNorLosesWhatItHeld();
    void everyInputIsEncodedAndReadBack();
};

void WorldTest::playsOpenPayBePaidAndClose()
{
    const std::string told = transcript(1);
    QVERIFY2(told.starts_with("CHANNELD_NORMAL 960000000 "), told.c_str());
    QVERIFY2(told.find("\n0 2") != std::string::npos, told.c_str());
}

void WorldTest::oneSeedOneTranscript()
{
    QCOMPARE(transcript(5), transcript(5));
    QVERIFY(transcript(5) != transcript(6));
}

void WorldTest::aRobotOpensToTheGuest()
{
    World world{3};
    Guest guest{world};
    guest.run();
    QVERIFY(world.openToGuest("bela", Satoshi{2'000'000}));
    guest.run();
    world.mine(3);
    guest.run();
    QCOMPARE(guest.robot.node().channels().size(), std::size_t{1});
    QCOMPARE(guest.robot.node().channels().front().stateName, std::string("CHANNELD_NORMAL"));
    QVERIFY(guest.robot.node().balances().receivable.value() > 1'900'000'000U);
}

void WorldTest::aRobotThatVanishedIsAwayAndComesBack()
{
    World world{4};
    Guest guest{world};
    guest.run();
    const auto ada = world.robots().front();
    guest.robot.ask(request::Connect{ada.nodeId, ada.address});
    guest.run();
    QVERIFY(guest.robot.node().peers().front().connected);
    QVERIFY(world.vanish("ada"));
    guest.run();
    QVERIFY(!guest.robot.node().peers().front().connected);
    QVERIFY(!world.invoice("ada", Satoshi{1}, ""));
    QVERIFY(world.comeBack("ada"));
    guest.robot.ask(request::Connect{ada.nodeId, ada.address});
    guest.run();
    QVERIFY(guest.robot.node().peers().front().connected);
}

void WorldTest::aKeptWorldIsTheSameWorldAgain()
{
    const Folder folder;
    std::string before, problem;
    {
        WorldJournal journal;
        const auto world = journal.create(folder / "one", 9);
        QVERIFY(!playIn(*world).empty());
        Guest guest{*world}; // another channel stays open
        QVERIFY(world->openToGuest("bela", Satoshi{2'000'000}));
        guest.run();
        world->mine(3);
        guest.run();
        QVERIFY(world->keysend("bela", Satoshi{5'000}, "hi"));
        guest.run();
        QVERIFY(world->vanish("cleo"));
        world->advance(std::chrono::seconds{77});
        world->leave();
        before = describe(*world);
        journal.continueIn(folder / "two");
        world->mine(1); // only in the copy
    }
    WorldJournal again;
    const auto world = again.open(folder / "one", problem);
    QVERIFY2(world, problem.c_str());
    QCOMPARE(describe(*world), before);
    const auto further = WorldJournal{}.open(folder / "two", problem);
    QCOMPARE(further->chain().height().value, world->chain().height().value + 1);
}

void WorldTest::aCutOrForeignJournalIsNoTrap()
{
    const Folder folder;
    std::string problem;
    QVERIFY(!WorldJournal{}.open(folder / "none", problem));
    QVERIFY(problem.empty());
    std::uint32_t height = 0;
    {
        WorldJournal journal;
        const auto world = journal.create(folder / "cut", 2);
        world->mine(2);
        height = world->chain().height().value;
        world->mine(1);
    }
    const auto file = folder / "cut";
    std::filesystem::resize_file(file, std::filesystem::file_size(file) - 2);
    QCOMPARE(WorldJournal{}.open(file, problem)->chain().height().value, height);
    std::ofstream{folder / "foreign"} << "fulgurite practice world 0\n and so on";
    QVERIFY(!WorldJournal{}.open(folder / "foreign", problem));
    QVERIFY(!problem.empty());
}

void WorldTest::aDamagedJournalNeitherHangsNorLosesWhatItHeld()
{
    QVERIFY(!decodeInput(encodeInput(world_input::Mine{4'294'967'295})));
    QVERIFY(decodeInput(encodeInput(world_input::Mine{2016})));
    const Folder folder;
    const auto file = folder / "world";
    std::uint32_t height = 0;
    {
        WorldJournal journal;
        const auto world = journal.create(file, 2);
        world->mine(2);
        height = world->chain().height().value;
        world->mine(1); // its number of blocks is flipped to one beyond all bounds
        world->mine(4);
    }
    const auto size = std::filesystem::file_size(file);
    {
        constexpr std::streamoff kRecord = 4 + 1 + 4; // length, kind, number
        std::fstream out{file, std::ios::in | std::ios::out | std::ios::binary};
        out.seekp(static_cast<std::streamoff>(size) - 2 * kRecord + 5);
        out.put('\x7f');
    }
    std::string problem;
    const auto world = WorldJournal{}.open(file, problem);
    QVERIFY(world);
    QCOMPARE(world->chain().height().value, height);
    QCOMPARE(std::filesystem::file_size(file.string() + ".damaged"), size);
}

void WorldTest::everyInputIsEncodedAndReadBack()
{
    const Transaction tx = World{1}.chain().blockAt(BlockHeight{3})->transactions.front();
    const Robot robot{"r", 1, {}};
    const std::vector<WorldInput> inputs{
        world_input::Step{},
        world_input::Advance{7},
        world_input::Mine{3},
        world_input::Gift{{1, 2}, Satoshi{5}},
        world_input::Submit{{tx, tx}, txidOf(tx)},
        world_input::Meet{robot.nodeId()},
        world_input::Leave{},
        world_input::Dial{{"ada.practice", 9735}},
        world_input::Write{PipeId{4}, {9, 9}},
        world_input::Close{PipeId{5}},
        world_input::Command{world_input::Command::Kind::ComeBack, "ada", Satoshi{1}, "text"}};
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const Bytes bytes = encodeInput(inputs[i]);
        const auto back = decodeInput(bytes);
        QVERIFY(back);
        QCOMPARE(back->index(), i);
        QCOMPARE(encodeInput(*back), bytes);
        for (std::size_t cut = 0; cut < bytes.size(); ++cut) { // never a crash
            const auto shorter = decodeInput(ByteView{bytes}.first(cut));
            QVERIFY(!shorter || encodeInput(*shorter).size() == cut);
        }
    }
    QVERIFY(!decodeInput(Bytes{200}));
}

FULGURITE_TEST(WorldTest)
#include "world_test.moc"
