// SPDX-License-Identifier: MIT
#include "lightning/node/newest_commitment.h"

namespace fulgurite::lightning {

std::optional<Transaction> newestCommitment(const Channel& channel, const ChannelContext& context)
{
    if (const auto* forced = std::get_if<ForceClosed>(&channel.state))
        return forced->commitment;
    Channel copy = channel;
    copy.suspect = false; // only looked at
    const ChannelStep outcome =
        step(std::move(copy), input::CloseUnilaterally{"asked for the commitment"}, context);
    for (const ChannelEffect& effect : outcome.effects)
        if (const auto* broadcast = std::get_if<effect::Broadcast>(&effect);
            broadcast != nullptr && broadcast->reason == BroadcastReason::LocalCommitment)
            return broadcast->transaction;
    return std::nullopt;
}

} // namespace fulgurite::lightning
