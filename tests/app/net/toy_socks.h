// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QHostAddress>
#include <QSet>
#include <QTcpSocket>

namespace fulgurite::testing {

/// A SOCKS5 proxy of the smallest kind: no password, CONNECT by name only. Source: RFC 1928.
struct ToySocks {
    /// Whatever name is asked for leads to the port `target` here.
    explicit ToySocks(quint16 target) : m_target{target} {}

    void hear(QTcpSocket& client, const QByteArray& bytes)
    {
        if (QTcpSocket* far = m_far.value(&client)) {
            far->write(bytes);
            return;
        }
        if (!m_greeted.contains(&client)) {
            m_greeted.insert(&client);
            client.write(QByteArray{"\x05\x00", 2});
            return;
        }
        if (bytes.size() < 7 || bytes[3] != '\x03') // 3: a name, which the proxy resolves
            return client.abort();
        asked = bytes.mid(5, bytes[4]);
        auto* far = new QTcpSocket{&client};
        m_far[&client] = far;
        QObject::connect(far, &QTcpSocket::connected, &client, [&client] {
            client.write(QByteArray{"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x01", 10});
        });
        QObject::connect(far, &QTcpSocket::readyRead, &client,
                         [&client, far] { client.write(far->readAll()); });
        far->connectToHost(QHostAddress::LocalHost, m_target);
    }
    QByteArray asked;

private:
    quint16 m_target;
    QHash<QTcpSocket*, QTcpSocket*> m_far;
    QSet<QTcpSocket*> m_greeted;
};

} // namespace fulgurite::testing
