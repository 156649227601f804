// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/connections.h"
#include "wallet/base/log.h"

#include <deque>
#include <mutex>

namespace fulgurite::app {

/// The last lines of the log, for Network and getlog. Any thread.
class LogBook {
public:
    void add(const LogLine& line);
    /// Newest last, at or above `least`.
    [[nodiscard]] std::vector<LogEntry> last(LogLevel least, std::size_t most) const;

private:
    static constexpr std::size_t kKept = 2000;
    mutable std::mutex m_mutex;
    std::deque<std::pair<qint64, LogLine>> m_lines; ///< milliseconds since 1970
};

QString levelName(LogLevel level);
LogLevel levelOf(const QString& name);

} // namespace fulgurite::app
