// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/snapshot.h"
#include "ui/widgets/card.h"

namespace fulgurite::ui {

/// The open and lately paid requests, newest first; hidden while there is none.
class RequestList : public Card {
    Q_OBJECT

public:
    explicit RequestList(QWidget* parent = nullptr);
    void setRequests(const std::vector<app::RequestRow>& requests, const QDateTime& now);

signals:
    /// The row was clicked, or its button pressed: show its code.
    void showRequested(const QString& label);
    void copyRequested(const QString& invoice);
    void removeRequested(const QString& label);

private:
    QWidget* rowWidget(const app::RequestRow& request, const QDateTime& now);

    QWidget* m_rows = nullptr;
};

} // namespace fulgurite::ui
