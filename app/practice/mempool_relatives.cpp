// SPDX-License-Identifier: MIT
#include "app/practice/mempool.h"
#include "wallet/coins/selection.h"

namespace fulgurite::practice {

namespace {

constexpr std::size_t kMaxRelatives = 25;
constexpr std::uint64_t kMaxRelativesVsize = 101'000;
constexpr std::uint64_t kCarveOutVsize = 10'000;
constexpr std::size_t kMaxReplaced = 100;

} // namespace

std::set<Txid> Mempool::ancestorsOf(const std::set<Txid>& parents) const
{
    std::set<Txid> out;
    std::vector<Txid> queue{parents.begin(), parents.end()};
    while (!queue.empty()) {
        const Txid txid = queue.back();
        queue.pop_back();
        const MempoolEntry* entry = find(txid);
        if (entry == nullptr || !out.insert(txid).second)
            continue;
        for (const TxIn& input : entry->tx.inputs)
            queue.push_back(input.prevout.txid);
    }
    return out;
}

std::set<Txid> Mempool::descendantsOf(const Txid& txid) const
{
    std::set<Txid> out;
    std::vector<Txid> queue{txid};
    while (!queue.empty()) {
        const MempoolEntry* entry = find(queue.back());
        queue.pop_back();
        for (std::uint32_t i = 0; entry != nullptr && i < entry->tx.outputs.size(); ++i)
            if (const auto child = spenderOf({entry->txid, i}); child && out.insert(*child).second)
                queue.push_back(*child);
    }
    return out;
}

Result<void, RejectCode> Mempool::checkLimits(const Finding& finding) const
{
    const std::set<Txid> ancestors = ancestorsOf(finding.parents);
    std::uint64_t vsize = finding.entry.vsize;
    for (const Txid& txid : ancestors)
        vsize += find(txid)->vsize;
    if (ancestors.size() + 1 > kMaxRelatives || vsize > kMaxRelativesVsize)
        return fail(RejectCode::Limit, "too-long-mempool-chain");
    // The carve-out: one more small child of a single parent, so that neither channel peer can pin
    // the other.
    const bool carved = ancestors.size() == 1 && finding.entry.vsize <= kCarveOutVsize;
    for (const Txid& ancestor : ancestors) {
        std::size_t count = 2;
        std::uint64_t size = find(ancestor)->vsize + finding.entry.vsize;
        for (const Txid& other : descendantsOf(ancestor)) {
            if (finding.replaces.contains(other))
                continue;
            ++count;
            size += find(other)->vsize;
        }
        if (count > kMaxRelatives + (carved ? 1 : 0) ||
            size > kMaxRelativesVsize + (carved ? kCarveOutVsize : 0))
            return fail(RejectCode::Limit, "too-long-mempool-chain");
    }
    return {};
}

/// BIP 125 with full replacement: rule 5, then a feerate above each direct conflict's, then rules 3
/// and 4.
Result<void, RejectCode> Mempool::checkReplacement(const Finding& finding) const
{
    if (finding.conflicts.empty())
        return {};
    for (const Txid& ancestor : ancestorsOf(finding.parents))
        if (finding.conflicts.contains(ancestor))
            return fail(RejectCode::Consensus, "bad-txns-spends-conflicting-tx");
    if (finding.replaces.size() > kMaxReplaced)
        return fail(RejectCode::Conflict, "too many potential replacements");
    for (const Txid& txid : finding.conflicts) {
        const MempoolEntry& old = *find(txid);
        if (finding.entry.fee.value() * old.vsize <= old.fee.value() * finding.entry.vsize)
            return fail(RejectCode::Conflict, "insufficient fee");
    }
    Satoshi replaced;
    for (const Txid& txid : finding.replaces)
        replaced = checkedAdd(replaced, find(txid)->fee).value_or(kMaxMoney);
    const auto added = checkedSub(finding.entry.fee, replaced);
    if (!added || *added < wallet::feeOfWeight(m_policy.incremental, 4 * finding.entry.vsize))
        return fail(RejectCode::Conflict, "insufficient fee");
    return {};
}

} // namespace fulgurite::practice
