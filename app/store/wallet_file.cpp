// SPDX-License-Identifier: MIT
#include "app/store/wallet_file.h"

#include "app/store/files.h"
#include "app/store/migrations.h"
#include "app/store/settings_table.h"

#include <algorithm>
#include <fstream>

namespace fulgurite::store {

namespace {

constexpr std::uintmax_t kCheckedWhole =
    8 * 1024 * 1024; ///< a larger file is checked page by page as it is read

std::filesystem::path databaseIn(const std::filesystem::path& folder)
{
    return folder / "wallet.db";
}

SecretBytes join(const SecretBytes& key, const Salt& salt)
{
    Bytes both(key.expose().begin(), key.expose().end());
    both.insert(both.end(), salt.begin(), salt.end());
    return SecretBytes{std::move(both)};
}

Result<Salt> saltOf(const std::filesystem::path& path)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    Salt salt{};
    std::ifstream in{path, std::ios::binary};
    if (error || !in)
        return fail(StoreError::ReadOnly, path.string() + ": cannot be read");
    if (size < 4096 || size % 4096 != 0)
        return fail(StoreError::Damaged, path.string() + ": " + std::to_string(size) +
                                             " bytes are no whole number of pages");
    std::array<char, 16> raw{};
    in.read(raw.data(), raw.size());
    std::ranges::transform(raw, salt.begin(), [](char c) { return static_cast<std::uint8_t>(c); });
    return salt;
}

/// The key of whichever slot the password opens. Errors: WrongPassword.
Result<SecretBytes> keyFor(const CostFile& file, const SecretBytes& password)
{
    for (const CostSlot& slot : file.entries) {
        SecretBytes key = FULGURITE_TRY(deriveKey(password, file.salt, slot.cost));
        if (slotMatches(slot, key))
            return key;
    }
    return fail(StoreError::WrongPassword, "the password does not open this wallet");
}

Result<void> check(Database& database, const std::filesystem::path& path)
{
    std::error_code error;
    if (std::filesystem::file_size(path, error) > kCheckedWhole || error)
        return {};
    Statement& statement = *FULGURITE_TRY(database.prepare("PRAGMA quick_check(1)"));
    const bool row = FULGURITE_TRY(statement.next());
    const std::string verdict = row ? statement.text(0) : "";
    statement.reset();
    if (verdict != "ok")
        return fail(StoreError::Damaged, path.string() + ": " + verdict);
    return {};
}

/// Keeps the file as it was before an upgrade: `wallet.db.vN`.
Result<void> copyAside(Database& database, const std::filesystem::path& path)
{
    const auto version = FULGURITE_TRY(database.number("PRAGMA user_version"));
    if (version == 0 || version >= currentVersion())
        return {};
    FULGURITE_TRY_VOID(database.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
    const Bytes content = FULGURITE_TRY(readFile(path, std::size_t{4} << 30U));
    return writeFileDurably(path.string() + ".v" + std::to_string(version), content);
}

/// Copies from before an upgrade hold the words under the password of then.
void discardCopies(const std::filesystem::path& folder)
{
    std::error_code ignored;
    const std::string prefix = databaseIn(folder).filename().string() + ".v";
    std::vector<std::filesystem::path> copies;
    for (const auto& entry : std::filesystem::directory_iterator{folder, ignored})
        if (entry.path().filename().string().starts_with(prefix))
            copies.push_back(entry.path());
    for (const auto& copy : copies)
        std::filesystem::remove(copy, ignored);
}

void discardDatabase(const std::filesystem::path& path)
{
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"})
        std::filesystem::remove(path.string() + suffix, ignored);
}

/// Everything in one file, without a write-ahead log. SQLite keeps the log, and says so in a row
/// only, while another connection is open. Errors: OtherInstance.
Result<void> leaveLog(Database& database)
{
    Statement& statement = *FULGURITE_TRY(database.prepare("PRAGMA journal_mode = DELETE"));
    const bool row = FULGURITE_TRY(statement.next());
    const bool left = row && statement.text(0) == "delete";
    statement.reset();
    if (!left)
        return fail(StoreError::OtherInstance, "the wallet file is being read");
    return {};
}

/// A whole database in one file: its write-ahead log is emptied into it and gone when this returns.
Result<void> writeDraft(const std::filesystem::path& path, const SecretBytes& keyAndSalt,
                        const WalletFile::Fill& fill)
{
    Database database = FULGURITE_TRY(Database::open(path, keyAndSalt, OpenMode::Create));
    std::error_code ignored;
    std::filesystem::permissions(
        path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, ignored);
    FULGURITE_TRY_VOID(migrate(database));
    if (fill)
        FULGURITE_TRY_VOID(database.transaction([&] { return fill(database); }));
    return leaveLog(database); // what a log kept would be lost with the rename
}

} // namespace

bool WalletFile::exists(const std::filesystem::path& folder)
{
    return std::filesystem::exists(databaseIn(folder));
}

Result<WalletFile> WalletFile::create(const std::filesystem::path& folder,
                                      const SecretBytes& password, const Argon2Cost& cost,
                                      RandomSource& random, const Fill& fill)
{
    FULGURITE_TRY_VOID(prepareFolder(folder));
    LockFile lock = FULGURITE_TRY(LockFile::take(folder));
    if (exists(folder))
        return fail(StoreError::Exists, folder.string() + " holds a wallet already");
    CostFile file;
    random.fill(file.salt);
    SecretBytes key = FULGURITE_TRY(deriveKey(password, file.salt, cost));
    file.entries = {makeSlot(key, cost)};
    FULGURITE_TRY_VOID(writeCostFile(folder, file));
    const std::filesystem::path draft = databaseIn(folder).string() + ".part";
    discardDatabase(draft); // of an attempt that was cut off
    FULGURITE_TRY_VOID(writeDraft(draft, join(key, file.salt), fill));
    FULGURITE_TRY_VOID(renameDurably(draft, databaseIn(folder)));
    Database database = FULGURITE_TRY(Database::open(databaseIn(folder), key, OpenMode::ReadWrite));
    return WalletFile{folder, std::move(lock), std::move(database), std::move(key)};
}

Result<WalletFile> WalletFile::open(const std::filesystem::path& folder,
                                    const SecretBytes& password)
{
    if (!exists(folder))
        return fail(StoreError::Missing, folder.string() + " holds no wallet");
    FULGURITE_TRY_VOID(prepareFolder(folder));
    LockFile lock = FULGURITE_TRY(LockFile::take(folder));
    const Salt salt = FULGURITE_TRY(saltOf(databaseIn(folder)));
    CostFile file = FULGURITE_TRY(readCostFile(folder));
    if (file.salt != salt)
        return fail(StoreError::Damaged,
                    "the first page of wallet.db is not the one wallet.cost belongs to");
    SecretBytes key = FULGURITE_TRY(keyFor(file, password));
    auto database = Database::open(databaseIn(folder), key, OpenMode::ReadWrite);
    if (!database && file.entries.size() == 2)
        return fail(StoreError::WrongPassword,
                    "a password change was cut off; the other password opens this wallet");
    if (!database)
        return std::unexpected(std::move(database).error());
    FULGURITE_TRY_VOID(check(*database, databaseIn(folder)));
    FULGURITE_TRY_VOID(copyAside(*database, databaseIn(folder)));
    FULGURITE_TRY_VOID(migrate(*database));
    if (file.entries.size() == 2) {
        std::erase_if(file.entries, [&](const CostSlot& slot) { return !slotMatches(slot, key); });
        FULGURITE_TRY_VOID(writeCostFile(folder, file));
    }
    return WalletFile{folder, std::move(lock), std::move(*database), std::move(key)};
}

Result<Database> WalletFile::openReader() const
{
    return Database::open(databaseIn(m_folder), m_key, OpenMode::ReadOnly);
}

bool WalletFile::isPassword(const SecretBytes& password) const
{
    const auto file = readCostFile(m_folder);
    if (!file)
        return false;
    const auto key = keyFor(*file, password);
    return key && equalSecrets(key->expose(), m_key.expose());
}

Result<void> WalletFile::changePassword(const SecretBytes& newPassword, const Argon2Cost& cost)
{
    CostFile file = FULGURITE_TRY(readCostFile(m_folder));
    SecretBytes next = FULGURITE_TRY(deriveKey(newPassword, file.salt, cost));
    const CostSlot slot = makeSlot(next, cost);
    std::erase_if(file.entries, [&](const CostSlot& old) { return !slotMatches(old, m_key); });
    file.entries.push_back(slot);
    FULGURITE_TRY_VOID(writeCostFile(m_folder, file));

    FULGURITE_TRY_VOID(m_database.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
    FULGURITE_TRY_VOID(leaveLog(m_database));
    std::string pragma = "PRAGMA rekey = \"x'" + toHex(next.expose()) + "'\"";
    auto done = m_database.execute(pragma);
    wipe(pragma.data(), pragma.size());
    if (!done)
        return done;
    m_key = std::move(next);
    FULGURITE_TRY_VOID(m_database.execute("PRAGMA journal_mode = WAL"));
    file.entries = {slot};
    FULGURITE_TRY_VOID(writeCostFile(m_folder, file));
    discardCopies(m_folder);
    return {};
}

Result<void> WalletFile::reopen()
{
    constexpr std::size_t kProbe = 64 * 1024;
    m_database = FULGURITE_TRY(Database::open(databaseIn(m_folder), m_key, OpenMode::ReadWrite));
    FULGURITE_TRY_VOID(check(m_database, databaseIn(m_folder)));
    SettingsTable settings{m_database};
    FULGURITE_TRY_VOID(
        m_database.transaction([&] { return settings.put("store.probe", Bytes(kProbe, 0)); }));
    return m_database.transaction([&] { return settings.put("store.probe", Bytes{0}); });
}

} // namespace fulgurite::store
