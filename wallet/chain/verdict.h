// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/chain/chain_source.h"

#include <string_view>

namespace fulgurite::wallet {

/// What a server's refusal of a transaction means. Rejected only where no later chain or mempool
/// could make it acceptable (it breaks consensus or standardness by itself); everything else (fees
/// too low, inputs not there, a conflict, not final yet, words we do not know) is Unreachable: try
/// again.
BroadcastVerdict verdictOf(std::string_view serversWords);

/// Estimates as servers gave them, nothing where there was none.
struct RawEstimates {
    std::optional<Feerate> nextBlock, hour, day, minimum;
};
/// Never below the relay floor or `minimum`, never above 2,500 sat/vB, faster never cheaper than
/// slower; gaps filled from their neighbours, all missing: a fallback.
FeeEstimates sanitisedEstimates(const RawEstimates& raw);

} // namespace fulgurite::wallet
