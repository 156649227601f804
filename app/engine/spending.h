// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/errors.h"
#include "wallet/base/feerate.h"
#include "wallet/bitcoin/network.h"
#include "wallet/bitcoin/transaction.h"
#include "wallet/chain/chain_source.h"
#include "wallet/coins/selection.h"
#include "wallet/coins/signer.h"

#include <chrono>

namespace fulgurite::app {

class WalletSession;

struct FundingOutput {
    Bytes script;
    Satoshi amount;
    Feerate feerate;
};
struct BuiltFunding {
    Transaction tx; ///< signed and checked by the interpreter
    std::uint32_t outputIndex = 0;
    Satoshi fee;
};

/// A backend that has not answered by then may do so later: the transaction is stored and goes out
/// with the next block or connection.
inline constexpr std::chrono::seconds kHandOver{5};
/// Beyond it a number is a slip of the unit.
inline constexpr double kHighestSatPerVb = 5000;
/// Signing what nobody takes, or what may be spent already, would leave a payment that is neither
/// made nor free to make again. Nothing when the backend takes transactions.
std::optional<ApiError> whyNoBroadcast(const wallet::ChainStatus& status, Network network);
/// The refusal of a feerate above it; nothing when it is below.
std::optional<ApiError> feerateTooHigh(double satPerVb);
/// The most that is believed where nobody reviews the fee. One server's word is held against its
/// own minimum, too: it must not burn what a close or a sweep brings home.
Feerate unreviewedMost(const wallet::FeeEstimates& fees, bool isServer);
/// The hour's estimate, no more than that.
Feerate unreviewedRate(const wallet::FeeEstimates& fees, bool isServer);
/// The next block's estimate, no more than that.
Feerate unreviewedNextBlock(const wallet::FeeEstimates& fees, bool isServer);
/// sat/vB to the unit of the cores, bounded.
Feerate toFeerate(double satPerVb);
/// What was wanted of the coins, for the sentence.
struct SpendingWish {
    Satoshi amount, reserve;
    Feerate feerate;
};
ApiError errorOf(const Error<wallet::SelectionError>& error, const wallet::CoinBalances& balances,
                 const SpendingWish& wish = {});
wallet::KeyProvider keysOf(WalletSession& session);
/// The next script of the change chain; it is taken once a transaction uses it.
Answer<Bytes> changeScript(WalletSession& session);
/// What must stay on chain so that every anchor channel can be closed.
Satoshi anchorReserve(WalletSession& session, std::size_t toBeOpened = 0);

/// The coins a funding may spend: confirmed, or with no replaceable unconfirmed ancestor.
std::vector<wallet::Coin> fundingCoins(WalletSession& session);
/// A signed funding transaction: segwit inputs only, of fundingCoins. Reserves nothing.
Answer<BuiltFunding> buildFunding(WalletSession& session, const FundingOutput& output);

} // namespace fulgurite::app
