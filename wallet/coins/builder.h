// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/coins/selection.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace fulgurite::wallet {

struct BuildRequest {
    std::vector<TxOut> outputs; ///< recipients; with sendAll exactly one, its value is ignored
    bool sendAll = false;
    std::vector<OutPoint> chosen; ///< by hand; empty: selected
    Feerate feerate;
    Bytes changeScript;
    CoinPolicy policy;
    BlockHeight tip;
    bool replaceable = true; ///< false for funding transactions: they are never replaced
};

/// A transaction ready to sign, and all that a review shows of it.
struct UnsignedTx {
    Transaction tx;
    std::vector<Coin> coins; ///< spent, in input order
    Satoshi fee;
    std::optional<std::uint32_t> changeIndex;
    std::uint64_t weight = 0; ///< when signed, at most

    [[nodiscard]] std::vector<TxOut> prevouts() const;
    [[nodiscard]] std::uint64_t vsize() const { return (weight + 3) / 4; }
};

/// Picks coins, shuffles inputs and outputs, and sets a lock time at the tip (every tenth up to 99
/// blocks back), so that a miner gains nothing by rewinding the chain for its fee.
Result<UnsignedTx, SelectionError>
buildTransaction(std::span<const Coin> coins, const BuildRequest& request, RandomSource& random);

/// The parts of buildTransaction that fee bumping shares: orders, lock time, sequences, weight.
UnsignedTx assemble(const Selection& selection, const BuildRequest& request, RandomSource& random);

} // namespace fulgurite::wallet
