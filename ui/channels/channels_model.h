// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/snapshot.h"
#include "ui/models/keyed_table.h"

namespace fulgurite::ui {

/// The channels of the last snapshot. Rows are matched by channel id: a change emits inserts,
/// removes, moves and changed rows, never a reset. GUI thread only.
class ChannelsModel final : public KeyedTable<app::ChannelRow> {
    Q_OBJECT

public:
    enum Column { Peer, Balance, Capacity, State, ColumnCount };

    using KeyedTable::KeyedTable;

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] const app::ChannelRow* find(const QString& channelId) const;
    [[nodiscard]] int indexOf(const QString& channelId) const;

    /// The same pointer changes nothing.
    void show(const std::shared_ptr<const app::ChannelList>& next);

private:
    [[nodiscard]] QString textOf(const app::ChannelRow& row, int column) const;

    std::shared_ptr<const app::ChannelList> m_shown;
};

} // namespace fulgurite::ui
