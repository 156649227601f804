// SPDX-License-Identifier: MIT
#pragma once

#include <QTimer>

#include "app/api/coins.h"
#include "app/api/history.h"
#include "app/api/payments.h"
#include "app/api/requests.h"
#include "ui/activity/history_file.h"
#include "ui/shell/shell_page.h"

class QLineEdit;
class QStackedWidget;

namespace fulgurite::ui {

class ActivityDetail;
class ActivityTable;
class Button;
class DetailSplit;
class EmptyState;
class FilterChips;
class HistoryExport;
class HistoryModel;
class PreviewPane;

/// One table for both layers, with search, filters and the details of the chosen row.
class ActivityPage : public ShellPage {
    Q_OBJECT

public:
    /// `requests` tells more of payments that came in.
    ActivityPage(app::History& history, app::Payments& payments, app::Coins& coins,
                 app::Requests* requests = nullptr, QWidget* parent = nullptr);
    ~ActivityPage() override;
    void show(const app::Snapshot& snapshot);
    using ShellPage::show;

    /// A payment hash or transaction id chooses its row.
    void open(const QString& payload) override;
    bool back() override;
    bool find() override;
    QWidget* firstFocus() override;
    /// Everything the filters let through, page by page.
    void exportTo(const QString& path, HistoryFormat format);

public slots:
    void exportHistory(fulgurite::ui::HistoryFormat format);

private:
    void buildFilters();
    void buildTable();
    void applyFilters();
    void onLoaded();
    void showUnread(const app::ApiError& error);
    void reveal(int row);
    void choose(int row);
    void showDetail(const app::HistoryRow& row);
    void askDetail(const app::HistoryRow& row);
    void saveLabel(const app::HistoryRow& row, const QString& label);
    void askBump(const QString& txid);
    void bump(const QString& reviewId);
    void buildExport();
    void askPath(HistoryFormat format);

    app::History& m_history;
    app::Payments& m_payments;
    app::Coins& m_coins;
    app::Requests* m_requests;
    app::Snapshot m_shown;
    bool m_started = false;
    bool m_filtered = false;
    bool m_unread = false; ///< not one page could be read so far
    QString m_wanted;      ///< the id to choose once it is read
    QTimer m_edits;
    HistoryExport* m_exporting;
    HistoryModel* m_model;
    ActivityTable* m_table;
    QWidget* m_filters = nullptr; ///< search and chips
    QLineEdit* m_search;
    FilterChips* m_chips;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    PreviewPane* m_pane;
    DetailSplit* m_split = nullptr;
    QString m_shownId; ///< of the row whose details are shown
    app::HistoryLayer m_shownLayer = app::HistoryLayer::OnChain;
    ActivityDetail* m_detail = nullptr;
    Button* m_export;
};

} // namespace fulgurite::ui
