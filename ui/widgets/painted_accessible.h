// SPDX-License-Identifier: MIT
#pragma once

namespace fulgurite::ui {

/// Teaches QAccessible about Painted widgets; further calls do nothing.
void installPaintedAccessibility();

} // namespace fulgurite::ui
