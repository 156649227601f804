// SPDX-License-Identifier: MIT
#include "app/daemon/stderr_log.h"

#include <QDateTime>

#include <cstdio>

namespace fulgurite::app {

namespace {

const char* levelWord(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return "debug";
    case LogLevel::Info:
        return "info";
    case LogLevel::Warning:
        return "warning";
    case LogLevel::Error:
        return "error";
    }
    return "";
}

} // namespace

Log stderrLog(LogLevel least)
{
    return [least](const LogLine& line) {
        if (line.level < least)
            return;
        const std::string time =
            QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toStdString();
        const std::string text =
            time + " " + levelWord(line.level) + " " + line.area + ": " + line.text + "\n";
        std::fwrite(text.data(), 1, text.size(), stderr);
    };
}

} // namespace fulgurite::app
