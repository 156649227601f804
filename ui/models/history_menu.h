// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/history.h"

namespace fulgurite::ui {

class CopyMenu;

/// What can be copied of a row of the history: id, amount (plain digits, not while amounts are
/// hidden), label, and whom it went to.
void addHistoryCopies(CopyMenu& menu, const app::HistoryRow& row);

} // namespace fulgurite::ui
