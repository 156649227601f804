// SPDX-License-Identifier: MIT
#include "app/engine/peer_sockets.h"

#include <QHostAddress>

#include "app/net/tcp_stream.h"
#include "wallet/base/text.h"

namespace fulgurite::app {

namespace {

/// Sockets that have not yet said who they are; more are turned away.
constexpr std::size_t kMostConnections = 500;

Bytes bytesOf(const QByteArray& bytes) { return {bytes.begin(), bytes.end()}; }

} // namespace

PeerSockets::PeerSockets(Sink sink, QNetworkProxy proxy, QObject* parent)
    : QObject{parent},
      m_sink{std::move(sink)},
      m_proxy{std::move(proxy)},
      m_server{this}
{
    m_dialler = [this](const lightning::PeerAddress& address, QObject* owner) -> ByteStream* {
        return new TcpStream{QString::fromStdString(address.host), address.port, m_proxy,
                             owner}; // NOLINT(cppcoreguidelines-owning-memory)
    };
    connect(&m_server, &QTcpServer::newConnection, this, &PeerSockets::accept);
}

std::optional<QString> PeerSockets::listen(const QString& address)
{
    const auto parsed = parsePeerAddress(
        address.startsWith(QLatin1Char{':'}) ? QStringLiteral("0.0.0.0") + address : address);
    if (!parsed)
        return QStringLiteral("%1 is not HOST:PORT").arg(address);
    const QString host = QString::fromStdString(parsed->host);
    const QHostAddress where = host == QLatin1String{"localhost"}
                                   ? QHostAddress{QHostAddress::LocalHost}
                                   : QHostAddress{host};
    if (!m_server.listen(where, parsed->port))
        return QStringLiteral("cannot listen on %1: %2").arg(address, m_server.errorString());
    return std::nullopt;
}

QString PeerSockets::listening() const
{
    return m_server.isListening() ? QStringLiteral("%1:%2")
                                        .arg(m_server.serverAddress().toString())
                                        .arg(m_server.serverPort())
                                  : QString{};
}

void PeerSockets::dial(const PublicKey& target, const lightning::PeerAddress& address)
{
    add(m_dialler(address, this), target, address, false);
}

void PeerSockets::adopt(ByteStream* stream)
{
    stream->setParent(this);
    add(stream, std::nullopt,
        parsePeerAddress(stream->peerName()).value_or(lightning::PeerAddress{"unknown", 1}), true);
}

void PeerSockets::accept()
{
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        if (m_entries.size() >= kMostConnections)
            delete socket; // NOLINT(cppcoreguidelines-owning-memory): handed over by Qt
        else
            adopt(new TcpStream{socket, this}); // NOLINT(cppcoreguidelines-owning-memory)
    }
}

void PeerSockets::add(ByteStream* stream, std::optional<PublicKey> target,
                      lightning::PeerAddress address, bool isOpen)
{
    const lightning::ConnectionId connection{++m_next};
    m_entries.emplace(connection, Entry{stream, target, address, isOpen});
    connect(stream, &ByteStream::opened, this, [this, connection] {
        const auto found = m_entries.find(connection);
        if (found == m_entries.end() || found->second.opened)
            return;
        found->second.opened = true;
        m_sink(lightning::node_input::ConnectionOpened{connection, found->second.target,
                                                       found->second.address});
    });
    connect(stream, &ByteStream::received, this, [this, connection](const QByteArray& bytes) {
        m_sink(lightning::node_input::BytesReceived{connection, bytesOf(bytes)});
    });
    connect(stream, &ByteStream::closed, this,
            [this, connection](const QString& reason) { ended(connection, reason); });
    if (isOpen)
        m_sink(lightning::node_input::ConnectionOpened{connection, std::nullopt, address});
}

void PeerSockets::ended(lightning::ConnectionId connection, const QString& reason)
{
    const auto found = m_entries.find(connection);
    if (found == m_entries.end())
        return;
    const Entry entry = found->second;
    m_entries.erase(found);
    entry.stream->deleteLater();
    if (entry.opened && !entry.closing)
        m_sink(lightning::node_input::ConnectionClosed{connection});
    else if (!entry.opened && entry.target)
        m_sink(lightning::node_input::ConnectFailed{*entry.target, entry.address,
                                                    sanitised(reason.toStdString())});
}

void PeerSockets::send(const lightning::node_effect::SendBytes& one)
{
    const auto found = m_entries.find(one.connection);
    if (found == m_entries.end())
        return;
    ByteStream& stream = *found->second.stream;
    found->second.stranger = one.stranger;
    const auto size = static_cast<qsizetype>(one.bytes.size());
    if (one.stranger && holdsTooMuch(stream, size))
        return stream.drop(QStringLiteral("the other side does not read"));
    stream.write({reinterpret_cast<const char*>(one.bytes.data()), size}); // NOLINT
}

/// Whoever has no channel costs us little: alone, and together with all others of the kind.
bool PeerSockets::holdsTooMuch(const ByteStream& of, qint64 more) const
{
    constexpr qint64 kMostOfOne = 256 * 1024, kMostOfAll = 32 * 1024 * 1024, kSmall = 4096;
    if (of.unsent() > kMostOfOne)
        return true;
    if (of.unsent() == 0 && more <= kSmall)
        return false;
    qint64 all = more;
    for (const auto& [connection, entry] : m_entries)
        if (entry.stranger)
            all += entry.stream->unsent();
    return all > kMostOfAll;
}

void PeerSockets::close(lightning::ConnectionId connection)
{
    const auto found = m_entries.find(connection);
    if (found == m_entries.end())
        return;
    found->second.closing = true;
    found->second.stream->close();
}

void PeerSockets::reconnect()
{
    std::vector<lightning::ConnectionId> open;
    for (const auto& [connection, entry] : m_entries) {
        if (entry.opened && !entry.closing)
            open.push_back(connection);
    }
    for (const lightning::ConnectionId connection : open) {
        ByteStream* stream = m_entries.at(connection).stream;
        stream->disconnect(this);
        stream->close();
        ended(connection, QStringLiteral("connected anew"));
    }
}

void PeerSockets::closeAll()
{
    m_server.close();
    for (auto& [connection, entry] : std::exchange(m_entries, {})) {
        entry.stream->disconnect(this);
        entry.stream->close();
        entry.stream->deleteLater();
    }
}

} // namespace fulgurite::app
