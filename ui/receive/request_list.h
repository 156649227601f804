// SPDX-License-Identifier: MIT
#pragma once

#include <QSet>

#include "app/api/snapshot.h"
#include "ui/widgets/card.h"

class QHBoxLayout;

namespace fulgurite::ui {

/// The open and lately paid requests, newest first, the older ones behind a button; hidden while
/// there is none.
class RequestList : public Card {
    Q_OBJECT

public:
    explicit RequestList(QWidget* parent = nullptr);
    void setRequests(const std::vector<app::RequestRow>& requests, const QDateTime& now);
    /// Rows that stand as removed, each with a way back.
    void setRemoved(const QSet<QString>& labels);

signals:
    /// The row was clicked, or its button pressed: show its code.
    void showRequested(const QString& label);
    void copied(const QString& what);
    void removeRequested(const QString& label);
    void undoRequested(const QString& label);

private:
    void rebuild(const QDateTime& now);
    [[nodiscard]] QWidget* foldButton();
    QWidget* rowWidget(const app::RequestRow& request, const QDateTime& now);
    QWidget* removedRow(const app::RequestRow& request);
    void addButtons(QHBoxLayout* line, const app::RequestRow& request);
    void showMenu(const app::RequestRow& request, const QPoint& where);

    std::vector<app::RequestRow> m_requests;
    QSet<QString> m_removed;
    bool m_all = false; ///< else the newest few
    QWidget* m_rows = nullptr;
};

} // namespace fulgurite::ui
