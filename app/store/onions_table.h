// SPDX-License-Identifier: MIT
#pragma once

#include "app/store/database.h"
#include "lightning/node/store_op.h"

#include <vector>

namespace fulgurite::store {

/// Onions of signed HTLCs by (channel, direction, id), kept out of the snapshots.
class OnionsTable {
public:
    explicit OnionsTable(Database& database) : m_database{database} {}

    Result<void> put(const lightning::PutOnion& onion);
    Result<void> remove(const lightning::DeleteOnion& onion);
    Result<std::vector<lightning::PutOnion>> read();

private:
    Database& m_database;
};

} // namespace fulgurite::store
