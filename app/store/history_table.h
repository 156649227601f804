// SPDX-License-Identifier: MIT
#pragma once

#include "app/store/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace fulgurite::store {

/// One line of the activity list, both layers. An index derived from transactions, payments and
/// invoices: rebuildable.
struct HistoryEntry {
    std::uint8_t layer = 0; ///< 0 on chain, 1 Lightning
    Bytes id;               ///< txid, or payment hash
    std::int64_t time = 0;  ///< seconds since 1970
    std::uint8_t kind = 0, status = 0;
    bool incoming = false;
    std::uint64_t amountMsat = 0, feeMsat = 0;
    std::uint32_t height = 0; ///< 0: unconfirmed, or not on chain
    std::string counterparty, description;
    std::string label; ///< joined on reading; written through LabelsTable
};

enum class HistoryOrder { TimeDescending, TimeAscending, AmountDescending };
/// The row after which a page begins: its sort value, layer and id.
struct HistoryKey {
    std::int64_t value = 0;
    std::uint8_t layer = 0;
    Bytes id;
};
struct HistoryFilter {
    std::string search; ///< part of label, counterparty, description or of the id's hex
    bool onChain = true, lightning = true, received = true, sent = true, pendingOnly = false,
         failed = true;
    HistoryOrder order = HistoryOrder::TimeDescending;
    std::optional<HistoryKey> after;
    int limit = 200;
};

/// Sum of the changes of the balance in one span; see HistoryTable::changes.
struct HistoryChange {
    std::int64_t since = 0; ///< seconds since 1970
    std::int64_t msat = 0;
};

class HistoryTable {
public:
    explicit HistoryTable(Database& database) : m_database{database} {}

    Result<void> put(const HistoryEntry& entry);
    Result<void> remove(std::uint8_t layer, ByteView id);
    Result<std::vector<HistoryEntry>> page(const HistoryFilter& filter);
    Result<std::uint64_t> count(const HistoryFilter& filter);
    /// Changes of the whole balance from `since` on, in spans of `span` seconds, oldest first: what
    /// counts neither in the total (failed, displaced, unconfirmed incoming) nor leaves the wallet
    /// (the amount of a channel opened) is left out.
    Result<std::vector<HistoryChange>> changes(std::int64_t since, std::int64_t span);

private:
    Database& m_database;
};

} // namespace fulgurite::store
