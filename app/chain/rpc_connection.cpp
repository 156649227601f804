// SPDX-License-Identifier: MIT
#include "app/chain/rpc_connection.h"

#include <utility>

namespace fulgurite::app {

NodeConnection::NodeConnection(Target target, QObject* parent)
    : QObject{parent},
      m_target{std::move(target)},
      m_link{std::make_unique<wallet::RpcLink>()}
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this,
            [this] { giveUp(QStringLiteral("it does not answer")); });
}

void NodeConnection::call(std::vector<wallet::RpcCall> batch, wallet::RpcDone done)
{
    m_link->push(std::move(batch), std::move(done));
    pump();
}

void NodeConnection::stop()
{
    m_patience.stop();
    m_link = std::make_unique<wallet::RpcLink>();
    if (m_stream == nullptr)
        return;
    m_stream->disconnect(this);
    m_stream->close();
    std::exchange(m_stream, nullptr)->deleteLater();
}

void NodeConnection::pump()
{
    if (m_link->waiting())
        return;
    if (m_stream == nullptr)
        dial();
    if (m_stream == nullptr)
        return;
    const std::string body = m_link->takeBody();
    if (body.empty())
        return;
    const std::string host =
        QStringLiteral("%1:%2").arg(m_target.host).arg(m_target.port).toStdString();
    const ByteView secret = m_authorization->expose();
    m_stream->write(QByteArray::fromStdString(wallet::httpPost(
        host, {reinterpret_cast<const char*>(secret.data()), secret.size()}, body))); // NOLINT
    if (m_target.patience.count() > 0)
        m_patience.start(m_target.patience);
}

void NodeConnection::dial()
{
    QString problem;
    m_authorization = m_target.authorization(problem);
    if (!m_authorization) {
        // Never from within call(): the caller is not ready for the answer.
        QMetaObject::invokeMethod(this, [this, problem] { giveUp(problem); }, Qt::QueuedConnection);
        return;
    }
    m_stream = new TcpStream{m_target.host, m_target.port, m_target.proxy, this,
                             ByteStream::kMostUnsentToServer};
    connect(m_stream, &ByteStream::received, this, &NodeConnection::give);
    connect(m_stream, &ByteStream::closed, this, &NodeConnection::ended);
}

void NodeConnection::give(const QByteArray& bytes)
{
    m_patience.stop();
    if (m_link->waiting() && m_target.patience.count() > 0)
        m_patience.start(m_target.patience);
    const auto trouble = m_link->feed({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (trouble != wallet::RpcLink::Trouble::None)
        return giveUp(QString::fromStdString(m_link->problem()));
    if (!m_link->waiting())
        m_patience.stop();
    pump();
}

void NodeConnection::ended(const QString& reason)
{
    // bitcoind closes what was idle for a while: no loss, the next call dials again.
    const bool loss = m_link->waiting();
    m_stream->deleteLater();
    m_stream = nullptr;
    m_patience.stop();
    if (loss)
        giveUp(reason);
}

void NodeConnection::giveUp(const QString& reason)
{
    stop();
    emit failed(reason);
}

} // namespace fulgurite::app
