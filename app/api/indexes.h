// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/errors.h"

#include <cstdint>
#include <map>

namespace fulgurite::app {

/// What is counted. Forwarding is not served yet: its counts stay zero.
enum class IndexedRows { Invoices, Payments, Forwards, Htlcs };
enum class IndexKind { Created, Updated, Deleted };
struct IndexReached {
    std::uint64_t value = 0; ///< the count now
    std::map<QString, QString>
        details; ///< of the row that reached it; empty when it was there before
};

/// Every making, changing and deleting of a row has a number that never falls, so that a program
/// that was away can ask for what it missed.
class Indexes {
public:
    Indexes() = default;
    Indexes(const Indexes&) = delete;
    Indexes& operator=(const Indexes&) = delete;
    virtual ~Indexes() = default;

    /// Answers once the count is `next` or more.
    virtual Future<IndexReached> wait(IndexedRows rows, IndexKind kind, std::uint64_t next) = 0;
};

} // namespace fulgurite::app
