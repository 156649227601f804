// SPDX-License-Identifier: MIT
#pragma once

#include <QNetworkProxy>
#include <QSslSocket>
#include <QTimer>

#include "app/net/byte_stream.h"

#include <functional>

namespace fulgurite::app {

/// TLS to a server whose certificate is trusted because it is the one seen before, not because an
/// authority signed it: Electrum's servers sign their own.
class TlsStream final : public ByteStream {
    Q_OBJECT

public:
    /// Whether the certificate with this SHA-256 is the server's. Asked once, before a byte is
    /// sent.
    using Accept = std::function<bool(const QByteArray& fingerprint)>;

    /// Dials HOST:PORT; gives up after 20 s.
    TlsStream(const QString& host, quint16 port, const QNetworkProxy& proxy, Accept accept,
              QObject* parent);

    void write(const QByteArray& bytes) override;
    void close() override;
    void drop(const QString& reason) override { finish(reason); }
    [[nodiscard]] qint64 unsent() const override
    {
        return m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite() + m_early.size();
    }
    [[nodiscard]] QString peerName() const override { return m_name; }

private:
    void finish(const QString& reason);

    QSslSocket* m_socket;
    QString m_name;
    Accept m_accept;
    QTimer m_patience;
    QByteArray m_early; ///< written before the certificate was accepted
    bool m_open = false, m_closing = false, m_finished = false;
};

} // namespace fulgurite::app
