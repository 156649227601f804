// SPDX-License-Identifier: MIT
#pragma once

#include "app/store/database.h"
#include "wallet/chain/chain_source.h"

#include <vector>

namespace fulgurite::store {

/// The last blocks the wallet has processed, for finding the fork point of a reorg.
class TipsTable {
public:
    explicit TipsTable(Database& database) : m_database{database} {}

    Result<void> put(const wallet::ChainTip& tip);
    Result<void> removeAbove(BlockHeight height);
    /// Newest first, at most `most`.
    Result<std::vector<wallet::ChainTip>> read(int most);

private:
    Database& m_database;
};

} // namespace fulgurite::store
