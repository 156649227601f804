// SPDX-License-Identifier: MIT
#include "app/practice/mempool.h"

#include "app/practice/mempool_standard.h"
#include "wallet/bitcoin/interpreter.h"
#include "wallet/bitcoin/interpreter_rules.h"
#include "wallet/coins/selection.h"

#include <algorithm>
#include <chrono>

namespace fulgurite::practice {

namespace {

constexpr std::uint64_t kMaxStandardSigops = 16'000;
constexpr std::uint64_t kBytesPerSigop = 20;
constexpr std::size_t kSmallestTransaction = 65;
constexpr std::chrono::hours kHalfLife{12};

std::string scriptReason(const Transaction& tx, std::span<const TxOut> spent, ScriptError error)
{
    const bool consensus = !verifyAllInputs(tx, spent, kConsensusFlags).has_value();
    const std::string_view head =
        consensus ? "mandatory-script-verify-flag-failed (" : "non-mandatory-script-verify-flag (";
    return std::string{head} + std::string{scriptErrorText(error)} + ")";
}

} // namespace

Feerate Mempool::minimum(UnixTime now) const
{
    const auto halvings = now > m_rollingSince ? (now - m_rollingSince) / kHalfLife : 0;
    const std::uint32_t rolling = halvings > 31 ? 0 : m_rolling.satPerKw >> halvings;
    return {std::max(rolling, m_policy.minRelay.satPerKw)};
}

void Mempool::raiseMinimum(Feerate rate, UnixTime now)
{
    m_rolling = rate;
    m_rollingSince = now;
}

Result<void, RejectCode> Mempool::gatherInputs(const Chain& chain, Finding& finding) const
{
    const Transaction& tx = finding.entry.tx;
    const BlockHeight next{chain.height().value + 1};
    std::vector<CoinAge> ages;
    for (const TxIn& input : tx.inputs) {
        if (const auto rival = spenderOf(input.prevout))
            finding.conflicts.insert(*rival);
        const Utxo* coin = chain.utxo(input.prevout);
        const MempoolEntry* parent = find(input.prevout.txid);
        if (coin != nullptr) {
            if (coin->coinbase && next.value < coin->height.value + kCoinbaseMaturity)
                return fail(RejectCode::Consensus, "bad-txns-premature-spend-of-coinbase");
            finding.spent.push_back(coin->output);
            ages.push_back({coin->height, chain.medianTimeAt({coin->height.value - 1})});
        } else if (parent != nullptr && input.prevout.index < parent->tx.outputs.size()) {
            finding.spent.push_back(parent->tx.outputs[input.prevout.index]);
            finding.parents.insert(parent->txid);
            ages.push_back({next, chain.medianTimePast()});
        } else {
            const bool known = chain.locate(finding.entry.txid).has_value();
            return known ? fail(RejectCode::Known, "txn-already-known")
                         : fail(RejectCode::MissingInputs, "bad-txns-inputs-missingorspent");
        }
    }
    if (!checkSequenceLocks(tx, ages, next, chain.medianTimePast()))
        return fail(RejectCode::NonStandard, "non-BIP68-final");
    return {};
}

Result<void, RejectCode> Mempool::checkFee(const Finding& finding, UnixTime now, bool waived) const
{
    const std::uint64_t weight = finding.entry.vsize * 4;
    const bool belowRelay = finding.entry.fee < wallet::feeOfWeight(m_policy.minRelay, weight);
    // A package lifts its parent above the mempool's minimum; above the relay minimum only a
    // version 3 one.
    if (waived)
        return belowRelay && finding.entry.tx.version != 3
                   ? fail(RejectCode::Fee, "min relay fee not met")
                   : Result<void, RejectCode>{};
    if (minimum(now) > m_policy.minRelay &&
        finding.entry.fee < wallet::feeOfWeight(minimum(now), weight))
        return fail(RejectCode::Fee, "mempool min fee not met");
    if (belowRelay)
        return fail(RejectCode::Fee, "min relay fee not met");
    return {};
}

Result<Mempool::Finding, RejectCode> Mempool::examine(const Chain& chain, const Transaction& tx,
                                                      UnixTime now, bool feeWaived) const
{
    if (const auto sane = checkTransaction(tx); !sane)
        return fail(RejectCode::Consensus, std::string{consensusText(sane.error().code)});
    if (isCoinbase(tx))
        return fail(RejectCode::Consensus, "coinbase");
    if (const auto reason = nonStandardReason(tx, m_policy))
        return fail(RejectCode::NonStandard, std::string{*reason});
    if (serializeWithoutWitness(tx).size() < kSmallestTransaction)
        return fail(RejectCode::NonStandard, "tx-size-small");
    if (!checkFinal(tx, {chain.height().value + 1}, chain.medianTimePast()))
        return fail(RejectCode::NonStandard, "non-final");

    Finding out;
    out.entry.tx = tx;
    out.entry.txid = txidOf(tx);
    out.entry.time = now;
    if (const MempoolEntry* same = find(out.entry.txid))
        return fail(RejectCode::Known, same->tx == tx ? "txn-already-in-mempool"
                                                      : "txn-same-nonwitness-data-in-mempool");
    FULGURITE_TRY(gatherInputs(chain, out));
    const auto fee = feeOf(tx, out.spent);
    if (!fee)
        return fail(RejectCode::Consensus, std::string{consensusText(fee.error().code)});
    out.entry.fee = *fee;
    if (const auto reason = nonStandardInputs(tx, out.spent))
        return fail(RejectCode::NonStandard, std::string{*reason});
    const std::uint64_t sigops = sigopCost(tx, out.spent);
    if (sigops > kMaxStandardSigops)
        return fail(RejectCode::NonStandard, "bad-txns-too-many-sigops");
    out.entry.vsize = (std::max(weightOf(tx), sigops * kBytesPerSigop) + 3) / 4;

    FULGURITE_TRY(checkFee(out, now, feeWaived));
    for (const Txid& conflict : out.conflicts) {
        out.replaces.insert(conflict);
        out.replaces.merge(descendantsOf(conflict));
    }
    FULGURITE_TRY(checkLimits(out));
    FULGURITE_TRY(checkReplacement(out));
    if (const auto scripts = verifyAllInputs(tx, out.spent, kStandardFlags); !scripts)
        return fail(RejectCode::Script, scriptReason(tx, out.spent, scripts.error().code));
    return out;
}

Result<Satoshi, RejectCode> Mempool::test(const Chain& chain, const Transaction& tx) const
{
    return FULGURITE_TRY(examine(chain, tx, m_rollingSince, false)).entry.fee;
}

Result<std::vector<Txid>, RejectCode> Mempool::accept(const Chain& chain, const Transaction& tx,
                                                      UnixTime now)
{
    return insert(FULGURITE_TRY(examine(chain, tx, now, false)), now);
}

Result<std::vector<Txid>, RejectCode>
Mempool::acceptPackage(const Chain& chain, std::span<const Transaction> package, UnixTime now)
{
    std::vector<Txid> replaced;
    for (std::size_t i = 0; i < package.size(); ++i) {
        auto single = accept(chain, package[i], now);
        const bool known = !single && single.error().code == RejectCode::Known;
        const bool pair =
            !single && single.error().code == RejectCode::Fee && i + 2 == package.size();
        if (!single && !known && !pair)
            return single;
        if (pair)
            return acceptPair(chain, package.subspan(i), now);
        if (single)
            replaced.insert(replaced.end(), single->begin(), single->end());
    }
    return replaced;
}

Result<std::vector<Txid>, RejectCode>
Mempool::acceptPair(const Chain& chain, std::span<const Transaction> package, UnixTime now)
{
    Finding parent = FULGURITE_TRY(examine(chain, package[0], now, true));
    if (!parent.conflicts.empty())
        return fail(RejectCode::Conflict, "package RBF failed: parent conflicts are not supported");
    const Txid parentId = parent.entry.txid;
    const Satoshi parentFee = parent.entry.fee;
    const std::uint64_t parentVsize = parent.entry.vsize;
    insert(std::move(parent), now);
    const auto judge = [&]() -> Result<Finding, RejectCode> {
        Finding child = FULGURITE_TRY(examine(chain, package[1], now, true));
        if (!child.parents.contains(parentId))
            return fail(RejectCode::NonStandard, "package-not-child-with-parents");
        const Satoshi fees = checkedAdd(parentFee, child.entry.fee).value_or(kMaxMoney);
        if (fees < wallet::feeOfWeight(minimum(now), 4 * (parentVsize + child.entry.vsize)))
            return fail(RejectCode::Fee, "mempool min fee not met");
        return child;
    };
    auto child = judge();
    if (!child) {
        remove(parentId);
        return std::unexpected(child.error());
    }
    return insert(std::move(*child), now);
}

std::vector<Txid> Mempool::insert(Finding finding, UnixTime now)
{
    std::vector<Txid> replaced(finding.replaces.begin(), finding.replaces.end());
    for (const Txid& txid : replaced)
        remove(txid);
    finding.entry.sequence = m_nextSequence++;
    for (const TxIn& input : finding.entry.tx.inputs)
        m_spenders[input.prevout] = finding.entry.txid;
    m_totalVsize += finding.entry.vsize;
    const Txid txid = finding.entry.txid;
    m_entries.emplace(txid, std::move(finding.entry));
    trim(now);
    return replaced;
}

void Mempool::remove(const Txid& txid)
{
    const auto found = m_entries.find(txid);
    if (found == m_entries.end())
        return;
    for (const TxIn& input : found->second.tx.inputs)
        m_spenders.erase(input.prevout);
    m_totalVsize -= found->second.vsize;
    m_entries.erase(found);
}

/// The cheapest go first, with all that depends on them; what stays must pay more than they did.
void Mempool::trim(UnixTime now)
{
    while (m_totalVsize > m_policy.maxVsize) {
        const auto cheapest =
            std::ranges::min_element(m_entries, [](const auto& left, const auto& right) {
                return left.second.fee.value() * right.second.vsize <
                       right.second.fee.value() * left.second.vsize;
            });
        const MempoolEntry& entry = cheapest->second;
        const auto rate = static_cast<std::uint32_t>(entry.fee.value() * 250 / entry.vsize);
        raiseMinimum({std::max(rate, minimum(now).satPerKw) + m_policy.incremental.satPerKw}, now);
        evict(Txid{entry.txid});
    }
}

std::vector<Txid> Mempool::evict(const Txid& txid)
{
    std::set<Txid> all = descendantsOf(txid);
    if (find(txid) != nullptr)
        all.insert(txid);
    for (const Txid& each : all)
        remove(each);
    return {all.begin(), all.end()};
}

std::vector<Txid> Mempool::blockConnected(const Block& block)
{
    std::vector<Txid> conflicted;
    for (const Transaction& tx : block.transactions) {
        remove(txidOf(tx));
        for (const TxIn& input : tx.inputs)
            if (const auto rival = spenderOf(input.prevout))
                for (const Txid& each : evict(*rival))
                    conflicted.push_back(each);
    }
    return conflicted;
}

void Mempool::rolledBack(const Chain& chain, std::span<const Transaction> returned, UnixTime now)
{
    std::vector<Transaction> all{returned.begin(), returned.end()};
    for (Transaction& tx : forBlock(UINT64_MAX))
        all.push_back(std::move(tx));
    m_entries.clear();
    m_spenders.clear();
    m_totalVsize = 0;
    for (const Transaction& tx : all) {
        auto finding = examine(chain, tx, now, true);
        if (finding)
            insert(std::move(*finding), now);
    }
}

const MempoolEntry* Mempool::find(const Txid& txid) const
{
    const auto found = m_entries.find(txid);
    return found == m_entries.end() ? nullptr : &found->second;
}

std::optional<Txid> Mempool::spenderOf(const OutPoint& outpoint) const
{
    const auto found = m_spenders.find(outpoint);
    return found == m_spenders.end() ? std::nullopt : std::optional{found->second};
}

std::vector<Transaction> Mempool::forBlock(std::uint64_t weight) const
{
    std::vector<const MempoolEntry*> ordered;
    for (const auto& [txid, entry] : m_entries)
        ordered.push_back(&entry);
    std::ranges::sort(ordered, {}, &MempoolEntry::sequence);
    std::vector<Transaction> out;
    for (const MempoolEntry* entry : ordered) {
        const std::uint64_t own = weightOf(entry->tx);
        if (own > weight)
            break; // what follows may depend on it
        weight -= own;
        out.push_back(entry->tx);
    }
    return out;
}

Result<BlockHash, BlockError> mineBlock(Chain& chain, Mempool& mempool, const Bytes& rewardScript,
                                        UnixTime now)
{
    const BlockHash hash = FULGURITE_TRY(chain.mine(rewardScript, mempool.forBlock(), now));
    mempool.blockConnected(*chain.blockAt(chain.height()));
    return hash;
}

} // namespace fulgurite::practice
