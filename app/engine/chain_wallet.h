// SPDX-License-Identifier: MIT
#pragma once

#include "app/store/database.h"
#include "wallet/chain/chain_source.h"
#include "wallet/coins/coin_set.h"
#include "wallet/keys/accounts.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace fulgurite::app {

/// The on-chain half of an open wallet: coin set, watched scripts, known tips; what changed waits
/// to be stored with the batch. Private keys of one account (m/84'/coin'/0') stay here; those of
/// the others are asked for when a coin of theirs is spent.
class ChainWallet {
public:
    ChainWallet(Network network, wallet::HdKey spendingAccount,
                std::vector<wallet::Account> accounts);

    /// Developer option: P2WPKH coins of these keys are ours, too. After load(), before the first
    /// watch; the keys are given anew at each start and stored nowhere.
    void import(std::vector<SecretKey> keys);
    /// Reads the rows of the file; opens the chains of every account.
    store::Result<void> load(store::Database& database);
    /// Writes what changed since, inside the caller's transaction.
    store::Result<void> save(store::Database& database);
    [[nodiscard]] bool isDirty() const;

    /// Where spent coins leave no trace (pruned blocks), the usual gap would end the search too
    /// early: looks `gap` scripts ahead on every chain.
    void lookAhead(std::uint32_t gap);
    /// Derives the scripts that are due; the new ones must be watched.
    std::vector<wallet::Watch> takeNewWatches();
    /// Of all scripts. `spends`: of the coins, too, which a backend that reads blocks must hear of
    /// at each start: a spend may pay nothing back to us.
    [[nodiscard]] std::vector<wallet::Watch> allWatches(bool spends) const;
    [[nodiscard]] std::vector<wallet::ChainTip> knownTips() const { return m_tips; }
    [[nodiscard]] const wallet::ChainTip* newestTip() const
    {
        return m_tips.empty() ? nullptr : &m_tips.front();
    }

    void seen(const Transaction& tx, const std::optional<wallet::Confirmation>& confirmation,
              UnixTime now);
    void found(const wallet::UnspentFound::Coin& coin);
    void gone(const Txid& txid);
    void dropVanished(const std::set<Txid>& reported);
    void rolledBack(BlockHeight height);
    void reached(const wallet::ChainTip& tip);

    /// The next script of a chain, taken for good.
    std::optional<wallet::FreshScript> handOut(const wallet::ChainKey& chain);
    bool reserve(std::span<const OutPoint> outpoints, const std::string& purpose);
    void release(const std::string& purpose);

    [[nodiscard]] const wallet::CoinSet& coins() const { return m_coins; }
    /// The key that signs for a script of ours; nothing for a script of an account whose key is not
    /// here.
    [[nodiscard]] std::optional<SecretKey> keyFor(const wallet::ScriptPath& path) const;
    [[nodiscard]] Network network() const { return m_network; }
    /// Transactions whose history row is to be written anew; taken once.
    std::set<Txid> takeChangedTransactions() { return std::exchange(m_historyDirty, {}); }

private:
    void note(const wallet::ChangeSet& changes);
    void openChains(std::uint32_t gap, std::uint32_t lightningGap);
    [[nodiscard]] const wallet::Account* accountFor(const wallet::ChainKey& chain) const;

    Network m_network;
    wallet::HdKey m_spendingAccount;
    std::vector<wallet::Account> m_accounts;
    std::vector<SecretKey> m_imported;
    wallet::CoinSet m_coins;
    std::vector<wallet::ChainTip> m_tips; ///< newest first
    std::set<Txid> m_dirtyTransactions, m_historyDirty;
    std::set<OutPoint> m_dirtyMarks;
    std::set<wallet::ScriptPath> m_dirtyScripts;
    std::optional<BlockHeight> m_cutTips; ///< tips above it are to be deleted
    std::vector<wallet::ChainTip> m_newTips;
};

} // namespace fulgurite::app
