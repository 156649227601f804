// SPDX-License-Identifier: MIT
#include "app/engine/uptime.h"

#include <ctime>

namespace fulgurite::app {

std::chrono::seconds uptimeOfMachine()
{
    timespec time = {};
    ::clock_gettime(CLOCK_BOOTTIME, &time);
    return std::chrono::seconds{time.tv_sec};
}

} // namespace fulgurite::app
