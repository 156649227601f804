// SPDX-License-Identifier: MIT
#pragma once

#include <QNetworkProxy>
#include <QObject>
#include <QTcpServer>

#include "app/engine/peer_address.h"
#include "app/net/byte_stream.h"
#include "lightning/node/node_input.h"
#include "lightning/node/node_output.h"

#include <functional>
#include <map>
#include <optional>

namespace fulgurite::app {

/// The node's connections by number: dialled, accepted, or pipes of the practice world. Turns
/// sockets into node inputs.
class PeerSockets final : public QObject {
    Q_OBJECT

public:
    using Sink = std::function<void(lightning::NodeInput)>;
    /// Makes the stream to an address; the practice world gives pipes instead of TCP.
    using Dialler =
        std::function<ByteStream*(const lightning::PeerAddress& address, QObject* parent)>;

    PeerSockets(Sink sink, QNetworkProxy proxy, QObject* parent = nullptr);
    void setDialler(Dialler dialler) { m_dialler = std::move(dialler); }

    /// HOST:PORT; an empty host is every address. The error is one sentence.
    std::optional<QString> listen(const QString& address);
    [[nodiscard]] QString listening() const;

    void dial(const PublicKey& target, const lightning::PeerAddress& address);
    /// An inbound stream that something else accepted.
    void adopt(ByteStream* stream);
    void send(const lightning::node_effect::SendBytes& bytes);
    void close(lightning::ConnectionId connection);
    void closeAll();
    /// Ends every open connection as if its line had broken: the node dials again by itself.
    void reconnect();

private:
    void accept();
    void add(ByteStream* stream, std::optional<PublicKey> target, lightning::PeerAddress address,
             bool isOpen);
    void ended(lightning::ConnectionId connection, const QString& reason);
    [[nodiscard]] bool holdsTooMuch(const ByteStream& of, qint64 more) const;

    struct Entry {
        ByteStream* stream = nullptr;
        std::optional<PublicKey> target;
        lightning::PeerAddress address;
        bool opened = false;
        bool closing = false; ///< we asked: its end is no news
        bool stranger = true; ///< when it was last written to
    };
    Sink m_sink;
    QNetworkProxy m_proxy;
    Dialler m_dialler;
    QTcpServer m_server;
    std::map<lightning::ConnectionId, Entry> m_entries;
    std::uint64_t m_next = 0;
};

} // namespace fulgurite::app
