// SPDX-License-Identifier: MIT
#include "app/engine/closing_report.h"

#include "app/engine/node_shapes.h"

#include <algorithm>
#include <set>

namespace fulgurite::app {

namespace {

QString typeOf(const lightning::ChannelInfo& info)
{
    switch (info.closeKind.value_or(lightning::CloseKind::Unknown)) {
    case lightning::CloseKind::Mutual:
        return QStringLiteral("mutual");
    case lightning::CloseKind::NeverOpened:
        return QStringLiteral("unopened");
    case lightning::CloseKind::Local:
    case lightning::CloseKind::Remote:
    case lightning::CloseKind::Revoked:
    case lightning::CloseKind::Unknown:
        return QStringLiteral("unilateral");
    }
    return {};
}

bool isConfirmed(const wallet::TxRecord& record)
{
    return record.state == wallet::TxState::Confirmed;
}

/// What HTLCs of that moment cost or bring is not ours to guess.
std::optional<Satoshi> costOf(const lightning::ChannelInfo& info, Satoshi returned)
{
    return info.htlcs.empty() ? checkedSub(floorToSat(info.local), returned) : std::nullopt;
}

} // namespace

ClosingReports::ClosingReports(const wallet::CoinSet& coins) : m_coins{coins}
{
    for (const wallet::CoinHistoryRow& row : coins.history()) {
        const wallet::TxRecord& record = *coins.transaction(row.txid);
        if (record.state != wallet::TxState::Confirmed &&
            record.state != wallet::TxState::Unconfirmed)
            continue;
        std::set<Txid> parents;
        for (const TxIn& input : record.tx.inputs)
            if (!coins.ownerOf(input.prevout)) // else an ordinary coin of ours
                parents.insert(input.prevout.txid);
        for (const Txid& parent : parents) {
            Home& home = m_spentFrom[parent];
            home.value = checkedAdd(home.value, paidToUs(record.tx, {})).value_or(home.value);
            home.confirmed = home.confirmed && isConfirmed(record);
        }
    }
}

Satoshi ClosingReports::paidToUs(const Transaction& tx, ByteView closeTo) const
{
    Satoshi sum;
    for (const TxOut& output : tx.outputs) {
        const bool ours = m_coins.book().find(output.scriptPubKey) ||
                          (!closeTo.empty() && std::ranges::equal(output.scriptPubKey, closeTo));
        if (ours)
            sum = checkedAdd(sum, output.value).value_or(sum);
    }
    return sum;
}

ClosedChannel ClosingReports::of(const lightning::ChannelInfo& info) const
{
    ClosedChannel out;
    out.row = rowOf(info, {});
    out.type = typeOf(info);
    const bool local = info.closeKind == lightning::CloseKind::Local;
    const bool remote = info.closeKind == lightning::CloseKind::Remote ||
                        info.closeKind == lightning::CloseKind::Revoked;
    out.closer = remote ? QStringLiteral("remote") : QStringLiteral("local");
    out.cause = remote  ? QStringLiteral("remote")
                : local ? QStringLiteral("local")
                        : QStringLiteral("user");
    out.returned = floorToSat(info.local);
    for (const std::size_t bit : info.type.bits().bits())
        out.channelTypeBits.push_back(QString::number(bit));
    out.localCommitments = info.localCommitments;
    out.remoteCommitments = info.remoteCommitments;
    out.htlcsSent = info.htlcsSent;
    out.minToUs = info.totals.minToUs;
    out.maxToUs = info.totals.maxToUs;
    out.pushed = info.push;
    if (!info.closingTxid)
        return out;
    out.closingTxid = displayOf(*info.closingTxid);
    if (info.closeKind == lightning::CloseKind::Mutual)
        addMutual(out, info);
    else if (local || remote)
        addSweep(out, info);
    return out;
}

/// The closing transaction itself pays us.
void ClosingReports::addMutual(ClosedChannel& out, const lightning::ChannelInfo& info) const
{
    const wallet::TxRecord* record = m_coins.transaction(*info.closingTxid);
    if (record == nullptr)
        return;
    out.closedAt =
        dateOf(record->confirmation ? record->confirmation->blockTime : record->firstSeen);
    out.returned = paidToUs(record->tx, info.closeTo);
    if (isConfirmed(*record))
        out.cost = costOf(info, out.returned);
}

/// An output of a commitment comes back by a sweep. A commitment is confirmed when its sweep is.
void ClosingReports::addSweep(ClosedChannel& out, const lightning::ChannelInfo& info) const
{
    const auto home = m_spentFrom.find(*info.closingTxid);
    if (home == m_spentFrom.end() || !home->second.confirmed)
        return;
    out.returned = home->second.value;
    out.cost = costOf(info, out.returned);
}

} // namespace fulgurite::app
