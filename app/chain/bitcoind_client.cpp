// SPDX-License-Identifier: MIT
#include "app/chain/bitcoind_client.h"

#include <QDateTime>
#include <QFile>

#include "app/chain/zmq_wake.h"
#include "wallet/base/text.h"

#include <algorithm>
#include <utility>

namespace fulgurite::app {

namespace {

constexpr std::chrono::milliseconds kFirstPause{500}, kLongestPause{30'000};
constexpr qint64 kMostCookie = 4096;

UnixTime now() { return unixTime(QDateTime::currentSecsSinceEpoch()); }

} // namespace

BitcoindClient::BitcoindClient(BitcoindConfig config, QObject* parent)
    : QObject{parent},
      m_config{std::move(config)}
{
    for (const auto lane :
         {wallet::RpcLane::Follow, wallet::RpcLane::Send, wallet::RpcLane::Scan}) {
        const auto patience = lane == wallet::RpcLane::Scan ? std::chrono::milliseconds{0}
                                                            : std::chrono::milliseconds{30'000};
        auto* connection =
            new NodeConnection{{m_config.host, m_config.port, m_config.proxy, patience,
                                [this](QString& problem) { return authorization(problem); }},
                               this};
        m_lanes.at(static_cast<std::size_t>(lane)) = connection;
        connect(connection, &NodeConnection::failed, this,
                [this, lane](const QString& reason) { lost(lane, reason); });
    }
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &BitcoindClient::tick);
}

BitcoindClient::~BitcoindClient() = default;

void BitcoindClient::start(std::vector<wallet::ChainTip> known, std::optional<UnixTime> birthday,
                           Listener listener)
{
    m_listener = listener;
    m_sync = std::make_unique<wallet::BitcoindSync>(
        m_config.network, static_cast<wallet::RpcPort&>(*this), std::move(listener));
    m_sync->start(std::move(known), birthday, name());
    if (!m_config.zmq.isEmpty())
        m_zmq = std::make_unique<ZmqWake>(m_config.zmq, [this] { m_timer.start(0); });
    m_timer.start(0);
}

void BitcoindClient::watch(std::vector<wallet::Watch> watches)
{
    if (m_sync)
        m_sync->watch(watches);
}

void BitcoindClient::broadcast(std::vector<Transaction> package)
{
    if (!m_sync)
        return;
    m_sync->broadcast(package);
}

void BitcoindClient::stop()
{
    m_timer.stop();
    m_zmq.reset();
    for (NodeConnection* lane : m_lanes)
        lane->stop();
    m_sync.reset();
    m_listener = {};
}

void BitcoindClient::call(wallet::RpcLane lane, std::vector<wallet::RpcCall> batch,
                          wallet::RpcDone done)
{
    m_lanes.at(static_cast<std::size_t>(lane))
        ->call(std::move(batch), [this, done = std::move(done)](const auto& replies) {
            m_pause = {};
            done(replies);
            if (m_sync && m_sync->eager() && (!m_timer.isActive() || m_timer.remainingTime() > 0))
                m_timer.start(0);
        });
}

void BitcoindClient::tick()
{
    if (!m_sync)
        return;
    m_timer.start(m_config.poll);
    m_sync->tick(now());
}

void BitcoindClient::lost(wallet::RpcLane lane, const QString& reason)
{
    if (!m_sync)
        return;
    if (lane != wallet::RpcLane::Follow)
        return m_sync->laneLost(lane, reason.toStdString());
    m_sync->connectionLost();
    m_pause = m_pause.count() == 0 ? kFirstPause : std::min(2 * m_pause, kLongestPause);
    m_timer.start(m_pause);
    m_sync->tellUnreachable(sanitised(reason.toStdString()));
}

std::optional<SecretBytes> BitcoindClient::authorization(QString& problem) const
{
    QByteArray credentials;
    if (m_config.cookieFile.isEmpty()) {
        credentials = m_config.user.toUtf8() + ':';
        const ByteView password = m_config.password.expose();
        credentials.append(reinterpret_cast<const char*>(password.data()), // NOLINT
                           static_cast<qsizetype>(password.size()));
    } else {
        QFile file{m_config.cookieFile};
        if (!file.open(QIODevice::ReadOnly)) {
            problem = QStringLiteral("the cookie file %1 cannot be read: %2")
                          .arg(m_config.cookieFile, file.errorString());
            return std::nullopt;
        }
        credentials = file.read(kMostCookie).trimmed();
    }
    QByteArray header = "Basic " + credentials.toBase64();
    SecretBytes out{asBytes({header.constData(), static_cast<std::size_t>(header.size())})};
    credentials.fill('\0');
    header.fill('\0');
    return out;
}

std::string BitcoindClient::name() const
{
    return QStringLiteral("bitcoind %1:%2").arg(m_config.host).arg(m_config.port).toStdString();
}

} // namespace fulgurite::app
