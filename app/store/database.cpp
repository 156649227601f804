// SPDX-License-Identifier: MIT
#include "app/store/database.h"

#include "app/store/files.h"
#include "app/store/wiping_memory.h"

#include <sqlcipher/sqlite3.h>

#include <cassert>

namespace fulgurite::store {

namespace {

int flagsOf(OpenMode mode)
{
    switch (mode) {
    case OpenMode::Create:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case OpenMode::ReadWrite:
        return SQLITE_OPEN_READWRITE;
    case OpenMode::ReadOnly:
        return SQLITE_OPEN_READONLY;
    }
    return 0;
}

bool isVersion4(sqlite3* connection)
{
    auto statement = Statement::prepare(connection, "PRAGMA cipher_version");
    const bool hasRow = statement && statement->next().value_or(false);
    return hasRow && !statement->text(0).starts_with("3.");
}

/// Every setting that decides what the file's bytes mean, so that no version's default can change
/// it: AES-256-CBC, HMAC-SHA1 a page, 4 KiB pages, nothing in the clear but the salt. What is new
/// in SQLCipher 4 is set first and only there.
constexpr std::string_view kFormatOfVersion4 =
    "PRAGMA cipher_compatibility = 3; PRAGMA cipher_hmac_algorithm = HMAC_SHA1; "
    "PRAGMA cipher_kdf_algorithm = PBKDF2_HMAC_SHA1; PRAGMA cipher_plaintext_header_size = 0";
constexpr std::string_view kFormat = "PRAGMA cipher_page_size = 4096; PRAGMA cipher_use_hmac = ON; "
                                     "PRAGMA kdf_iter = 64000; PRAGMA fast_kdf_iter = 2";

/// Hundreds of payments in one transaction write more pages than SQLite keeps by itself: what it
/// then writes early is enciphered, written, read and deciphered again with every further row.
/// KiB kept between transactions, and pages of 4 KiB that one transaction may hold.
/// The log may grow to 16 MiB, which a start after a crash reads: pages that are written again and
/// again then reach the file once.
constexpr std::string_view kMemory = "PRAGMA cache_size = -4096; PRAGMA cache_spill = 4096; "
                                     "PRAGMA wal_autocheckpoint = 4000";

} // namespace

void Database::Close::operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }

Result<Database> Database::open(const std::filesystem::path& path, const SecretBytes& rawKey,
                                OpenMode mode)
{
    assert(rawKey.size() == 32 || rawKey.size() == 48);
    if (mode != OpenMode::Create && !std::filesystem::exists(path))
        return fail(StoreError::Missing, path.string() + ": no such file");
    useWipingMemory();
    sqlite3* connection = nullptr;
    const int code =
        sqlite3_open_v2(path.c_str(), &connection, flagsOf(mode) | SQLITE_OPEN_NOMUTEX, nullptr);
    Database database{connection};
    if (code != SQLITE_OK)
        return failSqlite(code, path.string());
    FULGURITE_TRY_VOID(database.unlock(rawKey));
    FULGURITE_TRY_VOID(database.configure(mode));
    return database;
}

Result<void> Database::unlock(const SecretBytes& rawKey)
{
    std::string hex = toHex(rawKey.expose());
    std::string pragma = "PRAGMA key = \"x'" + hex + "'\"";
    auto done = execute(pragma);
    wipe(pragma.data(), pragma.size());
    wipe(hex.data(), hex.size());
    return done;
}

Result<void> Database::configure(OpenMode mode)
{
    sqlite3_busy_timeout(m_connection.get(), 5000);
    if (isVersion4(m_connection.get()))
        FULGURITE_TRY_VOID(execute(kFormatOfVersion4));
    FULGURITE_TRY_VOID(execute(kFormat));
    FULGURITE_TRY_VOID(number("SELECT count(*) FROM sqlite_master"));
    FULGURITE_TRY_VOID(execute("PRAGMA temp_store = MEMORY"));
    if (mode == OpenMode::ReadOnly)
        return {};
    FULGURITE_TRY_VOID(execute("PRAGMA journal_mode = WAL"));
    FULGURITE_TRY_VOID(execute(kMemory));
    return execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
}

Result<void> Database::execute(std::string_view sql)
{
    std::string text{sql};
    const int code = sqlite3_exec(m_connection.get(), text.c_str(), nullptr, nullptr, nullptr);
    wipe(text.data(), text.size());
    if (code != SQLITE_OK)
        return failSqlite(code, "database"); // the statement may hold a key: it is not repeated
    return {};
}

Result<Statement*> Database::prepare(std::string_view sql)
{
    auto found = m_statements.find(sql);
    if (found == m_statements.end()) {
        Statement made = FULGURITE_TRY(Statement::prepare(m_connection.get(), sql));
        found = m_statements.emplace(sql, std::move(made)).first;
    }
    found->second.reset();
    return &found->second;
}

Result<void> Database::transaction(const std::function<Result<void>()>& body)
{
    FULGURITE_TRY_VOID(execute("BEGIN IMMEDIATE"));
    auto done = body();
    if (done)
        done = execute("COMMIT");
    if (!done)
        static_cast<void>(execute("ROLLBACK")); // the first error is the one that counts
    return done;
}

void Database::forget()
{
    m_statements.clear();
    sqlite3_db_release_memory(m_connection.get());
    // SQLCipher deciphers into a buffer of its own, which keeps the last page: the first page has
    // nothing of the wallet.
    static_cast<void>(number("SELECT count(*) FROM sqlite_master"));
}

Result<std::int64_t> Database::number(std::string_view sql)
{
    Statement statement = FULGURITE_TRY(Statement::prepare(m_connection.get(), sql));
    const bool row = FULGURITE_TRY(statement.next());
    return row ? statement.integer(0) : 0;
}

} // namespace fulgurite::store
