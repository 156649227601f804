// SPDX-License-Identifier: MIT
#include "app/net/tcp_stream.h"

#include <chrono>
#include <utility>

namespace fulgurite::app {

namespace {

constexpr std::chrono::seconds kPatience{20};

} // namespace

TcpStream::TcpStream(const QString& host, quint16 port, const QNetworkProxy& proxy, QObject* parent,
                     qint64 mostUnsent)
    : ByteStream{parent},
      m_socket{new QTcpSocket{this}},
      m_name{QStringLiteral("%1:%2").arg(host, QString::number(port))},
      m_mostUnsent{mostUnsent}
{
    wire();
    m_socket->setProxy(proxy);
    m_patience.start(kPatience);
    m_socket->connectToHost(host, port);
}

TcpStream::TcpStream(QTcpSocket* accepted, QObject* parent)
    : ByteStream{parent},
      m_socket{accepted},
      m_name{QStringLiteral("%1:%2").arg(accepted->peerAddress().toString(),
                                         QString::number(accepted->peerPort()))}
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    wire();
}

void TcpStream::wire()
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this,
            [this] { finish(m_closing ? QString{} : QStringLiteral("no answer within 20 s")); });
    connect(m_socket, &QTcpSocket::connected, this, [this] {
        m_patience.stop();
        m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_socket->write(std::exchange(m_early, {}));
        emit opened();
    });
    connect(m_socket, &QTcpSocket::readyRead, this, [this] { emit received(m_socket->readAll()); });
    connect(m_socket, &QTcpSocket::disconnected, this,
            [this] { finish(m_closing ? QString{} : QStringLiteral("the other side closed")); });
    connect(m_socket, &QTcpSocket::errorOccurred, this,
            [this] { finish(m_socket->errorString()); });
}

void TcpStream::write(const QByteArray& bytes)
{
    if (m_finished || m_closing)
        return;
    if (m_socket->state() != QAbstractSocket::ConnectedState) {
        m_early += bytes;
        return;
    }
    if (m_socket->bytesToWrite() > m_mostUnsent)
        return finish(QStringLiteral("the other side does not read"));
    m_socket->write(bytes);
}

void TcpStream::close()
{
    m_closing = true;
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        return finish({});
    m_patience.start(kPatience); // who does not read would keep the socket for ever
    m_socket->disconnectFromHost();
}

void TcpStream::finish(const QString& reason)
{
    if (std::exchange(m_finished, true))
        return;
    m_patience.stop();
    // Bytes that came before the end are the peer's last words: they are handed on first.
    if (m_socket->bytesAvailable() > 0)
        emit received(m_socket->readAll());
    m_socket->abort();
    emit closed(reason);
}

} // namespace fulgurite::app
