// SPDX-License-Identifier: MIT
#include "wallet/coins/review.h"

#include <algorithm>

namespace fulgurite::wallet {

std::vector<ReviewWarning> reviewWarnings(const CoinSet& wallet, const UnsignedTx& tx,
                                          const Bytes& recipient, Feerate estimate)
{
    std::vector<ReviewWarning> out;
    Satoshi amount;
    for (const TxOut& output : tx.tx.outputs)
        if (output.scriptPubKey == recipient)
            amount = checkedAdd(amount, output.value).value_or(kMaxMoney);
    if (tx.fee.value() * 20 > amount.value())
        out.push_back(ReviewWarning::FeeAboveFivePercent);
    if (estimate.satPerKw > 0 && tx.fee.value() >= 10 * feeOfWeight(estimate, tx.weight).value())
        out.push_back(ReviewWarning::FeeTenTimesEstimate);
    if (const auto path = wallet.book().find(recipient)) {
        out.push_back(ReviewWarning::OwnAddress);
        if (wallet.book().isUsed(*path))
            out.push_back(ReviewWarning::AddressUsedBefore);
    } else if (wallet.hasPaid(recipient)) {
        out.push_back(ReviewWarning::AddressUsedBefore);
    }
    return out;
}

} // namespace fulgurite::wallet
