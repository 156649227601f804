// SPDX-License-Identifier: MIT
#pragma once

#include <QSslCertificate>
#include <QSslKey>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>

#include "tests/app/net/test_certificates.h"

#include <functional>
#include <memory>

namespace fulgurite::testing {

/// A server on loopback that hands each chunk of bytes to a function of the test, with the socket
/// to answer on. With a certificate it speaks TLS.
class ToySocketServer {
public:
    using Heard = std::function<void(QTcpSocket&, const QByteArray&)>;

    explicit ToySocketServer(Heard heard, const TestCertificate* certificate = nullptr)
        : m_heard{std::move(heard)}
    {
        start(certificate, 0);
    }
    /// The same port, with another certificate.
    void changeCertificate(const TestCertificate& certificate)
    {
        const quint16 port = m_server->serverPort();
        hangUp();
        m_server->close();
        start(&certificate, port);
    }
    [[nodiscard]] quint16 port() const { return m_server->serverPort(); }
    [[nodiscard]] int connections() const { return m_connections; }
    [[nodiscard]] QList<QTcpSocket*> sockets() const
    {
        return m_server->findChildren<QTcpSocket*>();
    }
    void hangUp()
    {
        for (QTcpSocket* socket : sockets())
            socket->abort();
    }

private:
    void start(const TestCertificate* certificate, quint16 port)
    {
        if (certificate == nullptr)
            m_server = std::make_unique<QTcpServer>();
        else {
            auto server = std::make_unique<QSslServer>();
            QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
            configuration.setLocalCertificate(QSslCertificate{certificate->certificate});
            configuration.setPrivateKey(QSslKey{certificate->key, QSsl::Ec});
            configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
            server->setSslConfiguration(configuration);
            m_server = std::move(server);
        }
        QObject::connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, [this] {
            while (QTcpSocket* socket = m_server->nextPendingConnection()) {
                ++m_connections;
                QObject::connect(socket, &QTcpSocket::readyRead, socket,
                                 [this, socket] { m_heard(*socket, socket->readAll()); });
                QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
                if (socket->bytesAvailable() > 0)
                    m_heard(*socket, socket->readAll());
            }
        });
        m_server->listen(QHostAddress::LocalHost, port);
    }

    Heard m_heard;
    std::unique_ptr<QTcpServer> m_server;
    int m_connections = 0;
};

} // namespace fulgurite::testing
