// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace fulgurite::ui {

/// What is wrong with a change of the password before it is asked for.
enum class ChangeProblem { None, OldMissing, NewMissing, Differ };
ChangeProblem problemOfChange(bool hasOld, bool hasNew, bool same);
/// Its sentence; empty for None.
QString changeProblemText(ChangeProblem problem);

/// The unlock-time slider counts tenths of a second.
inline constexpr int kFewestTenths = 2;
inline constexpr int kMostTenths = 50;
int tenthsOf(double seconds);
double secondsOf(int tenths);
/// What the chosen time means.
QString unlockTimeText(int tenths);

} // namespace fulgurite::ui
