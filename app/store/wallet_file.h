// SPDX-License-Identifier: MIT
#pragma once

#include "app/store/database.h"
#include "app/store/key_file.h"
#include "app/store/lock_file.h"
#include "wallet/base/random.h"

#include <filesystem>

namespace fulgurite::store {

/// A wallet's folder, opened: the lock, and the database unlocked with the password. `wallet.db`
/// and `wallet.cost`.
class WalletFile {
public:
    /// What a new wallet begins with; runs inside one transaction.
    using Fill = std::function<Result<void>(Database&)>;

    /// The file appears whole, with all that `fill` wrote, or not at all: kill -9 at any step
    /// leaves no half-made wallet. Errors: Exists, OtherInstance, ReadOnly, DiskFull, OutOfMemory,
    /// InputOutput, and those of `fill`.
    static Result<WalletFile> create(const std::filesystem::path& folder,
                                     const SecretBytes& password, const Argon2Cost& cost,
                                     RandomSource& random, const Fill& fill = {});
    /// Takes as long as the password's derivation. Errors: Missing, WrongPassword, Damaged, Newer,
    /// OtherInstance, ReadOnly.
    static Result<WalletFile> open(const std::filesystem::path& folder,
                                   const SecretBytes& password);
    /// A wallet lies in `folder`.
    static bool exists(const std::filesystem::path& folder);

    Database& database() { return m_database; }
    /// A second connection that cannot write, for lists.
    [[nodiscard]] Result<Database> openReader() const;
    /// True when `password` is the one that opened the file. Takes as long as opening.
    [[nodiscard]] bool isPassword(const SecretBytes& password) const;
    /// Kill -9 at any step leaves a file that the old or the new password opens.
    Result<void> changePassword(const SecretBytes& newPassword, const Argon2Cost& cost);
    /// After a write failed: a fresh connection, and proof that the disk takes writes again. What
    /// was read before counts no more. Errors: as open, DiskFull.
    Result<void> reopen();
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }

private:
    WalletFile(std::filesystem::path folder, LockFile lock, Database database, SecretBytes key)
        : m_folder{std::move(folder)},
          m_lock{std::move(lock)},
          m_key{std::move(key)},
          m_database{std::move(database)}
    {}

    std::filesystem::path m_folder;
    LockFile m_lock;
    SecretBytes m_key; ///< for the reader's connection
    Database m_database;
};

} // namespace fulgurite::store
