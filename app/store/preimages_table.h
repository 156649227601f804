// SPDX-License-Identifier: MIT
#pragma once

#include "app/store/database.h"
#include "lightning/node/store_op.h"

#include <vector>

namespace fulgurite::store {

/// Preimages by payment hash. Never deleted while an HTLC may stand.
class PreimagesTable {
public:
    explicit PreimagesTable(Database& database) : m_database{database} {}

    Result<void> put(const lightning::PutPreimage& known);
    Result<std::vector<lightning::PutPreimage>> read();

private:
    Database& m_database;
};

} // namespace fulgurite::store
