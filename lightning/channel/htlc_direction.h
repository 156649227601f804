// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace fulgurite::lightning {

/// Incoming: offered by the peer. Outgoing: offered by us.
enum class HtlcDirection : std::uint8_t { Incoming = 0, Outgoing = 1 };

} // namespace fulgurite::lightning
