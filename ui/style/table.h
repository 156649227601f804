// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QAbstractItemView;
class QTableView;

namespace fulgurite::ui {

/// A table as visual.md wants it: no grid, no zebra, rows of 28 px, whole rows chosen, header muted
/// and left of its column.
void setUpTable(QTableView* table, const QString& name);

} // namespace fulgurite::ui
