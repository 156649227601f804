// SPDX-License-Identifier: MIT
// help, getinfo, stop, listconfigs, getlog, readiness, subscribe, wait, decode.
#include <QCoreApplication>
#include <QTimer>

#include "app/api/engine.h"
#include "app/daemon/decode.h"
#include "app/daemon/rpc_method.h"

#include <algorithm>

namespace fulgurite::app {

namespace {

using Json = nlohmann::json;

std::string text(const QString& value) { return value.toStdString(); }

void getInfo(const RpcCall& call)
{
    const Snapshot now = call.engine().feed().current();
    Json out{{"id", text(now.peers->ourNodeId)},
             {"alias", text(now.peers->ourAlias)},
             {"color", text(now.peers->ourColour)},
             {"version", "v" + QCoreApplication::applicationVersion().toStdString() + "-fulgurite"},
             {"lightning-dir", text(now.lifecycle->walletFolder)},
             {"network", std::string{networkName(now.lifecycle->network)}},
             {"blockheight", now.chain->height},
             {"fees_collected_msat", 0},
             {"address", Json::array()},
             {"binding", Json::array()}};
    const auto count = [&](auto matches) {
        return std::ranges::count_if(now.channels->channels, matches);
    };
    out["num_peers"] = std::ranges::count_if(
        now.peers->peers, [](const PeerRow& peer) { return peer.connected || peer.channels > 0; });
    out["num_pending_channels"] = count([](const ChannelRow& c) {
        return c.state == ChannelState::Opening || c.state == ChannelState::AwaitingConfirmations;
    });
    out["num_active_channels"] = count([](const ChannelRow& c) {
        return c.state == ChannelState::Ready || c.state == ChannelState::Reconnecting;
    });
    out["num_inactive_channels"] =
        count([](const ChannelRow& c) { return c.state > ChannelState::Reconnecting; });
    if (!now.peers->listening.isEmpty()) {
        const QString host = now.peers->listening.section(QLatin1Char{':'}, 0, -2);
        out["binding"].push_back(
            {{"type", "ipv4"},
             {"address", text(host)},
             {"port", now.peers->listening.section(QLatin1Char{':'}, -1).toUInt()}});
    }
    const bool locked = std::holds_alternative<Locked>(now.lifecycle->state);
    const bool missing = std::holds_alternative<NoWallet>(now.lifecycle->state);
    if (locked || missing)
        out["our_features"] = Json::object();
    const bool opening = std::holds_alternative<Opening>(now.lifecycle->state);
    out["wallet"] = missing ? "missing" : locked ? "locked" : opening ? "opening" : "open";
    if (now.chain->health != ChainHealth::Ready && !locked && !missing)
        out["warning_bitcoind_sync"] =
            text(now.chain->detail.isEmpty() ? QStringLiteral("the chain backend is not ready yet")
                                             : now.chain->detail);
    call.answer(out);
}

void stop(const RpcCall& call)
{
    call.answer("Shutdown complete");
    QTimer::singleShot(0, qApp, &QCoreApplication::quit);
}

void getLog(const RpcCall& call)
{
    const auto level = call.text("level", QStringLiteral("info"));
    if (!level)
        return;
    call.reply(
        call.engine().connections().log(*level, 1000), [](const std::vector<LogEntry>& entries) {
            Json rows = Json::array();
            const qint64 first = entries.empty() ? 0 : entries.front().time.toMSecsSinceEpoch();
            for (const LogEntry& entry : entries) {
                const double since =
                    static_cast<double>(entry.time.toMSecsSinceEpoch() - first) / 1000.0;
                rows.push_back({{"type", entry.level.toUpper().toStdString()},
                                {"time", std::to_string(since)},
                                {"source", text(entry.area)},
                                {"log", text(entry.text)}});
            }
            return Json{{"created_at", std::to_string(first / 1000)},
                        {"bytes_used", 0},
                        {"bytes_max", 0},
                        {"log", rows}};
        });
}

std::string stageWord(StageState state)
{
    switch (state) {
    case StageState::Waiting:
        return "waiting";
    case StageState::Working:
        return "working";
    case StageState::Ready:
        return "ready";
    case StageState::Failed:
        return "failed";
    case StageState::NotNeeded:
        return "not needed";
    }
    return {};
}

Json readinessShape(const Readiness& readiness)
{
    constexpr const char* kNames[] = {"chain", "peers", "graph", "channels"};
    Json rows = Json::array();
    for (const ReadinessStage& stage : readiness.stages) {
        rows.push_back({{"stage", kNames[static_cast<std::size_t>(stage.name)]},
                        {"state", stageWord(stage.state)},
                        {"reason", text(stage.reason)},
                        {"since", stage.since.toSecsSinceEpoch()}});
    }
    return {{"stages", rows}};
}

std::string topicOf(EventKind kind)
{
    switch (kind) {
    case EventKind::Received:
    case EventKind::InvoicePaid:
        return "invoice";
    case EventKind::Sent:
    case EventKind::PaymentFailed:
        return "payment";
    case EventKind::ChannelOpened:
    case EventKind::ChannelReady:
    case EventKind::ChannelClosed:
        return "channel";
    case EventKind::TransactionSeen:
        return "transaction";
    case EventKind::Attention:
        return "attention";
    }
    return {};
}

void subscribe(const RpcCall& call)
{
    std::vector<std::string> topics;
    for (const Json& topic : call.raw("topics")) {
        if (topic.is_string())
            topics.push_back(topic.get<std::string>());
    }
    const auto wanted = [topics](const std::string& topic) {
        return topics.empty() || std::ranges::find(topics, topic) != topics.end();
    };
    EngineFeed& feed = call.engine().feed();
    QObject::connect(&feed, &EngineFeed::eventHappened, call.context(),
                     [call, wanted](const EngineEvent& event) {
                         if (wanted(topicOf(event.kind)))
                             call.notify(topicOf(event.kind),
                                         {{"subject", text(event.subject)},
                                          {"amount_msat", event.amount.value()},
                                          {"sequence", event.sequence}});
                     });
    QObject::connect(&feed, &EngineFeed::snapshotChanged, call.context(),
                     [call, wanted, balances = call.engine().feed().current().balances,
                      chain = feed.current().chain](const Snapshot& now) mutable {
                         if (now.balances->total != balances->total && wanted("balance"))
                             call.notify("balance", {{"total_msat", now.balances->total.value()}});
                         if (now.chain->height != chain->height && wanted("chain"))
                             call.notify("chain", {{"blockheight", now.chain->height}});
                         balances = now.balances;
                         chain = now.chain;
                     });
    call.answer(Json::object());
}

void decodeString(const RpcCall& call)
{
    const auto string = call.text("string");
    if (!string)
        return;
    const auto decoded = decodeText(text(*string));
    if (decoded)
        call.answer(*decoded);
    else
        call.badParameter("string", decoded.error());
}

} // namespace

RpcMethods nodeMethods()
{
    const bool kLocked = true;
    return {
        {"getinfo", "utility", {}, "Who and where this node is", getInfo, kLocked},
        {"stop", "utility", {}, "Stops the daemon", stop, kLocked},
        {"getlog", "utility", {{"level"}}, "The last lines of the log", getLog},
        {"decode", "utility", {{"string", true}}, "Decodes an invoice", decodeString},
        {"listconfigs",
         "utility",
         {{"config"}},
         "The options in force",
         [](const RpcCall& call) {
             const Snapshot now = call.engine().feed().current();
             call.answer(
                 {{"configs",
                   {{"network",
                     {{"value_str", std::string{networkName(now.lifecycle->network)}},
                      {"source", "cmdline"}}},
                    {"lightning-dir",
                     {{"value_str", text(now.lifecycle->walletFolder)}, {"source", "cmdline"}}}}}});
         }},
        {"readiness",
         "utility",
         {},
         "How far chain, peers, graph and channels are",
         [](const RpcCall& call) {
             call.answer(readinessShape(*call.engine().feed().current().readiness));
         }},
        {"subscribe",
         "utility",
         {{"topics"}},
         "Streams events as notifications (enable notifications first)",
         subscribe},
    };
}

} // namespace fulgurite::app
