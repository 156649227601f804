// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/history.h"
#include "ui/shell/place.h"
#include "ui/widgets/card.h"

namespace fulgurite::ui {

/// The last few payments of both layers.
class RecentList : public Card {
    Q_OBJECT

public:
    explicit RecentList(QWidget* parent = nullptr);
    void setRows(const std::vector<app::HistoryRow>& rows, const QDateTime& now);
    void setLoading();
    void setError(const QString& sentence);

    static constexpr int kRows = 6;

signals:
    void go(const fulgurite::ui::Place& place);
    void copied(const QString& what);

private:
    void replace(QWidget* content);
    void showMenu(const app::HistoryRow& row, const QPoint& where);
    QWidget* rowWidget(const app::HistoryRow& row, const QDateTime& now);

    QWidget* m_content = nullptr;
};

} // namespace fulgurite::ui
