// SPDX-License-Identifier: MIT
#include "lightning/node/node_core.h"
#include "lightning/peer/reconnect.h"
#include "wallet/base/text.h"

#include <algorithm>
#include <chrono>

namespace fulgurite::lightning {

namespace {

constexpr std::chrono::seconds kStorePause{60};
/// Two connections that were made within so long were dialled by both sides at once.
constexpr std::chrono::seconds kAtOnce{10};

} // namespace

void NodeCore::on(const node_input::ConnectionOpened& in)
{
    SessionSettings settings{chain, config.initFeatures};
    auto session = in.target
                       ? Session::outbound(std::move(settings), secrets.nodeKey, *in.target, random)
                       : Session::inbound(std::move(settings), secrets.nodeKey, random);
    connections.insert_or_assign(in.connection, Connection{std::move(session), in.address,
                                                           !in.target.has_value(), in.target});
    m_written.insert(in.connection);
    if (const auto peer = in.target ? peers.find(*in.target) : peers.end();
        peer != peers.end() && peer->second.awaited > 0)
        --peer->second.awaited;
}

void NodeCore::on(const node_input::ConnectFailed& in)
{
    const auto peer = peers.find(in.target);
    if (peer == peers.end())
        return;
    if (peer->second.awaited > 0)
        --peer->second.awaited;
    dialEnded(in.target, NodeError::ConnectFailed, in.reason);
}

void NodeCore::on(node_input::BytesReceived& in)
{
    const auto it = connections.find(in.connection);
    if (it == connections.end())
        return;
    m_written.insert(in.connection);
    takeSessionEvents(in.connection, it->second.session.receive(in.bytes, steady));
}

void NodeCore::on(const node_input::ConnectionClosed& in)
{
    dropConnection(in.connection, "the peer closed the connection", false);
}

void NodeCore::takeSessionEvents(ConnectionId id, std::vector<SessionEvent> events)
{
    for (SessionEvent& event : events) {
        const auto it = connections.find(id);
        if (it == connections.end())
            return; // dropped by what came before
        if (auto* identified = std::get_if<session_event::Identified>(&event))
            it->second.peer = identified->peer;
        else if (auto* ready = std::get_if<session_event::Ready>(&event))
            becomeReady(id, *ready);
        else if (auto* received = std::get_if<session_event::Received>(&event))
            takeMessage(*it->second.peer, std::move(received->message));
        else if (auto* ponged = std::get_if<session_event::Ponged>(&event))
            m_out.reply(RequestId{ponged->token}, reply::Ponged{ponged->totalLength});
        else if (auto* ended = std::get_if<session_event::Ended>(&event))
            dropConnection(id, ended->detail, true);
        drain();
        beginHeld();
    }
}

void NodeCore::becomeReady(ConnectionId id, const session_event::Ready& ready)
{
    Connection& connection = connections.at(id);
    const PublicKey peer = *connection.peer;
    connection.readyAt = steady;
    if (const auto known = peers.find(peer); known != peers.end() && known->second.connection) {
        if (staysBeside(connections.at(*known->second.connection), connection))
            return dropConnection(id, "both sides dialled: the other connection stays", true);
        dropConnection(*known->second.connection, "replaced by another connection", true);
    }
    PeerEntry& entry = peers[peer];
    entry.connection = id;
    entry.features = ready.features;
    entry.failures = 0;
    entry.dialling.reset();
    if (!connection.inbound)
        rememberAddress(peer, entry, connection.address);
    for (const RequestId waiting : std::exchange(entry.waiting, {}))
        m_out.reply(waiting, reply::Connected{peer, connection.address, ready.features,
                                              !connection.inbound});
    m_out.tell(event::PeerChanged{peer, true});
    const NegotiatedFeatures features = negotiate(config.initFeatures, ready.features);
    for (ChannelEntry* channel : channels.ofPeer(peer)) {
        channel->reestablishingSince = steady;
        enqueue(channel->key, input::Connected{features});
    }
    askToClose(peer);
}

/// The newer connection of a key wins: the older one may be dead without our knowing. But of two
/// that both sides dialled at once, each side must keep the same: the one that the lesser node id
/// dialled, as LND does it, too.
bool NodeCore::staysBeside(const Connection& older, const Connection& newer) const
{
    if (older.inbound == newer.inbound || newer.readyAt - older.readyAt > kAtOnce)
        return false;
    const bool oursIsKept = nodeId < *newer.peer;
    return older.inbound != oursIsKept;
}

/// Another connection with this key is being made.
bool NodeCore::isComing(const PublicKey& peer) const
{
    return std::ranges::any_of(connections,
                               [&](const auto& one) { return one.second.peer == peer; });
}

void NodeCore::dropConnection(ConnectionId id, const std::string& reason, bool closeSocket)
{
    const auto it = connections.find(id);
    if (it == connections.end())
        return;
    Connection& connection = it->second;
    const auto peer = connection.peer;
    connection.session.end({});
    if (closeSocket) {
        if (Bytes rest = connection.session.takeOutput(); !rest.empty())
            m_out.add(node_effect::SendBytes{id, std::move(rest)});
        m_out.add(node_effect::CloseConnection{id});
    }
    connections.erase(it);
    m_written.erase(id);
    if (!peer)
        return;
    m_out.log(LogLevel::Info, "peer", toHex(*peer) + ": " + reason);
    const auto entry = peers.find(*peer);
    if (entry == peers.end())
        return;
    if (entry->second.connection == id)
        peerGone(*peer, reason);
    else
        dialEnded(*peer, NodeError::PeerDisconnected, reason);
}

void NodeCore::peerGone(const PublicKey& peer, const std::string& reason)
{
    PeerEntry& entry = peers.at(peer);
    entry.connection.reset();
    entry.dialAt = steady + reconnectPause(0, random.u64());
    for (ChannelEntry* channel : channels.ofPeer(peer)) {
        channel->updateSentOver.reset();
        if (channel->openRequest != RequestId{} && !isFunded(channel->channel))
            m_out.refuse(std::exchange(channel->openRequest, RequestId{}),
                         NodeError::PeerDisconnected, reason);
        enqueue(channel->key, input::Disconnected{});
    }
    drain();
    m_out.tell(event::PeerChanged{peer, false});
    forgetIdlePeer(peer);
}

void NodeCore::forgetIdlePeer(const PublicKey& peer)
{
    const auto entry = peers.find(peer);
    if (entry == peers.end() || entry->second.connection || !entry->second.waiting.empty())
        return;
    const bool stored = entry->second.stored;
    if ((stored && !entry->second.known.empty()) || !channels.ofPeer(peer).empty() || hasLost(peer))
        return;
    if (stored) // it came by itself, and its opening came to nothing
        m_out.store(DeletePeer{peer});
    peers.erase(entry);
}

void NodeCore::dial(const PublicKey& peer, PeerEntry& entry)
{
    entry.dialling = 0;
    ++entry.awaited;
    m_out.add(node_effect::OpenConnection{peer, entry.candidates.front()});
}

/// The next address, unless a connection stands or may yet come of another attempt: then the end of
/// that decides.
void NodeCore::dialEnded(const PublicKey& peer, NodeError error, const std::string& reason)
{
    PeerEntry& entry = peers.at(peer);
    if (entry.dialling && !entry.connection && entry.awaited == 0 && !isComing(peer))
        dialNext(peer, entry, error, reason);
}

void NodeCore::dialNext(const PublicKey& peer, PeerEntry& entry, NodeError error,
                        const std::string& reason)
{
    if (++*entry.dialling < entry.candidates.size()) {
        ++entry.awaited;
        m_out.add(node_effect::OpenConnection{peer, entry.candidates[*entry.dialling]});
        return;
    }
    entry.dialling.reset();
    ++entry.failures;
    entry.dialAt = steady + reconnectPause(entry.failures, random.u64());
    for (const RequestId waiting : std::exchange(entry.waiting, {}))
        m_out.refuse(waiting, error, sanitised(reason));
    forgetIdlePeer(peer);
}

void NodeCore::redialWanted()
{
    if (!config.reconnect)
        return;
    for (auto& [id, entry] : peers) {
        if (entry.connection || entry.dialling || entry.known.empty() || steady < entry.dialAt ||
            !hasLiveChannel(id))
            continue;
        entry.candidates = entry.known;
        dial(id, entry);
    }
}

bool NodeCore::hasLiveChannel(const PublicKey& peer) const
{
    return hasLost(peer) || std::ranges::any_of(channels.ofPeer(peer), [](const auto* entry) {
               return !std::holds_alternative<Closed>(entry->channel.state);
           });
}

bool NodeCore::hasOnlineChannel(const PublicKey& peer) const
{
    return std::ranges::any_of(channels.ofPeer(peer), [](const ChannelEntry* entry) {
        return entry->channel.link == Link::Online && !isOver(entry->channel);
    });
}

void NodeCore::rememberAddress(const PublicKey& peer, PeerEntry& entry, const PeerAddress& address)
{
    const bool first = !entry.known.empty() && entry.known.front() == address;
    if (first && entry.stored)
        return;
    std::erase(entry.known, address);
    entry.known.insert(entry.known.begin(), address);
    constexpr std::size_t kMostAddresses = 8;
    entry.known.resize(std::min(entry.known.size(), kMostAddresses));
    storePeer(peer);
    if (!channels.ofPeer(peer).empty())
        wantBackup();
}

void NodeCore::storePeer(const PublicKey& peer)
{
    PeerEntry& entry = peers[peer];
    PeerRecord record{entry.known, entry.alias, entry.features, {}};
    for (const ChannelEntry* channel : channels.ofPeer(peer))
        if (channel->theirTerms)
            record.terms.push_back({channel->key, channel->theirTermsTime, *channel->theirTerms});
    entry.stored = true;
    entry.storedAt = steady;
    entry.storeSoon = false;
    m_out.store(PutPeer{peer, encodePeerRecord(record)});
}

/// What a peer says of itself reaches the disk at most once a minute, and then the newest of it.
void NodeCore::storePeerSoon(const PublicKey& peer)
{
    PeerEntry& entry = peers[peer];
    entry.storeSoon = true;
    if (steady - entry.storedAt >= kStorePause)
        storePeer(peer);
}

void NodeCore::storeWaitingPeers()
{
    for (const auto& [id, entry] : peers)
        if (entry.storeSoon && steady - entry.storedAt >= kStorePause)
            storePeer(id);
}

Connection* NodeCore::connectionOf(const PublicKey& peer)
{
    const auto entry = peers.find(peer);
    if (entry == peers.end() || !entry->second.connection)
        return nullptr;
    const auto it = connections.find(*entry->second.connection);
    return it == connections.end() ? nullptr : &it->second;
}

void NodeCore::sendTo(const PublicKey& peer, const Message& message)
{
    Connection* connection = connectionOf(peer);
    if (connection == nullptr)
        return;
    m_written.insert(*peers.at(peer).connection);
    if (!connection->session.send(message))
        m_out.log(LogLevel::Error, "peer",
                  toHex(peer) + ": " + messageName(message) + " could not be sent");
}

void NodeCore::disconnect(const PublicKey& peer, const std::string& reason)
{
    const auto entry = peers.find(peer);
    if (entry != peers.end() && entry->second.connection)
        dropConnection(*entry->second.connection, reason, true);
}

} // namespace fulgurite::lightning
