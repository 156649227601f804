// SPDX-License-Identifier: MIT
#pragma once

#include "app/store/store_error.h"
#include "wallet/base/bytes.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace fulgurite::store {

/// Maps SQLite's answer to a StoreError with its text.
std::unexpected<Error<StoreError>> failSqlite(int code, const std::string& what);

/// One prepared statement. Parameters are bound in order with bind(); a bound view must live until
/// run() or next() returned.
class Statement {
public:
    static Result<Statement> prepare(sqlite3* connection, std::string_view sql);

    Statement& bind(std::int64_t value);
    Statement& bind(std::uint64_t value) { return bind(static_cast<std::int64_t>(value)); }
    Statement& bind(std::uint32_t value) { return bind(static_cast<std::int64_t>(value)); }
    Statement& bind(int value) { return bind(static_cast<std::int64_t>(value)); }
    Statement& bind(bool value) { return bind(static_cast<std::int64_t>(value)); }
    Statement& bind(ByteView blob);
    Statement& bind(const Bytes& blob) { return bind(ByteView{blob}); }
    Statement& bind(std::string_view text);
    Statement& bindNull();

    /// Executes a statement without rows and resets it.
    Result<void> run();
    /// As run(); true when rows were written or deleted.
    Result<bool> runChanging();
    /// Steps to the next row; false at the end (then reset).
    Result<bool> next();
    void reset();

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::uint64_t unsignedInteger(int column) const
    {
        return static_cast<std::uint64_t>(integer(column));
    }
    [[nodiscard]] Bytes blob(int column) const;
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] bool isNull(int column) const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    explicit Statement(sqlite3_stmt* statement) : m_statement{statement} {}

    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    int m_bound = 0;
};

/// A fixed-size id from a blob column; Damaged when the length is wrong.
template <typename T> Result<T> fixedColumn(const Statement& row, int column)
{
    const Bytes raw = row.blob(column);
    const auto value = T::fromView(raw);
    if (!value)
        return fail(StoreError::Damaged, "column " + std::to_string(column) + " has " +
                                             std::to_string(raw.size()) + " bytes");
    return *value;
}

} // namespace fulgurite::store
