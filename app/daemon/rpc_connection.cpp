// SPDX-License-Identifier: MIT
#include "app/daemon/rpc_connection.h"

#include <QScopeGuard>
#include <QTimer>

#include "app/api/engine.h"
#include "app/daemon/wipe_json.h"
#include "wallet/base/text.h"

namespace fulgurite::app {

namespace {

constexpr std::size_t kMostBytes = 4 * 1024 * 1024;
constexpr int kMostWaiting = 64;
constexpr std::size_t kShown = 100;                   ///< of a method that is none
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
        return {ErrorCode::NoWallet, {{QStringLiteral("folder"), lifecycle.walletFolder}}, {}};
    if (const auto* stopped = std::get_if<Stopped>(&lifecycle.state))
        return {ErrorCode::EngineStopped, stopped->error.values, stopped->error.detail};
    return {ErrorCode::WalletLocked, {}, {}};
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
    m_splitter.append({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    wipeBytes(bytes);
    while (auto object = m_splitter.next()) {
        handle(*object);
        wipeBytes(*object);
    }
    if (!m_splitter.broken())
        return;
    m_ending = true;
    sendError(nullptr, {-32700, "broken JSON: " + *m_splitter.broken(), {}});
    QTimer::singleShot(kLastWords, m_socket,
                       [socket = m_socket] { socket->disconnectFromServer(); });
}

void RpcConnection::handle(std::string_view object)
{
    auto request = readRequest(object);
    if (!request)
        return sendError(request.error().id, request.error().error);
    const auto wiped = qScopeGuard([&request] { wipeTexts(request->parameters); });
    if (m_waiting >= kMostWaiting)
        return sendError(request->id,
                         {-32600, "more than 64 requests wait on this connection", {}});
    dispatch(*request);
}

void RpcConnection::dispatch(const RpcRequest& request)
{
    const Json& id = request.id;
    const Json& given = request.parameters;
    if (request.method == "notifications") {
        const Json& enable = given.is_array() && !given.empty() ? given[0]
                             : given.is_object()                ? given.value("enable", Json{})
                                                                : given;
        m_notifications = enable.is_boolean() && enable.get<bool>();
        return send({{"jsonrpc", "2.0"}, {"id", id}, {"result", Json::object()}});
    }
    const auto found = m_methods->find(request.method);
    if (found == m_methods->end())
        return sendError(
            id, {-32601, "Unknown command '" + sanitised(request.method, kShown) + "'", {}});
    const RpcMethod& method = found->second;
    auto parameters = parametersByName(method.name, method.parameters, given);
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
