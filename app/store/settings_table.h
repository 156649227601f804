// SPDX-License-Identifier: MIT
#pragma once

#include "app/store/database.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fulgurite::store {

/// Small values by name: counters, choices, the backend. Never the seed, see SeedTable.
class SettingsTable {
public:
    explicit SettingsTable(Database& database) : m_database{database} {}

    Result<void> put(std::string_view name, ByteView value);
    Result<std::optional<Bytes>> find(std::string_view name);
    /// Names that begin with `prefix`, in order.
    Result<std::vector<std::pair<std::string, Bytes>>> read(std::string_view prefix);

private:
    Database& m_database;
};

} // namespace fulgurite::store
