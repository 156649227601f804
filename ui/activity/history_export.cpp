// SPDX-License-Identifier: MIT
#include "ui/activity/history_export.h"

#include <QSaveFile>

#include "ui/format/engine_words.h"
#include "ui/format/error_text.h"
#include "ui/models/answer.h"

namespace fulgurite::ui {

namespace {

constexpr int kRows = 1000;

} // namespace

HistoryExport::HistoryExport(app::History& history, QObject* parent)
    : QObject{parent},
      m_history{history}
{}

HistoryExport::~HistoryExport() = default;

void HistoryExport::start(const QString& path, HistoryFormat format, const app::HistoryQuery& query)
{
    if (m_file)
        return;
    m_file = std::make_unique<QSaveFile>(path);
    if (!m_file->open(QIODevice::WriteOnly))
        return end(tr("The file cannot be written: %1").arg(m_file->errorString()));
    m_format = format;
    m_query = query;
    m_query.limit = kRows;
    m_rows = 0;
    m_written = m_left = 0;
    m_file->write(historyFileBegin(format));
    ask({});
}

void HistoryExport::cancel()
{
    if (m_file)
        end(tr("The export was cancelled; no file was written."));
}

/// A file of labels says what it could not take.
QString HistoryExport::done() const
{
    if (m_format != HistoryFormat::Bip329)
        return tr("Payments exported");
    const QString labels = tr("%n label(s) exported.", nullptr, m_written);
    if (m_left == 0)
        return labels;
    return sentences({labels, tr("%n of Lightning payments left out: BIP 329 has no place for "
                                 "them.",
                                 nullptr, m_left)});
}

void HistoryExport::end(const QString& sentence)
{
    ++m_run;
    m_file.reset();
    emit ended(sentence);
}

void HistoryExport::ask(const QString& afterKey)
{
    m_query.afterKey = afterKey;
    onAnswer(
        m_history.page(m_query), this,
        [this, run = m_run](const app::Answer<app::HistoryPage>& answer) {
            if (run != m_run)
                return;
            if (!answer)
                return end(
                    tr("The payments could not be exported. %1").arg(errorLine(answer.error())));
            take(*answer);
        });
}

void HistoryExport::take(const app::HistoryPage& page)
{
    for (const auto& row : page.rows) {
        const QByteArray line = historyFileRow(m_format, row, m_rows++ == 0);
        m_written += line.isEmpty() ? 0 : 1;
        m_left += line.isEmpty() && !row.label.isEmpty() ? 1 : 0;
        m_file->write(line);
    }
    emit progressed(m_rows, page.total);
    if (!m_file)
        return; // cancelled by whoever listened
    if (!page.nextKey.isEmpty())
        return ask(page.nextKey);
    m_file->write(historyFileEnd(m_format));
    const bool written = m_file->commit();
    end(written ? done() : tr("The file cannot be written: %1").arg(m_file->errorString()));
}

} // namespace fulgurite::ui
