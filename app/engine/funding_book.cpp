// SPDX-License-Identifier: MIT
#include "app/engine/funding_book.h"

#include "app/store/settings_table.h"

namespace fulgurite::app {

namespace {

constexpr std::string_view kPrefix = "funding.";

std::string nameOf(const Txid& txid) { return std::string{kPrefix} + toDisplay(txid); }

} // namespace

store::Result<void> FundingBook::load(store::Database& database)
{
    for (const auto& [name, value] : FULGURITE_TRY(store::SettingsTable{database}.read(kPrefix))) {
        if (value.empty())
            continue; // removed: settings are overwritten, not deleted
        ByteReader in{value};
        const auto temporaryId = ChannelId::fromView(in.take(32));
        auto tx = parseTransaction(in.rest());
        if (!temporaryId || !tx)
            return fail(store::StoreError::Damaged, name + ": its record cannot be read");
        const Txid txid = txidOf(*tx);
        m_entries.emplace(txid, Entry{*temporaryId, std::move(*tx)});
    }
    return {};
}

store::Result<void> FundingBook::save(store::Database& database)
{
    store::SettingsTable settings{database};
    for (const auto& [txid, written] : m_dirty) {
        ByteWriter out;
        if (written) {
            out.bytes(m_entries.at(txid).temporaryId.view());
            out.bytes(serialize(m_entries.at(txid).tx));
        }
        FULGURITE_TRY_VOID(settings.put(nameOf(txid), out.view()));
    }
    m_dirty.clear();
    return {};
}

void FundingBook::add(const ChannelId& temporaryId, const Transaction& tx)
{
    const Txid txid = txidOf(tx);
    m_entries.insert_or_assign(txid, Entry{temporaryId, tx});
    m_dirty[txid] = true;
}

const Transaction* FundingBook::find(const Txid& txid) const
{
    const auto found = m_entries.find(txid);
    return found == m_entries.end() ? nullptr : &found->second.tx;
}

std::string FundingBook::purposeOf(const ChannelId& temporaryId)
{
    return "funding " + toHex(temporaryId);
}

std::optional<ChannelId> FundingBook::temporaryIdOf(const Txid& txid) const
{
    const auto found = m_entries.find(txid);
    return found == m_entries.end() ? std::nullopt : std::optional{found->second.temporaryId};
}

std::set<Txid> FundingBook::txids() const
{
    std::set<Txid> out;
    for (const auto& [txid, entry] : m_entries)
        out.insert(txid);
    return out;
}

std::set<Txid> FundingBook::inDoubt(const wallet::CoinSet& coins) const
{
    std::set<Txid> out;
    for (const auto& [txid, entry] : m_entries)
        if (const auto* record = coins.transaction(txid);
            record != nullptr && record->displacedBy && !wallet::isStanding(*record))
            out.insert(txid);
    return out;
}

void FundingBook::remove(const Txid& txid)
{
    if (m_entries.erase(txid) != 0)
        m_dirty[txid] = false;
}

void FundingBook::removeByTemporaryId(const ChannelId& temporaryId)
{
    for (auto it = m_entries.begin(); it != m_entries.end();) {
        const bool matches = it->second.temporaryId == temporaryId;
        if (matches)
            m_dirty[it->first] = false;
        it = matches ? m_entries.erase(it) : std::next(it);
    }
}

} // namespace fulgurite::app
