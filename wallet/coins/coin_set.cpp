// SPDX-License-Identifier: MIT
#include "wallet/coins/coin_set.h"

#include "wallet/bitcoin/interpreter.h"
#include "wallet/bitcoin/interpreter_rules.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace fulgurite::wallet {

namespace {

/// Transactions kept aside for a parent that may yet arrive; beyond it the backend's next report
/// must serve.
constexpr std::size_t kMaxPending = 2'000;
/// No block has room for more.
constexpr std::uint32_t kMostOutputs = 120'000;

void note(std::vector<Txid>& list, const Txid& txid)
{
    if (std::ranges::find(list, txid) == list.end())
        list.push_back(txid);
}

} // namespace

CoinSet::CoinSet(std::vector<ScriptRecord> scripts, std::vector<TxRecord> transactions,
                 std::vector<CoinMark> marks, BlockHeight tip)
    : m_tip{tip}
{
    m_book.add(std::move(scripts));
    ChangeSet nothingNew;
    for (TxRecord& record : transactions) {
        const auto [at, inserted] = m_txs.emplace(record.txid, std::move(record));
        if (inserted)
            index(at->second, nothingNew);
    }
    for (CoinMark& mark : marks)
        m_marks.emplace(mark.outpoint, std::move(mark));
}

ChangeSet CoinSet::addScripts(std::vector<ScriptRecord> scripts)
{
    ChangeSet changes;
    std::vector<ScriptPath> paths;
    for (const ScriptRecord& script : scripts)
        if (m_book.scriptOf(script.path) == nullptr)
            paths.push_back(script.path);
    m_book.add(std::move(scripts));
    for (const ScriptPath& path : paths) {
        changes.scripts.push_back(path);
        const auto paid = m_foreign.find(asString(*m_book.scriptOf(path)));
        if (paid == m_foreign.end())
            continue;
        const std::vector<OutPoint> outpoints = std::move(paid->second);
        m_foreign.erase(paid);
        for (const OutPoint& outpoint : outpoints)
            own(outpoint, path, changes);
    }
    takeUpReady(changes);
    return changes;
}

std::optional<FreshScript> CoinSet::handOut(ChainKey chain, ChangeSet& changes)
{
    const auto fresh = m_book.next(chain);
    if (fresh) {
        m_book.handOut(fresh->path);
        changes.scripts.push_back(fresh->path);
    }
    return fresh;
}

bool CoinSet::touchesUs(const Transaction& tx) const
{
    return std::ranges::any_of(
               tx.inputs, [this](const TxIn& each) { return m_owned.contains(each.prevout); }) ||
           std::ranges::any_of(tx.outputs, [this](const TxOut& each) {
               return m_book.find(each.scriptPubKey).has_value();
           });
}

ChangeSet CoinSet::apply(const Transaction& tx, const std::optional<Confirmation>& confirmation,
                         UnixTime now)
{
    ChangeSet changes;
    if (!checkTransaction(tx)) // a server invented it; amounts below are bounded by this
        return changes;
    applyOne(txidOf(tx), Pending{tx, confirmation, now}, changes);
    takeUpReady(changes);
    return changes;
}

/// Inputs of others are not known, so their signatures and amounts are not judged; a taproot spend
/// beside them waits for its block, since its signature covers all amounts.
bool CoinSet::isBelievable(const Transaction& tx) const
{
    std::vector<TxOut> spent(tx.inputs.size());
    std::vector<std::size_t> ours;
    Satoshi in;
    for (std::size_t i = 0; i < tx.inputs.size(); ++i) {
        if (!m_owned.contains(tx.inputs[i].prevout))
            continue;
        spent[i] = outputAt(tx.inputs[i].prevout);
        in = checkedAdd(in, spent[i].value).value_or(in);
        ours.push_back(i);
    }
    if (ours.empty())
        return true;
    Satoshi out;
    for (const TxOut& output : tx.outputs) // bounded by checkTransaction
        out = checkedAdd(out, output.value).value_or(out);
    return (ours.size() < spent.size() || out <= in) &&
           std::ranges::all_of(
               ours, [&](std::size_t i) { return verifyInput(tx, i, spent).has_value(); });
}

void CoinSet::applyOne(const Txid& txid, const Pending& seen, ChangeSet& changes)
{
    auto found = m_txs.find(txid);
    const bool isKnown = found != m_txs.end() && isStanding(found->second);
    if (m_distrustsMempool && !seen.confirmation && !isKnown && !isBelievable(seen.tx))
        return;
    if (found == m_txs.end()) {
        if (!touchesUs(seen.tx)) {
            setAside(txid, seen);
            return;
        }
        // Born evicted, so that settle sees a change whatever comes.
        found =
            m_txs.emplace(txid, TxRecord{txid, seen.tx, TxState::Evicted, {}, seen.seen, {}}).first;
        index(found->second, changes);
    } else if (isPartial(found->second)) {
        complete(found->second, seen.tx, changes);
    }
    settle(found->second, seen.confirmation, changes);
}

/// The whole transaction in place of the outputs that were known of it.
void CoinSet::complete(TxRecord& record, const Transaction& tx, ChangeSet& changes)
{
    m_spends.erase(record.tx.inputs.front().prevout);
    record.tx = tx;
    index(record, changes);
    note(changes.transactions, record.txid);
}

ChangeSet CoinSet::applyCoin(const OutPoint& outpoint, const TxOut& output,
                             const Confirmation& confirmation)
{
    ChangeSet changes;
    const auto path = m_book.find(output.scriptPubKey);
    if (!path || outpoint.index >= kMostOutputs || output.value > kMaxMoney)
        return changes;
    const auto [at, isNew] = m_txs.try_emplace(
        outpoint.txid,
        TxRecord{outpoint.txid, {}, TxState::Evicted, {}, confirmation.blockTime, {}});
    TxRecord& record = at->second;
    if (isNew)
        record.tx.inputs.push_back({{outpoint.txid, UINT32_MAX}, {}, UINT32_MAX, {}});
    else if (!isPartial(record))
        return changes; // known as a whole
    auto& outputs = record.tx.outputs;
    outputs.resize(std::max<std::size_t>(outputs.size(), outpoint.index + std::size_t{1}));
    if (std::exchange(outputs[outpoint.index], output) != output)
        note(changes.transactions, outpoint.txid);
    own(outpoint, *path, changes);
    settle(record, confirmation, changes);
    takeUpReady(changes);
    return changes;
}

void CoinSet::setAside(const Txid& txid, Pending pending)
{
    if (m_pending.size() >= kMaxPending || m_pending.contains(txid))
        return;
    for (const TxIn& input : pending.tx.inputs)
        m_pendingSpends.emplace(input.prevout, txid);
    m_pending.emplace(txid, std::move(pending));
}

void CoinSet::takeUpReady(ChangeSet& changes)
{
    while (!m_ready.empty()) {
        const Txid txid = m_ready.back();
        m_ready.pop_back();
        const auto pending = m_pending.find(txid);
        if (pending == m_pending.end())
            continue;
        const Pending taken = std::move(pending->second);
        m_pending.erase(pending);
        applyOne(txid, taken, changes);
    }
    dropUnbelievable(changes);
}

void CoinSet::dropUnbelievable(ChangeSet& changes)
{
    for (const Txid& txid : std::exchange(m_doubted, {})) {
        const TxRecord& record = m_txs.at(txid);
        if (m_distrustsMempool && record.state == TxState::Unconfirmed && !isBelievable(record.tx))
            drop(txid, TxState::Evicted, std::nullopt, changes);
    }
}

void CoinSet::index(const TxRecord& record, ChangeSet& changes)
{
    for (const TxIn& input : record.tx.inputs)
        m_spends.emplace(input.prevout, record.txid);
    for (std::uint32_t i = 0; i < record.tx.outputs.size(); ++i) {
        const Bytes& script = record.tx.outputs[i].scriptPubKey;
        if (script.empty())
            continue; // not known, or nobody's
        if (const auto path = m_book.find(script))
            own({record.txid, i}, *path, changes);
        else
            m_foreign[asString(script)].push_back({record.txid, i});
    }
}

void CoinSet::own(const OutPoint& outpoint, const ScriptPath& path, ChangeSet& changes)
{
    if (!m_owned.emplace(outpoint, path).second)
        return;
    if (m_book.markUsed(path))
        changes.scripts.push_back(path);
    if (const auto spender = spenderOf(outpoint))
        m_doubted.push_back(*spender);
    const auto [first, last] = m_pendingSpends.equal_range(outpoint);
    for (auto each = first; each != last; ++each)
        m_ready.push_back(each->second);
    m_pendingSpends.erase(first, last);
}

void CoinSet::settle(TxRecord& record, const std::optional<Confirmation>& confirmation,
                     ChangeSet& changes)
{
    if (confirmation) {
        if (record.state == TxState::Confirmed && record.confirmation == confirmation)
            return;
        record.state = TxState::Confirmed;
        record.confirmation = confirmation;
    } else {
        if (isStanding(record))
            return; // a confirmed one is unconfirmed by a rollback only
        for (const TxIn& input : record.tx.inputs) {
            const auto rival = spenderOf(input.prevout);
            if (rival && m_txs.at(*rival).state == TxState::Confirmed) {
                drop(record.txid, TxState::Conflicted, rival, changes);
                return;
            }
        }
        record.state = TxState::Unconfirmed;
    }
    record.displacedBy.reset();
    note(changes.transactions, record.txid);
    displaceRivals(record, changes);
}

void CoinSet::displaceRivals(const TxRecord& winner, ChangeSet& changes)
{
    const TxState fate =
        winner.state == TxState::Confirmed ? TxState::Conflicted : TxState::Replaced;
    for (const TxIn& input : winner.tx.inputs) {
        const auto [first, last] = m_spends.equal_range(input.prevout);
        for (auto each = first; each != last; ++each) {
            const TxState state = m_txs.at(each->second).state;
            const bool standing = state != TxState::Replaced && state != TxState::Conflicted;
            if (each->second != winner.txid && standing)
                drop(each->second, fate, winner.txid, changes);
        }
    }
}

/// Takes a transaction and all that spend its outputs out of the active ones.
void CoinSet::drop(const Txid& txid, TxState state, const std::optional<Txid>& by,
                   ChangeSet& changes)
{
    std::vector<Txid> queue{txid};
    while (!queue.empty()) {
        TxRecord& record = m_txs.at(queue.back());
        queue.pop_back();
        record.state = state;
        record.confirmation.reset();
        record.displacedBy = by;
        note(changes.transactions, record.txid);
        for (std::uint32_t i = 0; i < record.tx.outputs.size(); ++i)
            if (const auto child = spenderOf({record.txid, i}))
                queue.push_back(*child);
    }
}

ChangeSet CoinSet::gone(const Txid& txid)
{
    ChangeSet changes;
    const auto found = m_txs.find(txid);
    if (found != m_txs.end() && found->second.state == TxState::Unconfirmed)
        drop(txid, TxState::Evicted, std::nullopt, changes);
    if (const auto pending = m_pending.find(txid);
        pending != m_pending.end() && !pending->second.confirmation)
        m_pending.erase(pending);
    return changes;
}

ChangeSet CoinSet::dropVanished(const std::set<Txid>& reported)
{
    std::vector<Txid> vanished;
    for (const auto& [txid, record] : m_txs) {
        if (record.state != TxState::Unconfirmed || reported.contains(txid))
            continue;
        const bool isOurs = std::ranges::all_of(record.tx.inputs, [this](const TxIn& input) {
            return m_owned.contains(input.prevout);
        });
        if (!isOurs && descendantsOf(txid).empty())
            vanished.push_back(txid);
    }
    ChangeSet changes;
    for (const Txid& txid : vanished)
        drop(txid, TxState::Evicted, std::nullopt, changes);
    return changes;
}

ChangeSet CoinSet::rollBack(BlockHeight height)
{
    ChangeSet changes;
    std::vector<Txid> fallen;
    for (auto& [txid, record] : m_txs) {
        if (!record.confirmation || record.confirmation->height <= height)
            continue;
        record.state = TxState::Unconfirmed;
        record.confirmation.reset();
        note(changes.transactions, txid);
        if (isCoinbase(record.tx)) // cannot exist outside its block
            fallen.push_back(txid);
    }
    for (const Txid& txid : fallen)
        drop(txid, TxState::Conflicted, std::nullopt, changes);
    for (auto& [txid, pending] : m_pending)
        if (pending.confirmation && pending.confirmation->height > height)
            pending.confirmation.reset();
    m_tip = std::min(m_tip, height);
    return changes;
}

std::optional<Txid> CoinSet::spenderOf(const OutPoint& outpoint) const
{
    const auto [first, last] = m_spends.equal_range(outpoint);
    for (auto each = first; each != last; ++each)
        if (isStanding(m_txs.at(each->second)))
            return each->second;
    return std::nullopt;
}

ChangeSet CoinSet::setFrozen(const OutPoint& outpoint, bool frozen)
{
    CoinMark& mark = m_marks.try_emplace(outpoint, CoinMark{outpoint, false, {}}).first->second;
    ChangeSet changes;
    if (std::exchange(mark.frozen, frozen) != frozen)
        changes.marks.push_back(outpoint);
    return changes;
}

std::optional<ChangeSet> CoinSet::reserve(std::span<const OutPoint> outpoints,
                                          const std::string& purpose)
{
    for (const OutPoint& outpoint : outpoints)
        if (const CoinMark held = mark(outpoint);
            !held.reservedFor.empty() && held.reservedFor != purpose)
            return std::nullopt;
    ChangeSet changes;
    for (const OutPoint& outpoint : outpoints) {
        m_marks.try_emplace(outpoint, CoinMark{outpoint, false, {}}).first->second.reservedFor =
            purpose;
        changes.marks.push_back(outpoint);
    }
    return changes;
}

ChangeSet CoinSet::release(const std::string& purpose)
{
    ChangeSet changes;
    for (auto& [outpoint, mark] : m_marks) {
        if (mark.reservedFor != purpose)
            continue;
        mark.reservedFor.clear();
        changes.marks.push_back(outpoint);
    }
    return changes;
}

} // namespace fulgurite::wallet
