// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/feerate.h"
#include "wallet/bitcoin/transaction.h"

#include <optional>

namespace fulgurite::lightning {

/// The rate at which a sweep of `value` that was made some blocks ago and is still unconfirmed is
/// to be made anew: half as much again, or `wanted`, up to 250 sat/vB. So an estimate that was too
/// low, or was not believed, holds no money up for ever. Nothing: it stays as it is.
std::optional<Feerate> raisedRate(const Transaction& sweep, Satoshi value, std::uint32_t height,
                                  Feerate wanted);

} // namespace fulgurite::lightning
