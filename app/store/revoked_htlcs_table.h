// SPDX-License-Identifier: MIT
#pragma once

#include "app/store/database.h"
#include "lightning/node/store_op.h"

#include <vector>

namespace fulgurite::store {

/// HTLCs of revoked remote commitments: what a penalty needs, for the life of the channel.
class RevokedHtlcsTable {
public:
    explicit RevokedHtlcsTable(Database& database) : m_database{database} {}

    Result<void> put(const lightning::PutRevokedHtlcs& revoked);
    /// Empty when that commitment had none.
    Result<Bytes> find(const ChannelId& channelId, std::uint64_t commitmentNumber);

private:
    Database& m_database;
};

} // namespace fulgurite::store
