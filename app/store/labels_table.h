// SPDX-License-Identifier: MIT
#pragma once

#include "app/store/database.h"

#include <map>
#include <string>
#include <string_view>

namespace fulgurite::store {

/// Labels by BIP 329 reference (txid, address, payment hash). An empty label removes the row.
class LabelsTable {
public:
    explicit LabelsTable(Database& database) : m_database{database} {}

    Result<void> put(std::string_view reference, std::string_view label);
    Result<std::map<std::string, std::string>> read();

private:
    Database& m_database;
};

} // namespace fulgurite::store
