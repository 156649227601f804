// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/amount.h"
#include "wallet/base/feerate.h"

#include <cstddef>
#include <cstdint>

namespace fulgurite::lightning {

/// Weight of a signed commitment transaction. Source: BOLT 3 § Expected Weight of the Commitment
/// Transaction.
std::uint64_t commitmentWeight(bool anchors, std::size_t untrimmedHtlcs);

/// Fee the funder owes for a commitment, rounded down. Trimmed outputs pay more on top.
/// Source: BOLT 3 § Fee Calculation.
Satoshi commitmentBaseFee(Feerate feerate, std::size_t untrimmedHtlcs, bool anchors);

/// Zero with anchors: HTLC transactions bring their own fee. Source: BOLT 3 § Fee Calculation.
Satoshi htlcTimeoutFee(Feerate feerate, bool anchors);
Satoshi htlcSuccessFee(Feerate feerate, bool anchors);

/// Source: BOLT 3 § Expected Weight of HTLC-timeout and HTLC-success Transactions.
constexpr std::uint64_t htlcTimeoutWeight(bool anchors) { return anchors ? 666 : 663; }
constexpr std::uint64_t htlcSuccessWeight(bool anchors) { return anchors ? 706 : 703; }

/// An HTLC has no output of its own when it is worth less than dust after its second-stage fee.
/// `offered` from the view of the commitment's owner. Source: BOLT 3 § Trimmed Outputs.
struct TrimRule {
    Feerate feerate;
    Satoshi dustLimit;
    bool anchors = false;
};
bool isTrimmed(MilliSatoshi amount, bool offered, const TrimRule& rule);

} // namespace fulgurite::lightning
