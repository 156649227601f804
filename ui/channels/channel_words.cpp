// SPDX-License-Identifier: MIT
#include "ui/channels/channel_words.h"

#include <QCoreApplication>

#include "ui/format/id_format.h"
#include "ui/format/time_format.h"

namespace fulgurite::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Channels)
};

MilliSatoshi sum(MilliSatoshi left, MilliSatoshi right)
{
    return checkedAdd(left, right).value_or(left);
}

bool inUse(app::ChannelState state)
{
    return state == app::ChannelState::Ready || state == app::ChannelState::Reconnecting;
}

} // namespace

ChannelStateText stateTextOf(const app::ChannelRow& row, const QDateTime& now)
{
    const auto back = [&row, &now] {
        return row.blocksToWait
                   ? Words::tr("Your money is back %1.").arg(aboutDate(*row.blocksToWait, now))
                   : Words::tr("Your money returns on chain.");
    };
    switch (row.state) {
    case app::ChannelState::Opening:
        return {Words::tr("Opening"), Words::tr("The peer is asked for its signature."),
                Tone::InFlight, Icon::Clock};
    case app::ChannelState::AwaitingConfirmations:
        return {Words::tr("%1 of %2 blocks").arg(row.confirmations).arg(row.confirmationsNeeded),
                Words::tr("The funding waits for its confirmations; then the channel can be used."),
                Tone::InFlight, Icon::Clock};
    case app::ChannelState::Ready:
        return {Words::tr("Ready"), Words::tr("Payments can go both ways."), Tone::Good,
                Icon::Check};
    case app::ChannelState::Reconnecting:
        return {
            Words::tr("Reconnecting"),
            Words::tr("The peer is not reachable. Nothing is lost; it is tried again by itself."),
            Tone::Warn, Icon::Refresh};
    case app::ChannelState::ShuttingDown:
        return {Words::tr("Closing"), Words::tr("Pending payments settle first."), Tone::Closing,
                Icon::Clock};
    case app::ChannelState::Closing:
        return {Words::tr("Closing"), back(), Tone::Closing, Icon::Clock};
    case app::ChannelState::ForceClosing:
        return {Words::tr("Force closing"), back(), Tone::Closing, Icon::Clock};
    case app::ChannelState::DataLoss:
        return {Words::tr("Data lost"),
                Words::tr("This copy of the wallet is older than the channel. Only the peer may "
                          "close it; nothing is broadcast from here."),
                Tone::Bad, Icon::Warning};
    case app::ChannelState::Closed:
        return {Words::tr("Closed"), Words::tr("All of its money is back on chain."), Tone::Neutral,
                Icon::Check};
    }
    return {};
}

QString peerText(const app::ChannelRow& row)
{
    return row.peerAlias.isEmpty() ? middleElided(row.peerId) : row.peerAlias;
}

ChannelBarValue barOf(const app::ChannelRow& row)
{
    return {row.local, row.remote, row.reserve, {}, row.inFlight, inUse(row.state)};
}

bool canClose(const app::ChannelRow& row)
{
    return inUse(row.state) || row.state == app::ChannelState::AwaitingConfirmations ||
           row.state == app::ChannelState::ShuttingDown;
}

ChannelsSummary summaryOf(const app::ChannelList& channels)
{
    ChannelsSummary summary;
    for (const auto& row : channels.channels) {
        ++summary.all;
        if (!inUse(row.state))
            continue;
        summary.ours = sum(summary.ours, row.local);
        if (row.state != app::ChannelState::Ready)
            continue;
        ++summary.usable;
        summary.canSend = sum(summary.canSend, row.spendable);
        summary.canReceive = sum(summary.canReceive, row.receivable);
    }
    return summary;
}

app::ClosePreview forcePreviewOf(const app::ChannelDetail& detail)
{
    app::ClosePreview preview;
    preview.cooperative = false;
    preview.blocksToWait = detail.row.toSelfDelay;
    const Satoshi commitment = detail.row.weOpened ? detail.lastTxFee : Satoshi{};
    preview.fee = checkedAdd(commitment, detail.row.closeCost).value_or(commitment);
    preview.returns = saturatingSub(detail.row.local, toMsat(preview.fee));
    return preview;
}

CloseText closeTextOf(const app::ChannelRow& row, const app::ClosePreview& preview, bool force,
                      AmountStyle style, const QDateTime& now)
{
    const QString returns = amountText(floorToSat(preview.returns), style);
    const QString fee = amountText(preview.fee, style);
    const QString date = preview.returnsAbout.isValid()
                             ? dateText(preview.returnsAbout.toLocalTime())
                             : aboutDate(preview.blocksToWait, now);
    if (!force)
        return {Words::tr("Close the channel with %1?").arg(peerText(row)),
                Words::tr("%1 come back to your coins on chain about one hour after both sides "
                          "have signed, %2. The closing transaction costs %3.")
                    .arg(returns, date, fee),
                Words::tr("Close the channel")};
    return {Words::tr("Force close the channel with %1?").arg(peerText(row)),
            Words::tr("%1 come back %2, after %n block(s) of waiting, and it costs about %3. It "
                      "cannot be undone. A normal close is cheaper and faster when the peer "
                      "answers.",
                      nullptr, static_cast<int>(preview.blocksToWait))
                .arg(returns, date, fee),
            Words::tr("Force close")};
}

} // namespace fulgurite::ui
