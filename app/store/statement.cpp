// SPDX-License-Identifier: MIT
#include "app/store/statement.h"

#include <sqlcipher/sqlite3.h>

#include <cassert>

namespace fulgurite::store {

std::unexpected<Error<StoreError>> failSqlite(int code, const std::string& what)
{
    const auto errorOf = [](int primary) {
        switch (primary) {
        case SQLITE_FULL:
            return StoreError::DiskFull;
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
            return StoreError::ReadOnly;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return StoreError::Damaged;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return StoreError::OtherInstance;
        case SQLITE_IOERR:
            return StoreError::InputOutput;
        case SQLITE_NOMEM:
            return StoreError::OutOfMemory;
        case SQLITE_CONSTRAINT:
            return StoreError::Conflict;
        default:
            return StoreError::Internal;
        }
    };
    return fail(errorOf(code & 0xff), what + ": " + sqlite3_errstr(code));
}

Result<Statement> Statement::prepare(sqlite3* connection, std::string_view sql)
{
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(connection, sql.data(), static_cast<int>(sql.size()),
                                        &statement, nullptr);
    if (code != SQLITE_OK)
        return failSqlite(code, std::string{sql} + ": " + sqlite3_errmsg(connection));
    return Statement{statement};
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement& Statement::bind(std::int64_t value)
{
    const int code = sqlite3_bind_int64(m_statement.get(), ++m_bound, value);
    assert(code == SQLITE_OK);
    static_cast<void>(code);
    return *this;
}

Statement& Statement::bind(ByteView blob)
{
    static constexpr std::uint8_t kEmpty = 0;
    const auto* data = blob.empty() ? &kEmpty : blob.data();
    const int code = sqlite3_bind_blob(m_statement.get(), ++m_bound, data,
                                       static_cast<int>(blob.size()), nullptr);
    assert(code == SQLITE_OK);
    static_cast<void>(code);
    return *this;
}

Statement& Statement::bind(std::string_view text)
{
    const int code =
        sqlite3_bind_text(m_statement.get(), ++m_bound, text.empty() ? "" : text.data(),
                          static_cast<int>(text.size()), nullptr);
    assert(code == SQLITE_OK);
    static_cast<void>(code);
    return *this;
}

Statement& Statement::bindNull()
{
    sqlite3_bind_null(m_statement.get(), ++m_bound);
    return *this;
}

Result<void> Statement::run()
{
    const int code = sqlite3_step(m_statement.get());
    reset();
    if (code != SQLITE_DONE && code != SQLITE_ROW)
        return failSqlite(code, sqlite3_sql(m_statement.get()));
    return {};
}

Result<bool> Statement::runChanging()
{
    FULGURITE_TRY_VOID(run());
    return sqlite3_changes(sqlite3_db_handle(m_statement.get())) > 0;
}

Result<bool> Statement::next()
{
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    reset();
    if (code != SQLITE_DONE)
        return failSqlite(code, sqlite3_sql(m_statement.get()));
    return false;
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
    sqlite3_clear_bindings(m_statement.get());
    m_bound = 0;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

Bytes Statement::blob(int column) const
{
    const auto* data =
        static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement.get(), column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column));
    return data == nullptr ? Bytes{} : Bytes(data, data + size);
}

std::string Statement::text(int column) const { return asString(blob(column)); }

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

} // namespace fulgurite::store
