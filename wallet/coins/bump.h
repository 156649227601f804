// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/coins/builder.h"
#include "wallet/coins/coin_set.h"

#include <optional>
#include <set>
#include <vector>

namespace fulgurite::wallet {

enum class BumpError {
    UnknownTransaction,
    AlreadyConfirmed,  ///< or no longer in the mempool
    NotOurs,           ///< replace: an input is somebody else's; CPFP: no output of ours to spend
    NotReplaceable,    ///< no BIP 125 signal, or a later payment is built on it
    FundingForbidden,  ///< a funding transaction or an ancestor of one is never replaced
    FeerateTooLow,     ///< detail names the least that would do
    InsufficientFunds, ///< detail names fee and what is there
    ReserveWouldBreak, ///< it would eat what anchor channels must keep
    NotWorthIt,        ///< CPFP: costs all that it brings, or more
};
enum class BumpMethod { ReplaceByFee, ChildPaysForParent };

struct BumpRequest {
    Txid txid;
    Feerate feerate;               ///< wanted: of the replacement, or of the package
    Feerate incrementalRelay{250}; ///< what a replacement must add for its own size
    Bytes changeScript;            ///< for new change, and what a child pays to
    BlockHeight tip;
    std::set<Txid> forbidden; ///< funding transactions
    std::optional<Satoshi>
        parentFee{};     ///< CPFP: of a received transaction, as the backend knows it
    Satoshi reserve{};   ///< must stay unspent besides (anchor channels)
    bool orMore = false; ///< a feerate too low is raised to the least that would do
};

/// Old and new side by side, ready to sign.
struct BumpPlan {
    BumpMethod method = BumpMethod::ReplaceByFee;
    UnsignedTx tx;
    Satoshi oldFee; ///< of the transaction (CPFP: and its unconfirmed ancestors)
    Satoshi newFee; ///< of the replacement, or of the whole package
    Feerate oldRate, newRate;
    std::vector<Txid> replaces; ///< the transaction and its descendants
};

/// Replaces a transaction of ours: recipients stay, change shrinks, confirmed coins are added when
/// that is not enough. It pays more than all it replaces, plus the relay of its own size. What pays
/// others from its outputs is never cut off by it. Source: BIP 125 rules 2 to 4.
Result<BumpPlan, BumpError> planReplacement(const CoinSet& wallet, const BumpRequest& request,
                                            RandomSource& random);

/// Spends our outputs of an unconfirmed transaction, so that both together pay the wanted rate. Its
/// fee stays below the value of these outputs, whatever coins it adds: a stranger chose the weight.
Result<BumpPlan, BumpError> planChild(const CoinSet& wallet, const BumpRequest& request,
                                      RandomSource& random);

/// Replaces what may be replaced, else pulls it with a child: of its own outputs, or when none is
/// free, of what was built on it.
Result<BumpPlan, BumpError> planBump(const CoinSet& wallet, const BumpRequest& request,
                                     RandomSource& random);

} // namespace fulgurite::wallet
