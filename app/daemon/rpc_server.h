// SPDX-License-Identifier: MIT
#pragma once

#include <QLocalServer>
#include <QObject>

#include "app/daemon/rpc_method.h"

#include <map>
#include <memory>

namespace fulgurite::app {

/// The control socket: JSON-RPC 2.0 in Core Lightning's dialect over a Unix socket of mode 0600.
class RpcServer final : public QObject {
    Q_OBJECT

public:
    RpcServer(Engine& engine, RpcMethods methods, QObject* parent = nullptr);
    ~RpcServer() override;

    /// Replaces a stale socket file. False with a sentence in errorText() when another process
    /// answers on it, or it cannot be made.
    bool listen(const QString& path);
    [[nodiscard]] QString errorText() const { return m_error; }

private:
    void accept();

    Engine& m_engine;
    std::shared_ptr<const std::map<std::string, RpcMethod>> m_methods;
    QLocalServer m_server;
    QString m_error;
};

} // namespace fulgurite::app
