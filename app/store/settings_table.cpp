// SPDX-License-Identifier: MIT
#include "app/store/settings_table.h"

namespace fulgurite::store {

Result<void> SettingsTable::put(std::string_view name, ByteView value)
{
    Statement& update =
        *FULGURITE_TRY(m_database.prepare("UPDATE OR FAIL settings SET value = ? WHERE name = ?"));
    if (FULGURITE_TRY(update.bind(value).bind(name).runChanging()))
        return {};
    Statement& statement =
        *FULGURITE_TRY(m_database.prepare("INSERT OR FAIL INTO settings VALUES (?, ?)"));
    return statement.bind(name).bind(value).run();
}

Result<std::optional<Bytes>> SettingsTable::find(std::string_view name)
{
    Statement& statement =
        *FULGURITE_TRY(m_database.prepare("SELECT value FROM settings WHERE name = ?"));
    statement.bind(name);
    std::optional<Bytes> out;
    if (FULGURITE_TRY(statement.next()))
        out = statement.blob(0);
    statement.reset();
    return out;
}

Result<std::vector<std::pair<std::string, Bytes>>> SettingsTable::read(std::string_view prefix)
{
    std::vector<std::pair<std::string, Bytes>> out;
    Statement& statement = *FULGURITE_TRY(
        m_database.prepare("SELECT name, value FROM settings WHERE name >= ? ORDER BY name"));
    statement.bind(prefix);
    while (FULGURITE_TRY(statement.next())) {
        std::string name = statement.text(0);
        if (!name.starts_with(prefix)) {
            statement.reset();
            break;
        }
        out.emplace_back(std::move(name), statement.blob(1));
    }
    return out;
}

} // namespace fulgurite::store
