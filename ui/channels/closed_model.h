// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractTableModel>

#include "app/api/channels.h"

namespace fulgurite::ui {

/// Channels that are over, the last one first. Rows are matched by channel id; never a reset after
/// the first fill. GUI thread only.
class ClosedModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Peer, When, Who, Returned, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] const app::ClosedChannel* row(int index) const;
    void show(std::vector<app::ClosedChannel> closed);
    /// Amounts are shown anew.
    void restyle();

private:
    [[nodiscard]] QString textOf(const app::ClosedChannel& row, int column) const;
    void place(std::size_t at, const app::ClosedChannel& row);

    std::vector<app::ClosedChannel> m_rows;
};

} // namespace fulgurite::ui
