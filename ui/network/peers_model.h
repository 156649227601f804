// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractTableModel>

#include "app/api/snapshot.h"

namespace fulgurite::ui {

/// The peers of the last snapshot, matched by node id. GUI thread only.
class PeersModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Address, State, Channels, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] const app::PeerRow* row(int index) const;
    void show(const std::shared_ptr<const app::PeerList>& next);

private:
    [[nodiscard]] int indexOf(const QString& nodeId) const;
    [[nodiscard]] QString textOf(const app::PeerRow& row, int column) const;

    std::shared_ptr<const app::PeerList> m_shown;
    std::vector<app::PeerRow> m_rows;
};

} // namespace fulgurite::ui
