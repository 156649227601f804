// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/bitcoin/transaction.h"

#include <span>
#include <string>

namespace fulgurite::app {

/// Base64 of a PSBT (version 0) whose inputs are all final: what Core Lightning's `withdraw`
/// answers beside the transaction. Source: BIP 174 § Specification.
std::string finalPsbt(const Transaction& tx, std::span<const TxOut> prevouts);

} // namespace fulgurite::app
