// SPDX-License-Identifier: MIT
#pragma once

#include <QNetworkProxy>
#include <QTcpSocket>
#include <QTimer>

#include "app/net/byte_stream.h"

namespace fulgurite::app {

/// A TCP connection without delay (TCP_NODELAY), dialled or accepted, through a SOCKS5 proxy when
/// one is set.
class TcpStream final : public ByteStream {
    Q_OBJECT

public:
    /// Dials HOST:PORT; gives up after 20 s. With a proxy the name is resolved there.
    TcpStream(const QString& host, quint16 port, const QNetworkProxy& proxy, QObject* parent,
              qint64 mostUnsent = kMostUnsent);
    /// Takes over an accepted socket.
    TcpStream(QTcpSocket* accepted, QObject* parent);

    void write(const QByteArray& bytes) override;
    void close() override;
    void drop(const QString& reason) override { finish(reason); }
    [[nodiscard]] qint64 unsent() const override
    {
        return m_socket->bytesToWrite() + m_early.size();
    }
    [[nodiscard]] QString peerName() const override { return m_name; }

private:
    void wire();
    void finish(const QString& reason);

    QTcpSocket* m_socket;
    QString m_name;
    qint64 m_mostUnsent = kMostUnsent;
    QTimer m_patience{this};
    QByteArray m_early; ///< written before the connection stood
    bool m_closing = false, m_finished = false;
};

} // namespace fulgurite::app
