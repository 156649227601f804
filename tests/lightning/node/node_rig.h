// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/node/node.h"
#include "tests/lightning/node/memory_store.h"
#include "wallet/crypto/hash.h"

#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

/// Nodes joined by pipes, over a chain that is a list of transactions. Everything is decided by the
/// seeds.
class NodeRig {
public:
    using Node = fulgurite::lightning::Node;
    using ConnectionId = fulgurite::lightning::ConnectionId;
    using RequestId = fulgurite::lightning::RequestId;

    struct Party {
        explicit Party(std::uint64_t partySeed) : seed{partySeed}, random{partySeed} {}
        std::uint64_t seed;
        std::uint64_t scripts = 0;
        fulgurite::SeededRandom random;
        std::unique_ptr<Node> node;
        MemoryStore store;
        fulgurite::lightning::NodeConfig config;
        std::map<ConnectionId, std::pair<std::size_t, ConnectionId>>
            links; ///< to whom, and its id there
        std::deque<fulgurite::lightning::NodeInput> inbox;
        std::map<std::uint64_t, fulgurite::lightning::ReplyBody> replies;
        std::vector<fulgurite::lightning::NodeEvent> events;
        std::vector<fulgurite::lightning::ChannelBackup> backups;
        std::optional<fulgurite::lightning::ChannelBackup>
            backupFile; ///< handed in at the next boot
        bool holdBackups = false;
        bool failBackups = false;
        bool refuseFunding = false;
        bool holdFunding = false;
        bool readsOnlyNewBlocks = false; ///< its backend, as a bitcoind that goes on from a tip
    };

    explicit NodeRig(std::size_t count = 2);
    void boot(std::size_t index, bool suspect = false);

    Party& party(std::size_t index) { return *m_parties[index]; }
    Node& node(std::size_t index) { return *party(index).node; }
    void give(std::size_t index, fulgurite::lightning::NodeInput input)
    {
        party(index).inbox.push_back(std::move(input));
    }
    /// Sends a request and returns its number; the reply is in Party::replies after pump().
    std::uint64_t ask(std::size_t index, fulgurite::lightning::RequestBody body);
    template <typename T> const T* reply(std::size_t index, std::uint64_t request)
    {
        const auto it = party(index).replies.find(request);
        return it == party(index).replies.end() ? nullptr : std::get_if<T>(&it->second);
    }

    /// Delivers all that is under way until nothing moves, or `most` batches were drained.
    void pump(std::size_t most = SIZE_MAX);
    /// One batch of one party; false when it had nothing to do.
    bool turn(std::size_t index);
    void mine(std::uint32_t blocks);
    void reorg(std::uint32_t blocks);
    void advance(std::chrono::seconds time);
    void connect(std::size_t from, std::size_t to);
    /// All connections of a party break; what was under way is lost.
    void cut(std::size_t index);
    /// The process dies: what was not committed is lost.
    void crash(std::size_t index, bool suspect = false);

    /// Connects 0 and 1 and opens a channel from 0 to 1. Returns its id.
    fulgurite::ChannelId openChannel(fulgurite::Satoshi capacity, fulgurite::MilliSatoshi push = {},
                                     bool announce = false);
    fulgurite::UnixTime now() const { return m_now; }
    std::uint32_t height() const { return m_height; }
    /// Confirmed transactions that spend an output of `txid`.
    std::size_t spendersOf(const fulgurite::Txid& txid) const
    {
        std::size_t count = 0;
        for (const auto& block : m_blocks)
            for (const auto& tx : block)
                for (const auto& input : tx.inputs)
                    count += input.prevout.txid == txid ? 1U : 0U;
        return count;
    }
    const std::vector<fulgurite::Transaction>& mempool() const { return m_mempool; }
    /// The mempool forgets all.
    void evict() { m_mempool.clear(); }

private:
    using Effects = std::vector<fulgurite::lightning::NodeEffect>;
    void release(std::size_t index, Effects effects);
    void open(std::size_t from, const fulgurite::lightning::node_effect::OpenConnection& wish);
    void fund(std::size_t index, const fulgurite::lightning::node_effect::RequestFunding& wish);
    void publish(const fulgurite::Transaction& tx);
    void writeBackup(std::size_t index, const fulgurite::lightning::ChannelBackup& backup);
    fulgurite::lightning::NodeSecrets secretsOf(Party& party);

    std::vector<std::unique_ptr<Party>> m_parties;
    std::map<fulgurite::OutPoint, fulgurite::Transaction> m_funding;
    std::vector<fulgurite::Transaction> m_mempool;
    std::vector<std::vector<fulgurite::Transaction>> m_blocks;
    std::uint64_t m_nextConnection = 1;
    std::uint64_t m_nextRequest = 1;
    std::uint32_t m_height = 100;
    fulgurite::UnixTime m_now = fulgurite::unixTime(1'700'000'000);
};

// --- implementation, in the header as only tests include it ---

inline fulgurite::SecretKey rigKey(std::uint64_t seed, fulgurite::ByteView salt,
                                   std::string_view purpose)
{
    fulgurite::ByteWriter out;
    out.u64be(seed);
    out.bytes(salt);
    out.bytes(fulgurite::asBytes(purpose));
    return *fulgurite::SecretKey::parse(fulgurite::sha256(out.view()).view());
}

inline NodeRig::NodeRig(std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        m_parties.push_back(std::make_unique<Party>(i + 1));
        m_parties.back()->config.network = fulgurite::Network::Regtest;
        boot(i);
    }
    pump();
}

inline fulgurite::lightning::NodeSecrets NodeRig::secretsOf(Party& party)
{
    const std::uint64_t seed = party.seed;
    return {rigKey(seed, {}, "node"),
            [seed](const fulgurite::lightning::ChannelKeyId& id) {
                const auto key = [&](std::string_view purpose) {
                    return rigKey(seed, id.view(), purpose);
                };
                return fulgurite::lightning::ChannelSecrets{
                    key("funding"), key("revocation"),
                    key("payment"), key("delayed"),
                    key("htlc"),    fulgurite::SecretBytes{key("seed").expose()}};
            },
            [&party] {
                fulgurite::Bytes script{0, 20};
                const auto key =
                    rigKey(party.seed, {}, "script" + std::to_string(party.scripts++)).publicKey();
                const auto hash = fulgurite::hash160(key.view());
                script.insert(script.end(), hash.data.begin(), hash.data.end());
                return script;
            }};
}

inline void NodeRig::boot(std::size_t index, bool suspect)
{
    Party& self = party(index);
    self.inbox.clear();
    self.node =
        std::move(*Node::create(self.config, secretsOf(self),
                                {self.store.read(), suspect, m_now, self.backupFile}, self.random));
    give(index, fulgurite::lightning::node_input::Tick{m_now});
    // A backend reports again what concerns us, then the tip.
    for (std::size_t i = self.readsOnlyNewBlocks ? m_blocks.size() : 0; i < m_blocks.size(); ++i)
        for (std::size_t n = 0; n < m_blocks[i].size(); ++n)
            give(index,
                 fulgurite::lightning::node_input::TransactionSeen{
                     m_blocks[i][n],
                     {{static_cast<std::uint32_t>(101 + i), static_cast<std::uint32_t>(n + 1)}}});
    give(index, fulgurite::lightning::node_input::Feerates{});
    give(index, fulgurite::lightning::node_input::TipReached{m_height, m_now, true});
}

inline std::uint64_t NodeRig::ask(std::size_t index, fulgurite::lightning::RequestBody body)
{
    const std::uint64_t id = m_nextRequest++;
    give(index, fulgurite::lightning::node_input::Request{RequestId{id}, std::move(body)});
    return id;
}

inline bool NodeRig::turn(std::size_t index)
{
    Party& self = party(index);
    const bool fed = !self.inbox.empty();
    while (!self.inbox.empty()) {
        auto input = std::move(self.inbox.front());
        self.inbox.pop_front();
        self.node->handle(std::move(input));
    }
    auto output = self.node->flush();
    self.store.apply(output.operations);
    const bool moved = fed || !output.empty();
    release(index, std::move(output.effects));
    return moved;
}

inline void NodeRig::pump(std::size_t most)
{
    for (bool moved = true; moved && most > 0;) {
        moved = false;
        for (std::size_t i = 0; i < m_parties.size() && most > 0; ++i)
            if (turn(i)) {
                moved = true;
                --most;
            }
    }
}

inline void NodeRig::release(std::size_t index, Effects effects)
{
    namespace fx = fulgurite::lightning::node_effect;
    namespace in = fulgurite::lightning::node_input;
    Party& self = party(index);
    for (auto& effect : effects) {
        if (auto* send = std::get_if<fx::SendBytes>(&effect)) {
            if (const auto link = self.links.find(send->connection); link != self.links.end())
                give(link->second.first,
                     in::BytesReceived{link->second.second, std::move(send->bytes)});
        } else if (auto* wish = std::get_if<fx::OpenConnection>(&effect)) {
            open(index, *wish);
        } else if (auto* close = std::get_if<fx::CloseConnection>(&effect)) {
            if (const auto link = self.links.find(close->connection); link != self.links.end()) {
                const auto [other, id] = link->second;
                self.links.erase(link);
                party(other).links.erase(id);
                give(other, in::ConnectionClosed{id});
            }
        } else if (auto* funding = std::get_if<fx::RequestFunding>(&effect)) {
            fund(index, *funding);
        } else if (auto* broadcast = std::get_if<fx::BroadcastFunding>(&effect)) {
            publish(m_funding.at(broadcast->funding));
        } else if (auto* transactions = std::get_if<fx::Broadcast>(&effect)) {
            for (const auto& tx : transactions->transactions)
                publish(tx);
        } else if (auto* backup = std::get_if<fx::WriteBackup>(&effect)) {
            writeBackup(index, backup->backup);
        } else if (auto* answer = std::get_if<fx::Reply>(&effect)) {
            self.replies.insert_or_assign(static_cast<std::uint64_t>(answer->request),
                                          std::move(answer->body));
        } else if (auto* tell = std::get_if<fx::Tell>(&effect)) {
            self.events.push_back(std::move(tell->event));
        }
    }
}

inline void NodeRig::writeBackup(std::size_t index,
                                 const fulgurite::lightning::ChannelBackup& backup)
{
    Party& self = party(index);
    self.backups.push_back(backup);
    if (self.failBackups)
        give(index, fulgurite::lightning::node_input::BackupFailed{backup.generation, "disk full"});
    else if (!self.holdBackups)
        give(index, fulgurite::lightning::node_input::BackupWritten{backup.generation});
}

inline void NodeRig::open(std::size_t from,
                          const fulgurite::lightning::node_effect::OpenConnection& wish)
{
    namespace in = fulgurite::lightning::node_input;
    for (std::size_t to = 0; to < m_parties.size(); ++to) {
        if (to == from || wish.address.port != 1000 + to)
            continue;
        const ConnectionId one{m_nextConnection++};
        const ConnectionId other{m_nextConnection++};
        party(from).links[one] = {to, other};
        party(to).links[other] = {from, one};
        give(from, in::ConnectionOpened{one, wish.target, wish.address});
        give(to, in::ConnectionOpened{other, std::nullopt, {"127.0.0.1", 40000}});
        return;
    }
    give(from, in::ConnectFailed{wish.target, wish.address, "nobody listens there"});
}

inline void NodeRig::fund(std::size_t index,
                          const fulgurite::lightning::node_effect::RequestFunding& wish)
{
    namespace in = fulgurite::lightning::node_input;
    if (party(index).holdFunding)
        return;
    if (party(index).refuseFunding)
        return give(index, in::FundingFailed{wish.temporaryId, "not enough coins"});
    fulgurite::Transaction tx;
    tx.inputs.push_back(
        {{fulgurite::retag<fulgurite::Txid>(wish.temporaryId), 0}, {}, 0xfffffffe, {{1}, {2}}});
    tx.outputs.push_back({wish.amount, wish.script});
    const fulgurite::OutPoint outpoint{txidOf(tx), 0};
    m_funding[outpoint] = tx;
    give(index, in::FundingReady{wish.temporaryId, outpoint});
}

inline void NodeRig::publish(const fulgurite::Transaction& tx)
{
    // The first spend of an outpoint wins.
    const auto conflicts = [&](const fulgurite::Transaction& known) {
        return std::ranges::any_of(known.inputs, [&](const fulgurite::TxIn& spent) {
            return std::ranges::any_of(tx.inputs, [&](const fulgurite::TxIn& input) {
                return input.prevout == spent.prevout;
            });
        });
    };
    if (std::ranges::any_of(m_mempool, conflicts))
        return;
    for (const auto& block : m_blocks)
        if (std::ranges::any_of(block, conflicts))
            return;
    m_mempool.push_back(tx);
}

inline void NodeRig::mine(std::uint32_t blocks)
{
    namespace in = fulgurite::lightning::node_input;
    for (std::uint32_t block = 0; block < blocks; ++block) {
        ++m_height;
        m_blocks.push_back(std::exchange(m_mempool, {}));
        for (std::size_t i = 0; i < m_parties.size(); ++i) {
            for (std::size_t n = 0; n < m_blocks.back().size(); ++n)
                give(i, in::TransactionSeen{m_blocks.back()[n],
                                            {{m_height, static_cast<std::uint32_t>(n + 1)}}});
            give(i, in::TipReached{m_height, m_now, true});
        }
        pump();
    }
}

inline void NodeRig::reorg(std::uint32_t blocks)
{
    for (std::uint32_t i = 0; i < blocks; ++i) {
        m_mempool.insert(m_mempool.begin(), m_blocks.back().begin(), m_blocks.back().end());
        m_blocks.pop_back();
        --m_height;
    }
    for (std::size_t i = 0; i < m_parties.size(); ++i)
        give(i, fulgurite::lightning::node_input::RolledBack{m_height});
    pump();
}

inline void NodeRig::advance(std::chrono::seconds time)
{
    m_now += time;
    for (std::size_t i = 0; i < m_parties.size(); ++i)
        give(i, fulgurite::lightning::node_input::Tick{m_now});
    pump();
}

inline void NodeRig::connect(std::size_t from, std::size_t to)
{
    ask(from, fulgurite::lightning::request::Connect{
                  node(to).nodeId(), fulgurite::lightning::PeerAddress{
                                         "127.0.0.1", static_cast<std::uint16_t>(1000 + to)}});
    pump();
}

inline void NodeRig::cut(std::size_t index)
{
    namespace in = fulgurite::lightning::node_input;
    for (const auto& [id, link] : std::exchange(party(index).links, {})) {
        Party& other = party(link.first);
        std::erase_if(other.inbox, [&](const fulgurite::lightning::NodeInput& input) {
            const auto* bytes = std::get_if<in::BytesReceived>(&input);
            return bytes != nullptr && bytes->connection == link.second;
        });
        other.links.erase(link.second);
        give(link.first, in::ConnectionClosed{link.second});
        std::erase_if(party(index).inbox, [&](const fulgurite::lightning::NodeInput& input) {
            const auto* bytes = std::get_if<in::BytesReceived>(&input);
            return bytes != nullptr && bytes->connection == id;
        });
        give(index, in::ConnectionClosed{id});
    }
}

inline void NodeRig::crash(std::size_t index, bool suspect)
{
    cut(index);
    boot(index, suspect);
}

inline fulgurite::ChannelId NodeRig::openChannel(fulgurite::Satoshi capacity,
                                                 fulgurite::MilliSatoshi push, bool announce)
{
    connect(0, 1);
    const auto id = ask(
        0, fulgurite::lightning::request::OpenChannel{node(1).nodeId(), capacity, push, announce});
    pump();
    const auto* opened = reply<fulgurite::lightning::reply::Opened>(0, id);
    if (opened == nullptr)
        return {};
    mine(6);
    return opened->channelId;
}
