// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/log.h"

namespace fulgurite::app {

/// Lines of `least` and above on standard error, one write each: time in UTC, level, area, text.
/// May be called from any thread.
Log stderrLog(LogLevel least);

} // namespace fulgurite::app
