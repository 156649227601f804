// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QWidget;

namespace fulgurite::testing {

/// Presses Tab in the window until the control of this name (its text or its accessible name) has
/// the focus; false when Tab never gets there.
bool tabTo(QWidget* window, const QString& name);
/// tabTo, then the space bar: how a person without a pointer presses a button.
bool pressByKey(QWidget* window, const QString& name);
/// Types into whatever has the focus.
void typeKeys(const QString& text);

} // namespace fulgurite::testing
