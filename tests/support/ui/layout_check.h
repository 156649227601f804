// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

class QWidget;

namespace fulgurite::testing {

/// Every visible text of a shown, settled tree that is clipped, overlaps a sibling, is elided
/// without a tooltip, falls below 4.5:1 or lies beyond the edge of what it stands in, and every
/// column of a table that lies beyond the table's edge. One sentence each, naming the widget; empty
/// when all is well.
QStringList layoutFaults(QWidget* root);

} // namespace fulgurite::testing
