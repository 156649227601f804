// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>

namespace fulgurite {

/// Seconds since 1970, UTC. Cores receive it as a value in their inputs; they never ask for it.
using UnixTime = std::chrono::sys_seconds;

constexpr UnixTime unixTime(std::int64_t seconds)
{
    return UnixTime{std::chrono::seconds{seconds}};
}
constexpr std::int64_t toSeconds(UnixTime time) { return time.time_since_epoch().count(); }

/// A height in the best chain; genesis is 0.
struct BlockHeight {
    std::uint32_t value = 0;
    friend constexpr auto operator<=>(BlockHeight, BlockHeight) = default;
};

} // namespace fulgurite
