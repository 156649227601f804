// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/node/node_input.h"
#include "wallet/chain/chain_source.h"

namespace fulgurite::app {

/// What the node hears of a backend's estimates: it pays commitments, closes and sweeps of which
/// nobody sees the fee first.
lightning::node_input::Feerates nodeFeerates(const wallet::FeeEstimates& fees, bool isServer);

} // namespace fulgurite::app
