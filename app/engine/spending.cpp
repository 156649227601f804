// SPDX-License-Identifier: MIT
#include "app/engine/spending.h"

#include "app/engine/node_shapes.h"
#include "app/engine/wallet_session.h"
#include "wallet/bitcoin/interpreter_rules.h"
#include "wallet/coins/builder.h"
#include "wallet/coins/signer.h"

#include <algorithm>

namespace fulgurite::app {

namespace {

QString text(const std::string& value) { return QString::fromStdString(value); }

} // namespace

Feerate toFeerate(double satPerVb)
{
    return Feerate{static_cast<std::uint32_t>(std::clamp(satPerVb * 250.0, 0.0, 4e9))};
}

std::optional<ApiError> feerateTooHigh(double satPerVb)
{
    if (satPerVb <= kHighestSatPerVb)
        return std::nullopt;
    return ApiError{ErrorCode::FeeTooHigh,
                    {{QStringLiteral("value"), QString::number(satPerVb, 'g', 6)},
                     {QStringLiteral("maximum"), QString::number(kHighestSatPerVb, 'g', 6)}},
                    {}};
}

Feerate unreviewedMost(const wallet::FeeEstimates& fees, bool isServer)
{
    constexpr Feerate kMost{62'500}; // 250 sat/vB
    if (!isServer)
        return kMost;
    const std::uint64_t ofMinimum = std::uint64_t{20} * fees.minimum.satPerKw;
    const Feerate ofOne{
        static_cast<std::uint32_t>(std::min<std::uint64_t>(kMost.satPerKw, ofMinimum))};
    return std::min(kMost, std::max(ofOne, fees.agreed.value_or(ofOne)));
}

Feerate unreviewedRate(const wallet::FeeEstimates& fees, bool isServer)
{
    return std::min(fees.hour, unreviewedMost(fees, isServer));
}

Feerate unreviewedNextBlock(const wallet::FeeEstimates& fees, bool isServer)
{
    return std::min(fees.nextBlock, unreviewedMost(fees, isServer));
}

std::optional<ApiError> whyNoBroadcast(const wallet::ChainStatus& status, Network network)
{
    const std::map<QString, QString> values{
        {QStringLiteral("server"), safeText(status.server)},
        {QStringLiteral("rule"), safeText(status.detail)},
        {QStringLiteral("network"), QString::fromStdString(std::string{networkName(network)})},
        {QStringLiteral("progress"), QString::number(static_cast<int>(status.progress * 100))}};
    switch (status.state) {
    case wallet::ChainState::Connecting:
    case wallet::ChainState::Unreachable:
        return ApiError{ErrorCode::BackendUnreachable, values, {}};
    case wallet::ChainState::WrongNetwork:
        return ApiError{ErrorCode::BackendWrongNetwork, values, {}};
    case wallet::ChainState::CertificateChanged:
        return ApiError{ErrorCode::BackendCertificateChanged, values, {}};
    case wallet::ChainState::Lying:
        return ApiError{ErrorCode::BackendLying, values, {}};
    case wallet::ChainState::Syncing:
        return ApiError{ErrorCode::BackendSyncing, values, {}};
    case wallet::ChainState::Scanning: // for old coins, perhaps for long
    case wallet::ChainState::Ready:
        break;
    }
    return std::nullopt;
}

ApiError errorOf(const Error<wallet::SelectionError>& error, const wallet::CoinBalances& balances,
                 const SpendingWish& wish)
{
    const QString available = QString::number(
        checkedAdd(balances.confirmed, balances.change).value_or(Satoshi{}).value());
    const auto number = [](Satoshi value) { return QString::number(value.value()); };
    constexpr std::uint64_t kOneInput = 600; // weight of the smallest transaction that could do it
    const std::map<QString, QString> values{
        {QStringLiteral("available"), available},
        {QStringLiteral("amount"), number(wish.amount)},
        {QStringLiteral("reserve"), number(wish.reserve)},
        {QStringLiteral("fee"), number(wish.feerate.feeFor(kOneInput))},
        {QStringLiteral("rule"), text(error.detail)}};
    switch (error.code) {
    case wallet::SelectionError::NothingToSpend:
    case wallet::SelectionError::InsufficientFunds:
        return {ErrorCode::CannotAfford, values, text(error.detail)};
    case wallet::SelectionError::AmountBelowDust:
        return {ErrorCode::AmountBelowDust, values, text(error.detail)};
    case wallet::SelectionError::ReserveWouldBreak:
        return {ErrorCode::AnchorReserve, values, text(error.detail)};
    case wallet::SelectionError::ForeignScript:
        return {ErrorCode::InvalidParameter,
                {{QStringLiteral("name"), QStringLiteral("utxos")},
                 {QStringLiteral("rule"), text(error.detail)}},
                {}};
    }
    return {ErrorCode::Internal, values, {}};
}

wallet::KeyProvider keysOf(WalletSession& session)
{
    return [&session](const wallet::Coin& coin) { return session.signingKey(coin.path); };
}

Answer<Bytes> changeScript(WalletSession& session)
{
    const auto fresh = session.wallet().coins().book().next({84, 0, 1});
    if (!fresh)
        return refuse(ErrorCode::Internal,
                      {{QStringLiteral("rule"), QStringLiteral("no change script is left")}});
    return fresh->scriptPubKey;
}

Satoshi anchorReserve(WalletSession& session, std::size_t toBeOpened)
{
    // One commitment and its claims per anchor channel at a lively feerate; Core Lightning and LND
    // keep 10,000 to 25,000 sat.
    constexpr std::uint64_t kPerChannel = 10'000, kMost = 100'000;
    if (!session.hasNode())
        return Satoshi{};
    return Satoshi{std::min(kMost, kPerChannel * (session.node().channels().size() + toBeOpened))};
}

std::vector<wallet::Coin> fundingCoins(WalletSession& session)
{
    const wallet::CoinSet& set = session.wallet().coins();
    const auto isReplaceable = [&](const Txid& txid) {
        const auto* record = set.transaction(txid);
        return record == nullptr || std::ranges::any_of(record->tx.inputs, [](const TxIn& input) {
                   return input.sequence <= kSequenceReplaceable;
               });
    };
    auto coins = set.coins();
    std::erase_if(coins, [&](const wallet::Coin& coin) {
        return !coin.height &&
               (isReplaceable(coin.outpoint.txid) ||
                std::ranges::any_of(set.unconfirmedAncestorsOf(coin.outpoint.txid), isReplaceable));
    });
    return coins;
}

Answer<BuiltFunding> buildFunding(WalletSession& session, const FundingOutput& output)
{
    wallet::BuildRequest request;
    request.outputs = {{output.amount, output.script}};
    request.feerate = output.feerate;
    request.changeScript = FULGURITE_TRY(changeScript(session));
    request.policy.segwitOnly = true;
    request.policy.reserve = anchorReserve(session); // the channel being opened is among them
    request.tip = session.wallet().coins().tip();
    request.replaceable = false;
    const auto built = wallet::buildTransaction(fundingCoins(session), request, session.random());
    if (!built)
        return std::unexpected(errorOf(built.error(), session.wallet().coins().balances(),
                                       {output.amount, request.policy.reserve, output.feerate}));
    const auto done = wallet::signTransaction(*built, keysOf(session), session.random());
    if (!done)
        return refuse(ErrorCode::Internal, {{QStringLiteral("rule"), text(done.error().detail)}},
                      text(done.error().detail));
    static_cast<void>(session.wallet().handOut(
        {84, 0, 1})); // the change script of a transaction that is not yet on chain
    const auto found = std::ranges::find(done->tx().outputs, request.outputs.front());
    return BuiltFunding{done->tx(), static_cast<std::uint32_t>(found - done->tx().outputs.begin()),
                        done->fee()};
}

} // namespace fulgurite::app
