// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/feerate.h"
#include "wallet/base/random.h"
#include "wallet/base/result.h"
#include "wallet/coins/records.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace fulgurite::wallet {

/// Weight of one input of this script when signed by us: outpoint, sequence, scriptSig and witness,
/// with a signature of at most 71 bytes plus sighash byte. Nothing for scripts this wallet cannot
/// sign.
std::optional<std::uint64_t> signedInputWeight(ByteView scriptPubKey);
/// Value, script length and script.
std::uint64_t outputWeight(ByteView scriptPubKey);
/// Version, counts, lock time, marker and flag.
std::uint64_t emptyTransactionWeight(std::size_t inputs, std::size_t outputs);
/// The fee of `weight` weight units, rounded up to whole satoshi for each virtual byte that
/// mempools count.
Satoshi feeOfWeight(Feerate rate, std::uint64_t weight);

enum class SelectionError {
    NothingToSpend,    ///< no coin that the policy admits
    AmountBelowDust,   ///< an output nobody relays
    InsufficientFunds, ///< detail names amount, fee, available
    ReserveWouldBreak, ///< enough, were it not for what anchor channels must keep
    ForeignScript,     ///< a coin named by hand that is not ours, spent, or not allowed
};

/// Which coins may be used.
struct CoinPolicy {
    bool confirmedOnly = false;  ///< else trusted change too
    bool allowUntrusted = false; ///< unconfirmed coins from others as well
    bool segwitOnly = false;     ///< funding: an input must not be malleable
    Satoshi reserve;             ///< must stay unspent besides (anchor channels)
};

struct SelectionRequest {
    Satoshi target; ///< sum of the outputs
    std::uint64_t outputsWeight = 0;
    std::size_t outputCount = 1;
    Feerate feerate;
    Bytes changeScript;
    CoinPolicy policy;
};

struct Selection {
    std::vector<Coin> coins;
    Satoshi fee;
    std::optional<Satoshi> change; ///< nothing: the rest, below dust, went to the fee
};

/// Coins the policy admits, whose value exceeds the fee of spending them.
std::vector<Coin> usableCoins(std::span<const Coin> coins, const CoinPolicy& policy,
                              Feerate feerate);

/// Branch and bound for a set without change, else the cheaper of lowest-larger and random draw
/// with change.
Result<Selection, SelectionError>
selectCoins(std::span<const Coin> coins, const SelectionRequest& request, RandomSource& random);

/// All of `coins`: the change or fee follows. For coins chosen by hand.
Result<Selection, SelectionError> selectExactly(std::span<const Coin> coins,
                                                const SelectionRequest& request);

} // namespace fulgurite::wallet
