// SPDX-License-Identifier: MIT
#include "app/store/payments_table.h"

namespace fulgurite::store {

namespace {

Result<std::vector<lightning::PutPayment>> rows(Statement& statement)
{
    std::vector<lightning::PutPayment> out;
    while (FULGURITE_TRY(statement.next())) {
        out.push_back({FULGURITE_TRY(fixedColumn<PaymentHash>(statement, 0)),
                       statement.unsignedInteger(1), statement.unsignedInteger(2),
                       unixTime(statement.integer(3)),
                       static_cast<std::uint8_t>(statement.integer(4)), statement.blob(5)});
    }
    return out;
}

} // namespace

Result<void> PaymentsTable::put(const lightning::PutPayment& payment)
{
    Statement& update = *FULGURITE_TRY(
        m_database.prepare("UPDATE OR FAIL payments SET status = ?, record = ? WHERE hash = ? AND "
                           "group_id = ? AND created_index = ? AND created_at = ?"));
    update.bind(static_cast<int>(payment.status)).bind(payment.record).bind(payment.hash.view());
    update.bind(payment.groupId).bind(payment.createdIndex).bind(toSeconds(payment.createdAt));
    if (FULGURITE_TRY(update.runChanging()))
        return {};
    Statement& removal =
        *FULGURITE_TRY(m_database.prepare("DELETE FROM payments WHERE hash = ? AND group_id = ?"));
    FULGURITE_TRY_VOID(removal.bind(payment.hash.view()).bind(payment.groupId).run());
    Statement& statement = *FULGURITE_TRY(
        m_database.prepare("INSERT OR FAIL INTO payments VALUES (?, ?, ?, ?, ?, ?)"));
    statement.bind(payment.hash.view())
        .bind(payment.groupId)
        .bind(payment.createdIndex)
        .bind(toSeconds(payment.createdAt));
    return statement.bind(static_cast<int>(payment.status)).bind(payment.record).run();
}

Result<std::vector<lightning::PutPayment>> PaymentsTable::readPending()
{
    return rows(*FULGURITE_TRY(
        m_database.prepare("SELECT * FROM payments WHERE status = 0 ORDER BY created_index")));
}

Result<std::vector<lightning::PutPayment>> PaymentsTable::page(std::uint64_t afterIndex, int most)
{
    Statement& statement = *FULGURITE_TRY(m_database.prepare(
        "SELECT * FROM payments WHERE created_index > ? ORDER BY created_index LIMIT ?"));
    statement.bind(afterIndex).bind(most);
    return rows(statement);
}

Result<std::vector<lightning::PutPayment>> PaymentsTable::find(const PaymentHash& hash)
{
    Statement& statement = *FULGURITE_TRY(
        m_database.prepare("SELECT * FROM payments WHERE hash = ? ORDER BY group_id"));
    statement.bind(hash.view());
    return rows(statement);
}

} // namespace fulgurite::store
