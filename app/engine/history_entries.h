// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/engine.h"
#include "app/engine/chain_wallet.h"
#include "app/store/history_table.h"
#include "lightning/node/node.h"

#include <optional>

namespace fulgurite::app {

/// The activity row of an on-chain transaction. `node` (or null) tells fundings and closes from
/// other spends.
store::HistoryEntry entryOf(const wallet::CoinHistoryRow& row, const lightning::Node* node,
                            const ChainWallet& wallet);
/// The activity row of a payment or of a paid invoice; nothing for other events.
std::optional<store::HistoryEntry> entryOf(const lightning::NodeEvent& event);
/// A transaction of ours was seen, confirmed or lost its place.
EngineEvent eventOf(const wallet::CoinHistoryRow& row);
/// What a person or a subscriber is told; nothing for events that are only bookkeeping.
std::optional<EngineEvent> eventOf(const lightning::NodeEvent& event);

} // namespace fulgurite::app
