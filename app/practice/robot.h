// SPDX-License-Identifier: MIT
#pragma once

#include "app/practice/purse.h"
#include "lightning/node/node.h"

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fulgurite::practice {

/// A peer that lives in this process: the same node engine as ours, with a purse and no disk.
class Robot {
public:
    /// `seed` decides all its keys and choices.
    Robot(std::string name, std::uint64_t seed, UnixTime now);

    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] PublicKey nodeId() const { return m_node->nodeId(); }
    [[nodiscard]] lightning::PeerAddress address() const { return {m_name + ".practice", 9735}; }
    [[nodiscard]] lightning::Node& node() { return *m_node; }
    [[nodiscard]] Purse& purse() { return m_purse; }

    void give(lightning::NodeInput input) { m_inbox.push_back(std::move(input)); }
    lightning::RequestId ask(lightning::RequestBody body);
    [[nodiscard]] std::optional<lightning::ReplyBody> takeReply(lightning::RequestId id);
    [[nodiscard]] bool idle() const { return m_inbox.empty(); }
    /// One batch; what it wants done. Replies are kept for takeReply; backups count as written.
    std::vector<lightning::NodeEffect> turn();

    bool online = true;

private:
    void fund(const lightning::node_effect::RequestFunding& wish);

    std::string m_name;
    SeededRandom m_random;
    Purse m_purse;
    std::uint64_t m_scripts = 0;
    std::unique_ptr<lightning::Node> m_node;
    std::deque<lightning::NodeInput> m_inbox;
    std::map<lightning::RequestId, lightning::ReplyBody> m_replies;
    std::map<OutPoint, Transaction> m_fundings;
    std::uint64_t m_lastRequest = 0;
};

} // namespace fulgurite::practice
