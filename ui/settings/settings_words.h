// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/snapshot.h"
#include "ui/widgets/tone.h"

#include <utility>
#include <vector>

namespace fulgurite::ui {

/// Key and value, in the order they are shown.
using SettingsFacts = std::vector<std::pair<QString, QString>>;

/// Version, wallet, folder, the node's name. `version` without a "v".
SettingsFacts aboutFacts(const app::Snapshot& snapshot, const QString& version);

/// Why Lightning is off in this wallet, in one sentence; empty where it is on.
QString lightningNote(const app::Lifecycle& lifecycle);

/// A chip of the backup page.
struct BackupChip {
    QString text;
    Tone tone = Tone::Neutral;
};
BackupChip seedChip(const app::BackupPart& part);
/// "Proven 12:04"; a fault comes before an older proof. `now` decides how the time is written.
BackupChip proofChip(const app::BackupPart& part, const QDateTime& now);

} // namespace fulgurite::ui
