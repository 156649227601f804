// SPDX-License-Identifier: MIT
#include <QTest>

#include "app/practice/world.h"
#include "tests/support/test_registry.h"
#include "wallet/crypto/hash.h"

using namespace fulgurite;
using namespace fulgurite::practice;
using namespace fulgurite::lightning;

namespace {

/// The wallet that practises, played by one more robot behind the guest's pipes.
struct Guest {
    explicit Guest(World& world) : m_world{world}, robot{"guest", 77, world.now()}
    {
        robot.give(node_input::Tick{world.now()});
        world.meet(robot.nodeId(),
                   {[this](PipeId pipe) { opened(pipe, std::nullopt); },
                    [this](PipeId pipe, ByteView bytes) {
                        robot.give(node_input::BytesReceived{idOf(pipe),
                                                             Bytes(bytes.begin(), bytes.end())});
                    },
                    [this](PipeId pipe) { robot.give(node_input::ConnectionClosed{idOf(pipe)}); }});
        m_source = world.chainSource();
        m_source->start({}, {}, [this](const wallet::ChainEvent& event) { heard(event); });
        m_source->watch({{robot.purse().script(), {}}});
    }

    static ConnectionId idOf(PipeId pipe) { return ConnectionId{static_cast<std::uint64_t>(pipe)}; }
    void opened(PipeId pipe, std::optional<PublicKey> target)
    {
        robot.give(node_input::ConnectionOpened{idOf(pipe), target, {"robot", 9735}});
    }

    void heard(const wallet::ChainEvent& event)
    {
        if (const auto* seen = std::get_if<wallet::TransactionSeen>(&event)) {
            robot.purse().seen(seen->tx);
            node_input::TransactionSeen input{seen->tx, {}};
            if (seen->confirmation)
                input.confirmation = {seen->confirmation->height.value,
                                      seen->confirmation->position};
            robot.give(input);
        } else if (const auto* tip = std::get_if<wallet::TipReached>(&event)) {
            robot.give(node_input::TipReached{tip->tip.height.value, tip->tip.time, true});
        }
    }

    void perform()
    {
        for (NodeEffect& effect : robot.turn()) {
            if (auto* send = std::get_if<node_effect::SendBytes>(&effect))
                m_world.write(PipeId{send->connection.value}, send->bytes);
            else if (auto* wish = std::get_if<node_effect::OpenConnection>(&effect))
                dial(*wish);
            else if (auto* broadcast = std::get_if<node_effect::Broadcast>(&effect))
                m_source->broadcast(broadcast->transactions);
            else if (auto* watch = std::get_if<node_effect::WatchOutpoint>(&effect))
                m_source->watch({{watch->script, watch->outpoint}});
            else if (auto* close = std::get_if<node_effect::CloseConnection>(&effect))
                m_world.close(PipeId{close->connection.value});
            else if (const auto* tell = std::get_if<node_effect::Tell>(&effect))
                events.push_back(tell->event);
        }
    }

    void dial(const node_effect::OpenConnection& wish)
    {
        if (const auto pipe = m_world.dial(wish.address))
            opened(*pipe, wish.target);
        else
            robot.give(node_input::ConnectFailed{wish.target, wish.address, "nobody"});
    }

    void run()
    {
        for (int i = 0; i < 400; ++i) {
            perform();
            m_world.step();
        }
    }

    World& m_world;
    Robot robot;
    std::unique_ptr<wallet::ChainSource> m_source;
    std::vector<NodeEvent> events;
};

/// Opens, pays, is paid, closes; what happened, as text.
std::string transcript(std::uint64_t seed)
{
    std::string out;
    World world{seed};
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

} // namespace

class WorldTest : public QObject {
    Q_OBJECT

private slots:
    void playsOpenPayBePaidAndClose();
    void oneSeedOneTranscript();
    void aRobotOpensToTheGuest();
    void aRobotThatVanishedIsAwayAndComesBack();
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

FULGURITE_TEST(WorldTest)
#include "world_test.moc"
