// SPDX-License-Identifier: MIT
// getinfo, stop, listconfigs, getlog, readiness, decode.
#include <QCoreApplication>
#include <QTimer>

#include "app/api/engine.h"
#include "app/daemon/decode.h"
#include "app/daemon/rpc_method.h"
#include "lightning/wire/features.h"

#include <algorithm>

namespace fulgurite::app {

namespace {

using Json = nlohmann::json;

std::string text(const QString& value) { return value.toStdString(); }

/// "ipv4", "ipv6" or "dns" by how a host is written.
const char* kindOfHost(const QString& host)
{
    if (host.contains(QLatin1Char{':'}))
        return "ipv6";
    const bool digits =
        std::ranges::all_of(host, [](QChar c) { return c.isDigit() || c == QLatin1Char{'.'}; });
    return digits ? "ipv4" : "dns";
}

Json bindingShape(const QString& listening)
{
    QString host = listening.section(QLatin1Char{':'}, 0, -2);
    host.remove(QLatin1Char{'['}).remove(QLatin1Char{']'});
    return {{"type", kindOfHost(host)},
            {"address", text(host)},
            {"port", listening.section(QLatin1Char{':'}, -1).toUInt()}};
}

Json featuresShape()
{
    const std::string init = toHex(lightning::ourInitFeatures().wire());
    return {{"init", init},
            {"node", init},
            {"channel", ""},
            {"invoice", toHex(lightning::ourInvoiceFeatures().wire())}};
}

const char* walletWord(const LifecycleState& state)
{
    if (std::holds_alternative<NoWallet>(state))
        return "missing";
    if (std::holds_alternative<Locked>(state))
        return "locked";
    if (std::holds_alternative<Opening>(state))
        return "opening";
    return std::holds_alternative<Stopped>(state) ? "stopped" : "open";
}

void addCounts(Json& out, const Snapshot& now)
{
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
}

void getInfo(const RpcCall& call)
{
    const Snapshot now = call.engine().feed().current();
    const Lifecycle& lifecycle = *now.lifecycle;
    // Before there is a wallet there is no node: zeros, so that the field keeps its type.
    const QString id =
        lifecycle.nodeId.isEmpty() ? QString{66, QLatin1Char{'0'}} : lifecycle.nodeId;
    Json out{{"id", text(id)},
             {"alias", text(now.peers->ourAlias)},
             {"color", text(id.left(6))},
             {"version", "v" + QCoreApplication::applicationVersion().toStdString() + "-fulgurite"},
             {"lightning-dir", text(lifecycle.walletFolder)},
             {"network", std::string{networkName(lifecycle.network)}},
             {"blockheight", now.chain->height},
             {"fees_collected_msat", 0},
             {"our_features", featuresShape()},
             {"address", Json::array()},
             {"binding", Json::array()},
             {"wallet", walletWord(lifecycle.state)}};
    addCounts(out, now);
    if (!now.peers->listening.isEmpty())
        out["binding"].push_back(bindingShape(now.peers->listening));
    const bool open = std::holds_alternative<Running>(lifecycle.state);
    if (open && now.chain->health != ChainHealth::Ready)
        out["warning_bitcoind_sync"] =
            text(now.chain->detail.isEmpty() ? QStringLiteral("the chain backend is not ready yet")
                                             : now.chain->detail);
    call.answer(out);
}

void stop(const RpcCall& call)
{
    call.answer("Shutdown complete");
    // Not quit(): a window would be asked, and may say no.
    QTimer::singleShot(0, qApp, [] { QCoreApplication::exit(0); });
}

void getLog(const RpcCall& call)
{
    const auto level = call.text("level", QStringLiteral("info"));
    if (!level)
        return;
    const QStringList known{QStringLiteral("broken"), QStringLiteral("unusual"),
                            QStringLiteral("info"),   QStringLiteral("debug"),
                            QStringLiteral("trace"),  QStringLiteral("io")};
    if (!known.contains(*level))
        return call.badParameter("level",
                                 "should be 'broken', 'unusual', 'info', 'debug', 'trace' or 'io'");
    // Ours knows nothing finer than debug.
    const bool fine = *level == QLatin1String{"trace"} || *level == QLatin1String{"io"};
    call.reply(call.engine().connections().log(fine ? QStringLiteral("debug") : *level, 1000),
               [](const std::vector<LogEntry>& entries) {
                   Json rows = Json::array();
                   const qint64 first =
                       entries.empty() ? 0 : entries.front().time.toMSecsSinceEpoch();
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

Json readinessShape(const Readiness& readiness, const ChainPart& chain)
{
    constexpr const char* kNames[] = {"chain", "peers", "graph", "channels"};
    Json rows = Json::array();
    for (const ReadinessStage& stage : readiness.stages) {
        rows.push_back({{"stage", kNames[static_cast<std::size_t>(stage.name)]},
                        {"state", stageWord(stage.state)},
                        {"reason", text(stage.reason)},
                        {"since", stage.since.toSecsSinceEpoch()}});
    }
    Json out{{"stages", rows}};
    if (chain.historyMissingBelow)
        out["history_missing_below"] = *chain.historyMissingBelow;
    return out;
}

Json configsShape(const Snapshot& now, bool developer)
{
    const auto option = [](const std::string& value) {
        return Json{{"value_str", value}, {"source", "cmdline"}};
    };
    const std::string network{networkName(now.lifecycle->network)};
    Json out{{"network", option(network)},
             {"lightning-dir", option(text(now.lifecycle->walletFolder))},
             {"rpc-file", {{"value_str", "lightning-rpc"}, {"source", "default"}}},
             {"rpc-file-mode", {{"value_str", "0600"}, {"source", "default"}}}};
    if (!now.peers->ourAlias.isEmpty())
        out["alias"] = option(text(now.peers->ourAlias));
    if (!now.peers->listening.isEmpty())
        out["bind-addr"] = {{"values_str", {text(now.peers->listening)}}, {"sources", {"cmdline"}}};
    if (developer)
        out["developer"] = {{"set", true}, {"source", "cmdline"}};
    return out;
}

void listConfigs(const RpcCall& call)
{
    const auto wanted = call.text("config", {});
    if (!wanted)
        return;
    const Json all =
        configsShape(call.engine().feed().current(), call.engine().developer().isEnabled());
    if (wanted->isEmpty())
        return call.answer({{"configs", all}});
    const auto found = all.find(text(*wanted));
    if (found == all.end())
        return call.badParameter("config", "is no option that is set here; without config all are "
                                           "listed");
    call.answer({{"configs", {{text(*wanted), *found}}}});
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

RpcMethods nodeMethods()
{
    const bool kLocked = true;
    return {
        {"getinfo", "utility", {}, "Who and where this node is", getInfo, kLocked},
        {"stop", "utility", {}, "Stops the daemon", stop, kLocked},
        {"getlog", "utility", {{"level"}}, "The last lines of the log", getLog},
        {"decode", "utility", {{"string", true}}, "Decodes an invoice", decodeString},
        {"listconfigs", "utility", {{"config"}}, "The options in force", listConfigs},
        {"readiness",
         "utility",
         {},
         "How far chain, peers, graph and channels are",
         [](const RpcCall& call) {
             const Snapshot now = call.engine().feed().current();
             call.answer(readinessShape(*now.readiness, *now.chain));
         }},
    };
}

} // namespace fulgurite::app
