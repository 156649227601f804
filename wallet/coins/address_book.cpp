// SPDX-License-Identifier: MIT
#include "wallet/coins/address_book.h"

#include <algorithm>
#include <cassert>

namespace fulgurite::wallet {

void AddressBook::open(ChainKey chain, std::uint32_t gapLimit)
{
    m_rows[chain].gapLimit = gapLimit;
}

std::vector<ScriptPath> AddressBook::wanted() const
{
    std::vector<ScriptPath> out;
    for (const auto& [chain, row] : m_rows)
        for (auto index = static_cast<std::uint32_t>(row.scripts.size());
             index < row.firstFresh + row.gapLimit; ++index)
            out.push_back({chain, index});
    return out;
}

void AddressBook::add(std::vector<ScriptRecord> scripts)
{
    for (ScriptRecord& script : scripts) {
        Row& row = m_rows[script.path.chain];
        if (script.path.index < row.scripts.size())
            continue;
        assert(script.path.index == row.scripts.size());
        m_byScript.emplace(asString(script.scriptPubKey), script.path);
        row.scripts.push_back({std::move(script.scriptPubKey), false, false});
        if (script.handedOut)
            handOut(script.path);
    }
}

std::optional<FreshScript> AddressBook::next(ChainKey chain) const
{
    const auto row = m_rows.find(chain);
    if (row == m_rows.end() || row->second.firstFresh >= row->second.scripts.size())
        return std::nullopt;
    const std::uint32_t index = row->second.firstFresh;
    const bool beyond = index >= row->second.firstUnused + row->second.gapLimit;
    return FreshScript{{chain, index}, row->second.scripts[index].scriptPubKey, beyond};
}

void AddressBook::handOut(const ScriptPath& path)
{
    Script* script = at(path);
    assert(script != nullptr);
    script->handedOut = true;
    Row& row = m_rows[path.chain];
    row.firstFresh = std::max(row.firstFresh, path.index + 1);
}

bool AddressBook::markUsed(const ScriptPath& path)
{
    Script* script = at(path);
    assert(script != nullptr);
    if (std::exchange(script->used, true))
        return false;
    Row& row = m_rows[path.chain];
    row.firstUnused = std::max(row.firstUnused, path.index + 1);
    row.firstFresh = std::max(row.firstFresh, path.index + 1);
    return true;
}

std::optional<ScriptPath> AddressBook::find(ByteView scriptPubKey) const
{
    const auto found = m_byScript.find(asString(scriptPubKey));
    return found == m_byScript.end() ? std::nullopt : std::optional{found->second};
}

const Bytes* AddressBook::scriptOf(const ScriptPath& path) const
{
    const Script* script = at(path);
    return script == nullptr ? nullptr : &script->scriptPubKey;
}

bool AddressBook::isUsed(const ScriptPath& path) const
{
    const Script* script = at(path);
    return script != nullptr && script->used;
}

std::vector<ScriptRecord> AddressBook::records() const
{
    std::vector<ScriptRecord> out;
    for (const auto& [chain, row] : m_rows)
        for (std::uint32_t index = 0; index < row.scripts.size(); ++index)
            out.push_back(
                {{chain, index}, row.scripts[index].scriptPubKey, row.scripts[index].handedOut});
    return out;
}

std::optional<ScriptRecord> AddressBook::record(const ScriptPath& path) const
{
    const Script* script = at(path);
    if (script == nullptr)
        return std::nullopt;
    return ScriptRecord{path, script->scriptPubKey, script->handedOut};
}

AddressBook::Script* AddressBook::at(const ScriptPath& path)
{
    const auto row = m_rows.find(path.chain);
    const bool known = row != m_rows.end() && path.index < row->second.scripts.size();
    return known ? &row->second.scripts[path.index] : nullptr;
}

const AddressBook::Script* AddressBook::at(const ScriptPath& path) const
{
    const auto row = m_rows.find(path.chain);
    const bool known = row != m_rows.end() && path.index < row->second.scripts.size();
    return known ? &row->second.scripts[path.index] : nullptr;
}

} // namespace fulgurite::wallet
