// SPDX-License-Identifier: MIT
#pragma once

#include <QPalette>

#include "ui/style/tokens.h"

class QWidget;

namespace fulgurite::ui {

QPalette paletteFrom(const Tokens& tokens);
[[nodiscard]] bool isDark(const QPalette& palette);

/// The token set a palette was made from. Widgets ask for it when they paint, so a theme change
/// needs no bookkeeping.
const Tokens& tokensOf(const QPalette& palette);
const Tokens& tokensOf(const QWidget* widget);

} // namespace fulgurite::ui
