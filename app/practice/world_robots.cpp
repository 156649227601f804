// SPDX-License-Identifier: MIT
#include "app/practice/world.h"

#include <algorithm>

namespace fulgurite::practice {

using namespace lightning;

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
    FULGURITE_TRY_VOID(ask(name, request::Pay{invoice}));
    return {};
}

Result<void, WorldError> World::keysend(const std::string& name, Satoshi amount,
                                        const std::string& message)
{
    if (!m_guest)
        return fail(WorldError::NoGuest, "nobody is there to be paid");
    request::Keysend wish{*m_guest, toMsat(amount)};
    wish.message = message;
    FULGURITE_TRY_VOID(ask(name, wish));
    return {};
}

Result<void, WorldError> World::openToGuest(const std::string& name, Satoshi amount)
{
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
    Robot& gone = *FULGURITE_TRY(onlineRobot(name));
    gone.online = false;
    dropPipesOf(gone);
    return {};
}

Result<void, WorldError> World::comeBack(const std::string& name)
{
    Robot* found = robot(name);
    if (found == nullptr)
        return fail(WorldError::UnknownRobot, "no robot is called " + name);
    found->online = true;
    return {};
}

} // namespace fulgurite::practice
