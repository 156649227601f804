// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>

#include "app/api/snapshot.h"
#include "ui/shell/place.h"
#include "ui/shell/shell_state.h"

namespace fulgurite::ui {

/// What overrides the engine's lifecycle in the window.
enum class ShellCover {
    None,
    WindowLocked, ///< the lock page, while the engine goes on
    Setup         ///< the wizard
};

/// The shell's face, title, band and status bar for a snapshot. Plain values.
ShellState shellStateOf(const app::Snapshot& snapshot, ShellCover cover, const QDateTime& now);

/// The chapter of the guide that F1 opens.
QString guideChapterOf(ShellFace face, PageId page);

/// What is at stake when the program ends now; empty: nothing.
QString quitWarning(const app::Snapshot& snapshot, const QDateTime& now);

} // namespace fulgurite::ui
