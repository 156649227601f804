// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "app/api/connections.h"

class QPlainTextEdit;

namespace fulgurite::ui {

class Label;
class SegmentedSwitch;

/// The last lines of the engine's log, read again while it is seen.
class LogView : public QWidget {
    Q_OBJECT

public:
    explicit LogView(app::Connections& connections, QWidget* parent = nullptr);
    void refresh();

signals:
    void said(const QString& message);

private:
    void show(const std::vector<app::LogEntry>& entries);

    app::Connections& m_connections;
    SegmentedSwitch* m_level;
    QPlainTextEdit* m_text;
    Label* m_problem;
};

} // namespace fulgurite::ui
