// SPDX-License-Identifier: MIT
#include "lightning/peer/gossip_answers.h"

namespace fulgurite::lightning {

std::optional<Message> emptyGossipAnswer(const Message& query, const ChainHash& chain)
{
    if (const auto* range = std::get_if<QueryChannelRange>(&query)) {
        ReplyChannelRange reply{
            range->chainHash, range->firstBlocknum, range->numberOfBlocks, 0, {}};
        reply.syncComplete =
            range->chainHash == chain ? 1 : 0; // 0 also says: nothing is known of that chain
        return reply;
    }
    if (const auto* ids = std::get_if<QueryShortChannelIds>(&query)) {
        ReplyShortChannelIdsEnd reply{ids->chainHash, 0};
        reply.fullInformation = ids->chainHash == chain ? 1 : 0;
        return reply;
    }
    return std::nullopt;
}

} // namespace fulgurite::lightning
