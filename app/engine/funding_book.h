// SPDX-License-Identifier: MIT
#pragma once

#include "app/store/database.h"
#include "wallet/bitcoin/transaction.h"
#include "wallet/coins/coin_set.h"

#include <map>
#include <optional>
#include <set>

namespace fulgurite::app {

/// Funding transactions that are signed and reserved but not yet deep, kept in the file: each is
/// broadcast only after the commit that holds `funding_signed`, again at every start, and is
/// never replaced. Rows are settings `funding.TXID`.
class FundingBook {
public:
    store::Result<void> load(store::Database& database);
    /// Inside the caller's transaction.
    store::Result<void> save(store::Database& database);

    void add(const ChannelId& temporaryId, const Transaction& tx);
    [[nodiscard]] const Transaction* find(const Txid& txid) const;
    [[nodiscard]] bool contains(const Txid& txid) const { return m_entries.contains(txid); }
    /// The id of the reservation of its coins.
    static std::string purposeOf(const ChannelId& temporaryId);
    std::optional<ChannelId> temporaryIdOf(const Txid& txid) const;
    [[nodiscard]] std::set<Txid> txids() const;
    /// Those that another transaction displaced, perhaps for good: their channels hold no money.
    [[nodiscard]] std::set<Txid> inDoubt(const wallet::CoinSet& coins) const;
    void remove(const Txid& txid);
    void removeByTemporaryId(const ChannelId& temporaryId);

private:
    struct Entry {
        ChannelId temporaryId;
        Transaction tx;
    };
    std::map<Txid, Entry> m_entries;
    std::map<Txid, bool> m_dirty; ///< true: written, false: removed
};

} // namespace fulgurite::app
