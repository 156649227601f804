// SPDX-License-Identifier: MIT
#pragma once

#include "app/store/database.h"
#include "lightning/node/store_op.h"

#include <map>
#include <vector>

namespace fulgurite::store {

/// Channel snapshots by channel_id. A write that would lower a commitment number is refused as
/// Conflict.
class ChannelsTable {
public:
    explicit ChannelsTable(Database& database) : m_database{database} {}

    Result<void> put(const lightning::PutChannel& channel);
    Result<void> remove(const ChannelId& channelId);
    /// Open ones, or closed ones. Damaged when a checksum fails.
    Result<std::vector<lightning::StoredChannel>> read(bool closed);

private:
    Database& m_database;
    struct Numbers {
        std::uint64_t local = 0, remote = 0;
        bool loaded = false;
    };
    Result<void> load(const ChannelId& channelId, Numbers& numbers);
    std::map<ChannelId, Numbers>
        m_numbers; ///< what the file holds, so that a payment costs no read
};

} // namespace fulgurite::store
