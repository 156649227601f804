// SPDX-License-Identifier: MIT
// connect, disconnect, listpeers, ping, signmessage, checkmessage.
#include "app/api/engine.h"
#include "app/daemon/rpc_method.h"

namespace fulgurite::app {

namespace {

using Json = nlohmann::json;

std::string text(const QString& value) { return value.toStdString(); }

void connectPeer(const RpcCall& call)
{
    const auto id = call.text("id");
    const auto host = call.text("host", {});
    const auto port = call.number("port", 9735);
    if (!id || !host || !port)
        return;
    QString target = *id;
    if (!host->isEmpty())
        target += QStringLiteral("@%1:%2").arg(*host).arg(*port);
    call.reply(call.engine().connections().connectPeer(target), [](const ConnectedPeer& peer) {
        const QString at = peer.address.section(QLatin1Char{':'}, 0, -2);
        const auto number = peer.address.section(QLatin1Char{':'}, -1).toUInt();
        return Json{{"id", text(peer.nodeId)},
                    {"features", text(peer.features)},
                    {"direction", peer.outbound ? "out" : "in"},
                    {"address",
                     {{"type", at.contains(QLatin1Char{':'}) ? "ipv6" : "ipv4"},
                      {"address", text(at)},
                      {"port", number}}}};
    });
}

void disconnectPeer(const RpcCall& call)
{
    const auto id = call.text("id");
    const auto force = call.flag("force", false);
    if (id && force)
        call.reply(call.engine().connections().disconnectPeer(*id, *force),
                   [](bool) { return Json::object(); });
}

void listPeers(const RpcCall& call)
{
    const auto id = call.text("id", {});
    if (!id)
        return;
    const Snapshot now = call.engine().feed().current();
    Json rows = Json::array();
    for (const PeerRow& peer : now.peers->peers) {
        if (!id->isEmpty() && peer.nodeId != *id)
            continue;
        Json row{{"id", text(peer.nodeId)},
                 {"connected", peer.connected},
                 {"num_channels", peer.channels}};
        if (peer.connected) {
            row["netaddr"] = {text(peer.address)};
            row["features"] = text(peer.features);
        }
        rows.push_back(row);
    }
    call.answer({{"peers", rows}});
}

void ping(const RpcCall& call)
{
    const auto id = call.text("id");
    const auto length = call.number("len", 128);
    const auto pong = call.number("pongbytes", 128);
    if (!id || !length || !pong)
        return;
    if (*length > 65531 || *pong > 65535)
        return call.badParameter("len", "should be at most 65531, and pongbytes at most 65535");
    call.reply(call.engine().connections().ping(*id, static_cast<std::uint16_t>(*length),
                                                static_cast<std::uint16_t>(*pong)),
               [](const PingAnswer& answer) { return Json{{"totlen", answer.totalLength}}; });
}

void signMessage(const RpcCall& call)
{
    const auto message = call.text("message");
    if (message) {
        call.reply(call.engine().identity().sign(*message), [](const SignedMessage& made) {
            return Json{{"signature", text(made.signature)},
                        {"recid", text(made.recoveryId)},
                        {"zbase", text(made.zbase)}};
        });
    }
}

void checkMessage(const RpcCall& call)
{
    const auto message = call.text("message");
    const auto zbase = call.text("zbase");
    const auto key = call.text("pubkey", {});
    if (message && zbase && key) {
        call.reply(call.engine().identity().check(*message, *zbase, *key),
                   [](const CheckedMessage& checked) {
                       return Json{{"verified", checked.verified},
                                   {"pubkey", text(checked.nodeId)}};
                   });
    }
}

} // namespace

RpcMethods peerMethods()
{
    return {
        {"connect",
         "network",
         {{"id", true}, {"host"}, {"port"}},
         "Connects to ID@HOST:PORT",
         connectPeer},
        {"disconnect",
         "network",
         {{"id", true}, {"force"}},
         "Disconnects a peer; one with channels needs force=true",
         disconnectPeer},
        {"listpeers",
         "network",
         {{"id"}, {"level"}},
         "Peers, connected or with channels",
         listPeers},
        {"ping", "network", {{"id", true}, {"len"}, {"pongbytes"}}, "Sends a ping", ping},
        {"signmessage",
         "utility",
         {{"message", true}},
         "Signs a text with the node key",
         signMessage},
        {"checkmessage",
         "utility",
         {{"message", true}, {"zbase", true}, {"pubkey"}},
         "Checks such a signature",
         checkMessage},
    };
}

} // namespace fulgurite::app
