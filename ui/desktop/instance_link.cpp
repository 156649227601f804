// SPDX-License-Identifier: MIT
#include "ui/desktop/instance_link.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalServer>
#include <QLocalSocket>

#include <algorithm>

namespace fulgurite::ui {

namespace {

constexpr int kMostBytes = 8192; ///< a BOLT 11 invoice with many hints is below 4000
constexpr int kConnectMs = 300;
constexpr int kWriteMs = 1000;

} // namespace

QString acceptableLink(const QByteArray& bytes)
{
    if (bytes.size() > kMostBytes)
        return {};
    const QString text = QString::fromUtf8(bytes).trimmed();
    const bool printable =
        std::ranges::all_of(text, [](QChar c) { return c.isPrint() && !c.isSpace(); });
    const bool ours = text.startsWith(QLatin1String{"bitcoin:"}, Qt::CaseInsensitive) ||
                      text.startsWith(QLatin1String{"lightning:"}, Qt::CaseInsensitive);
    return printable && ours ? text : QString{};
}

InstanceLink::InstanceLink(const QString& walletFolder, QObject* parent)
    : QObject{parent},
      m_server{new QLocalServer{this}}
{
    const QByteArray path = QDir{walletFolder}.absolutePath().toUtf8();
    const auto digest = QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(16);
    m_name = QStringLiteral("fulgurite-") + QString::fromLatin1(digest);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, &InstanceLink::accept);
}

bool InstanceLink::handOver(const QString& link) const
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(kConnectMs))
        return false;
    socket.write(link.toUtf8().append('\n'));
    return socket.waitForBytesWritten(kWriteMs);
}

bool InstanceLink::listen()
{
    if (m_server->listen(m_name))
        return true;
    // A file left behind by a crash: nobody answered on it before we came here.
    QLocalServer::removeServer(m_name);
    return m_server->listen(m_name);
}

void InstanceLink::accept()
{
    while (QLocalSocket* socket = m_server->nextPendingConnection()) {
        socket->setReadBufferSize(kMostBytes);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        read(socket);
    }
}

void InstanceLink::read(QLocalSocket* socket)
{
    if (!socket->canReadLine()) {
        if (socket->bytesAvailable() >= kMostBytes)
            socket->abort();
        return;
    }
    const QString link = acceptableLink(socket->readLine(kMostBytes));
    socket->disconnectFromServer();
    emit linkReceived(link);
}

} // namespace fulgurite::ui
