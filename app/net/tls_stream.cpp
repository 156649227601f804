// SPDX-License-Identifier: MIT
#include "app/net/tls_stream.h"

#include <QSslCertificate>
#include <QSslConfiguration>

#include <chrono>
#include <utility>

namespace fulgurite::app {

namespace {

constexpr std::chrono::seconds kPatience{20};

} // namespace

TlsStream::TlsStream(const QString& host, quint16 port, const QNetworkProxy& proxy, Accept accept,
                     QObject* parent)
    : ByteStream{parent},
      m_socket{new QSslSocket{this}},
      m_name{QStringLiteral("%1:%2").arg(host, QString::number(port))},
      m_accept{std::move(accept)}
{
    // The pin is the check: authorities are neither asked nor needed.
    m_socket->setPeerVerifyMode(QSslSocket::QueryPeer);
    m_socket->setProxy(proxy);
    connect(m_socket, &QSslSocket::sslErrors, m_socket, [this] { m_socket->ignoreSslErrors(); });
    connect(m_socket, &QSslSocket::encrypted, this, [this] {
        m_patience.stop();
        if (!m_accept(m_socket->peerCertificate().digest(QCryptographicHash::Sha256)))
            return finish(QStringLiteral("its certificate is not the one seen before"));
        m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_open = true;
        m_socket->write(std::exchange(m_early, {}));
        emit opened();
    });
    connect(m_socket, &QSslSocket::readyRead, this, [this] {
        if (m_open)
            emit received(m_socket->readAll());
    });
    connect(m_socket, &QSslSocket::disconnected, this,
            [this] { finish(m_closing ? QString{} : QStringLiteral("the other side closed")); });
    connect(m_socket, &QSslSocket::errorOccurred, this,
            [this] { finish(m_socket->errorString()); });
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this,
            [this] { finish(m_closing ? QString{} : QStringLiteral("no answer within 20 s")); });
    m_patience.start(kPatience);
    m_socket->connectToHostEncrypted(host, port);
}

void TlsStream::write(const QByteArray& bytes)
{
    if (m_finished || m_closing)
        return;
    if (!m_open) {
        m_early += bytes;
        return;
    }
    if (m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite() > kMostUnsentToServer)
        return finish(QStringLiteral("the other side does not read"));
    m_socket->write(bytes);
}

void TlsStream::close()
{
    m_closing = true;
    if (!m_open)
        return finish({});
    m_patience.start(kPatience);
    m_socket->disconnectFromHost();
}

void TlsStream::finish(const QString& reason)
{
    if (std::exchange(m_finished, true))
        return;
    m_patience.stop();
    if (m_open && m_socket->bytesAvailable() > 0)
        emit received(m_socket->readAll());
    m_socket->abort();
    emit closed(reason);
}

} // namespace fulgurite::app
