// SPDX-License-Identifier: MIT
#pragma once

#include "app/practice/world.h"

#include <memory>
#include <optional>
#include <vector>

namespace fulgurite::practice::testing {

namespace node_input = lightning::node_input;
namespace node_effect = lightning::node_effect;

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

    static lightning::ConnectionId idOf(PipeId pipe)
    {
        return lightning::ConnectionId{static_cast<std::uint64_t>(pipe)};
    }
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
        for (lightning::NodeEffect& effect : robot.turn()) {
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

    void run(int rounds = 400)
    {
        for (int i = 0; i < rounds; ++i) {
            perform();
            m_world.step();
        }
    }

    World& m_world;
    Robot robot;
    std::unique_ptr<wallet::ChainSource> m_source;
    std::vector<lightning::NodeEvent> events;
};

} // namespace fulgurite::practice::testing
