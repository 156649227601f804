// SPDX-License-Identifier: MIT
#include "wallet/bitcoin/interpreter_rules.h"
#include "wallet/coins/coin_set.h"

#include <algorithm>

namespace fulgurite::wallet {

namespace {

/// A server may invent unconfirmed chains; bitcoind relays none longer than 25.
constexpr unsigned kMaxTrustDepth = 25;

/// Saturates: only invented transactions of a lying server could add up to more than all money.
Satoshi plus(Satoshi left, Satoshi right)
{
    const auto sum = checkedAdd(left, right);
    return sum && *sum <= kMaxMoney ? *sum : kMaxMoney;
}

bool isNewer(const CoinHistoryRow& left, const CoinHistoryRow& right)
{
    if (left.confirmation.has_value() != right.confirmation.has_value())
        return !left.confirmation.has_value();
    if (!left.confirmation)
        return left.time != right.time ? left.time > right.time : left.txid < right.txid;
    if (left.confirmation->height != right.confirmation->height)
        return left.confirmation->height > right.confirmation->height;
    return left.confirmation->position > right.confirmation->position;
}

} // namespace

const TxRecord* CoinSet::transaction(const Txid& txid) const
{
    const auto found = m_txs.find(txid);
    return found == m_txs.end() ? nullptr : &found->second;
}

CoinMark CoinSet::mark(const OutPoint& outpoint) const
{
    const auto found = m_marks.find(outpoint);
    return found == m_marks.end() ? CoinMark{outpoint, false, {}} : found->second;
}

std::optional<ScriptPath> CoinSet::ownerOf(const OutPoint& outpoint) const
{
    const auto found = m_owned.find(outpoint);
    return found == m_owned.end() ? std::nullopt : std::optional{found->second};
}

const TxOut& CoinSet::outputAt(const OutPoint& outpoint) const
{
    return m_txs.at(outpoint.txid).tx.outputs.at(outpoint.index);
}

bool CoinSet::isTrusted(const Txid& txid, Trust& known, unsigned depth) const
{
    const TxRecord* record = transaction(txid);
    if (record == nullptr || !isStanding(*record) || depth > kMaxTrustDepth)
        return false;
    if (record->state == TxState::Confirmed)
        return true;
    if (const auto earlier = known.find(txid); earlier != known.end())
        return earlier->second;
    const bool trusted = std::ranges::all_of(record->tx.inputs, [&](const TxIn& input) {
        return m_owned.contains(input.prevout) && isTrusted(input.prevout.txid, known, depth + 1);
    });
    known[txid] = trusted;
    return trusted;
}

Coin CoinSet::describe(const OutPoint& outpoint, const ScriptPath& path, Trust& known) const
{
    const TxRecord& record = m_txs.at(outpoint.txid);
    Coin out;
    out.outpoint = outpoint;
    out.output = outputAt(outpoint);
    out.path = path;
    if (record.confirmation)
        out.height = record.confirmation->height;
    out.trusted = isTrusted(outpoint.txid, known);
    // Spendable in the next block, as consensus and mempools count.
    out.mature = !isCoinbase(record.tx) ||
                 (out.height && m_tip.value + 1 >= out.height->value + kCoinbaseMaturity);
    const CoinMark flags = mark(outpoint);
    out.frozen = flags.frozen;
    out.reservedFor = flags.reservedFor;
    return out;
}

std::optional<Coin> CoinSet::coin(const OutPoint& outpoint) const
{
    const auto path = ownerOf(outpoint);
    if (!path || !isStanding(m_txs.at(outpoint.txid)) || spenderOf(outpoint))
        return std::nullopt;
    Trust known;
    return describe(outpoint, *path, known);
}

std::vector<Coin> CoinSet::coins() const
{
    std::vector<Coin> out;
    Trust known;
    for (const auto& [outpoint, path] : m_owned)
        if (isStanding(m_txs.at(outpoint.txid)) && !spenderOf(outpoint))
            out.push_back(describe(outpoint, path, known));
    std::ranges::sort(out, [](const Coin& left, const Coin& right) {
        const auto height = [](const Coin& each) {
            return each.height ? each.height->value : UINT32_MAX;
        };
        return std::pair{height(left), left.outpoint} < std::pair{height(right), right.outpoint};
    });
    return out;
}

std::vector<std::pair<OutPoint, std::optional<BlockHeight>>> CoinSet::openOutputs() const
{
    std::vector<std::pair<OutPoint, std::optional<BlockHeight>>> out;
    for (const auto& [outpoint, path] : m_owned) {
        const TxRecord& record = m_txs.at(outpoint.txid);
        const auto spender = spenderOf(outpoint);
        if (!isStanding(record) || (spender && m_txs.at(*spender).confirmation))
            continue;
        out.emplace_back(outpoint, record.confirmation ? std::optional{record.confirmation->height}
                                                       : std::nullopt);
    }
    return out;
}

CoinBalances CoinSet::balances() const
{
    CoinBalances out;
    for (const Coin& coin : coins()) {
        Satoshi* part = coin.height ? &out.confirmed : &out.change;
        if (!coin.mature)
            part = &out.immature;
        else if (!coin.trusted)
            part = &out.unconfirmedIncoming;
        else if (!coin.reservedFor.empty())
            part = &out.reserved;
        else if (coin.frozen)
            part = &out.frozen;
        *part = plus(*part, coin.output.value);
    }
    return out;
}

CoinHistoryRow CoinSet::rowOf(const TxRecord& record) const
{
    CoinHistoryRow out;
    out.txid = record.txid;
    out.state = record.state;
    out.confirmation = record.confirmation;
    out.time = record.confirmation ? record.confirmation->blockTime : record.firstSeen;
    out.displacedBy = record.displacedBy;
    Satoshi paid;
    bool allOutputsOurs = true;
    for (std::uint32_t i = 0; i < record.tx.outputs.size(); ++i) {
        const Satoshi value = record.tx.outputs[i].value;
        const bool ours = m_owned.contains({record.txid, i});
        paid = plus(paid, value);
        out.received = ours ? plus(out.received, value) : out.received;
        allOutputsOurs = allOutputsOurs && ours;
    }
    bool allInputsOurs = true;
    for (const TxIn& input : record.tx.inputs) {
        if (m_owned.contains(input.prevout))
            out.spent = plus(out.spent, outputAt(input.prevout).value);
        else
            allInputsOurs = false;
    }
    if (allInputsOurs)
        out.fee = checkedSub(out.spent, paid);
    if (isCoinbase(record.tx))
        out.kind = TxKind::Mined;
    else if (out.spent == Satoshi{})
        out.kind = TxKind::Received;
    else
        out.kind = allInputsOurs && allOutputsOurs ? TxKind::ToSelf : TxKind::Sent;
    return out;
}

std::optional<CoinHistoryRow> CoinSet::historyRow(const Txid& txid) const
{
    const TxRecord* record = transaction(txid);
    return record == nullptr ? std::nullopt : std::optional{rowOf(*record)};
}

std::vector<CoinHistoryRow> CoinSet::history() const
{
    std::vector<CoinHistoryRow> out;
    out.reserve(m_txs.size());
    for (const auto& [txid, record] : m_txs)
        out.push_back(rowOf(record));
    std::ranges::sort(out, isNewer);
    return out;
}

std::vector<Txid> CoinSet::descendantsOf(const Txid& txid) const
{
    std::vector<Txid> out;
    std::vector<Txid> queue{txid};
    while (!queue.empty()) {
        const TxRecord* record = transaction(queue.back());
        queue.pop_back();
        for (std::uint32_t i = 0; record != nullptr && i < record->tx.outputs.size(); ++i) {
            const auto child = spenderOf({record->txid, i});
            if (!child || std::ranges::find(out, *child) != out.end())
                continue;
            out.push_back(*child);
            queue.push_back(*child);
        }
    }
    return out;
}

std::vector<Txid> CoinSet::unconfirmedAncestorsOf(const Txid& txid) const
{
    std::vector<Txid> out;
    std::vector<Txid> queue{txid};
    while (!queue.empty()) {
        const TxRecord* record = transaction(queue.back());
        queue.pop_back();
        if (record == nullptr)
            continue;
        for (const TxIn& input : record->tx.inputs) {
            const TxRecord* parent = transaction(input.prevout.txid);
            const bool unconfirmed = parent != nullptr && parent->state == TxState::Unconfirmed;
            if (!unconfirmed || std::ranges::find(out, parent->txid) != out.end())
                continue;
            out.push_back(parent->txid);
            queue.push_back(parent->txid);
        }
    }
    return out;
}

} // namespace fulgurite::wallet
