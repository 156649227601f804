// SPDX-License-Identifier: MIT
#pragma once

#include <QLocalSocket>
#include <QObject>

#include "app/daemon/json_splitter.h"
#include "app/daemon/rpc_method.h"

#include <map>
#include <memory>

namespace fulgurite::app {

/// One client of the control socket. Owns its socket; deletes itself when the client leaves.
class RpcConnection final : public QObject {
    Q_OBJECT

public:
    using Methods = std::shared_ptr<const std::map<std::string, RpcMethod>>;
    RpcConnection(QLocalSocket* socket, Engine& engine, Methods methods, QObject* parent);
    /// What was answered is still written: the answer to `stop`, before the server goes.
    ~RpcConnection() override { m_socket->flush(); }

private:
    void read();
    void handle(std::string_view object);
    void dispatch(const RpcRequest& request);
    void send(const nlohmann::json& message);
    void sendError(const nlohmann::json& id, const RpcError& error);

    QLocalSocket* m_socket;
    Engine& m_engine;
    Methods m_methods;
    JsonSplitter m_splitter;
    int m_waiting = 0;
    bool m_notifications = false;
    bool m_ending = false; ///< its stream is broken: what still comes is dropped
};

} // namespace fulgurite::app
