// SPDX-License-Identifier: MIT
#include "lightning/peer/reconnect.h"

#include <algorithm>

namespace fulgurite::lightning {

std::chrono::seconds reconnectPause(std::uint32_t failures, std::uint64_t entropy)
{
    const std::uint64_t doubled = std::uint64_t{1} << std::min<std::uint32_t>(failures, 16);
    const auto base = std::min<std::uint64_t>(
        doubled, static_cast<std::uint64_t>(kLongestReconnectPause.count()));
    const std::uint64_t jitter = entropy % (base / 4 + 1);
    return std::chrono::seconds{base + jitter};
}

} // namespace fulgurite::lightning
