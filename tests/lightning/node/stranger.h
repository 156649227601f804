// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/peer/session.h"
#include "lightning/wire/chain_hash.h"
#include "tests/lightning/node/node_rig.h"

#include <algorithm>
#include <optional>
#include <set>

namespace fulgurite::lightning::testing {

inline const UnixTime kStrangerStart = unixTime(1'700'000'000);

/// A node and a hostile peer that opens channels with a channel engine of its own and may lie about
/// everything.
class Stranger {
public:
    explicit Stranger(std::vector<StoredChannel> stored = {})
    {
        NodeConfig config;
        config.network = Network::Regtest;
        NodeSecrets secrets{rigKey(1, {}, "node"),
                            [](const ChannelKeyId& id) { return secretsFor(1, id); },
                            [this] { return scriptOf(static_cast<std::uint8_t>(++scripts)); }};
        StoredNode loaded;
        loaded.channels = std::move(stored);
        node = std::move(*Node::create(config, std::move(secrets),
                                       {std::move(loaded), false, kStrangerStart}, m_random));
        node->handle(node_input::Tick{kStrangerStart});
        node->handle(node_input::TipReached{100, kStrangerStart, true});
        meet(1);
    }
    /// Another peer connects and is the one that speaks from now on.
    void meet(std::uint8_t who)
    {
        m_key = rigKey(100, Bytes{who}, "node");
        m_session.emplace(
            Session::inbound({chainHashOf(Network::Regtest), ourInitFeatures()}, m_key, m_random));
        m_connection = ConnectionId{++m_connections};
        node->handle(node_input::Request{
            RequestId{who}, request::Connect{m_key.publicKey(), PeerAddress{"127.0.0.1", 9735}}});
        flush();
        node->handle(
            node_input::ConnectionOpened{m_connection, m_key.publicKey(), {"127.0.0.1", 9735}});
        settle();
    }
    /// As meet, but it is the peer that connects.
    void visit(std::uint8_t who)
    {
        m_key = rigKey(100, Bytes{who}, "node");
        m_session.emplace(Session::outbound({chainHashOf(Network::Regtest), ourInitFeatures()},
                                            m_key, node->nodeId(), m_random));
        m_connection = ConnectionId{++m_connections};
        node->handle(node_input::ConnectionOpened{m_connection, std::nullopt, {"127.0.0.1", 9}});
        settle();
    }
    void leave()
    {
        node->handle(node_input::ConnectionClosed{m_connection});
        settle();
    }
    void send(const Message& message)
    {
        m_session->send(message);
        settle();
    }
    /// All in one chunk, and then nothing is read: returns the bytes that were meant for it.
    std::size_t pour(const std::vector<Message>& messages)
    {
        for (const Message& message : messages)
            m_session->send(message);
        node->handle(node_input::BytesReceived{m_connection, m_session->takeOutput()});
        std::size_t bytes = 0;
        for (const NodeEffect& effect : node->flush().effects)
            if (const auto* sent = std::get_if<node_effect::SendBytes>(&effect))
                bytes += sent->bytes.size();
        return bytes;
    }
    /// open_channel and, unless it is refused, funding_created of a transaction that does not
    /// exist. Returns the channel's id.
    std::optional<ChannelId> open(const ChannelId& temporary, Satoshi capacity,
                                  MilliSatoshi push = {}, std::optional<Txid> funding = {})
    {
        const ChannelSecrets own = secretsFor(2, retag<ChannelKeyId>(temporary));
        const ChannelContext context{.chainHash = chainHashOf(Network::Regtest),
                                     .height = 100,
                                     .commitmentFeerate = Feerate{1000},
                                     .secrets = own};
        auto opened = *openChannel({.temporaryId = temporary,
                                    .peerNodeId = node->nodeId(),
                                    .keyId = {},
                                    .capacity = capacity,
                                    .push = push,
                                    .type = ChannelType::anchors(),
                                    .localAlias = {},
                                    .shutdownScript = scriptOf(0x77),
                                    .features = {.upfrontShutdown = true,
                                                 .shutdownAnysegwit = true,
                                                 .largeChannels = true},
                                    .config = {}},
                                   context);
        sendAll(opened.effects);
        if (heard.empty() || !std::holds_alternative<AcceptChannel>(heard.front()))
            return std::nullopt;
        auto answered = step(std::move(opened.channel), input::PeerMessage{heard.front()}, context);
        const auto funded =
            step(std::move(answered.channel),
                 input::FundingBuilt{{funding.value_or(txidFor(temporary)), 0}}, context);
        sendAll(funded.effects);
        return funded.channel.params.channelId;
    }
    static ChannelId idOf(std::uint8_t n)
    {
        ChannelId out;
        out.data[0] = n;
        out.data[5] = 1;
        return out;
    }
    static Bytes scriptOf(std::uint8_t n)
    {
        Bytes script{0, 20};
        script.resize(22, n);
        return script;
    }
    void settle()
    {
        for (int i = 0; i < 6; ++i)
            flush();
        node->handle(node_input::Tick{kStrangerStart}); // what was closed leaves the tables
    }

    std::unique_ptr<Node> node;
    std::vector<Message> heard;        ///< in answer to the last send
    std::set<ChannelId> deleted, rows; ///< of channels in the store
    std::set<PublicKey> peerRows;
    int scripts = 0;

private:
    /// Not the temporary id itself: the channel's id is made of it.
    static Txid txidFor(const ChannelId& temporary)
    {
        Txid out = retag<Txid>(temporary);
        out.data[31] = 0x77;
        return out;
    }
    static ChannelSecrets secretsFor(std::uint64_t seed, const ChannelKeyId& id)
    {
        const auto key = [&](std::string_view purpose) { return rigKey(seed, id.view(), purpose); };
        return {key("funding"), key("revocation"), key("payment"),
                key("delayed"), key("htlc"),       SecretBytes{key("seed").expose()}};
    }
    void sendAll(const std::vector<ChannelEffect>& effects)
    {
        heard.clear();
        for (const ChannelEffect& effect : effects)
            if (const auto* message = std::get_if<effect::SendMessage>(&effect))
                m_session->send(message->message);
        settle();
    }
    void flush()
    {
        const NodeOutput output = node->flush();
        for (const StoreOp& op : output.operations)
            keep(op);
        for (const NodeEffect& effect : output.effects)
            take(effect);
        if (Bytes bytes = m_session->takeOutput(); !bytes.empty())
            node->handle(node_input::BytesReceived{m_connection, std::move(bytes)});
    }
    void keep(const StoreOp& op)
    {
        if (const auto* gone = std::get_if<DeleteChannel>(&op)) {
            deleted.insert(gone->channelId);
            rows.erase(gone->channelId);
        }
        if (const auto* row = std::get_if<PutChannel>(&op))
            rows.insert(row->channelId);
        if (const auto* peer = std::get_if<PutPeer>(&op))
            peerRows.insert(peer->nodeId);
        if (const auto* gone = std::get_if<DeletePeer>(&op))
            peerRows.erase(gone->nodeId);
    }
    void take(const NodeEffect& effect)
    {
        if (const auto* bytes = std::get_if<node_effect::SendBytes>(&effect);
            bytes != nullptr && bytes->connection == m_connection)
            for (auto& event : m_session->receive(bytes->bytes, kStrangerStart))
                if (auto* received = std::get_if<session_event::Received>(&event))
                    heard.push_back(std::move(received->message));
        if (const auto* backup = std::get_if<node_effect::WriteBackup>(&effect))
            node->handle(node_input::BackupWritten{backup->backup.generation});
    }

    SeededRandom m_random{1};
    SecretKey m_key = rigKey(100, {}, "node");
    std::optional<Session> m_session;
    ConnectionId m_connection{};
    std::uint64_t m_connections = 0;
};

} // namespace fulgurite::lightning::testing
