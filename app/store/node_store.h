// SPDX-License-Identifier: MIT
#pragma once

#include "app/store/channels_table.h"
#include "app/store/invoices_table.h"
#include "app/store/onions_table.h"
#include "app/store/payments_table.h"
#include "app/store/peers_table.h"
#include "app/store/preimages_table.h"
#include "app/store/revoked_htlcs_table.h"
#include "app/store/settings_table.h"

#include <span>

namespace fulgurite::store {

/// Executes the Lightning node's store operations, and reads them back at start.
class NodeStore {
public:
    explicit NodeStore(Database& database);

    /// Inside the caller's transaction.
    Result<void> apply(const lightning::StoreOp& op);
    Result<lightning::StoredNode> read();

    ChannelsTable channels;
    OnionsTable onions;
    RevokedHtlcsTable revokedHtlcs;
    PreimagesTable preimages;
    InvoicesTable invoices;
    PaymentsTable payments;
    PeersTable peers;
    SettingsTable settings;
};

} // namespace fulgurite::store
