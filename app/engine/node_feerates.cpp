// SPDX-License-Identifier: MIT
#include "app/engine/node_feerates.h"

#include "app/engine/spending.h"

#include <algorithm>

namespace fulgurite::app {

lightning::node_input::Feerates nodeFeerates(const wallet::FeeEstimates& fees, bool isServer)
{
    // Commitments with anchors need only to enter a mempool; LND caps its own at 10 sat/vB.
    const Feerate commitment{
        std::min<std::uint32_t>(std::max(fees.day.satPerKw, fees.minimum.satPerKw * 2), 2500)};
    return {commitment, unreviewedRate(fees, isServer), unreviewedNextBlock(fees, isServer),
            std::min(fees.minimum, unreviewedMost(fees, isServer))};
}

} // namespace fulgurite::app
