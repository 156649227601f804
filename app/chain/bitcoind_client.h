// SPDX-License-Identifier: MIT
#pragma once

#include <QNetworkProxy>
#include <QObject>
#include <QTimer>

#include "app/chain/rpc_connection.h"
#include "wallet/base/secret.h"
#include "wallet/chain/bitcoind_sync.h"

#include <array>
#include <chrono>
#include <memory>

namespace fulgurite::app {

class ZmqWake;

struct BitcoindConfig {
    Network network = Network::Bitcoin;
    QString host;
    quint16 port = 0;
    QString cookieFile; ///< or user and password
    QString user;
    SecretBytes password;
    QString zmq; ///< tcp://HOST:PORT of rawblock, hashblock or rawtx; only wakes the poll
    std::chrono::milliseconds poll{1500};
    QNetworkProxy proxy{QNetworkProxy::NoProxy};
};

/// A bitcoind (24 or newer) over JSON-RPC: pruned, without wallet and without txindex all do.
/// Polls; after a loss it comes back with growing pauses, at most 30 s.
class BitcoindClient final : public QObject, public wallet::ChainSource, private wallet::RpcPort {
    Q_OBJECT

public:
    explicit BitcoindClient(BitcoindConfig config, QObject* parent = nullptr);
    ~BitcoindClient() override;

    void start(std::vector<wallet::ChainTip> known, std::optional<UnixTime> birthday,
               Listener listener) override;
    void watch(std::vector<wallet::Watch> watches) override;
    void broadcast(std::vector<Transaction> package) override;
    void stop() override;

private:
    void call(wallet::RpcLane lane, std::vector<wallet::RpcCall> batch,
              wallet::RpcDone done) override;
    void tick();
    void lost(wallet::RpcLane lane, const QString& reason);
    [[nodiscard]] std::optional<SecretBytes> authorization(QString& problem) const;
    [[nodiscard]] std::string name() const;

    BitcoindConfig m_config;
    Listener m_listener;
    std::unique_ptr<wallet::BitcoindSync> m_sync;
    std::array<NodeConnection*, 3> m_lanes{};
    QTimer m_timer;
    std::chrono::milliseconds m_pause{0}; ///< before the next attempt, after a loss
    std::unique_ptr<ZmqWake> m_zmq;
};

} // namespace fulgurite::app
