// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/errors.h"

#include <vector>

namespace fulgurite::app {

struct WalletFault {
    QString what;          ///< "database", "channels", "invoices", "payments", "history"
    QString detail;        ///< technical, sanitised
    bool derived = false;  ///< follows from other rows and can be made again
    bool repaired = false; ///< it was, just now
};
struct WalletCheck {
    std::vector<WalletFault> faults;
    std::uint64_t rows = 0; ///< looked at
};

/// Care for the open wallet's file.
class Upkeep {
public:
    Upkeep() = default;
    Upkeep(const Upkeep&) = delete;
    Upkeep& operator=(const Upkeep&) = delete;
    virtual ~Upkeep() = default;

    /// Reads everything, names what is broken; with `repair` makes derived rows again. Money is
    /// never touched: what is not derived is only named.
    virtual Future<WalletCheck> check(bool repair) = 0;
};

} // namespace fulgurite::app
