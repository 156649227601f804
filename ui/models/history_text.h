// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QString>

#include "app/api/history.h"
#include "ui/format/amount_format.h"
#include "ui/widgets/tone.h"

namespace fulgurite::ui {

/// What a row of the history is called: its label, else whom, what for, else its kind.
QString historyTitle(const app::HistoryRow& row);
/// "Received", "Sent", "Channel opened"…
QString historyKindText(app::HistoryKind kind);
QString historyLayerText(app::HistoryLayer layer);

/// State = icon + word in the state's colour.
struct HistoryState {
    QString word;
    Tone tone = Tone::Neutral;
    Icon icon = Icon::None;
};
HistoryState historyState(const app::HistoryRow& row);

Sign historySign(const app::HistoryRow& row);
Icon historyIcon(const app::HistoryRow& row);
/// The whole row as one sentence for a screen reader.
QString historySentence(const app::HistoryRow& row, const QDateTime& now);

} // namespace fulgurite::ui
