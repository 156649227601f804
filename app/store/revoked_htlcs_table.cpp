// SPDX-License-Identifier: MIT
#include "app/store/revoked_htlcs_table.h"

namespace fulgurite::store {

Result<void> RevokedHtlcsTable::put(const lightning::PutRevokedHtlcs& revoked)
{
    Statement& update = *FULGURITE_TRY(
        m_database.prepare("UPDATE OR FAIL revoked_htlcs SET htlcs = ? WHERE channel_id = ? AND "
                           "commitment_number = ?"));
    update.bind(revoked.htlcs).bind(revoked.channelId.view()).bind(revoked.commitmentNumber);
    if (FULGURITE_TRY(update.runChanging()))
        return {};
    Statement& statement =
        *FULGURITE_TRY(m_database.prepare("INSERT OR FAIL INTO revoked_htlcs VALUES (?, ?, ?)"));
    return statement.bind(revoked.channelId.view())
        .bind(revoked.commitmentNumber)
        .bind(revoked.htlcs)
        .run();
}

Result<Bytes> RevokedHtlcsTable::find(const ChannelId& channelId, std::uint64_t commitmentNumber)
{
    Statement& statement = *FULGURITE_TRY(m_database.prepare(
        "SELECT htlcs FROM revoked_htlcs WHERE channel_id = ? AND commitment_number = ?"));
    statement.bind(channelId.view()).bind(commitmentNumber);
    Bytes out;
    if (FULGURITE_TRY(statement.next()))
        out = statement.blob(0);
    statement.reset();
    return out;
}

} // namespace fulgurite::store
