// SPDX-License-Identifier: MIT
#pragma once

#include "app/store/database.h"
#include "wallet/coins/records.h"

#include <vector>

namespace fulgurite::store {

/// Scripts of ours and where they stand.
class AddressesTable {
public:
    explicit AddressesTable(Database& database) : m_database{database} {}
    Result<void> put(const wallet::ScriptRecord& script);
    Result<std::vector<wallet::ScriptRecord>> read();

private:
    Database& m_database;
};

/// Transactions that touch the wallet.
class TransactionsTable {
public:
    explicit TransactionsTable(Database& database) : m_database{database} {}
    Result<void> put(const wallet::TxRecord& transaction);
    Result<std::vector<wallet::TxRecord>> read();

private:
    Database& m_database;
};

/// What the owner or Lightning said about a coin: frozen, reserved.
class CoinsTable {
public:
    explicit CoinsTable(Database& database) : m_database{database} {}
    Result<void> put(const wallet::CoinMark& mark);
    Result<std::vector<wallet::CoinMark>> read();

private:
    Database& m_database;
};

} // namespace fulgurite::store
