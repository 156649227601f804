// SPDX-License-Identifier: MIT
#include "app/store/channels_table.h"

#include "wallet/crypto/hash.h"

#include <algorithm>

namespace fulgurite::store {

Result<void> ChannelsTable::put(const lightning::PutChannel& channel)
{
    auto& known = m_numbers[channel.channelId];
    if (!known.loaded)
        FULGURITE_TRY_VOID(load(channel.channelId, known));
    if (channel.localCommitmentNumber < known.local ||
        channel.remoteCommitmentNumber < known.remote)
        return fail(StoreError::Conflict,
                    "channel " + toHex(channel.channelId) + ": a commitment number would fall");
    known = {channel.localCommitmentNumber, channel.remoteCommitmentNumber, true};

    const Hash256 checksum = sha256(channel.snapshot);
    Statement& update = *FULGURITE_TRY(m_database.prepare(
        "UPDATE OR FAIL channels SET local_number = ?, remote_number = ?, closed = ?, "
        "checksum = ?, snapshot = ? WHERE channel_id = ?"));
    update.bind(channel.localCommitmentNumber)
        .bind(channel.remoteCommitmentNumber)
        .bind(channel.closed);
    update.bind(checksum.view()).bind(channel.snapshot).bind(channel.channelId.view());
    if (FULGURITE_TRY(update.runChanging()))
        return {};
    Statement& statement = *FULGURITE_TRY(
        m_database.prepare("INSERT OR FAIL INTO channels VALUES (?, ?, ?, ?, ?, ?)"));
    statement.bind(channel.channelId.view())
        .bind(channel.localCommitmentNumber)
        .bind(channel.remoteCommitmentNumber);
    return statement.bind(channel.closed).bind(checksum.view()).bind(channel.snapshot).run();
}

Result<void> ChannelsTable::load(const ChannelId& channelId, Numbers& numbers)
{
    Statement& statement = *FULGURITE_TRY(m_database.prepare(
        "SELECT local_number, remote_number FROM channels WHERE channel_id = ?"));
    statement.bind(channelId.view());
    if (FULGURITE_TRY(statement.next()))
        numbers = {statement.unsignedInteger(0), statement.unsignedInteger(1), false};
    statement.reset();
    numbers.loaded = true;
    return {};
}

Result<void> ChannelsTable::remove(const ChannelId& channelId)
{
    m_numbers.erase(channelId);
    Statement& statement =
        *FULGURITE_TRY(m_database.prepare("DELETE FROM channels WHERE channel_id = ?"));
    return statement.bind(channelId.view()).run();
}

Result<std::vector<lightning::StoredChannel>> ChannelsTable::read(bool closed)
{
    std::vector<lightning::StoredChannel> out;
    Statement& statement = *FULGURITE_TRY(m_database.prepare(
        "SELECT channel_id, snapshot, checksum FROM channels WHERE closed = ? ORDER BY rowid"));
    statement.bind(closed);
    while (FULGURITE_TRY(statement.next())) {
        lightning::StoredChannel channel{FULGURITE_TRY(fixedColumn<ChannelId>(statement, 0)),
                                         statement.blob(1)};
        // One damaged channel must not lock away the others: its state is left out, and whoever
        // decodes it quarantines it. The row stays as it is.
        if (!std::ranges::equal(sha256(channel.snapshot).view(), statement.blob(2)))
            channel.snapshot.clear();
        out.push_back(std::move(channel));
    }
    return out;
}

} // namespace fulgurite::store
