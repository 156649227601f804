// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

class QWidget;

namespace fulgurite::testing {

/// Every visible text of a shown, settled tree that is clipped, overlaps a sibling, is elided
/// without a tooltip, or falls below 4.5:1. One sentence each, naming the widget; empty when all is
/// well.
QStringList layoutFaults(QWidget* root);

} // namespace fulgurite::testing
