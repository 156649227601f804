// SPDX-License-Identifier: MIT
// wait, subscribe.
#include "app/api/engine.h"
#include "app/daemon/rpc_method.h"

#include <algorithm>
#include <array>

namespace fulgurite::app {

namespace {

using Json = nlohmann::json;

std::string text(const QString& value) { return value.toStdString(); }

std::optional<IndexedRows> rowsOf(const std::string& name)
{
    if (name == "invoices")
        return IndexedRows::Invoices;
    if (name == "sendpays")
        return IndexedRows::Payments;
    if (name == "forwards")
        return IndexedRows::Forwards;
    if (name == "htlcs")
        return IndexedRows::Htlcs;
    return std::nullopt;
}

std::optional<IndexKind> kindOf(const std::string& name)
{
    if (name == "created")
        return IndexKind::Created;
    if (name == "updated")
        return IndexKind::Updated;
    if (name == "deleted")
        return IndexKind::Deleted;
    return std::nullopt;
}

void wait(const RpcCall& call)
{
    const auto subsystem = call.text("subsystem");
    const auto index = call.text("indexname");
    const auto next = call.number("nextvalue", 0);
    if (!subsystem || !index || !next)
        return;
    const auto rows = rowsOf(text(*subsystem));
    const auto kind = kindOf(text(*index));
    // Core Lightning counts these beside lists (listchainmoves and the like) that are not here.
    constexpr std::array kUnserved{"chainmoves", "channelmoves", "networkevents"};
    if (std::ranges::any_of(kUnserved, [&](const char* name) { return text(*subsystem) == name; }))
        return call.badParameter("subsystem", "is not served here, as its list is not: wait for "
                                              "'invoices', 'sendpays', 'forwards' or 'htlcs'");
    if (!rows)
        return call.badParameter("subsystem",
                                 "should be 'invoices', 'sendpays', 'forwards' or 'htlcs'");
    if (!kind)
        return call.badParameter("indexname", "should be 'created', 'updated' or 'deleted'");
    call.reply(call.engine().indexes().wait(*rows, *kind, *next),
               [subsystem = text(*subsystem), index = text(*index)](const IndexReached& reached) {
                   Json out{{"subsystem", subsystem}, {index, reached.value}};
                   if (reached.details.empty())
                       return out;
                   out[subsystem] = Json::object();
                   for (const auto& [name, value] : reached.details)
                       out[subsystem][text(name)] = text(value);
                   return out;
               });
}

constexpr std::array kTopics{"balance", "channel", "payment", "invoice",  "transaction",
                             "graph",   "chain",   "backup",  "attention"};

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

std::string wordOf(EventKind kind)
{
    switch (kind) {
    case EventKind::Received:
        return "received";
    case EventKind::InvoicePaid:
        return "paid";
    case EventKind::Sent:
        return "sent";
    case EventKind::PaymentFailed:
        return "failed";
    case EventKind::ChannelOpened:
        return "opened";
    case EventKind::ChannelReady:
        return "ready";
    case EventKind::ChannelClosed:
        return "closed";
    case EventKind::TransactionSeen:
        return "seen";
    case EventKind::Attention:
        return "attention";
    }
    return {};
}

Json eventShape(const EngineEvent& event)
{
    Json out{{"event", wordOf(event.kind)},
             {"subject", text(event.subject)},
             {"amount_msat", event.amount.value()},
             {"sequence", event.sequence}};
    for (const auto& [name, value] : event.values)
        out[text(name)] = text(value);
    return out;
}

/// Sends what changed between two snapshots to one subscriber.
class SnapshotTopics {
public:
    SnapshotTopics(RpcCall call, Snapshot before)
        : m_call{std::move(call)},
          m_before{std::move(before)}
    {}

    void take(const Snapshot& now, const std::function<bool(const std::string&)>& wanted)
    {
        const auto graph = [](const Snapshot& snapshot) {
            return snapshot.readiness->stages[static_cast<std::size_t>(StageName::Graph)];
        };
        if (*now.balances != *m_before.balances && wanted("balance"))
            m_call.notify("balance", {{"total_msat", now.balances->total.value()},
                                      {"on_chain_msat", now.balances->onChain.value()},
                                      {"lightning_msat", now.balances->lightning.value()}});
        if (now.chain->height != m_before.chain->height && wanted("chain"))
            m_call.notify("chain", {{"blockheight", now.chain->height}});
        if (graph(now) != graph(m_before) && wanted("graph"))
            m_call.notify("graph", {{"state", stageWord(graph(now).state)},
                                    {"reason", text(graph(now).reason)}});
        if (*now.backup != *m_before.backup && wanted("backup"))
            m_call.notify("backup", {{"channels", now.backup->channels},
                                     {"proven", now.backup->provenAt.has_value()}});
        m_before = now;
    }

private:
    RpcCall m_call;
    Snapshot m_before;
};

void subscribe(const RpcCall& call)
{
    const auto given = call.texts("topics");
    if (!given)
        return;
    std::vector<std::string> topics;
    for (const QString& topic : *given) {
        topics.push_back(text(topic));
        const bool known =
            std::ranges::any_of(kTopics, [&](const char* name) { return topics.back() == name; });
        if (!known)
            return call.badParameter("topics", "should be among balance, channel, payment, "
                                               "invoice, transaction, graph, chain, backup");
    }
    const std::function<bool(const std::string&)> wanted = [topics](const std::string& topic) {
        return topics.empty() || std::ranges::find(topics, topic) != topics.end();
    };
    EngineFeed& feed = call.engine().feed();
    QObject::connect(&feed, &EngineFeed::eventHappened, call.context(),
                     [call, wanted](const EngineEvent& event) {
                         if (wanted(topicOf(event.kind)))
                             call.notify(topicOf(event.kind), eventShape(event));
                     });
    QObject::connect(&feed, &EngineFeed::snapshotChanged, call.context(),
                     [changes = SnapshotTopics{call, feed.current()},
                      wanted](const Snapshot& now) mutable { changes.take(now, wanted); });
    call.answer(Json::object());
}

} // namespace

RpcMethods waitMethods()
{
    return {
        {"wait",
         "utility",
         {{"subsystem", true}, {"indexname", true}, {"nextvalue", true}},
         "Waits until invoices, sendpays, forwards or htlcs were created, updated or deleted so "
         "often",
         wait},
        {"subscribe",
         "utility",
         {{"topics"}},
         "Streams events as notifications (enable notifications first)",
         subscribe},
    };
}

} // namespace fulgurite::app
