// SPDX-License-Identifier: MIT
#pragma once

#include "app/store/store_error.h"
#include "wallet/base/bytes.h"
#include "wallet/base/secret.h"
#include "wallet/crypto/argon2.h"

#include <array>
#include <filesystem>
#include <vector>

namespace fulgurite::store {

using Salt = std::array<std::uint8_t, 16>;

/// The file `wallet.cost` beside the database: what each derivation costs, in clear, authenticated
/// by the key it gives. Two slots, old and new, so that a password change may be cut off anywhere.
struct CostSlot {
    Argon2Cost cost;
    std::array<std::uint8_t, 32> mac{};
};

/// Derives the database key of (password, salt, cost). Errors: OutOfMemory, Internal.
Result<SecretBytes> deriveKey(const SecretBytes& password, const Salt& salt,
                              const Argon2Cost& cost);
/// The slot that names `cost` for `key`.
CostSlot makeSlot(const SecretBytes& key, const Argon2Cost& cost);
bool slotMatches(const CostSlot& slot, const SecretBytes& key);

/// The file's content. The salt repeats the database's first 16 bytes, so that a flipped bit there
/// is told from a wrong password.
struct CostFile {
    Salt salt{};
    std::vector<CostSlot> entries; ///< one, or two while a password change is under way
};
Bytes encodeCostFile(const CostFile& file);
/// Errors: Damaged (its own checksum fails, or a cost out of bounds), Newer.
Result<CostFile> decodeCostFile(ByteView content);
/// Errors of read: those of decodeCostFile, Missing.
Result<void> writeCostFile(const std::filesystem::path& folder, const CostFile& file);
Result<CostFile> readCostFile(const std::filesystem::path& folder);

/// A cost that takes about `seconds` on this machine: passes are measured and scaled, memory stays
/// 64 MiB.
Argon2Cost calibrate(double seconds);

} // namespace fulgurite::store
