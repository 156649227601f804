// SPDX-License-Identifier: MIT
#pragma once

#include "app/store/database.h"
#include "lightning/node/store_op.h"

#include <vector>

namespace fulgurite::store {

/// Outgoing payments, each a set of parts.
class PaymentsTable {
public:
    explicit PaymentsTable(Database& database) : m_database{database} {}

    Result<void> put(const lightning::PutPayment& payment);
    Result<std::vector<lightning::PutPayment>> readPending();
    /// All, by created index from `afterIndex` (exclusive), at most `most`.
    Result<std::vector<lightning::PutPayment>> page(std::uint64_t afterIndex, int most);
    Result<std::vector<lightning::PutPayment>> find(const PaymentHash& hash);

private:
    Database& m_database;
};

} // namespace fulgurite::store
