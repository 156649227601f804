// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/node/channel_table.h"

namespace fulgurite::lightning {

/// The transaction that a closed channel knows to spend its funding; null while there is none.
const Transaction* spendOf(const ChannelState& state);

/// It ends, or is lost: its money is no balance to pay with.
bool isEnding(const Channel& channel);

/// Of a channel that ends, what comes home to us, until a block holds it: from then on it is
/// counted among the coins. What HTLCs may still bring is not in it.
MilliSatoshi notYetHome(const ChannelEntry& entry);

/// An outgoing HTLC that our newest commitment holds: taken from the local balance, and neither the
/// payee's yet nor back.
bool isInFlight(const Htlc& htlc);

} // namespace fulgurite::lightning
