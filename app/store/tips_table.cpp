// SPDX-License-Identifier: MIT
#include "app/store/tips_table.h"

namespace fulgurite::store {

Result<void> TipsTable::put(const wallet::ChainTip& tip)
{
    constexpr std::uint32_t kKept = 200;
    Statement& insert =
        *FULGURITE_TRY(m_database.prepare("INSERT OR REPLACE INTO tips VALUES (?, ?, ?)"));
    FULGURITE_TRY_VOID(
        insert.bind(tip.height.value).bind(tip.hash.view()).bind(toSeconds(tip.time)).run());
    if (tip.height.value <= kKept)
        return {};
    Statement& prune = *FULGURITE_TRY(m_database.prepare("DELETE FROM tips WHERE height < ?"));
    return prune.bind(tip.height.value - kKept).run();
}

Result<void> TipsTable::removeAbove(BlockHeight height)
{
    Statement& statement = *FULGURITE_TRY(m_database.prepare("DELETE FROM tips WHERE height > ?"));
    return statement.bind(height.value).run();
}

Result<std::vector<wallet::ChainTip>> TipsTable::read(int most)
{
    std::vector<wallet::ChainTip> out;
    Statement& statement = *FULGURITE_TRY(
        m_database.prepare("SELECT height, hash, time FROM tips ORDER BY height DESC LIMIT ?"));
    statement.bind(most);
    while (FULGURITE_TRY(statement.next())) {
        out.push_back({BlockHeight{static_cast<std::uint32_t>(statement.integer(0))},
                       FULGURITE_TRY(fixedColumn<BlockHash>(statement, 1)),
                       unixTime(statement.integer(2))});
    }
    return out;
}

} // namespace fulgurite::store
