// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/upkeep.h"
#include "app/engine/wallet_session.h"

namespace fulgurite::app {

/// What a look at every row of the open wallet found. Writes nothing.
struct WalletFindings {
    WalletCheck check;
    std::vector<store::HistoryEntry> history; ///< rows that are missing or differ from their source
};
WalletFindings examineWallet(WalletSession& session);

} // namespace fulgurite::app
