// SPDX-License-Identifier: MIT
#pragma once

#include <QNetworkProxy>
#include <QObject>
#include <QTimer>

#include "app/chain/certificate_pins.h"
#include "app/net/byte_stream.h"
#include "wallet/chain/electrum_session.h"

#include <chrono>
#include <map>
#include <memory>
#include <string_view>
#include <vector>

namespace fulgurite::app {

struct ElectrumServer {
    QString host;
    quint16 port = 0;
    bool tls = true;
};
struct ElectrumConfig {
    Network network = Network::Bitcoin;
    std::vector<ElectrumServer> servers; ///< at least one
    CertificatePins pins;
    QNetworkProxy proxy{QNetworkProxy::NoProxy};
    /// How often servers are looked at; an answer may take `patience`.
    std::chrono::milliseconds tick{1'000}, patience{30'000};
};

/// Electrum servers: one is followed; where another is known, it is asked as well about scripts
/// whose spend must not be missed, and its tip is compared. A server that lies, or ends, is left
/// for the next one; a known liar is not come back to. While there is no second pair of eyes, the
/// status says what one server could hide.
class ElectrumClient final : public QObject, public wallet::ChainSource {
    Q_OBJECT

public:
    explicit ElectrumClient(ElectrumConfig config, QObject* parent = nullptr);
    ~ElectrumClient() override;

    void start(std::vector<wallet::ChainTip> known, std::optional<UnixTime> birthday,
               Listener listener) override;
    void watch(std::vector<wallet::Watch> watches) override;
    void broadcast(std::vector<Transaction> package) override;
    void stop() override;

private:
    struct Connection {
        std::size_t server = 0;
        ByteStream* stream = nullptr;
        std::unique_ptr<wallet::ElectrumSession> session;
        std::chrono::steady_clock::time_point heard{};
        bool certificateChanged = false;
    };
    enum class Role { Main, Witness };

    void dial(Role role);
    ByteStream* streamTo(const ElectrumServer& server, Connection& connection);
    bool acceptCertificate(const QString& server, const QByteArray& fingerprint,
                           Connection& connection);
    void pump(Connection& connection);
    void received(Role role, const QByteArray& bytes);
    void ended(Role role, const QString& reason);
    void leave(Role role);
    void onEvent(Role role, const wallet::ChainEvent& event);
    void onWitnessed(const wallet::ChainEvent& event);
    void tellFees();
    void tellWitnessed();
    void remember(const wallet::ChainTip& tip);
    void tick();
    void compareTips();
    [[nodiscard]] wallet::Witness witness() const;
    void takeCaution(wallet::ChainStatus& status) const;
    void sayCaution();
    std::optional<std::size_t> nextServer(std::size_t after,
                                          std::optional<std::size_t> except) const;
    void say(wallet::ChainState state, std::size_t server, std::string detail);
    [[nodiscard]] std::optional<wallet::OtherCertificate> otherCertificate() const;
    [[nodiscard]] std::string name(std::size_t server) const;
    Connection& at(Role role) { return role == Role::Main ? m_main : m_witness; }

    ElectrumConfig m_config;
    Listener m_listener;
    std::vector<wallet::ChainTip> m_known; ///< newest first
    std::vector<wallet::Watch> m_watches;
    std::vector<bool> m_liars;
    Connection m_main, m_witness;
    std::map<QString, QByteArray> m_seenCertificates;      ///< where nobody keeps them
    std::map<QString, wallet::OtherCertificate> m_refused; ///< by server, as last offered
    std::optional<wallet::ChainStatus> m_ready;            ///< as last said by the main server
    std::optional<wallet::FeeEstimates> m_fees, m_witnessedFees; ///< as last told by either
    std::string m_witnessLie;                                    ///< which server lied, and how
    struct Witnessed {
        wallet::TransactionSeen seen; ///< confirmed
        bool told = false;            ///< as confirmed, in a block of the main server's chain
    };
    std::map<Txid, Witnessed> m_witnessed; ///< by the second server
    std::vector<Txid> m_sending;
    int m_behind = 0; ///< ticks that the witness had more work
    QTimer m_ticker, m_redial;
    std::chrono::milliseconds m_pause{0};
};

} // namespace fulgurite::app
