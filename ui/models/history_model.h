// SPDX-License-Identifier: MIT
#pragma once

#include <QSet>

#include "app/api/history.h"
#include "ui/models/keyed_table.h"

namespace fulgurite::ui {

/// Both layers' history, paged by key as the view asks for more. GUI thread only. Filter, sort and
/// search are part of the request, never of the model.
class HistoryModel final : public KeyedTable<app::HistoryRow> {
    Q_OBJECT

public:
    enum Column { Time, What, Kind, State, AmountColumn, ColumnCount };

    explicit HistoryModel(app::History& history, QObject* parent = nullptr);

    /// A new search or filter: starts from the first page.
    void setQuery(const app::HistoryQuery& query);
    [[nodiscard]] const app::HistoryQuery& query() const { return m_query; }
    /// Reads the newest page again and keeps the rows behind it.
    void refresh();
    [[nodiscard]] const app::HistoryRow& row(int at) const
    {
        return m_rows[static_cast<std::size_t>(at)];
    }
    /// −1 when it is not among the rows read so far.
    [[nodiscard]] int find(const QString& id) const;
    [[nodiscard]] std::uint64_t total() const { return m_total; }
    [[nodiscard]] bool loading() const { return m_loading; }

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

signals:
    /// The first page of a query is there.
    void loaded();
    void failed(const fulgurite::app::ApiError& error);

private:
    void ask(const QString& afterKey);
    void takeFirst(const app::HistoryPage& page);
    void takeMore(const app::HistoryPage& page);
    [[nodiscard]] QString text(const app::HistoryRow& row, int column) const;

    app::History& m_history;
    app::HistoryQuery m_query;
    QSet<QString> m_known; ///< keys of m_rows
    QString m_nextKey;
    std::uint64_t m_total = 0;
    int m_asked = 0;
    bool m_loading = false;
    bool m_again = false;  ///< something changed while a page was being read
    bool m_restart = true; ///< the next first page replaces all rows
};

} // namespace fulgurite::ui
