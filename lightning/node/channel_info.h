// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/node/node_query.h"

namespace fulgurite::lightning {

/// All that follows from the channel's own state; what the node knows beside it stays default.
ChannelInfo describeChannel(const Channel& channel, std::uint32_t height, Feerate closingFeerate);

/// "SENT_ADD_HTLC" … "RCVD_REMOVE_ACK_REVOCATION": who sent the step that came last. As Core
/// Lightning's RPC names it.
std::string htlcStateName(const Htlc& htlc);

/// What a cooperative close at `feerate` takes from us; zero when the peer pays.
Satoshi closingCost(const Channel& channel, Feerate feerate);

} // namespace fulgurite::lightning
