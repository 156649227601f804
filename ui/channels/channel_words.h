// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>

#include "app/api/channels.h"
#include "ui/format/amount_format.h"
#include "ui/widgets/channel_bar.h"
#include "ui/widgets/tone.h"

namespace fulgurite::ui {

/// A channel's state as a person reads it: chip, and one sentence of what it means.
struct ChannelStateText {
    QString word;
    QString sentence;
    Tone tone = Tone::Neutral;
    Icon icon = Icon::None;
};
ChannelStateText stateTextOf(const app::ChannelRow& row, const QDateTime& now);

/// The peer's name, or its id shortened.
QString peerText(const app::ChannelRow& row);
ChannelBarValue barOf(const app::ChannelRow& row);
/// May still be asked to close.
bool canClose(const app::ChannelRow& row);

/// What the page's head sums up over all channels in use.
struct ChannelsSummary {
    MilliSatoshi canSend, canReceive, ours;
    int usable = 0, all = 0;
};
ChannelsSummary summaryOf(const app::ChannelList& channels);

/// What our commitment alone would cost and when it would return, whether or not the peer is
/// there: its fee where we opened the channel, and about one transaction more that brings it home.
app::ClosePreview forcePreviewOf(const app::ChannelDetail& detail);

/// Title, sentence and deed of the panel that asks before a close.
struct CloseText {
    QString title, text, deed;
};
CloseText closeTextOf(const app::ChannelRow& row, const app::ClosePreview& preview, bool force,
                      AmountStyle style, const QDateTime& now);

} // namespace fulgurite::ui
