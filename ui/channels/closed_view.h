// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "ui/channels/closed_model.h"

class QTableView;

namespace fulgurite::ui {

class Banner;
class PreviewPane;

/// The channels that are over, each with its closing report: who, why, what it cost, what came
/// back, when.
class ClosedView final : public QWidget {
    Q_OBJECT

public:
    explicit ClosedView(app::Channels& channels, QWidget* parent = nullptr);
    /// Asks for the list anew.
    void refresh();
    void restyle();
    [[nodiscard]] int count() const { return m_model.rowCount(); }
    /// Esc: true when the report was open.
    bool back();

signals:
    void said(const QString& message);
    void counted(int closed);

private:
    void onSelected(int row);
    QWidget* report(const app::ClosedChannel& closed);

    app::Channels& m_channels;
    ClosedModel m_model;
    Banner* m_problem;
    QTableView* m_table;
    PreviewPane* m_pane;
};

} // namespace fulgurite::ui
