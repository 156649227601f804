// SPDX-License-Identifier: MIT
#pragma once

#include "app/store/database.h"
#include "lightning/onchain/to_remote.h"
#include "wallet/chain/chain_source.h"
#include "wallet/keys/lightning_keys.h"

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace fulgurite::app {

/// Money that a peer's commitment leaves to us, found by the thousand payment keys of the seed
/// alone (P2WPKH and anchor P2WSH of each) and brought home. For wallets that were restored, or
/// that lost the state of a channel; channels that the node knows sweep their own.
class RemoteOutputs {
public:
    explicit RemoteOutputs(const wallet::LightningKeys& keys);

    store::Result<void> load(store::Database& database);
    /// Inside the caller's transaction.
    store::Result<void> save(store::Database& database);
    [[nodiscard]] bool isDirty() const { return m_dirty; }

    /// The scripts that a peer may yet pay.
    [[nodiscard]] std::vector<wallet::Watch> scripts() const;
    /// What was found, until it is spent for good.
    [[nodiscard]] std::vector<wallet::Watch> outputs() const;
    /// What is new to be watched after this transaction. Only confirmed ones count.
    std::vector<wallet::Watch> seen(const Transaction& tx,
                                    const std::optional<wallet::Confirmation>& confirmation);
    /// A coin of the node's set whose block is perhaps pruned.
    std::optional<wallet::Watch> found(const wallet::UnspentFound::Coin& coin);
    void rolledBack(BlockHeight height);
    /// Sweeps that are due and were not sent in this life, each to a script of its own: the same as
    /// before, until one has waited too long.
    std::vector<Transaction> sweeps(BlockHeight height, Feerate feerate,
                                    const std::function<Bytes()>& freshScript);
    /// Not yet home.
    [[nodiscard]] Satoshi pending() const;

private:
    struct Key {
        std::uint32_t index = 0;
        bool anchors = false;
    };
    struct Found {
        Satoshi value;
        Key key;
        std::uint32_t height = 0;      ///< 0: a reorg took it back
        std::uint32_t spentHeight = 0; ///< 0: not spent
        Bytes destination;             ///< empty until a sweep is made
        std::optional<Transaction> sweep{};
        bool sent = false; ///< in this life; not stored
    };
    std::optional<wallet::Watch> add(const OutPoint& outpoint, const TxOut& output,
                                     std::uint32_t height);
    void noteSpends(const Transaction& tx, std::uint32_t height);
    store::Result<void> loadSweeps(store::Database& database);
    store::Result<void> saveSweeps(store::Database& database) const;
    bool makeSweep(const OutPoint& outpoint, Found& found, const lightning::SweepTerms& terms);

    const wallet::LightningKeys& m_keys;
    std::map<Bytes, Key> m_scripts;
    std::map<OutPoint, Found> m_found;
    bool m_dirty = false;
};

} // namespace fulgurite::app
