// SPDX-License-Identifier: MIT
#pragma once

#include "app/store/database.h"
#include "lightning/node/store_op.h"

#include <vector>

namespace fulgurite::store {

/// Peers we keep, by node id.
class PeersTable {
public:
    explicit PeersTable(Database& database) : m_database{database} {}

    Result<void> put(const lightning::PutPeer& peer);
    Result<void> remove(const PublicKey& nodeId);
    Result<std::vector<lightning::PutPeer>> read();

private:
    Database& m_database;
};

} // namespace fulgurite::store
