// SPDX-License-Identifier: MIT
#pragma once

#include "app/store/database.h"
#include "wallet/chain/chain_source.h"

#include <map>
#include <set>
#include <span>

namespace fulgurite::app {

/// What is still to be looked for in blocks already read, kept over restarts: scripts whose coins
/// no scan has told of yet, and how far down the spender of an outpoint was sought. Only a backend
/// that reads blocks needs it; an Electrum server tells the history of whatever it is asked for.
class LateWatches {
public:
    store::Result<void> load(store::Database& database);
    /// Inside the caller's transaction.
    store::Result<void> save(store::Database& database);
    [[nodiscard]] bool isDirty() const { return m_dirty; }

    /// Scripts that were first watched while the wallet was open.
    void add(std::span<const wallet::Watch> watches);
    void scanned(std::span<const Bytes> scripts);
    void sought(const wallet::SpenderSought& progress);
    /// What was once found to be missing stays so: later blocks do not tell it.
    void missing(BlockHeight below);
    [[nodiscard]] std::optional<BlockHeight> missingBelow() const { return m_missingBelow; }
    /// The watches, with what is known of their past.
    void mark(std::vector<wallet::Watch>& watches) const;

private:
    std::set<Bytes> m_unscanned;
    std::map<OutPoint, BlockHeight> m_sought;
    std::optional<BlockHeight> m_missingBelow;
    bool m_dirty = false;
};

} // namespace fulgurite::app
