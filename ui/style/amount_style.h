// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

class QWidget;

namespace fulgurite::ui {

/// Calls `redo` each time amounts are shown another way (unit, hidden), as long as `widget` lives:
/// for whoever made a text of an amount once.
void onAmountStyle(QWidget* widget, std::function<void()> redo);

} // namespace fulgurite::ui
