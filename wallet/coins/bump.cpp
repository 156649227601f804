// SPDX-License-Identifier: MIT
#include "wallet/coins/bump.h"

#include "wallet/bitcoin/interpreter_rules.h"
#include "wallet/bitcoin/script.h"

#include <algorithm>
#include <span>

namespace fulgurite::wallet {

namespace {

Satoshi sum(Satoshi left, Satoshi right) { return checkedAdd(left, right).value_or(kMaxMoney); }

Feerate rateOf(Satoshi fee, std::uint64_t weight)
{
    return Feerate{static_cast<std::uint32_t>(std::min<std::uint64_t>(
        fee.value() * 1000 / std::max<std::uint64_t>(weight, 1), UINT32_MAX))};
}

std::string shortfall(Satoshi fee, Satoshi available)
{
    return "fee " + std::to_string(fee.value()) + " sat, available " +
           std::to_string(available.value()) + " sat";
}

Satoshi valueOf(const std::vector<Coin>& coins)
{
    Satoshi total;
    for (const Coin& coin : coins)
        total = sum(total, coin.output.value);
    return total;
}

/// Free confirmed coins that pay for themselves, biggest first.
std::vector<Coin> spareCoins(const CoinSet& wallet, Feerate feerate)
{
    CoinPolicy policy;
    policy.confirmedOnly = true; // BIP 125 rule 2: no new unconfirmed inputs
    const std::vector<Coin> all = wallet.coins();
    std::vector<Coin> out = usableCoins(all, policy, feerate);
    std::ranges::sort(out,
                      [](const Coin& a, const Coin& b) { return a.output.value > b.output.value; });
    return out;
}

/// The request and selection of a bump under construction.
struct Draft {
    BuildRequest build;
    std::vector<Coin> coins;
    Feerate rate;
    Satoshi atLeast;     ///< fees of all that is replaced; zero for a child
    Feerate incremental; ///< on top of it, for its own weight
};

std::uint64_t weightOfDraft(const Draft& draft, bool change)
{
    std::uint64_t weight =
        emptyTransactionWeight(draft.coins.size(), draft.build.outputs.size() + (change ? 1 : 0));
    for (const Coin& coin : draft.coins)
        weight += signedInputWeight(coin.output.scriptPubKey).value_or(0);
    for (const TxOut& output : draft.build.outputs)
        weight += outputWeight(output.scriptPubKey);
    return weight + (change ? outputWeight(draft.build.changeScript) : 0);
}

Satoshi feeOfDraft(const Draft& draft, bool change)
{
    const std::uint64_t weight = weightOfDraft(draft, change);
    const Satoshi byRate = feeOfWeight(draft.rate, weight);
    return std::max(byRate, sum(draft.atLeast, feeOfWeight(draft.incremental, weight)));
}

/// Change when it is worth an output, else none when the inputs suffice; nothing when they do not.
std::optional<Selection> settle(const Draft& draft)
{
    Satoshi paid;
    for (const TxOut& output : draft.build.outputs)
        paid = sum(paid, output.value);
    const Satoshi total = valueOf(draft.coins);
    const Satoshi withChange = feeOfDraft(draft, true);
    if (const auto change = checkedSub(total, sum(paid, withChange));
        change && *change >= dustLimit(draft.build.changeScript))
        return Selection{draft.coins, withChange, change};
    const Satoshi without = feeOfDraft(draft, false);
    const auto rest = checkedSub(total, paid);
    if (!draft.build.outputs.empty() && rest && *rest >= without)
        return Selection{draft.coins, *rest, {}};
    return std::nullopt;
}

Result<Selection, BumpError> complete(const CoinSet& wallet, Draft& draft)
{
    const std::vector<Coin> spare = spareCoins(wallet, draft.rate);
    auto next = spare.begin();
    for (;;) {
        if (auto selection = settle(draft))
            return std::move(*selection);
        next = std::find_if(next, spare.end(), [&draft](const Coin& each) {
            return std::ranges::find(draft.coins, each.outpoint, &Coin::outpoint) ==
                   draft.coins.end();
        });
        if (next == spare.end())
            return fail(BumpError::InsufficientFunds,
                        shortfall(feeOfDraft(draft, false), valueOf(draft.coins)));
        draft.coins.push_back(*next++);
    }
}

Result<const TxRecord*, BumpError> unconfirmed(const CoinSet& wallet, const Txid& txid)
{
    const TxRecord* record = wallet.transaction(txid);
    if (record == nullptr)
        return fail(BumpError::UnknownTransaction, toDisplay(txid));
    if (record->state != TxState::Unconfirmed)
        return fail(BumpError::AlreadyConfirmed, toDisplay(txid));
    return record;
}

/// The coins a transaction of ours spends, as if it did not.
std::vector<Coin> spentCoins(const CoinSet& wallet, const Transaction& tx)
{
    std::vector<Coin> out;
    for (const TxIn& input : tx.inputs) {
        const auto path = wallet.ownerOf(input.prevout);
        if (!path)
            continue;
        const TxRecord* parent = wallet.transaction(input.prevout.txid);
        Coin coin;
        coin.outpoint = input.prevout;
        coin.output = parent->tx.outputs.at(input.prevout.index);
        coin.path = *path;
        if (parent->confirmation)
            coin.height = parent->confirmation->height;
        out.push_back(std::move(coin));
    }
    return out;
}

/// The first output to a script of our change row is the change.
std::optional<std::size_t> changeOutput(const CoinSet& wallet, const TxRecord& record)
{
    for (std::uint32_t i = 0; i < record.tx.outputs.size(); ++i)
        if (const auto path = wallet.ownerOf({record.txid, i}); path && path->chain.chain == 1)
            return i;
    return std::nullopt;
}

bool paysOthers(const CoinSet& wallet, const Txid& txid)
{
    const TxRecord* record = wallet.transaction(txid);
    for (std::uint32_t i = 0; record != nullptr && i < record->tx.outputs.size(); ++i)
        if (!wallet.ownerOf({txid, i}))
            return true;
    return false;
}

/// `replaced` begins with the transaction itself.
Result<void, BumpError> mayReplace(const CoinSet& wallet, const BumpRequest& request,
                                   const std::vector<Txid>& replaced)
{
    const TxRecord& record = *wallet.transaction(request.txid);
    for (const Txid& txid : replaced)
        if (request.forbidden.contains(txid))
            return fail(BumpError::FundingForbidden,
                        "channel funding " + toDisplay(txid) + " depends on it");
    const bool signals = std::ranges::any_of(
        record.tx.inputs, [](const TxIn& input) { return input.sequence <= kSequenceReplaceable; });
    if (!signals)
        return fail(BumpError::NotReplaceable, toDisplay(record.txid) + " does not signal it");
    // Its owner was told "sent": a payment or a channel would be gone without a word.
    for (const Txid& txid : std::span{replaced}.subspan(1))
        if (paysOthers(wallet, txid))
            return fail(BumpError::NotReplaceable,
                        "payment " + toDisplay(txid) + " spends its change and would be cancelled");
    return {};
}

Result<Feerate, BumpError> rateAbove(Feerate old, const BumpRequest& request)
{
    if (request.feerate > old)
        return request.feerate;
    if (!request.orMore)
        return fail(BumpError::FeerateTooLow, "above " + std::to_string(old.satPerKw) + " sat/kw");
    const std::uint64_t least = std::uint64_t{old.satPerKw} + request.incrementalRelay.satPerKw;
    return Feerate{static_cast<std::uint32_t>(std::min<std::uint64_t>(least, UINT32_MAX))};
}

/// Outputs of it that a child may spend.
std::vector<Coin> freeOutputs(const CoinSet& wallet, const TxRecord& record)
{
    std::vector<Coin> out;
    for (std::uint32_t i = 0; i < record.tx.outputs.size(); ++i) {
        const auto coin = wallet.coin({record.txid, i});
        if (coin && !coin->frozen && coin->reservedFor.empty() &&
            signedInputWeight(coin->output.scriptPubKey))
            out.push_back(*coin);
    }
    return out;
}

Result<void, BumpError> mustBringMore(Satoshi brings, Satoshi costs)
{
    if (costs < brings)
        return {};
    return fail(BumpError::NotWorthIt, "that costs " + std::to_string(costs.value()) +
                                           " sat and brings " + std::to_string(brings.value()) +
                                           " sat");
}

/// What is left beside the bump, its change among it, covers the reserve, or is no less than before
/// it. `replaced`: their outputs vanish.
Result<void, BumpError> keepsReserve(const CoinSet& wallet, const BumpRequest& request,
                                     const Selection& selection, std::span<const Txid> replaced)
{
    const std::vector<Coin> all = wallet.coins();
    const std::vector<Coin> before = usableCoins(all, {}, kFeerateFloor);
    Satoshi kept = selection.change.value_or(Satoshi{});
    for (const Coin& coin : before) {
        const bool used = std::ranges::find(selection.coins, coin.outpoint, &Coin::outpoint) !=
                          selection.coins.end();
        const bool vanishes = std::ranges::find(replaced, coin.outpoint.txid) != replaced.end();
        if (!used && !vanishes)
            kept = sum(kept, coin.output.value);
    }
    if (kept >= request.reserve || kept >= valueOf(before))
        return {};
    return fail(BumpError::ReserveWouldBreak,
                "it would leave " + std::to_string(kept.value()) + " sat, " +
                    std::to_string(request.reserve.value()) + " sat are kept for channels");
}

} // namespace

Result<BumpPlan, BumpError> planReplacement(const CoinSet& wallet, const BumpRequest& request,
                                            RandomSource& random)
{
    const TxRecord* record = FULGURITE_TRY(unconfirmed(wallet, request.txid));
    BumpPlan plan;
    plan.replaces = wallet.descendantsOf(request.txid);
    plan.replaces.insert(plan.replaces.begin(), request.txid);
    FULGURITE_TRY(mayReplace(wallet, request, plan.replaces));

    Draft draft{{}, spentCoins(wallet, record->tx), {}, {}, request.incrementalRelay};
    const auto fee = wallet.historyRow(request.txid)->fee;
    if (!fee || draft.coins.size() != record->tx.inputs.size())
        return fail(BumpError::NotOurs, toDisplay(request.txid));
    for (const Txid& txid : plan.replaces)
        draft.atLeast = sum(draft.atLeast, wallet.historyRow(txid)->fee.value_or(Satoshi{}));
    plan.oldFee = *fee;
    plan.oldRate = rateOf(*fee, weightOf(record->tx));
    draft.rate = FULGURITE_TRY(rateAbove(plan.oldRate, request));

    draft.build.tip = request.tip;
    draft.build.changeScript = request.changeScript;
    draft.build.outputs = record->tx.outputs;
    if (const auto change = changeOutput(wallet, *record)) {
        draft.build.changeScript = record->tx.outputs[*change].scriptPubKey;
        draft.build.outputs.erase(draft.build.outputs.begin() +
                                  static_cast<std::ptrdiff_t>(*change));
    }
    const Selection selection = FULGURITE_TRY(complete(wallet, draft));
    FULGURITE_TRY_VOID(keepsReserve(wallet, request, selection, plan.replaces));
    plan.tx = assemble(selection, draft.build, random);
    plan.newFee = plan.tx.fee;
    plan.newRate = rateOf(plan.newFee, plan.tx.weight);
    return plan;
}

Result<BumpPlan, BumpError> planChild(const CoinSet& wallet, const BumpRequest& request,
                                      RandomSource& random)
{
    const TxRecord* record = FULGURITE_TRY(unconfirmed(wallet, request.txid));
    Draft draft;
    draft.coins = freeOutputs(wallet, *record);
    const Satoshi brings = valueOf(draft.coins);
    if (draft.coins.empty())
        return fail(BumpError::NotOurs,
                    "no output of " + toDisplay(request.txid) + " is free to spend");

    BumpPlan plan;
    plan.method = BumpMethod::ChildPaysForParent;
    std::vector<Txid> parents = wallet.unconfirmedAncestorsOf(request.txid);
    parents.push_back(request.txid);
    std::uint64_t weight = 0;
    for (const Txid& txid : parents) {
        const auto known = txid == request.txid && request.parentFee ? request.parentFee
                                                                     : wallet.historyRow(txid)->fee;
        plan.oldFee =
            sum(plan.oldFee,
                known.value_or(Satoshi{})); // unknown counts as none: the child then pays for all
        weight += weightOf(wallet.transaction(txid)->tx);
    }
    plan.oldRate = rateOf(plan.oldFee, weight);
    draft.rate = FULGURITE_TRY(rateAbove(plan.oldRate, request));
    // What the parents lack at the wanted rate, then the child's own weight at that rate.
    draft.atLeast = saturatingSub(feeOfWeight(draft.rate, weight), plan.oldFee);
    draft.incremental = draft.rate;
    draft.build.tip = request.tip;
    draft.build.changeScript = request.changeScript;
    FULGURITE_TRY(mustBringMore(brings, feeOfDraft(draft, true)));
    const Selection selection = FULGURITE_TRY(complete(wallet, draft));
    FULGURITE_TRY(mustBringMore(brings, selection.fee)); // with the coins it added
    FULGURITE_TRY_VOID(keepsReserve(wallet, request, selection, {}));
    plan.tx = assemble(selection, draft.build, random);
    plan.newFee = sum(plan.oldFee, plan.tx.fee);
    plan.newRate = rateOf(plan.newFee, weight + plan.tx.weight);
    return plan;
}

Result<BumpPlan, BumpError> planBump(const CoinSet& wallet, const BumpRequest& request,
                                     RandomSource& random)
{
    auto replacement = planReplacement(wallet, request, random);
    if (replacement || (replacement.error().code != BumpError::NotOurs &&
                        replacement.error().code != BumpError::NotReplaceable &&
                        replacement.error().code != BumpError::FundingForbidden))
        return replacement;
    auto child = planChild(wallet, request, random);
    if (child || child.error().code != BumpError::NotOurs)
        return child;
    BumpRequest later = request;
    later.parentFee.reset();
    for (const Txid& txid : wallet.descendantsOf(request.txid)) {
        later.txid = txid;
        if (auto plan = planChild(wallet, later, random))
            return plan;
    }
    const bool isOurs = replacement.error().code != BumpError::NotOurs;
    return isOurs ? std::move(replacement) : std::move(child);
}

} // namespace fulgurite::wallet
