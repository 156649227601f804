// SPDX-License-Identifier: MIT
#include "app/store/labels_table.h"

namespace fulgurite::store {

Result<void> LabelsTable::put(std::string_view reference, std::string_view label)
{
    if (label.empty()) {
        Statement& remove =
            *FULGURITE_TRY(m_database.prepare("DELETE FROM labels WHERE reference = ?"));
        return remove.bind(reference).run();
    }
    Statement& insert =
        *FULGURITE_TRY(m_database.prepare("INSERT OR REPLACE INTO labels VALUES (?, ?)"));
    return insert.bind(reference).bind(label).run();
}

Result<std::map<std::string, std::string>> LabelsTable::read()
{
    std::map<std::string, std::string> out;
    Statement& statement =
        *FULGURITE_TRY(m_database.prepare("SELECT reference, label FROM labels"));
    while (FULGURITE_TRY(statement.next()))
        out.emplace(statement.text(0), statement.text(1));
    return out;
}

} // namespace fulgurite::store
