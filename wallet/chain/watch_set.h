// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/chain/chain_source.h"

#include <string_view>
#include <unordered_set>

namespace fulgurite::wallet {

/// The scripts and outpoints looked out for. An output found to pay a watched script is watched
/// for its spend from then on.
class WatchSet {
public:
    /// True when the watch was new.
    bool add(const Watch& watch);
    void add(const OutPoint& outpoint) { m_outpoints.insert(outpoint); }

    [[nodiscard]] bool pays(ByteView script) const
    {
        return m_scripts.contains(std::string_view{reinterpret_cast<const char*>(script.data()),
                                                   script.size()}); // NOLINT
    }
    [[nodiscard]] bool spends(const OutPoint& outpoint) const
    {
        return m_outpoints.contains(outpoint);
    }
    [[nodiscard]] bool empty() const { return m_scripts.empty() && m_outpoints.empty(); }
    /// Scripts and outpoints together.
    [[nodiscard]] std::size_t size() const { return m_scripts.size() + m_outpoints.size(); }

    /// Whether `tx` matters; its outputs that pay us are then watched too.
    bool matches(const Transaction& tx);

private:
    struct ScriptHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view script) const
        {
            return std::hash<std::string_view>{}(script);
        }
    };
    struct OutPointHash {
        std::size_t operator()(const OutPoint& outpoint) const;
    };
    std::unordered_set<std::string, ScriptHash, std::equal_to<>> m_scripts;
    std::unordered_set<OutPoint, OutPointHash> m_outpoints;
};

} // namespace fulgurite::wallet
