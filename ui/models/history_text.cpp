// SPDX-License-Identifier: MIT
#include "ui/models/history_text.h"

#include <QCoreApplication>

#include "ui/format/id_format.h"
#include "ui/format/time_format.h"
#include "ui/style/theme.h"

namespace fulgurite::ui {

namespace {

using app::HistoryKind;
using app::HistoryLayer;
using app::HistoryStatus;

QString tr(const char* text) { return QCoreApplication::translate("fulgurite::ui", text); }

} // namespace

QString historyKindText(HistoryKind kind)
{
    switch (kind) {
    case HistoryKind::Received:
        return tr("Received");
    case HistoryKind::Sent:
        return tr("Sent");
    case HistoryKind::ChannelOpen:
        return tr("Channel opened");
    case HistoryKind::ChannelClose:
        return tr("Channel closed");
    case HistoryKind::ToSelf:
        return tr("To yourself");
    case HistoryKind::Keysend:
        return tr("Keysend");
    }
    return {};
}

QString historyLayerText(HistoryLayer layer)
{
    return layer == HistoryLayer::OnChain ? tr("On chain") : tr("Lightning");
}

QString historyTitle(const app::HistoryRow& row)
{
    for (const QString& text : {row.label, row.description, row.counterparty}) {
        if (!text.isEmpty())
            return text.size() > 66 ? middleElided(text, 32, 16) : text;
    }
    return historyKindText(row.kind);
}

HistoryState historyState(const app::HistoryRow& row)
{
    switch (row.status) {
    case HistoryStatus::Pending:
        return row.layer == HistoryLayer::OnChain
                   ? HistoryState{tr("Unconfirmed"), Tone::Warn, Icon::Clock}
                   : HistoryState{tr("In flight"), Tone::InFlight, Icon::InFlight};
    case HistoryStatus::Confirming:
        return {confirmationsText(row.confirmations), Tone::OnChain, Icon::Clock};
    case HistoryStatus::Done:
        return {row.layer == HistoryLayer::OnChain ? tr("Confirmed")
                : row.incoming                     ? tr("Received")
                                                   : tr("Paid"),
                Tone::Good, Icon::Check};
    case HistoryStatus::Failed:
        return {tr("Failed"), Tone::Bad, Icon::Cross};
    case HistoryStatus::Replaced:
        return {tr("Replaced"), Tone::Neutral, Icon::Refresh};
    case HistoryStatus::Conflicted:
        return {tr("Conflicted"), Tone::Bad, Icon::Warning};
    case HistoryStatus::Unknown:
        return {tr("Unknown after restart"), Tone::Warn, Icon::Refresh};
    }
    return {};
}

Sign historySign(const app::HistoryRow& row)
{
    const bool moved = row.status != HistoryStatus::Failed &&
                       row.status != HistoryStatus::Replaced &&
                       row.status != HistoryStatus::Conflicted && row.kind != HistoryKind::ToSelf;
    if (!moved)
        return Sign::None;
    return row.incoming ? Sign::Plus : Sign::Minus;
}

Icon historyIcon(const app::HistoryRow& row)
{
    switch (row.kind) {
    case HistoryKind::Received:
    case HistoryKind::Sent:
    case HistoryKind::Keysend:
        break;
    case HistoryKind::ChannelOpen:
    case HistoryKind::ChannelClose:
        return Icon::Channels;
    case HistoryKind::ToSelf:
        return Icon::Refresh;
    }
    return row.layer == HistoryLayer::Lightning ? Icon::Bolt : Icon::Chain;
}

QString historySentence(const app::HistoryRow& row, const QDateTime& now)
{
    const AmountStyle style = currentAmountStyle();
    return tr("%1, %2, %3, %4, %5, %6")
        .arg(historyKindText(row.kind), historyTitle(row),
             spokenAmount(floorToSat(row.amount), style), historyLayerText(row.layer),
             historyState(row).word, shortTime(row.time, now));
}

} // namespace fulgurite::ui
