// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace fulgurite::ui {

/// An address or key in groups of four, parted by U+2009-free plain spaces: "bc1q w508 d6qe".
QString groupedInFours(const QString& text);
/// "head…tail" when longer than head + tail + 1.
QString middleElided(const QString& text, int head = 8, int tail = 8);

} // namespace fulgurite::ui
