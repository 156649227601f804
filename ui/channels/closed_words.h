// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>

#include "app/api/channels.h"
#include "ui/format/amount_format.h"

#include <optional>

namespace fulgurite::ui {

/// The closing report of a channel that is over, in words.
struct ClosedText {
    QString who;                 ///< "You and the peer together"
    QString why;                 ///< one sentence
    QString when;                ///< "21 November 2026", or that it is not known
    std::optional<Satoshi> cost; ///< what was ours and did not come back; nothing: not known
};
ClosedText closedTextOf(const app::ClosedChannel& closed);

/// A closing that is not over yet: who began it and why, as far as it is known.
QString closingCauseOf(const app::ChannelDetail& detail);

} // namespace fulgurite::ui
