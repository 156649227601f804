// SPDX-License-Identifier: MIT
// connect, disconnect, listpeers, ping, signmessage, checkmessage.
#include "app/api/engine.h"
#include "app/daemon/rpc_method.h"

#include <algorithm>

namespace fulgurite::app {

namespace {

using Json = nlohmann::json;

std::string text(const QString& value) { return value.toStdString(); }

/// Core Lightning has no word for a DNS name here: it answers with the address behind it.
const char* typeOf(const QString& host)
{
    if (host.endsWith(QLatin1String{".onion"}))
        return "torv3";
    return host.contains(QLatin1Char{':'}) ? "ipv6" : "ipv4";
}

void connectPeer(const RpcCall& call)
{
    const auto id = call.text("id");
    const auto host = call.text("host", {});
    const auto port = call.number("port", 9735);
    if (!id || !host || !port)
        return;
    if (*port == 0 || *port > 65535)
        return call.badParameter("port", "should be 1 to 65535");
    QString target = *id;
    if (!host->isEmpty())
        target += QStringLiteral("@%1:%2").arg(*host).arg(*port);
    call.reply(call.engine().connections().connectPeer(target), [](const ConnectedPeer& peer) {
        const QString at = peer.address.section(QLatin1Char{':'}, 0, -2);
        const auto number = peer.address.section(QLatin1Char{':'}, -1).toUInt();
        return Json{{"id", text(peer.nodeId)},
                    {"features", text(peer.features)},
                    {"direction", peer.outbound ? "out" : "in"},
                    {"address", {{"type", typeOf(at)}, {"address", text(at)}, {"port", number}}}};
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
    if (*length > 65531)
        return call.badParameter("len", "should be at most 65531");
    if (*pong > 65535)
        return call.badParameter("pongbytes", "should be at most 65535");
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

bool isKnown(const Snapshot& now, const QString& nodeId)
{
    return nodeId == now.lifecycle->nodeId ||
           std::ranges::any_of(now.peers->peers,
                               [&](const PeerRow& peer) { return peer.nodeId == nodeId; });
}

void checkMessage(const RpcCall& call)
{
    constexpr int kUnknownSigner = 1301;
    const auto message = call.text("message");
    const auto zbase = call.text("zbase");
    const auto key = call.text("pubkey", {});
    if (!message || !zbase || !key)
        return;
    auto checked = call.engine().identity().check(*message, *zbase, *key);
    checked.then(call.context(), [call, key](Future<CheckedMessage> done) {
        const auto answer = done.takeResult();
        if (!answer)
            return call.refuse(answer.error());
        if (answer->nodeId.isEmpty())
            return call.badParameter("zbase", "should be a signature as signmessage makes it");
        // Any signature is somebody's: without a key to compare with, only a node we know counts.
        if (key->isEmpty() && !isKnown(call.engine().feed().current(), answer->nodeId))
            return call.refuse({kUnknownSigner,
                                "signed by " + text(answer->nodeId) +
                                    ", a node that is not known here: give its id as pubkey",
                                {{"claimed_key", text(answer->nodeId)}}});
        call.answer({{"verified", key->isEmpty() || *key == answer->nodeId},
                     {"pubkey", text(answer->nodeId)}});
    });
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
