// SPDX-License-Identifier: MIT
#include "wallet/coins/selection.h"

#include "wallet/bitcoin/script.h"

#include <algorithm>
#include <numeric>

namespace fulgurite::wallet {

namespace {

constexpr std::uint64_t kInputBaseWeight =
    4 * (32 + 4 + 4 + 1); ///< outpoint, sequence, scriptSig length
constexpr std::uint64_t kKeyWitnessWeight = 1 + 1 + 72 + 1 + 33; ///< count, signature, key
constexpr unsigned kBranchTries = 100'000;
constexpr unsigned kRandomDraws = 20;

std::uint64_t sizeOfCount(std::size_t count) { return count < 0xfd ? 1 : count <= 0xffff ? 3 : 5; }

Satoshi sum(Satoshi left, Satoshi right) { return checkedAdd(left, right).value_or(kMaxMoney); }

/// What a coin adds after paying for its own input.
struct Candidate {
    Coin coin;
    std::uint64_t effective = 0;
};

std::vector<Candidate> candidatesOf(std::span<const Coin> coins, Feerate feerate)
{
    std::vector<Candidate> out;
    for (const Coin& coin : coins) {
        const auto weight = signedInputWeight(coin.output.scriptPubKey);
        const auto left =
            weight ? checkedSub(coin.output.value, feeOfWeight(feerate, *weight)) : std::nullopt;
        if (left && left->value() > 0)
            out.push_back({coin, left->value()});
    }
    std::ranges::sort(out, [](const Candidate& a, const Candidate& b) {
        return a.effective != b.effective ? a.effective > b.effective
                                          : a.coin.outpoint < b.coin.outpoint;
    });
    return out;
}

/// Depth first over include or leave out, biggest first; keeps the sum nearest above `target`
/// within `window`.
class BranchAndBound {
public:
    BranchAndBound(const std::vector<Candidate>& pool, std::uint64_t target, std::uint64_t window)
        : m_pool{pool},
          m_target{target},
          m_window{window}
    {
        m_rest.resize(pool.size() + 1);
        for (std::size_t i = pool.size(); i-- > 0;)
            m_rest[i] = m_rest[i + 1] + pool[i].effective;
    }
    std::optional<std::vector<Coin>> run()
    {
        std::size_t depth = 0;
        for (unsigned tries = 0; tries < kBranchTries; ++tries) {
            const bool hopeless =
                m_value + m_rest[depth] < m_target || m_value > m_target + m_window;
            if (m_value >= m_target && !hopeless)
                remember();
            if (!hopeless && m_value < m_target && depth < m_pool.size()) {
                m_chosen.push_back(depth);
                m_value += m_pool[depth].effective;
                ++depth;
            } else if (!backtrack(depth)) {
                break;
            }
        }
        return result();
    }

private:
    /// Leaves out the coin chosen last and goes on behind it.
    bool backtrack(std::size_t& depth)
    {
        if (m_chosen.empty())
            return false;
        const std::size_t last = m_chosen.back();
        m_chosen.pop_back();
        m_value -= m_pool[last].effective;
        depth = last + 1;
        // Equal coins give equal sums: skip the twins of the one left out.
        while (depth < m_pool.size() && m_pool[depth].effective == m_pool[last].effective)
            ++depth;
        return true;
    }
    void remember()
    {
        if (m_best && m_value >= m_bestValue)
            return;
        m_best = m_chosen;
        m_bestValue = m_value;
    }
    [[nodiscard]] std::optional<std::vector<Coin>> result() const
    {
        if (!m_best)
            return std::nullopt;
        std::vector<Coin> out;
        for (const std::size_t each : *m_best)
            out.push_back(m_pool[each].coin);
        return out;
    }

    const std::vector<Candidate>& m_pool;
    std::uint64_t m_target, m_window;
    std::vector<std::uint64_t> m_rest;
    std::vector<std::size_t> m_chosen;
    std::uint64_t m_value = 0;
    std::optional<std::vector<std::size_t>> m_best;
    std::uint64_t m_bestValue = 0;
};

/// The smallest single coin that covers `target`.
std::optional<std::vector<Coin>> lowestLarger(const std::vector<Candidate>& pool,
                                              std::uint64_t target)
{
    std::optional<std::vector<Coin>> out;
    for (const Candidate& each : pool) // biggest first
        if (each.effective >= target)
            out = std::vector<Coin>{each.coin};
    return out;
}

/// Shuffled, then taken until covered; the fewest coins of several draws.
std::optional<std::vector<Coin>> randomDraw(std::vector<Candidate> pool, std::uint64_t target,
                                            RandomSource& random)
{
    std::optional<std::vector<Coin>> best;
    for (unsigned draw = 0; draw < kRandomDraws; ++draw) {
        std::vector<Coin> chosen;
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < pool.size() && value < target; ++i) {
            std::swap(pool[i], pool[i + random.below(pool.size() - i)]);
            chosen.push_back(pool[i].coin);
            value += pool[i].effective;
        }
        if (value >= target && (!best || chosen.size() < best->size()))
            best = std::move(chosen);
    }
    return best;
}

std::uint64_t inputsWeight(std::span<const Coin> coins)
{
    return std::accumulate(
        coins.begin(), coins.end(), std::uint64_t{0}, [](std::uint64_t total, const Coin& coin) {
            return total + signedInputWeight(coin.output.scriptPubKey).value_or(0);
        });
}

Satoshi valueOf(std::span<const Coin> coins)
{
    Satoshi total;
    for (const Coin& coin : coins)
        total = sum(total, coin.output.value);
    return total;
}

std::string shortfall(const SelectionRequest& request, Satoshi fee, Satoshi available)
{
    return "amount " + std::to_string(request.target.value()) + " sat, fee " +
           std::to_string(fee.value()) + " sat, available " + std::to_string(available.value()) +
           " sat" +
           (request.policy.reserve == Satoshi{}
                ? std::string{}
                : ", kept for channels " + std::to_string(request.policy.reserve.value()) + " sat");
}

std::uint64_t weightWith(const SelectionRequest& request, std::span<const Coin> coins, bool change)
{
    const std::size_t outputs = request.outputCount + (change ? 1 : 0);
    return emptyTransactionWeight(coins.size(), outputs) + request.outputsWeight +
           inputsWeight(coins) + (change ? outputWeight(request.changeScript) : 0);
}

bool admits(const CoinPolicy& policy, const Coin& coin)
{
    if (!coin.mature || coin.frozen || !coin.reservedFor.empty())
        return false;
    if (policy.confirmedOnly && !coin.height)
        return false;
    if (!coin.trusted && !policy.allowUntrusted)
        return false;
    const auto kind = classify(coin.output.scriptPubKey);
    // P2SH-P2WPKH carries its program in scriptSig, which is fixed: the txid cannot be changed by
    // others.
    return !policy.segwitOnly || !std::holds_alternative<PayToPubKeyHash>(kind);
}

} // namespace

std::optional<std::uint64_t> signedInputWeight(ByteView scriptPubKey)
{
    const ScriptKind kind = classify(scriptPubKey);
    if (std::holds_alternative<PayToWitnessPubKeyHash>(kind))
        return kInputBaseWeight + kKeyWitnessWeight;
    if (std::holds_alternative<PayToTaproot>(kind))
        return kInputBaseWeight + 1 + 1 + 64;
    if (std::holds_alternative<PayToScriptHash>(kind))
        return kInputBaseWeight + std::uint64_t{4 * 23} + kKeyWitnessWeight;
    if (std::holds_alternative<PayToPubKeyHash>(kind))
        return kInputBaseWeight + std::uint64_t{4 * (1 + 72 + 1 + 33)} +
               1; // one byte: empty witness in a mixed transaction
    return std::nullopt;
}

std::uint64_t outputWeight(ByteView scriptPubKey)
{
    return 4 * (8 + sizeOfCount(scriptPubKey.size()) + scriptPubKey.size());
}

std::uint64_t emptyTransactionWeight(std::size_t inputs, std::size_t outputs)
{
    return 4 * (4 + 4 + sizeOfCount(inputs) + sizeOfCount(outputs)) + 2;
}

Satoshi feeOfWeight(Feerate rate, std::uint64_t weight)
{
    const std::uint64_t vsize = (weight + 3) / 4;
    return Satoshi{(vsize * 4 * rate.satPerKw + 999) / 1000};
}

std::vector<Coin> usableCoins(std::span<const Coin> coins, const CoinPolicy& policy,
                              Feerate feerate)
{
    std::vector<Coin> out;
    for (const Coin& coin : coins) {
        const auto weight = signedInputWeight(coin.output.scriptPubKey);
        if (weight && admits(policy, coin) && coin.output.value > feeOfWeight(feerate, *weight))
            out.push_back(coin);
    }
    return out;
}

Result<Selection, SelectionError> selectExactly(std::span<const Coin> coins,
                                                const SelectionRequest& request)
{
    Selection out{{coins.begin(), coins.end()}, {}, {}};
    const Satoshi total = valueOf(coins);
    out.fee = feeOfWeight(request.feerate, weightWith(request, coins, false));
    const auto rest = checkedSub(total, sum(request.target, out.fee));
    if (!rest)
        return fail(SelectionError::InsufficientFunds, shortfall(request, out.fee, total));
    const Satoshi feeWithChange = feeOfWeight(request.feerate, weightWith(request, coins, true));
    const auto change = checkedSub(total, sum(request.target, feeWithChange));
    // Below dust it would not relay; below the cost of spending it later it would be waste.
    const Satoshi costLater =
        feeOfWeight(request.feerate, signedInputWeight(request.changeScript).value_or(0));
    if (change && *change >= std::max(dustLimit(request.changeScript), costLater)) {
        out.change = change;
        out.fee = feeWithChange;
    } else {
        out.fee = *checkedSub(total, request.target);
    }
    return out;
}

Result<Selection, SelectionError> selectCoins(std::span<const Coin> coins,
                                              const SelectionRequest& request, RandomSource& random)
{
    const std::vector<Coin> usable = usableCoins(coins, request.policy, request.feerate);
    if (usable.empty())
        return fail(SelectionError::NothingToSpend, shortfall(request, {}, {}));
    const std::vector<Candidate> pool = candidatesOf(usable, request.feerate);
    // Two bytes of slack for an input count of three bytes.
    const std::uint64_t base = weightWith(request, {}, false) + 8;
    const std::uint64_t target = sum(request.target, feeOfWeight(request.feerate, base)).value();
    const std::uint64_t changeCost =
        feeOfWeight(request.feerate, outputWeight(request.changeScript)).value();
    const std::uint64_t spendCost =
        feeOfWeight(request.feerate, signedInputWeight(request.changeScript).value_or(0)).value();

    std::optional<std::vector<Coin>> chosen =
        BranchAndBound{pool, target, changeCost + spendCost}.run();
    if (!chosen)
        chosen = lowestLarger(pool, target + changeCost + dustLimit(request.changeScript).value());
    if (!chosen)
        chosen =
            randomDraw(pool, target + changeCost + dustLimit(request.changeScript).value(), random);
    if (!chosen) // everything: whatever is left over is too small for change
        chosen = usable;
    auto selection = selectExactly(*chosen, request);
    if (!selection)
        return selection;
    const Satoshi kept = sum(saturatingSub(valueOf(usable), valueOf(selection->coins)),
                             selection->change.value_or(Satoshi{}));
    if (kept < request.policy.reserve)
        return fail(SelectionError::ReserveWouldBreak,
                    shortfall(request, selection->fee, valueOf(usable)));
    return selection;
}

} // namespace fulgurite::wallet
