// SPDX-License-Identifier: MIT
#pragma once

#include "app/store/database.h"
#include "wallet/base/secret.h"

#include <optional>

namespace fulgurite::store {

struct StoredSeed {
    SecretBytes words, passphrase; ///< the passphrase may be empty
};

/// The words a wallet was made from. Alone in their table, so that no page of the file that is read
/// for something else brings them into memory.
class SeedTable {
public:
    explicit SeedTable(Database& database) : m_database{database} {}

    Result<void> put(const StoredSeed& seed);
    Result<std::optional<StoredSeed>> read();

private:
    Database& m_database;
};

} // namespace fulgurite::store
