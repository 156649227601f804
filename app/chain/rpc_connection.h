// SPDX-License-Identifier: MIT
#pragma once

#include <QNetworkProxy>
#include <QObject>
#include <QTimer>

#include "app/net/tcp_stream.h"
#include "wallet/base/secret.h"
#include "wallet/chain/rpc_link.h"

#include <chrono>
#include <functional>
#include <optional>

namespace fulgurite::app {

/// One kept-alive HTTP connection to bitcoind; dialled when there is something to ask.
class NodeConnection final : public QObject {
    Q_OBJECT

public:
    struct Target {
        QString host;
        quint16 port = 0;
        QNetworkProxy proxy;
        std::chrono::milliseconds patience{
            30'000}; ///< without a byte while an answer is due; 0: for ever
        /// The Authorization header's value, or one sentence why there is none. Asked anew for each
        /// connection: a restarted node writes another cookie.
        std::function<std::optional<SecretBytes>(QString& problem)> authorization;
    };
    NodeConnection(Target target, QObject* parent);

    void call(std::vector<wallet::RpcCall> batch, wallet::RpcDone done);
    void stop();

signals:
    /// Everything asked and not answered is forgotten.
    void failed(const QString& reason);

private:
    void pump();
    void dial();
    void give(const QByteArray& bytes);
    void ended(const QString& reason);
    void giveUp(const QString& reason);

    Target m_target;
    std::unique_ptr<wallet::RpcLink> m_link;
    ByteStream* m_stream = nullptr;
    std::optional<SecretBytes> m_authorization;
    QTimer m_patience;
};

} // namespace fulgurite::app
