// SPDX-License-Identifier: MIT
#include "app/store/migrations.h"

#include <array>

namespace fulgurite::store {

namespace {

/// Append only: entry n brings a file from version n to n + 1. SQLite 3.15: no UPSERT, RETURNING,
/// STRICT, JSON.
constexpr auto kMigrations = std::to_array<const char*>({
    R"sql(
CREATE TABLE settings (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE channels (
    channel_id BLOB PRIMARY KEY, local_number INTEGER NOT NULL, remote_number INTEGER NOT NULL,
    closed INTEGER NOT NULL, checksum BLOB NOT NULL, snapshot BLOB NOT NULL);
CREATE TABLE onions (
    channel_id BLOB NOT NULL, direction INTEGER NOT NULL, htlc_id INTEGER NOT NULL, onion BLOB NOT NULL,
    PRIMARY KEY (channel_id, direction, htlc_id)) WITHOUT ROWID;
CREATE TABLE revoked_htlcs (
    channel_id BLOB NOT NULL, commitment_number INTEGER NOT NULL, htlcs BLOB NOT NULL,
    PRIMARY KEY (channel_id, commitment_number)) WITHOUT ROWID;
CREATE TABLE preimages (hash BLOB PRIMARY KEY, preimage BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE invoices (
    hash BLOB PRIMARY KEY, label TEXT NOT NULL UNIQUE, created_index INTEGER NOT NULL, paid_index INTEGER NOT NULL,
    created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, status INTEGER NOT NULL, record BLOB NOT NULL);
CREATE INDEX invoices_by_index ON invoices (created_index);
CREATE INDEX invoices_by_status ON invoices (status);
CREATE TABLE payments (
    hash BLOB NOT NULL, group_id INTEGER NOT NULL, created_index INTEGER NOT NULL, created_at INTEGER NOT NULL,
    status INTEGER NOT NULL, record BLOB NOT NULL, PRIMARY KEY (hash, group_id));
CREATE INDEX payments_by_index ON payments (created_index);
CREATE INDEX payments_by_status ON payments (status);
CREATE TABLE peers (node_id BLOB PRIMARY KEY, record BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE tips (height INTEGER PRIMARY KEY, hash BLOB NOT NULL, time INTEGER NOT NULL);
CREATE TABLE transactions (txid BLOB PRIMARY KEY, record BLOB NOT NULL);
CREATE TABLE addresses (script BLOB PRIMARY KEY, record BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE coins (txid BLOB NOT NULL, output INTEGER NOT NULL, record BLOB NOT NULL, PRIMARY KEY (txid, output)) WITHOUT ROWID;
CREATE TABLE labels (reference TEXT PRIMARY KEY, label TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE history (
    layer INTEGER NOT NULL, id BLOB NOT NULL, time INTEGER NOT NULL, kind INTEGER NOT NULL, status INTEGER NOT NULL,
    incoming INTEGER NOT NULL, amount INTEGER NOT NULL, fee INTEGER NOT NULL, height INTEGER NOT NULL,
    counterparty TEXT NOT NULL, description TEXT NOT NULL, shown TEXT NOT NULL, PRIMARY KEY (layer, id)) WITHOUT ROWID;
CREATE INDEX history_by_time ON history (time, layer, id);
CREATE INDEX history_by_amount ON history (amount, layer, id);
)sql",
    // The words get pages of their own; the bytes they leave behind are overwritten.
    R"sql(
PRAGMA secure_delete = ON;
CREATE TABLE seed (id INTEGER PRIMARY KEY, words BLOB NOT NULL, passphrase BLOB NOT NULL);
INSERT INTO seed SELECT 1, words.value, more.value FROM settings AS words, settings AS more
    WHERE words.name = 'wallet.mnemonic' AND more.name = 'wallet.passphrase';
DELETE FROM settings WHERE name IN ('wallet.mnemonic', 'wallet.passphrase');
)sql",
});

} // namespace

int currentVersion() { return static_cast<int>(kMigrations.size()); }

Result<void> migrate(Database& database)
{
    const auto version = FULGURITE_TRY(database.number("PRAGMA user_version"));
    if (version > currentVersion())
        return fail(StoreError::Newer, "the file has version " + std::to_string(version) +
                                           ", this program knows up to " +
                                           std::to_string(currentVersion()));
    if (version == currentVersion())
        return {};
    return database.transaction([&]() -> Result<void> {
        for (auto step = static_cast<std::size_t>(version); step < kMigrations.size(); ++step)
            FULGURITE_TRY_VOID(database.execute(kMigrations[step]));
        return database.execute("PRAGMA user_version = " + std::to_string(currentVersion()));
    });
}

} // namespace fulgurite::store
