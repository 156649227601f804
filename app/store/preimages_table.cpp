// SPDX-License-Identifier: MIT
#include "app/store/preimages_table.h"

namespace fulgurite::store {

Result<void> PreimagesTable::put(const lightning::PutPreimage& known)
{
    Statement& update = *FULGURITE_TRY(
        m_database.prepare("UPDATE OR FAIL preimages SET preimage = ? WHERE hash = ?"));
    update.bind(known.preimage.view()).bind(known.hash.view());
    if (FULGURITE_TRY(update.runChanging()))
        return {};
    Statement& statement =
        *FULGURITE_TRY(m_database.prepare("INSERT OR FAIL INTO preimages VALUES (?, ?)"));
    return statement.bind(known.hash.view()).bind(known.preimage.view()).run();
}

Result<std::vector<lightning::PutPreimage>> PreimagesTable::read()
{
    std::vector<lightning::PutPreimage> out;
    Statement& statement =
        *FULGURITE_TRY(m_database.prepare("SELECT hash, preimage FROM preimages"));
    while (FULGURITE_TRY(statement.next()))
        out.push_back({FULGURITE_TRY(fixedColumn<PaymentHash>(statement, 0)),
                       FULGURITE_TRY(fixedColumn<Preimage>(statement, 1))});
    return out;
}

} // namespace fulgurite::store
