// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractTableModel>

#include "ui/models/keyed_diff.h"

namespace fulgurite::ui {

/// A table whose rows have a natural key: a new list comes as inserts, removes, moves and changed
/// rows, never as a reset, so that a view keeps its selection and its place. GUI thread only.
template <typename Row> class KeyedTable : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    /// Nothing when there is no such row.
    [[nodiscard]] const Row* row(int index) const
    {
        return index >= 0 && index < rowCount() ? &m_rows[static_cast<std::size_t>(index)]
                                                : nullptr;
    }
    /// Every text is asked for anew.
    void restyle()
    {
        if (rowCount() > 0)
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }

protected:
    /// As applyKeyedDiff.
    template <typename KeyOf, typename Same>
    void bring(std::vector<Row> next, KeyOf keyOf, Same same)
    {
        const RowHooks hooks{
            [this](int from, int to) { beginRemoveRows({}, from, to); },
            [this](int from, int to) { beginInsertRows({}, from, to); },
            [this](int from, int to) { beginMoveRows({}, from, from, {}, to); },
            [this] { endRemoveRows(); },
            [this] { endInsertRows(); },
            [this] { endMoveRows(); },
            [this](int at) { emit dataChanged(index(at, 0), index(at, columnCount() - 1)); }};
        applyKeyedDiff(m_rows, std::move(next), keyOf, same, hooks);
    }
    /// The same for rows whose texts also follow the clock or the amounts' style.
    template <typename KeyOf> void bringAnew(std::vector<Row> next, KeyOf keyOf)
    {
        bring(std::move(next), keyOf, [](const Row&, const Row&) { return true; });
        restyle();
    }

    std::vector<Row> m_rows;
};

} // namespace fulgurite::ui
