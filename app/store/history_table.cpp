// SPDX-License-Identifier: MIT
#include "app/store/history_table.h"

#include "app/store/labels_table.h"
#include "wallet/base/fixed_bytes.h"

#include <algorithm>

namespace fulgurite::store {

namespace {

constexpr int kFailed = 3;

/// Kinds: 2 channel opened, 3 closed, 4 to oneself. A close brings back what the Lightning balance
/// counted before. States: 2 done, 1 unconfirmed or not yet deep.
constexpr const char* kChanges =
    "SELECT time / ?, sum(CASE WHEN kind = 3 THEN 0 WHEN kind IN (2, 4) THEN -fee "
    "WHEN incoming THEN amount ELSE -amount - fee END) FROM history "
    "WHERE time >= ? AND (status = 2 OR (status = 1 AND layer = 0 AND NOT incoming)) "
    "GROUP BY 1 ORDER BY 1";

std::string whereOf(const HistoryFilter& filter)
{
    std::string where = " WHERE 1";
    if (!filter.onChain)
        where += " AND h.layer <> 0";
    if (!filter.lightning)
        where += " AND h.layer <> 1";
    if (!filter.received)
        where += " AND h.incoming = 0";
    if (!filter.sent)
        where += " AND h.incoming = 1";
    if (filter.pendingOnly)
        where += " AND h.status IN (0, 1)";
    if (!filter.failed)
        where += " AND h.status <> " + std::to_string(kFailed);
    if (!filter.search.empty())
        where += " AND (h.counterparty LIKE ? ESCAPE '!' OR h.description LIKE ? ESCAPE '!' OR "
                 "l.label LIKE ? ESCAPE '!' OR h.shown LIKE ? ESCAPE '!')";
    return where;
}

std::string pattern(const std::string& search)
{
    std::string out = "%";
    for (const char c : search) {
        if (c == '%' || c == '_' || c == '!')
            out += '!';
        out += c;
    }
    return out + "%";
}

std::string orderOf(HistoryOrder order)
{
    switch (order) {
    case HistoryOrder::TimeDescending:
        return " ORDER BY h.time DESC, h.layer DESC, h.id DESC";
    case HistoryOrder::TimeAscending:
        return " ORDER BY h.time, h.layer, h.id";
    case HistoryOrder::AmountDescending:
        return " ORDER BY h.amount DESC, h.layer DESC, h.id DESC";
    }
    return {};
}

std::string afterOf(HistoryOrder order)
{
    const std::string column = order == HistoryOrder::AmountDescending ? "h.amount" : "h.time";
    const std::string compare = order == HistoryOrder::TimeAscending ? ">" : "<";
    return " AND (" + column + ", h.layer, h.id) " + compare + " (?, ?, ?)";
}

/// Row values came with SQLite 3.15, the oldest we meet.
constexpr const char* kFrom = " FROM history h LEFT JOIN labels l ON l.reference = h.shown";

} // namespace

Result<void> HistoryTable::put(const HistoryEntry& entry)
{
    Bytes shown = entry.id;
    if (entry.layer == 0)
        std::ranges::reverse(shown);
    const std::string reference = toHex(shown);
    // What is sorted by seldom changes: then the indexes stay as they are.
    Statement& update = *FULGURITE_TRY(m_database.prepare(
        "UPDATE OR FAIL history SET kind = ?, status = ?, incoming = ?, fee = ?, height = ?, "
        "counterparty = ?, description = ?, shown = ? "
        "WHERE layer = ? AND id = ? AND time = ? AND amount = ?"));
    update.bind(static_cast<int>(entry.kind))
        .bind(static_cast<int>(entry.status))
        .bind(entry.incoming)
        .bind(entry.feeMsat)
        .bind(entry.height);
    update.bind(entry.counterparty).bind(entry.description).bind(reference);
    update.bind(static_cast<int>(entry.layer)).bind(entry.id).bind(entry.time);
    if (FULGURITE_TRY(update.bind(entry.amountMsat).runChanging()))
        return {};
    FULGURITE_TRY_VOID(remove(entry.layer, entry.id));
    Statement& statement = *FULGURITE_TRY(m_database.prepare(
        "INSERT OR FAIL INTO history VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    statement.bind(static_cast<int>(entry.layer))
        .bind(entry.id)
        .bind(entry.time)
        .bind(static_cast<int>(entry.kind));
    statement.bind(static_cast<int>(entry.status))
        .bind(entry.incoming)
        .bind(entry.amountMsat)
        .bind(entry.feeMsat)
        .bind(entry.height);
    return statement.bind(entry.counterparty).bind(entry.description).bind(reference).run();
}

Result<void> HistoryTable::remove(std::uint8_t layer, ByteView id)
{
    Statement& statement =
        *FULGURITE_TRY(m_database.prepare("DELETE FROM history WHERE layer = ? AND id = ?"));
    return statement.bind(static_cast<int>(layer)).bind(id).run();
}

Result<std::vector<HistoryEntry>> HistoryTable::page(const HistoryFilter& filter)
{
    std::string sql = "SELECT h.layer, h.id, h.time, h.kind, h.status, h.incoming, h.amount, "
                      "h.fee, h.height, h.counterparty, h.description, l.label";
    sql += kFrom + whereOf(filter) + (filter.after ? afterOf(filter.order) : "") +
           orderOf(filter.order) + " LIMIT ?";
    Statement& statement = *FULGURITE_TRY(m_database.prepare(sql));
    const std::string like = pattern(filter.search);
    if (!filter.search.empty())
        statement.bind(like).bind(like).bind(like).bind(like);
    if (filter.after)
        statement.bind(filter.after->value)
            .bind(static_cast<int>(filter.after->layer))
            .bind(filter.after->id);
    statement.bind(filter.limit);

    std::vector<HistoryEntry> out;
    while (FULGURITE_TRY(statement.next())) {
        HistoryEntry entry;
        entry.layer = static_cast<std::uint8_t>(statement.integer(0));
        entry.id = statement.blob(1);
        entry.time = statement.integer(2);
        entry.kind = static_cast<std::uint8_t>(statement.integer(3));
        entry.status = static_cast<std::uint8_t>(statement.integer(4));
        entry.incoming = statement.integer(5) != 0;
        entry.amountMsat = statement.unsignedInteger(6);
        entry.feeMsat = statement.unsignedInteger(7);
        entry.height = static_cast<std::uint32_t>(statement.integer(8));
        entry.counterparty = statement.text(9);
        entry.description = statement.text(10);
        entry.label = statement.text(11);
        out.push_back(std::move(entry));
    }
    return out;
}

Result<std::uint64_t> HistoryTable::count(const HistoryFilter& filter)
{
    Statement& statement = *FULGURITE_TRY(
        m_database.prepare("SELECT count(*)" + std::string{kFrom} + whereOf(filter)));
    const std::string like = pattern(filter.search);
    if (!filter.search.empty())
        statement.bind(like).bind(like).bind(like).bind(like);
    std::uint64_t out = 0;
    if (FULGURITE_TRY(statement.next()))
        out = statement.unsignedInteger(0);
    statement.reset();
    return out;
}

Result<std::vector<HistoryChange>> HistoryTable::changes(std::int64_t since, std::int64_t span)
{
    Statement& statement = *FULGURITE_TRY(m_database.prepare(kChanges));
    statement.bind(span).bind(since);
    std::vector<HistoryChange> out;
    while (FULGURITE_TRY(statement.next()))
        out.push_back({statement.integer(0) * span, statement.integer(1)});
    return out;
}

} // namespace fulgurite::store
