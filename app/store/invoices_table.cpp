// SPDX-License-Identifier: MIT
#include "app/store/invoices_table.h"

#include <algorithm>

namespace fulgurite::store {

namespace {

Result<lightning::PutInvoice> row(const Statement& statement)
{
    lightning::PutInvoice out;
    out.hash = FULGURITE_TRY(fixedColumn<PaymentHash>(statement, 0));
    out.label = statement.text(1);
    out.createdIndex = statement.unsignedInteger(2);
    out.paidIndex = statement.unsignedInteger(3);
    out.createdAt = unixTime(statement.integer(4));
    out.expiresAt = unixTime(statement.integer(5));
    out.status = static_cast<std::uint8_t>(statement.integer(6));
    out.record = statement.blob(7);
    return out;
}

Result<std::vector<lightning::PutInvoice>> rows(Statement& statement)
{
    std::vector<lightning::PutInvoice> out;
    while (FULGURITE_TRY(statement.next()))
        out.push_back(FULGURITE_TRY(row(statement)));
    return out;
}

} // namespace

Result<void> InvoicesTable::put(const lightning::PutInvoice& invoice)
{
    Statement& update = *FULGURITE_TRY(
        m_database.prepare("UPDATE OR FAIL invoices SET paid_index = ?, status = ?, record = ? "
                           "WHERE hash = ? AND label = ? "
                           "AND created_index = ? AND created_at = ? AND expires_at = ?"));
    update.bind(invoice.paidIndex).bind(static_cast<int>(invoice.status)).bind(invoice.record);
    update.bind(invoice.hash.view()).bind(invoice.label).bind(invoice.createdIndex);
    update.bind(toSeconds(invoice.createdAt)).bind(toSeconds(invoice.expiresAt));
    if (FULGURITE_TRY(update.runChanging()))
        return {};
    Statement& removal =
        *FULGURITE_TRY(m_database.prepare("DELETE FROM invoices WHERE hash = ? OR label = ?"));
    FULGURITE_TRY_VOID(removal.bind(invoice.hash.view()).bind(invoice.label).run());
    Statement& statement = *FULGURITE_TRY(
        m_database.prepare("INSERT OR FAIL INTO invoices VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
    statement.bind(invoice.hash.view())
        .bind(invoice.label)
        .bind(invoice.createdIndex)
        .bind(invoice.paidIndex);
    statement.bind(toSeconds(invoice.createdAt))
        .bind(toSeconds(invoice.expiresAt))
        .bind(static_cast<int>(invoice.status));
    return statement.bind(invoice.record).run();
}

Result<void> InvoicesTable::remove(const PaymentHash& hash)
{
    Statement& statement =
        *FULGURITE_TRY(m_database.prepare("DELETE FROM invoices WHERE hash = ?"));
    return statement.bind(hash.view()).run();
}

Result<std::vector<lightning::PutInvoice>> InvoicesTable::readUnpaid()
{
    return rows(*FULGURITE_TRY(
        m_database.prepare("SELECT * FROM invoices WHERE status = 0 ORDER BY created_index")));
}

Result<std::optional<lightning::PutInvoice>> InvoicesTable::find(std::string_view labelOrHash)
{
    const Bytes hash = fromHex(labelOrHash);
    Statement& statement =
        *FULGURITE_TRY(m_database.prepare("SELECT * FROM invoices WHERE label = ? OR hash = ?"));
    statement.bind(labelOrHash).bind(hash);
    auto found = FULGURITE_TRY(rows(statement));
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

Result<std::vector<lightning::PutInvoice>> InvoicesTable::page(std::uint64_t afterIndex, int most)
{
    Statement& statement = *FULGURITE_TRY(m_database.prepare(
        "SELECT * FROM invoices WHERE created_index > ? ORDER BY created_index LIMIT ?"));
    statement.bind(afterIndex).bind(most);
    return rows(statement);
}

} // namespace fulgurite::store
