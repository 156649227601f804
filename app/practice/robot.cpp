// SPDX-License-Identifier: MIT
#include "app/practice/robot.h"

#include "wallet/bitcoin/script.h"
#include "wallet/crypto/hash.h"

namespace fulgurite::practice {

namespace {

using namespace lightning;

/// A robot's keys follow from its seed alone.
SecretKey keyOf(std::uint64_t seed, ByteView salt, std::string_view purpose)
{
    ByteWriter out;
    out.u64be(seed);
    out.bytes(salt);
    out.bytes(asBytes(purpose));
    return SecretKey::parse(taggedHash("fulgurite practice robot", {out.view()}).view()).value();
}

ChannelSecrets channelSecretsOf(std::uint64_t seed, const ChannelKeyId& id)
{
    const auto key = [&](std::string_view purpose) { return keyOf(seed, id.view(), purpose); };
    return {key("funding"),         key("revocation"), key("payment"),
            key("delayed payment"), key("htlc"),       SecretBytes{key("per-commitment").expose()}};
}

} // namespace

Robot::Robot(std::string name, std::uint64_t seed, UnixTime now)
    : m_name{std::move(name)},
      m_random{seed},
      m_purse{keyOf(seed, {}, "purse")}
{
    NodeConfig config;
    config.network = Network::Regtest;
    config.alias = m_name;
    NodeSecrets secrets{keyOf(seed, {}, "node"),
                        [seed](const ChannelKeyId& id) { return channelSecretsOf(seed, id); },
                        [this] { return m_purse.script(); }};
    NodeStart start;
    start.now = now;
    m_node =
        Node::create(std::move(config), std::move(secrets), std::move(start), m_random).value();
}

RequestId Robot::ask(RequestBody body)
{
    const RequestId id{++m_lastRequest};
    give(node_input::Request{id, std::move(body)});
    return id;
}

std::optional<ReplyBody> Robot::takeReply(RequestId id)
{
    const auto it = m_replies.find(id);
    if (it == m_replies.end())
        return std::nullopt;
    ReplyBody out = std::move(it->second);
    m_replies.erase(it);
    return out;
}

void Robot::fund(const node_effect::RequestFunding& wish)
{
    auto tx = m_purse.pay({{wish.amount, wish.script}}, wish.feerate, m_node->height());
    if (!tx)
        return give(node_input::FundingFailed{wish.temporaryId, tx.error().detail});
    const OutPoint outpoint{txidOf(*tx), 0};
    m_fundings[outpoint] = std::move(*tx);
    give(node_input::FundingReady{wish.temporaryId, outpoint});
}

std::vector<NodeEffect> Robot::turn()
{
    while (!m_inbox.empty()) {
        NodeInput input = std::move(m_inbox.front());
        m_inbox.pop_front();
        m_node->handle(std::move(input));
    }
    std::vector<NodeEffect> out;
    for (NodeEffect& effect : m_node->flush().effects) {
        if (auto* wish = std::get_if<node_effect::RequestFunding>(&effect))
            fund(*wish);
        else if (auto* backup = std::get_if<node_effect::WriteBackup>(&effect))
            give(node_input::BackupWritten{backup->backup.generation});
        else if (auto* reply = std::get_if<node_effect::Reply>(&effect))
            m_replies.insert_or_assign(reply->request, std::move(reply->body));
        else if (auto* funding = std::get_if<node_effect::BroadcastFunding>(&effect))
            out.push_back(node_effect::Broadcast{{m_fundings.at(funding->funding)}});
        else
            out.push_back(std::move(effect));
    }
    return out;
}

} // namespace fulgurite::practice
