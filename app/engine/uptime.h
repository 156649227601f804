// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

namespace fulgurite::app {

/// Since the machine started, sleep included, unlike std::chrono::steady_clock: a connection is
/// dead after a night of it. Nobody sets this clock.
std::chrono::seconds uptimeOfMachine();

} // namespace fulgurite::app
