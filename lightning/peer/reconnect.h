// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>

namespace fulgurite::lightning {

inline constexpr std::chrono::seconds kLongestReconnectPause{300};

/// How long to wait before dialling again after `failures` attempts in a row that led nowhere: 1,
/// 2, 4 … 300 seconds, and up to a quarter more by `entropy`, so that peers do not come back all at
/// once.
std::chrono::seconds reconnectPause(std::uint32_t failures, std::uint64_t entropy);

} // namespace fulgurite::lightning
