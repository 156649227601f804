// SPDX-License-Identifier: MIT
#include "app/store/onions_table.h"

namespace fulgurite::store {

Result<void> OnionsTable::put(const lightning::PutOnion& onion)
{
    FULGURITE_TRY_VOID(remove({onion.channelId, onion.direction, onion.htlcId}));
    Statement& statement =
        *FULGURITE_TRY(m_database.prepare("INSERT OR FAIL INTO onions VALUES (?, ?, ?, ?)"));
    return statement.bind(onion.channelId.view())
        .bind(static_cast<int>(onion.direction))
        .bind(onion.htlcId)
        .bind(onion.onion)
        .run();
}

Result<void> OnionsTable::remove(const lightning::DeleteOnion& onion)
{
    Statement& statement = *FULGURITE_TRY(m_database.prepare(
        "DELETE FROM onions WHERE channel_id = ? AND direction = ? AND htlc_id = ?"));
    return statement.bind(onion.channelId.view())
        .bind(static_cast<int>(onion.direction))
        .bind(onion.htlcId)
        .run();
}

Result<std::vector<lightning::PutOnion>> OnionsTable::read()
{
    std::vector<lightning::PutOnion> out;
    Statement& statement = *FULGURITE_TRY(
        m_database.prepare("SELECT channel_id, direction, htlc_id, onion FROM onions"));
    while (FULGURITE_TRY(statement.next())) {
        const auto direction = statement.integer(1) == 0 ? lightning::HtlcDirection::Incoming
                                                         : lightning::HtlcDirection::Outgoing;
        out.push_back({FULGURITE_TRY(fixedColumn<ChannelId>(statement, 0)), direction,
                       statement.unsignedInteger(2), statement.blob(3)});
    }
    return out;
}

} // namespace fulgurite::store
