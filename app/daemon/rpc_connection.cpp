// SPDX-License-Identifier: MIT
#include "app/daemon/rpc_connection.h"

#include <QScopeGuard>
#include <QTimer>

#include "app/api/engine.h"
#include "app/daemon/wipe_json.h"

namespace fulgurite::app {

namespace {

constexpr qsizetype kMostBytes = 4 * 1024 * 1024;
constexpr int kMostWaiting = 64;
constexpr std::chrono::milliseconds kLastWords{1000}; ///< for the client to read why it is cut off
using Json = nlohmann::json;

bool isServing(const Lifecycle& lifecycle)
{
    return std::holds_alternative<Running>(lifecycle.state) ||
           std::holds_alternative<Opening>(lifecycle.state);
}

ApiError notServing(const Lifecycle& lifecycle)
{
    if (std::holds_alternative<NoWallet>(lifecycle.state))
        return {ErrorCode::NoWallet, {}, {}};
    if (const auto* stopped = std::get_if<Stopped>(&lifecycle.state))
        return {ErrorCode::EngineStopped, stopped->error.values, stopped->error.detail};
    return {ErrorCode::WalletLocked, {}, {}};
}

/// Parameters by position become parameters by name; unknown and missing ones are refused.
std::expected<Json, RpcError> byName(const RpcMethod& method, const Json& given)
{
    const auto refused = [](const std::string& why) {
        return std::unexpected(RpcError{-32602, why, {}});
    };
    Json named = Json::object();
    if (given.is_array()) {
        if (given.size() > method.parameters.size())
            return refused(method.name + ": too many parameters: got " +
                           std::to_string(given.size()) + ", expected at most " +
                           std::to_string(method.parameters.size()));
        for (std::size_t i = 0; i < given.size(); ++i)
            named[method.parameters[i].name] = given[i];
    } else if (given.is_object()) {
        named = given;
    } else if (!given.is_null()) {
        return refused("params must be an object or an array");
    }
    for (const auto& [name, value] : named.items()) {
        const bool known = std::ranges::any_of(
            method.parameters, [&](const RpcParameter& p) { return p.name == name; });
        if (!known)
            return refused(method.name + ": unknown parameter: " + name);
    }
    std::erase_if(named.get_ref<Json::object_t&>(),
                  [](const auto& entry) { return entry.second.is_null(); });
    for (const RpcParameter& parameter : method.parameters) {
        if (parameter.required && !named.contains(parameter.name))
            return refused(method.name + ": missing required parameter: " + parameter.name);
    }
    return named;
}

} // namespace

RpcConnection::RpcConnection(QLocalSocket* socket, Engine& engine, Methods methods, QObject* parent)
    : QObject{parent},
      m_socket{socket},
      m_engine{engine},
      m_methods{std::move(methods)},
      m_splitter{kMostBytes}
{
    m_socket->setParent(this);
    connect(m_socket, &QLocalSocket::readyRead, this, &RpcConnection::read);
    connect(m_socket, &QLocalSocket::disconnected, this, &QObject::deleteLater);
}

void RpcConnection::read()
{
    QByteArray bytes = m_socket->readAll();
    if (m_ending)
        return; // read and dropped: closing with bytes unread would take the answer from the client
    m_splitter.append(bytes);
    wipeBytes(bytes);
    while (auto object = m_splitter.next()) {
        handle(*object);
        wipeBytes(*object);
    }
    const auto broken = m_splitter.broken();
    if (!broken)
        return;
    m_ending = true;
    sendError(nullptr, {-32700, "broken JSON: " + broken->toStdString(), {}});
    QTimer::singleShot(kLastWords, m_socket,
                       [socket = m_socket] { socket->disconnectFromServer(); });
}

void RpcConnection::handle(const QByteArray& object)
{
    Json request = Json::parse(object.begin(), object.end(), nullptr, false);
    const auto wiped = qScopeGuard([&request] { wipeTexts(request); });
    if (request.is_discarded())
        return sendError(nullptr, {-32700, "broken JSON", {}});
    const Json id = request.value("id", Json{});
    if (!request.contains("method") || !request["method"].is_string())
        return sendError(id, {-32600, "a request needs a string \"method\"", {}});
    if (m_waiting >= kMostWaiting)
        return sendError(id, {-32600, "more than 64 requests wait on this connection", {}});
    dispatch(request);
}

void RpcConnection::dispatch(const Json& request)
{
    const Json id = request.value("id", Json{});
    const auto name = request["method"].get<std::string>();
    Json given = request.value("params", Json{});
    const auto wiped = qScopeGuard([&given] { wipeTexts(given); });
    if (name == "notifications") {
        const Json& enable = given.is_array() && !given.empty() ? given[0]
                             : given.is_object()                ? given.value("enable", Json{})
                                                                : given;
        m_notifications = enable.is_boolean() && enable.get<bool>();
        return send({{"jsonrpc", "2.0"}, {"id", id}, {"result", Json::object()}});
    }
    const auto found = m_methods->find(name);
    if (found == m_methods->end())
        return sendError(id, {-32601, "Unknown command '" + name + "'", {}});
    const RpcMethod& method = found->second;
    auto parameters = byName(method, given);
    if (!parameters)
        return sendError(id, parameters.error());
    const Snapshot snapshot = m_engine.feed().current();
    if (!method.whenLocked && !isServing(*snapshot.lifecycle))
        return sendError(id, toRpcError(notServing(*snapshot.lifecycle)));

    ++m_waiting;
    const auto answer = [this, id](const std::expected<Json, RpcError>& result) {
        --m_waiting;
        if (result)
            send({{"jsonrpc", "2.0"}, {"id", id}, {"result", *result}});
        else
            sendError(id, result.error());
    };
    const auto notify = [this, id](const std::string& what, const Json& params) {
        if (!m_notifications)
            return;
        // Core Lightning's own `message` holds its fields beside the id, its topics below a name.
        Json body = what == "message" ? params : Json{{what, params}};
        body["id"] = id;
        send({{"jsonrpc", "2.0"}, {"method", what}, {"params", body}});
    };
    method.run(RpcCall{m_engine, this, std::move(*parameters), answer, notify});
}

void RpcConnection::send(const Json& message)
{
    std::string text = message.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n\n";
    m_socket->write(text.data(), static_cast<qint64>(text.size()));
    wipe(text.data(), text.size()); // the seed words, once in a wallet's life
}

void RpcConnection::sendError(const Json& id, const RpcError& error)
{
    Json body{{"code", error.code}, {"message", error.message}};
    if (!error.data.is_null())
        body["data"] = error.data;
    send({{"jsonrpc", "2.0"}, {"id", id}, {"error", body}});
}

} // namespace fulgurite::app
