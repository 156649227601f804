// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/connections.h"
#include "ui/widgets/stage_strip.h"

namespace fulgurite::ui {

/// The readiness stages as the strip shows them.
std::vector<Stage> stagesOf(const app::Readiness& readiness, const app::ChainPart& chain);
std::optional<app::StageName> stageNamed(const QString& id);

/// The backend's health: chip, and one sentence of what it means.
struct BackendText {
    QString word, sentence;
    Tone tone = Tone::Neutral;
};
BackendText backendTextOf(const app::ChainPart& chain);

/// "12.3 sat/vB"
QString feeText(double satPerVb);

/// "02ab…cd01" or the alias; never empty.
QString peerName(const app::PeerRow& peer);

/// One line of the log as text, for the list and for the clipboard.
QString logLine(const app::LogEntry& entry);

} // namespace fulgurite::ui
