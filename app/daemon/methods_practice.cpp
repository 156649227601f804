// SPDX-License-Identifier: MIT
#include "app/api/engine.h"
#include "app/daemon/rpc_method.h"

namespace fulgurite::app {

namespace {

using Json = nlohmann::json;

Json done(bool) { return Json::object(); }

void robot(const RpcCall& call)
{
    const auto name = call.text("robot");
    const auto action = call.text("action");
    const auto amount = call.number("sat", 100'000);
    if (!name || !action || !amount)
        return;
    Practice& practice = call.engine().practice();
    if (*action == QLatin1String{"invoice"}) {
        return call.reply(
            practice.robotInvoice(*name, *amount, QStringLiteral("practice")),
            [](const QString& invoice) { return Json{{"bolt11", invoice.toStdString()}}; });
    }
    const std::map<QString, RobotAction> actions{
        {QStringLiteral("open"), RobotAction::OpenToMe},
        {QStringLiteral("pay"), RobotAction::PayMe},
        {QStringLiteral("keysend"), RobotAction::KeysendMe},
        {QStringLiteral("vanish"), RobotAction::Vanish},
        {QStringLiteral("return"), RobotAction::Return},
        {QStringLiteral("close"), RobotAction::CloseWithMe}};
    const auto found = actions.find(*action);
    if (found == actions.end())
        return call.badParameter("action",
                                 "should be open, pay, keysend, vanish, return, close or invoice");
    call.reply(practice.robot(*name, found->second, *amount),
               [](const QString& result) { return Json{{"result", result.toStdString()}}; });
}

Json worldShape(const std::vector<Robot>& robots)
{
    Json rows = Json::array();
    for (const Robot& each : robots) {
        rows.push_back({{"name", each.name.toStdString()},
                        {"id", each.nodeId.toStdString()},
                        {"address", each.address.toStdString()},
                        {"online", each.online}});
    }
    return {{"robots", rows}};
}

/// All robots come back, or all go; then the answer says who is there.
void moveAll(const RpcCall& call, bool online)
{
    call.engine().practice().robots().then(
        call.context(), [call, online](Future<std::vector<Robot>> done) {
            const auto robots = done.takeResult();
            if (!robots)
                return call.refuse(robots.error());
            for (const Robot& each : *robots) {
                if (each.online != online)
                    call.engine().practice().robot(
                        each.name, online ? RobotAction::Return : RobotAction::Vanish, 0);
            }
            call.reply(call.engine().practice().robots(), worldShape);
        });
}

void practice(const RpcCall& call)
{
    const auto what = call.text("what");
    const auto amount = call.number("sat", 1'000'000);
    const auto blocks = call.number("blocks", 1);
    if (!what || !amount || !blocks)
        return;
    Practice& port = call.engine().practice();
    if (*what == QLatin1String{"gift"})
        return call.reply(port.gift(*amount), done);
    if (*blocks > 2016)
        return call.badParameter("blocks", "should be at most 2016");
    if (*what == QLatin1String{"mine"})
        return call.reply(port.mine(static_cast<std::uint32_t>(*blocks)), done);
    if (*what == QLatin1String{"robot"})
        return robot(call);
    if (*what == QLatin1String{"start"} || *what == QLatin1String{"stop"})
        return moveAll(call, *what == QLatin1String{"start"});
    if (*what != QLatin1String{"robots"})
        return call.badParameter("what", "should be start, stop, gift, mine, robots or robot");
    call.reply(port.robots(), worldShape);
}

} // namespace

RpcMethods practiceMethods()
{
    return {{"practice",
             "practice",
             {{"what", true}, {"robot"}, {"action"}, {"sat"}, {"blocks"}},
             "Drives the practice world: start and stop (the robots), gift, mine, robots, robot",
             practice}};
}

} // namespace fulgurite::app
