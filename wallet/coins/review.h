// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/coins/builder.h"
#include "wallet/coins/coin_set.h"

#include <vector>

namespace fulgurite::wallet {

enum class ReviewWarning {
    FeeAboveFivePercent,
    FeeTenTimesEstimate,
    AddressUsedBefore,
    OwnAddress
};

/// What a person should see before signing. @param estimate for about one hour; zero: unknown, then
/// not compared.
std::vector<ReviewWarning> reviewWarnings(const CoinSet& wallet, const UnsignedTx& tx,
                                          const Bytes& recipient, Feerate estimate);

} // namespace fulgurite::wallet
