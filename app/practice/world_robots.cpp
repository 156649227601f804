// SPDX-License-Identifier: MIT
#include "app/practice/world_recorded.h"

#include <algorithm>

namespace fulgurite::practice {

using namespace lightning;
using world_input::Command;

std::vector<World::RobotInfo> World::robots() const
{
    std::vector<RobotInfo> out;
    for (const auto& robot : m_robots)
        out.push_back({robot->name(), robot->nodeId(), robot->address(), robot->online});
    return out;
}

Robot* World::robot(const std::string& name)
{
    const auto it = std::ranges::find_if(
        m_robots, [&](const auto& candidate) { return candidate->name() == name; });
    return it == m_robots.end() ? nullptr : it->get();
}

Result<Robot*, WorldError> World::onlineRobot(const std::string& name)
{
    Robot* found = robot(name);
    if (found == nullptr)
        return fail(WorldError::UnknownRobot, "no robot is called " + name);
    if (!found->online)
        return fail(WorldError::Offline, name + " is away");
    return found;
}

/// Robots answer within a few rounds; what they promise for later is not waited for.
Result<ReplyBody, WorldError> World::ask(const std::string& name, RequestBody body)
{
    Robot& asked = *FULGURITE_TRY(onlineRobot(name));
    const RequestId id = asked.ask(std::move(body));
    perform(asked, asked.turn());
    auto reply = asked.takeReply(id);
    if (!reply)
        return ReplyBody{reply::Done{}};
    if (const auto* refused = std::get_if<reply::Refused>(&*reply))
        return fail(WorldError::Refused, refused->detail);
    return std::move(*reply);
}

Result<std::string, WorldError> World::invoice(const std::string& name, Satoshi amount,
                                               const std::string& description)
{
    const Recorded recorded{*this, Command{Command::Kind::Invoice, name, amount, description}};
    request::CreateInvoice wish;
    if (amount != Satoshi{})
        wish.amount = toMsat(amount);
    wish.description = description;
    const ReplyBody made = FULGURITE_TRY(ask(name, wish));
    const auto* created = std::get_if<reply::InvoiceCreated>(&made);
    if (created == nullptr)
        return fail(WorldError::Refused, "no invoice was made");
    return created->invoice.invoice;
}

Result<void, WorldError> World::pay(const std::string& name, const std::string& invoice)
{
    const Recorded recorded{*this, Command{Command::Kind::Pay, name, {}, invoice}};
    FULGURITE_TRY_VOID(ask(name, request::Pay{invoice}));
    return {};
}

Result<void, WorldError> World::keysend(const std::string& name, Satoshi amount,
                                        const std::string& message)
{
    const Recorded recorded{*this, Command{Command::Kind::Keysend, name, amount, message}};
    if (!m_guest)
        return fail(WorldError::NoGuest, "nobody is there to be paid");
    request::Keysend wish{*m_guest, toMsat(amount)};
    wish.message = message;
    FULGURITE_TRY_VOID(ask(name, wish));
    return {};
}

Result<void, WorldError> World::openToGuest(const std::string& name, Satoshi amount)
{
    const Recorded recorded{*this, Command{Command::Kind::OpenToGuest, name, amount, {}}};
    if (!m_guest)
        return fail(WorldError::NoGuest, "nobody is there to open a channel to");
    FULGURITE_TRY_VOID(ask(name, request::Connect{*m_guest, PeerAddress{"guest.practice", 9735}}));
    m_openings.emplace_back(name, amount);
    return {};
}

/// Openings that waited for the connection.
bool World::openWhatWaits()
{
    const auto connected = [this](Robot& opener) {
        return std::ranges::any_of(opener.node().peers(), [this](const PeerInfo& peer) {
            return m_guest == std::optional{peer.nodeId} && peer.connected;
        });
    };
    bool opened = false;
    for (auto& [name, amount] : std::exchange(m_openings, {})) {
        Robot* opener = robot(name);
        if (opener == nullptr || !opener->online || !m_guest)
            continue;
        if (!connected(*opener)) {
            m_openings.emplace_back(name, amount);
            continue;
        }
        opener->ask(request::OpenChannel{*m_guest, amount});
        opened = true;
    }
    return opened;
}

Result<void, WorldError> World::closeWithGuest(const std::string& name)
{
    const Recorded recorded{*this, Command{Command::Kind::CloseWithGuest, name, {}, {}}};
    Robot& closer = *FULGURITE_TRY(onlineRobot(name));
    for (const ChannelInfo& channel : closer.node().channels()) {
        if (m_guest != std::optional{channel.peer} || channel.phase != event::ChannelPhase::Ready)
            continue;
        FULGURITE_TRY_VOID(ask(name, request::CloseChannel{channel.channelId}));
        return {};
    }
    return fail(WorldError::Refused, name + " has no open channel with you");
}

Result<void, WorldError> World::vanish(const std::string& name)
{
    const Recorded recorded{*this, Command{Command::Kind::Vanish, name, {}, {}}};
    Robot& gone = *FULGURITE_TRY(onlineRobot(name));
    gone.online = false;
    dropPipesOf(gone);
    return {};
}

Result<void, WorldError> World::comeBack(const std::string& name)
{
    const Recorded recorded{*this, Command{Command::Kind::ComeBack, name, {}, {}}};
    Robot* found = robot(name);
    if (found == nullptr)
        return fail(WorldError::UnknownRobot, "no robot is called " + name);
    found->online = true;
    return {};
}

void World::apply(const WorldInput& input)
{
    using namespace world_input;
    struct Obey {
        World& world;
        void operator()(const Step&) { world.step(); }
        void operator()(const Advance& one) { world.advance(std::chrono::seconds{one.seconds}); }
        void operator()(const Mine& one) { world.mine(one.blocks); }
        void operator()(const Gift& one)
        {
            static_cast<void>(world.gift(one.scriptPubKey, one.amount));
        }
        void operator()(const Submit& one) { world.submit(one.package, one.about); }
        void operator()(const Meet& one) { world.meet(one.guest, {}); }
        void operator()(const Leave&) { world.leave(); }
        void operator()(const Dial& one) { world.dial(one.address); }
        void operator()(const world_input::Write& one) { world.write(one.pipe, one.bytes); }
        void operator()(const Close& one) { world.close(one.pipe); }
        void operator()(const Command& one) { world.applyCommand(one); }
    };
    std::visit(Obey{*this}, input);
}

/// How it ended was told when it was recorded.
void World::applyCommand(const Command& command)
{
    switch (command.kind) {
    case Command::Kind::Invoice:
        static_cast<void>(invoice(command.robot, command.amount, command.text));
        return;
    case Command::Kind::Pay:
        static_cast<void>(pay(command.robot, command.text));
        return;
    case Command::Kind::Keysend:
        static_cast<void>(keysend(command.robot, command.amount, command.text));
        return;
    case Command::Kind::OpenToGuest:
        static_cast<void>(openToGuest(command.robot, command.amount));
        return;
    case Command::Kind::CloseWithGuest:
        static_cast<void>(closeWithGuest(command.robot));
        return;
    case Command::Kind::Vanish:
        static_cast<void>(vanish(command.robot));
        return;
    case Command::Kind::ComeBack:
        static_cast<void>(comeBack(command.robot));
        return;
    }
}

} // namespace fulgurite::practice
