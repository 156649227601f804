// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/coins/records.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace fulgurite::wallet {

/// A script offered for receiving.
struct FreshScript {
    ScriptPath path;
    Bytes scriptPubKey;
    bool beyondGap =
        false; ///< a restore by gap limit could miss it: 20 unused ones were handed out before
};

/// Which scripts are ours, how far each chain is used, and which to watch next. Derives nothing:
/// the caller supplies scripts.
class AddressBook {
public:
    /// Opens a row of addresses. Without it `wanted` asks for none of them.
    void open(ChainKey chain, std::uint32_t gapLimit = kGapLimit);

    /// Paths whose scripts are due: `gapLimit` beyond the last used or handed-out one. Derive,
    /// `add`, watch, ask again.
    [[nodiscard]] std::vector<ScriptPath> wanted() const;

    /// Adds scripts, each chain from index 0 upward without holes (asserted). Known ones are
    /// ignored.
    void add(std::vector<ScriptRecord> scripts);

    /// The first script after every used or handed-out one; nothing when `wanted` was not served.
    [[nodiscard]] std::optional<FreshScript> next(ChainKey chain) const;
    /// Takes it for good.
    void handOut(const ScriptPath& path);
    /// True when this is news.
    bool markUsed(const ScriptPath& path);

    [[nodiscard]] std::optional<ScriptPath> find(ByteView scriptPubKey) const;
    [[nodiscard]] const Bytes* scriptOf(const ScriptPath& path) const;
    [[nodiscard]] bool isUsed(const ScriptPath& path) const;
    [[nodiscard]] std::vector<ScriptRecord> records() const;
    [[nodiscard]] std::optional<ScriptRecord> record(const ScriptPath& path) const;

private:
    struct Script {
        Bytes scriptPubKey;
        bool handedOut = false;
        bool used = false;
    };
    struct Row {
        std::uint32_t gapLimit = kGapLimit;
        std::vector<Script> scripts;
        std::uint32_t firstFresh = 0;  ///< behind every used or handed-out script
        std::uint32_t firstUnused = 0; ///< behind every used one
    };
    Script* at(const ScriptPath& path);
    [[nodiscard]] const Script* at(const ScriptPath& path) const;

    std::map<ChainKey, Row> m_rows;
    std::unordered_map<std::string, ScriptPath> m_byScript;
};

} // namespace fulgurite::wallet
