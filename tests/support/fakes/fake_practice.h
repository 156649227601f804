// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/practice.h"
#include "tests/support/fakes/answers.h"

namespace fulgurite::testing {

/// Scripted; `last…` is the argument of the latest request.
class FakePractice final : public app::Practice {
public:
    Script<bool> onGift;
    Script<bool> onMine;
    Script<std::vector<app::Robot>> onRobots;
    Script<QString> onRobot;
    Script<QString> onRobotInvoice;
    Script<bool> onRemove;
    std::optional<app::RobotAction> lastAction{};
    std::uint64_t lastGift{};
    std::uint32_t lastMine{};
    QString lastRobot{};
    QString lastRobotInvoice{};

    app::Future<bool> gift(std::uint64_t satoshi) override
    {
        lastGift = std::move(satoshi);
        return onGift.ask();
    }
    app::Future<bool> mine(std::uint32_t blocks) override
    {
        lastMine = std::move(blocks);
        return onMine.ask();
    }
    app::Future<std::vector<app::Robot>> robots() override { return onRobots.ask(); }
    app::Future<QString> robot(QString name, app::RobotAction action, std::uint64_t) override
    {
        lastAction = action;
        lastRobot = std::move(name);
        return onRobot.ask();
    }
    app::Future<QString> robotInvoice(QString name, std::uint64_t, QString) override
    {
        lastRobotInvoice = std::move(name);
        return onRobotInvoice.ask();
    }
    app::Future<bool> remove() override { return onRemove.ask(); }
};

} // namespace fulgurite::testing
