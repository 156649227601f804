// SPDX-License-Identifier: MIT
#include "app/practice/world_recorded.h"

#include <algorithm>

namespace fulgurite::practice {

using namespace lightning;

void World::meet(const PublicKey& guest, GuestPort port)
{
    const Recorded recorded{*this, world_input::Meet{guest}};
    m_guest = guest;
    m_port = std::move(port);
}

void World::leave()
{
    const Recorded recorded{*this, world_input::Leave{}};
    for (auto it = m_pipes.begin(); it != m_pipes.end();) {
        const PipeId id = it->first;
        const bool guests = it->second.one.robot == nullptr || it->second.other.robot == nullptr;
        ++it;
        if (guests)
            shut(id, nullptr);
    }
    m_news.clear();
    m_guest.reset();
    m_port = {};
}

std::optional<PipeId> World::dial(const PeerAddress& address)
{
    const Recorded recorded{*this, world_input::Dial{address}};
    const auto listens = [&](const auto& robot) {
        return robot->online && robot->address() == address;
    };
    const auto robot = std::ranges::find_if(m_robots, listens);
    if (robot == m_robots.end())
        return std::nullopt;
    const PipeId pipe{++m_lastPipe};
    const End end{robot->get(), ConnectionId{++m_lastConnection}};
    m_pipes[pipe] = {{}, end};
    (*robot)->give(node_input::ConnectionOpened{end.id, std::nullopt, {"guest.practice", 9735}});
    return pipe;
}

void World::write(PipeId pipe, ByteView bytes)
{
    const Recorded recorded{*this, world_input::Write{pipe, {bytes.begin(), bytes.end()}}};
    const auto it = m_pipes.find(pipe);
    if (it == m_pipes.end())
        return;
    const End& to = it->second.one.robot != nullptr ? it->second.one : it->second.other;
    deliver(to, pipe, Bytes(bytes.begin(), bytes.end()));
}

void World::close(PipeId pipe)
{
    const Recorded recorded{*this, world_input::Close{pipe}};
    shut(pipe, nullptr);
}

void World::deliver(const End& to, PipeId pipe, Bytes bytes)
{
    if (to.robot == nullptr)
        m_news.push_back({GuestNews::Kind::Received, pipe, std::move(bytes)});
    else
        to.robot->give(node_input::BytesReceived{to.id, std::move(bytes)});
}

/// `closer` is not told; nothing stands for the guest.
void World::shut(PipeId pipe, const Robot* closer)
{
    const auto it = m_pipes.find(pipe);
    if (it == m_pipes.end())
        return;
    for (const End& end : {it->second.one, it->second.other}) {
        if (end.robot == closer)
            continue;
        if (end.robot == nullptr)
            m_news.push_back({GuestNews::Kind::Closed, pipe, {}});
        else
            end.robot->give(node_input::ConnectionClosed{end.id});
    }
    m_pipes.erase(it);
}

std::optional<PipeId> World::pipeOf(const Robot& robot, ConnectionId id) const
{
    for (const auto& [pipe, ends] : m_pipes)
        for (const End& end : {ends.one, ends.other})
            if (end.robot == &robot && end.id == id)
                return pipe;
    return std::nullopt;
}

void World::dropPipesOf(const Robot& robot)
{
    std::vector<std::pair<PipeId, ConnectionId>> mine;
    for (const auto& [pipe, ends] : m_pipes)
        for (const End& end : {ends.one, ends.other})
            if (end.robot == &robot)
                mine.emplace_back(pipe, end.id);
    for (const auto& [pipe, id] : mine) {
        shut(pipe, &robot);
        const_cast<Robot&>(robot).give(node_input::ConnectionClosed{id}); // NOLINT
    }
}

void World::connect(Robot& robot, const node_effect::OpenConnection& wish)
{
    const ConnectionId here{++m_lastConnection};
    const auto other = std::ranges::find_if(m_robots, [&](const auto& candidate) {
        return candidate.get() != &robot && candidate->online && candidate->nodeId() == wish.target;
    });
    if (!robot.online || (other == m_robots.end() && m_guest != std::optional{wish.target}))
        return robot.give(node_input::ConnectFailed{wish.target, wish.address, "nobody is there"});
    const PipeId pipe{++m_lastPipe};
    robot.give(node_input::ConnectionOpened{here, wish.target, wish.address});
    if (other == m_robots.end()) {
        m_pipes[pipe] = {{&robot, here}, {}};
        m_news.push_back({GuestNews::Kind::Accepted, pipe, {}});
        return;
    }
    const ConnectionId there{++m_lastConnection};
    m_pipes[pipe] = {{&robot, here}, {other->get(), there}};
    (*other)->give(node_input::ConnectionOpened{there, std::nullopt, robot.address()});
}

void World::perform(Robot& robot, std::vector<NodeEffect> effects)
{
    for (NodeEffect& effect : effects) {
        if (auto* send = std::get_if<node_effect::SendBytes>(&effect)) {
            const auto pipe = pipeOf(robot, send->connection);
            if (!pipe)
                continue;
            const Pipe& ends = m_pipes.at(*pipe);
            const bool first = ends.one.robot == &robot && ends.one.id == send->connection;
            deliver(first ? ends.other : ends.one, *pipe, std::move(send->bytes));
        } else if (auto* close = std::get_if<node_effect::CloseConnection>(&effect)) {
            if (const auto pipe = pipeOf(robot, close->connection))
                shut(*pipe, &robot);
        } else if (auto* wish = std::get_if<node_effect::OpenConnection>(&effect)) {
            connect(robot, *wish);
        } else if (auto* broadcast = std::get_if<node_effect::Broadcast>(&effect)) {
            for (const Transaction& tx : broadcast->transactions)
                submit(tx);
        }
    }
}

bool World::tellGuest()
{
    const auto news = std::exchange(m_news, {});
    for (const GuestNews& item : news) {
        switch (item.kind) {
        case GuestNews::Kind::Accepted:
            if (m_port.accepted)
                m_port.accepted(item.pipe);
            break;
        case GuestNews::Kind::Received:
            if (m_port.received)
                m_port.received(item.pipe, item.bytes);
            break;
        case GuestNews::Kind::Closed:
            if (m_port.closed)
                m_port.closed(item.pipe);
            break;
        }
    }
    return !news.empty();
}

} // namespace fulgurite::practice
