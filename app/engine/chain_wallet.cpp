// SPDX-License-Identifier: MIT
#include "app/engine/chain_wallet.h"

#include "app/store/coins_tables.h"
#include "app/store/tips_table.h"
#include "wallet/bitcoin/script.h"

#include <algorithm>

namespace fulgurite::app {

namespace {

constexpr int kKeptTips = 150;

/// No account of BIP 84: where imported keys stand in the book.
constexpr std::uint32_t kImportedAccount = 0x7fff'fffe;

std::uint32_t purposeOf(wallet::ScriptType type) { return static_cast<std::uint32_t>(type); }

} // namespace

ChainWallet::ChainWallet(Network network, wallet::HdKey spendingAccount,
                         std::vector<wallet::Account> accounts)
    : m_network{network},
      m_spendingAccount{std::move(spendingAccount)},
      m_accounts{std::move(accounts)}
{}

void ChainWallet::import(std::vector<SecretKey> keys)
{
    m_imported = std::move(keys);
    std::vector<wallet::ScriptRecord> records;
    for (std::uint32_t index = 0; index < m_imported.size(); ++index)
        records.push_back(
            {{{purposeOf(wallet::ScriptType::NativeSegwit), kImportedAccount, 0}, index},
             p2wpkhScript(m_imported[index].publicKey()),
             true});
    note(m_coins.addScripts(std::move(records)));
}

store::Result<void> ChainWallet::load(store::Database& database)
{
    auto scripts = FULGURITE_TRY(store::AddressesTable{database}.read());
    auto transactions = FULGURITE_TRY(store::TransactionsTable{database}.read());
    auto marks = FULGURITE_TRY(store::CoinsTable{database}.read());
    m_tips = FULGURITE_TRY(store::TipsTable{database}.read(kKeptTips));
    std::ranges::sort(scripts, {}, &wallet::ScriptRecord::path);
    const BlockHeight tip = m_tips.empty() ? BlockHeight{} : m_tips.front().height;
    m_coins = wallet::CoinSet{std::move(scripts), std::move(transactions), std::move(marks), tip};
    m_coins.distrustMempool();
    openChains(wallet::kGapLimit, wallet::kLightningGapLimit);
    return {};
}

void ChainWallet::openChains(std::uint32_t gap, std::uint32_t lightningGap)
{
    for (const wallet::Account& account : m_accounts) {
        m_coins.open({purposeOf(account.type()), 0, 0}, gap);
        m_coins.open({purposeOf(account.type()), 0, 1}, gap);
        if (account.type() == wallet::ScriptType::NativeSegwit)
            m_coins.open({purposeOf(account.type()), 0, 2}, lightningGap);
    }
}

void ChainWallet::lookAhead(std::uint32_t gap) { openChains(gap, gap); }

store::Result<void> ChainWallet::save(store::Database& database)
{
    store::AddressesTable addresses{database};
    for (const wallet::ScriptPath& path : m_dirtyScripts) {
        if (const auto record = m_coins.book().record(path))
            FULGURITE_TRY_VOID(addresses.put(*record));
    }
    store::TransactionsTable transactions{database};
    for (const Txid& txid : m_dirtyTransactions) {
        if (const auto* record = m_coins.transaction(txid))
            FULGURITE_TRY_VOID(transactions.put(*record));
    }
    store::CoinsTable marks{database};
    for (const OutPoint& outpoint : m_dirtyMarks)
        FULGURITE_TRY_VOID(marks.put(m_coins.mark(outpoint)));
    store::TipsTable tips{database};
    if (m_cutTips)
        FULGURITE_TRY_VOID(tips.removeAbove(*m_cutTips));
    for (const wallet::ChainTip& tip : m_newTips)
        FULGURITE_TRY_VOID(tips.put(tip));
    m_dirtyScripts.clear();
    m_dirtyTransactions.clear();
    m_dirtyMarks.clear();
    m_cutTips.reset();
    m_newTips.clear();
    return {};
}

bool ChainWallet::isDirty() const
{
    return !m_dirtyScripts.empty() || !m_dirtyTransactions.empty() || !m_dirtyMarks.empty() ||
           m_cutTips || !m_newTips.empty();
}

std::vector<wallet::Watch> ChainWallet::takeNewWatches()
{
    std::vector<wallet::Watch> out;
    for (auto wanted = m_coins.book().wanted(); !wanted.empty(); wanted = m_coins.book().wanted()) {
        std::vector<wallet::ScriptRecord> records;
        for (const wallet::ScriptPath& path : wanted) {
            const wallet::Account* account = accountFor(path.chain);
            auto script =
                account != nullptr
                    ? account->script(static_cast<wallet::Chain>(path.chain.chain), path.index)
                    : fail(wallet::KeyError::BadPath);
            if (!script)
                return out; // one index in 2^127 has no key; the gap then ends here
            out.push_back({*script, std::nullopt});
            records.push_back({path, std::move(*script), false});
            m_dirtyScripts.insert(path);
        }
        note(m_coins.addScripts(std::move(records)));
    }
    return out;
}

std::vector<wallet::Watch> ChainWallet::allWatches(bool spends) const
{
    std::vector<wallet::Watch> out;
    for (const wallet::ScriptRecord& record : m_coins.book().records())
        out.push_back({record.scriptPubKey, std::nullopt});
    if (!spends)
        return out;
    for (const auto& [outpoint, height] : m_coins.openOutputs())
        out.push_back({{}, outpoint, height});
    return out;
}

void ChainWallet::seen(const Transaction& tx,
                       const std::optional<wallet::Confirmation>& confirmation, UnixTime now)
{
    note(m_coins.apply(tx, confirmation, now));
}

void ChainWallet::found(const wallet::UnspentFound::Coin& coin)
{
    note(m_coins.applyCoin(coin.outpoint, coin.output, coin.confirmation));
}

void ChainWallet::gone(const Txid& txid) { note(m_coins.gone(txid)); }

void ChainWallet::dropVanished(const std::set<Txid>& reported)
{
    note(m_coins.dropVanished(reported));
}

void ChainWallet::rolledBack(BlockHeight height)
{
    note(m_coins.rollBack(height));
    std::erase_if(m_tips, [&](const wallet::ChainTip& tip) { return tip.height > height; });
    std::erase_if(m_newTips, [&](const wallet::ChainTip& tip) { return tip.height > height; });
    m_cutTips = m_cutTips ? std::min(*m_cutTips, height) : height;
    m_coins.setTip(height);
}

void ChainWallet::reached(const wallet::ChainTip& tip)
{
    if (!m_tips.empty() && m_tips.front() == tip)
        return;
    std::erase_if(m_tips,
                  [&](const wallet::ChainTip& known) { return known.height >= tip.height; });
    m_tips.insert(m_tips.begin(), tip);
    if (m_tips.size() > kKeptTips)
        m_tips.resize(kKeptTips);
    m_newTips.push_back(tip);
    m_coins.setTip(tip.height);
}

std::optional<wallet::FreshScript> ChainWallet::handOut(const wallet::ChainKey& chain)
{
    wallet::ChangeSet changes;
    auto fresh = m_coins.handOut(chain, changes);
    note(changes);
    return fresh;
}

bool ChainWallet::reserve(std::span<const OutPoint> outpoints, const std::string& purpose)
{
    const auto changes = m_coins.reserve(outpoints, purpose);
    if (changes)
        note(*changes);
    return changes.has_value();
}

void ChainWallet::release(const std::string& purpose) { note(m_coins.release(purpose)); }

std::optional<SecretKey> ChainWallet::keyFor(const wallet::ScriptPath& path) const
{
    if (path.chain.purpose != purposeOf(wallet::ScriptType::NativeSegwit))
        return std::nullopt;
    if (path.chain.account == kImportedAccount)
        return path.index < m_imported.size() ? std::optional{m_imported[path.index].clone()}
                                              : std::nullopt;
    auto secret = wallet::accountSecret(m_spendingAccount,
                                        static_cast<wallet::Chain>(path.chain.chain), path.index);
    return secret ? std::optional{std::move(*secret)} : std::nullopt;
}

void ChainWallet::note(const wallet::ChangeSet& changes)
{
    m_dirtyTransactions.insert(changes.transactions.begin(), changes.transactions.end());
    m_historyDirty.insert(changes.transactions.begin(), changes.transactions.end());
    m_dirtyMarks.insert(changes.marks.begin(), changes.marks.end());
    m_dirtyScripts.insert(changes.scripts.begin(), changes.scripts.end());
}

const wallet::Account* ChainWallet::accountFor(const wallet::ChainKey& chain) const
{
    const auto found = std::ranges::find_if(m_accounts, [&](const wallet::Account& account) {
        return purposeOf(account.type()) == chain.purpose;
    });
    return found == m_accounts.end() ? nullptr : &*found;
}

} // namespace fulgurite::app
