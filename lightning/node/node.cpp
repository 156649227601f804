// SPDX-License-Identifier: MIT
#include "lightning/node/node.h"

#include "lightning/node/node_core.h"

namespace fulgurite::lightning {

Result<std::unique_ptr<Node>, NodeError> Node::create(NodeConfig config, NodeSecrets secrets,
                                                      NodeStart start, RandomSource& random)
{
    if (config.network == Network::Bitcoin)
        return fail(NodeError::OnMainnetRefused,
                    "Lightning on the main network stays off until this program can punish a "
                    "cheating peer and claim every HTLC on chain");
    auto core = std::make_unique<NodeCore>(std::move(config), std::move(secrets), random);
    core->start(std::move(start));
    return std::unique_ptr<Node>{new Node(std::move(core))};
}

Node::Node(std::unique_ptr<NodeCore> core) : m_core{std::move(core)} {}
Node::~Node() = default;

void Node::handle(NodeInput input) { m_core->handle(std::move(input)); }
NodeOutput Node::flush() { return m_core->flush(); }

} // namespace fulgurite::lightning
