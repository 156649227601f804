// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include "app/api/history.h"
#include "ui/activity/history_file.h"

#include <memory>

class QSaveFile;

namespace fulgurite::ui {

/// Writes what a query lets through to a file, page by page; the file appears whole or not at all.
class HistoryExport final : public QObject {
    Q_OBJECT

public:
    explicit HistoryExport(app::History& history, QObject* parent = nullptr);
    ~HistoryExport() override;
    void start(const QString& path, HistoryFormat format, const app::HistoryQuery& query);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_file != nullptr; }

signals:
    void progressed(quint64 rows, quint64 total);
    /// A sentence for the person.
    void ended(const QString& sentence);

private:
    void ask(const QString& afterKey);
    void take(const app::HistoryPage& page);
    [[nodiscard]] QString done() const;
    void end(const QString& sentence);

    app::History& m_history;
    app::HistoryQuery m_query;
    HistoryFormat m_format = HistoryFormat::Csv;
    std::unique_ptr<QSaveFile> m_file;
    int m_run = 0; ///< an answer to a cancelled run is dropped
    quint64 m_rows = 0;
    int m_written = 0, m_left = 0; ///< rows in the file; labels it has no place for
};

} // namespace fulgurite::ui
