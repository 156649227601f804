// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/snapshot.h"
#include "ui/models/keyed_table.h"

namespace fulgurite::ui {

/// The peers of the last snapshot, matched by node id. GUI thread only.
class PeersModel final : public KeyedTable<app::PeerRow> {
    Q_OBJECT

public:
    enum Column { Name, Address, State, Channels, ColumnCount };

    using KeyedTable::KeyedTable;

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void show(const std::shared_ptr<const app::PeerList>& next);

private:
    /// Where a peer stands; the number of rows when it is new.
    [[nodiscard]] int placeOf(const app::PeerRow& peer) const;
    [[nodiscard]] QString textOf(const app::PeerRow& row, int column) const;

    std::shared_ptr<const app::PeerList> m_shown;
};

} // namespace fulgurite::ui
