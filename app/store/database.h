// SPDX-License-Identifier: MIT
#pragma once

#include "app/store/statement.h"
#include "app/store/store_error.h"
#include "wallet/base/secret.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;

namespace fulgurite::store {

enum class OpenMode { Create, ReadWrite, ReadOnly };

/// One connection to a SQLCipher file: raw key, 4 KiB pages, WAL, synchronous=FULL. One thread at a
/// time. Rows written often are written with OR FAIL, not OR REPLACE: a replaced row is another
/// row, with every index page of it, and a statement that could undo itself keeps an enciphered
/// copy of each page it touches. A transaction that fails is rolled back whole instead. SQLCipher 3
/// and 4 write the same file (compatibility 3 with our page size).
class Database {
public:
    /// `rawKey` is 32 bytes, or with Create 48: key then the file's 16-byte salt.
    /// Errors: Missing, Damaged (wrong key or content), ReadOnly, DiskFull, InputOutput.
    static Result<Database> open(const std::filesystem::path& path, const SecretBytes& rawKey,
                                 OpenMode mode);

    /// Runs statements that return no rows.
    Result<void> execute(std::string_view sql);
    /// A prepared statement, kept for the life of the connection, reset and without bindings.
    Result<Statement*> prepare(std::string_view sql);
    /// Runs `body` between BEGIN IMMEDIATE and COMMIT; rolls back when it or the commit fails.
    Result<void> transaction(const std::function<Result<void>()>& body);
    /// Wipes every page and every statement that is held in memory.
    void forget();
    /// The first column of the first row, or 0.
    Result<std::int64_t> number(std::string_view sql);

private:
    struct Close {
        void operator()(sqlite3* connection) const;
    };
    explicit Database(sqlite3* connection) : m_connection{connection} {}
    Result<void> unlock(const SecretBytes& rawKey);
    Result<void> configure(OpenMode mode);

    std::unique_ptr<sqlite3, Close> m_connection;
    std::map<std::string, Statement, std::less<>> m_statements; ///< destroyed before the connection
};

} // namespace fulgurite::store
