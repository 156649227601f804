// SPDX-License-Identifier: MIT
#include "app/engine/log_book.h"

#include <algorithm>

namespace fulgurite::app {

void LogBook::add(const LogLine& line)
{
    const std::scoped_lock lock{m_mutex};
    m_lines.emplace_back(QDateTime::currentMSecsSinceEpoch(), line);
    if (m_lines.size() > kKept)
        m_lines.pop_front();
}

std::vector<LogEntry> LogBook::last(LogLevel least, std::size_t most) const
{
    const std::scoped_lock lock{m_mutex};
    std::vector<LogEntry> out;
    for (auto it = m_lines.rbegin(); it != m_lines.rend() && out.size() < most; ++it) {
        if (it->second.level >= least) {
            out.push_back({QDateTime::fromMSecsSinceEpoch(it->first, Qt::UTC),
                           levelName(it->second.level), QString::fromStdString(it->second.area),
                           QString::fromStdString(it->second.text)});
        }
    }
    std::ranges::reverse(out);
    return out;
}

QString levelName(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return QStringLiteral("debug");
    case LogLevel::Info:
        return QStringLiteral("info");
    case LogLevel::Warning:
        return QStringLiteral("unusual");
    case LogLevel::Error:
        return QStringLiteral("broken");
    }
    return {};
}

LogLevel levelOf(const QString& name)
{
    for (const LogLevel level : {LogLevel::Debug, LogLevel::Warning, LogLevel::Error}) {
        if (levelName(level) == name)
            return level;
    }
    return LogLevel::Info;
}

} // namespace fulgurite::app
