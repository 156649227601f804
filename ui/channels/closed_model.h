// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/channels.h"
#include "ui/models/keyed_table.h"

namespace fulgurite::ui {

/// Channels that are over, the last one first. Rows are matched by channel id; never a reset after
/// the first fill. GUI thread only.
class ClosedModel final : public KeyedTable<app::ClosedChannel> {
    Q_OBJECT

public:
    enum Column { Peer, When, Who, Returned, ColumnCount };

    using KeyedTable::KeyedTable;

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void show(std::vector<app::ClosedChannel> closed);

private:
    [[nodiscard]] QString textOf(const app::ClosedChannel& row, int column) const;
};

} // namespace fulgurite::ui
