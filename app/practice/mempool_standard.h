// SPDX-License-Identifier: MIT
#pragma once

#include "app/practice/mempool.h"

#include <optional>
#include <span>
#include <string_view>

namespace fulgurite::practice {

/// The reject reason of a transaction that is not of a standard form by itself; nothing when it is.
std::optional<std::string_view> nonStandardReason(const Transaction& tx,
                                                  const MempoolPolicy& policy);
/// The same with the outputs it spends: their scripts, redeem scripts and witnesses.
std::optional<std::string_view> nonStandardInputs(const Transaction& tx,
                                                  std::span<const TxOut> spent);

} // namespace fulgurite::practice
