// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/bytes.h"

#include <cstdint>
#include <optional>

namespace fulgurite::lightning {

/// How often rows were made, changed and deleted since the wallet began. Each count is the index of
/// the newest such event, as Core Lightning's `wait` reckons; it never falls.
struct IndexCounters {
    std::uint64_t invoicesCreated = 0, invoicesUpdated = 0, invoicesDeleted = 0;
    std::uint64_t paymentsCreated = 0, paymentsUpdated = 0;
    std::uint64_t htlcsCreated = 0;
    friend bool operator==(const IndexCounters&, const IndexCounters&) = default;
};

} // namespace fulgurite::lightning
