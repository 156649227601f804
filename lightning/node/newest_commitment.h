// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/channel/channel.h"

namespace fulgurite::lightning {

/// Our newest commitment with both signatures, made without changing anything. Nothing before it
/// exists, or in data loss.
std::optional<Transaction> newestCommitment(const Channel& channel, const ChannelContext& context);

} // namespace fulgurite::lightning
