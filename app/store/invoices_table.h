// SPDX-License-Identifier: MIT
#pragma once

#include "app/store/database.h"
#include "lightning/node/store_op.h"

#include <optional>
#include <vector>

namespace fulgurite::store {

/// Our invoices, and keysends received.
class InvoicesTable {
public:
    explicit InvoicesTable(Database& database) : m_database{database} {}

    Result<void> put(const lightning::PutInvoice& invoice);
    Result<void> remove(const PaymentHash& hash);
    Result<std::vector<lightning::PutInvoice>> readUnpaid();
    /// By label, or by the hash in hex.
    Result<std::optional<lightning::PutInvoice>> find(std::string_view labelOrHash);
    /// All, by created index from `afterIndex` (exclusive), at most `most`.
    Result<std::vector<lightning::PutInvoice>> page(std::uint64_t afterIndex, int most);

private:
    Database& m_database;
};

} // namespace fulgurite::store
