// SPDX-License-Identifier: MIT
#include "app/store/seed_table.h"

namespace fulgurite::store {

Result<void> SeedTable::put(const StoredSeed& seed)
{
    Statement& statement =
        *FULGURITE_TRY(m_database.prepare("INSERT OR REPLACE INTO seed VALUES (1, ?, ?)"));
    return statement.bind(seed.words.expose()).bind(seed.passphrase.expose()).run();
}

Result<std::optional<StoredSeed>> SeedTable::read()
{
    Statement& statement = *FULGURITE_TRY(m_database.prepare("SELECT words, passphrase FROM seed"));
    std::optional<StoredSeed> out;
    if (FULGURITE_TRY(statement.next()))
        out = StoredSeed{SecretBytes{statement.blob(0)}, SecretBytes{statement.blob(1)}};
    statement.reset();
    return out;
}

} // namespace fulgurite::store
