// SPDX-License-Identifier: MIT
#include "wallet/coins/builder.h"

#include "wallet/bitcoin/interpreter_rules.h"
#include "wallet/bitcoin/script.h"

#include <algorithm>
#include <cassert>

namespace fulgurite::wallet {

namespace {

constexpr std::uint32_t kSequenceLockTimeOnly = 0xfffffffe;

template <typename T> void shuffle(std::vector<T>& list, RandomSource& random)
{
    for (std::size_t left = list.size(); left > 1; --left)
        std::swap(list[left - 1], list[random.below(left)]);
}

std::uint32_t lockTimeFor(BlockHeight tip, RandomSource& random)
{
    if (random.below(10) != 0)
        return tip.value;
    const auto back = static_cast<std::uint32_t>(random.below(100));
    return tip.value < back ? 0 : tip.value - back;
}

std::uint64_t outputsWeight(std::span<const TxOut> outputs)
{
    std::uint64_t total = 0;
    for (const TxOut& output : outputs)
        total += outputWeight(output.scriptPubKey);
    return total;
}

Result<SelectionRequest, SelectionError> selectionRequest(const BuildRequest& request)
{
    SelectionRequest out;
    for (const TxOut& output : request.outputs) {
        if (!request.sendAll && output.value < dustLimit(output.scriptPubKey))
            return fail(SelectionError::AmountBelowDust,
                        "amount " + std::to_string(output.value.value()) + " sat, least " +
                            std::to_string(dustLimit(output.scriptPubKey).value()) + " sat");
        const auto target = checkedAdd(out.target, output.value);
        if (!request.sendAll && (!target || *target > kMaxMoney))
            return fail(SelectionError::InsufficientFunds, "amount beyond all bitcoin");
        out.target = target.value_or(kMaxMoney);
    }
    out.outputsWeight = outputsWeight(request.outputs);
    out.outputCount = request.outputs.size();
    out.feerate = request.feerate;
    out.changeScript = request.changeScript;
    out.policy = request.policy;
    return out;
}

/// The coins named by hand; each must be one of ours that the policy admits.
Result<std::vector<Coin>, SelectionError> pick(std::span<const Coin> coins,
                                               const BuildRequest& request)
{
    std::vector<Coin> out;
    CoinPolicy policy = request.policy;
    policy.allowUntrusted = true; // naming it is consent
    const std::vector<Coin> usable = usableCoins(coins, policy, request.feerate);
    for (const OutPoint& outpoint : request.chosen) {
        const auto found = std::ranges::find(usable, outpoint, &Coin::outpoint);
        if (found == usable.end())
            return fail(SelectionError::ForeignScript, toDisplay(outpoint.txid) + ":" +
                                                           std::to_string(outpoint.index) +
                                                           " cannot be spent now");
        const bool twice = std::ranges::find(out, outpoint, &Coin::outpoint) != out.end();
        if (!twice)
            out.push_back(*found);
    }
    return out;
}

/// Everything to one recipient, but for the reserve, which comes back as change.
Result<Selection, SelectionError> sendAll(std::vector<Coin> coins, SelectionRequest selection,
                                          Satoshi dust)
{
    if (coins.empty())
        return fail(SelectionError::NothingToSpend);
    Satoshi kept = selection.policy.reserve;
    if (kept != Satoshi{})
        kept = std::max(kept, dustLimit(selection.changeScript));
    std::uint64_t weight = emptyTransactionWeight(coins.size(), kept == Satoshi{} ? 1 : 2) +
                           selection.outputsWeight +
                           (kept == Satoshi{} ? 0 : outputWeight(selection.changeScript));
    Satoshi total;
    for (const Coin& coin : coins) {
        weight += signedInputWeight(coin.output.scriptPubKey).value_or(0);
        total = checkedAdd(total, coin.output.value).value_or(kMaxMoney);
    }
    Selection out{std::move(coins), feeOfWeight(selection.feerate, weight), {}};
    if (kept != Satoshi{})
        out.change = kept;
    const Satoshi amount = saturatingSub(saturatingSub(total, out.fee), kept);
    if (amount < dust || amount == Satoshi{})
        return fail(SelectionError::InsufficientFunds,
                    "fee " + std::to_string(out.fee.value()) + " sat, available " +
                        std::to_string(total.value()) + " sat, kept for channels " +
                        std::to_string(kept.value()) + " sat");
    return out;
}

Satoshi leftOver(const Selection& selection)
{
    Satoshi left;
    for (const Coin& coin : selection.coins)
        left = checkedAdd(left, coin.output.value).value_or(kMaxMoney);
    return saturatingSub(saturatingSub(left, selection.fee), selection.change.value_or(Satoshi{}));
}

} // namespace

std::vector<TxOut> UnsignedTx::prevouts() const
{
    std::vector<TxOut> out;
    out.reserve(coins.size());
    for (const Coin& coin : coins)
        out.push_back(coin.output);
    return out;
}

UnsignedTx assemble(const Selection& selection, const BuildRequest& request, RandomSource& random)
{
    UnsignedTx out;
    out.coins = selection.coins;
    out.fee = selection.fee;
    shuffle(out.coins, random);
    out.tx.lockTime = lockTimeFor(request.tip, random);
    out.weight = emptyTransactionWeight(out.coins.size(),
                                        request.outputs.size() + (selection.change ? 1 : 0));
    for (const Coin& coin : out.coins) {
        const std::uint32_t sequence =
            request.replaceable ? kSequenceReplaceable : kSequenceLockTimeOnly;
        out.tx.inputs.push_back({coin.outpoint, {}, sequence, {}});
        out.weight += signedInputWeight(coin.output.scriptPubKey).value_or(0);
    }
    out.tx.outputs = request.outputs;
    if (request.sendAll)
        out.tx.outputs.at(0).value = leftOver(selection);
    shuffle(out.tx.outputs, random);
    if (selection.change) {
        const auto at = static_cast<std::uint32_t>(random.below(out.tx.outputs.size() + 1));
        out.tx.outputs.insert(out.tx.outputs.begin() + at,
                              TxOut{*selection.change, request.changeScript});
        out.changeIndex = at;
    }
    out.weight += outputsWeight(out.tx.outputs);
    return out;
}

Result<UnsignedTx, SelectionError>
buildTransaction(std::span<const Coin> coins, const BuildRequest& request, RandomSource& random)
{
    assert(!request.outputs.empty() && (!request.sendAll || request.outputs.size() == 1));
    const SelectionRequest selection = FULGURITE_TRY(selectionRequest(request));
    std::vector<Coin> pool = FULGURITE_TRY(pick(coins, request));
    if (request.sendAll) {
        if (request.chosen.empty())
            pool = usableCoins(coins, request.policy, request.feerate);
        const Satoshi dust = dustLimit(request.outputs[0].scriptPubKey);
        return assemble(FULGURITE_TRY(sendAll(std::move(pool), selection, dust)), request, random);
    }
    if (!request.chosen.empty())
        return assemble(FULGURITE_TRY(selectExactly(pool, selection)), request, random);
    return assemble(FULGURITE_TRY(selectCoins(coins, selection, random)), request, random);
}

} // namespace fulgurite::wallet
