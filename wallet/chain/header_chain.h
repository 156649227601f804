// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/result.h"
#include "wallet/bitcoin/header_rules.h"
#include "wallet/chain/chain_source.h"
#include "wallet/chain/raw_header.h"

#include <deque>
#include <span>
#include <vector>

namespace fulgurite::wallet {

enum class HeaderFault {
    NotLinked,      ///< its previous hash is another block's
    BadWork,        ///< the hash is above the target
    BadDifficulty,  ///< the target is not what the rules ask
    NotThisNetwork, ///< a block known by its hash is another one
    LessWork,       ///< a branch no better than what we have
};

/// A block known by its hash.
struct Checkpoint {
    BlockHeight height;
    BlockHash hash;
};
/// The newest one built in; genesis at least. Source: the default assumed-valid block and the
/// assumeutxo blocks of Bitcoin Core's chain parameters.
Checkpoint builtInCheckpoint(Network network);
BlockHash genesisHash(Network network);

/// Headers from a trusted block on, each checked for link, proof of work and difficulty. Holds the
/// branch with the most work that it was shown.
class HeaderChain {
public:
    /// Begins at the first block of the difficulty period that holds `trusted`.
    HeaderChain(Network network, Checkpoint trusted);

    /// The height of the next header to append, and of the first one.
    [[nodiscard]] std::uint32_t nextHeight() const;
    [[nodiscard]] std::uint32_t firstHeight() const { return m_first; }
    [[nodiscard]] const RawHeader* at(std::uint32_t height) const;
    /// Nothing before the first header.
    [[nodiscard]] std::optional<ChainTip> tip() const;
    [[nodiscard]] const Uint256& work() const { return m_work; }
    /// True once the trusted block itself was seen in the chain.
    [[nodiscard]] bool anchored() const { return nextHeight() > m_trusted.height.value; }

    /// Takes headers of consecutive heights from `height` on, which may replace some of ours: then
    /// only when the result has more work. The height of the last block kept, below which nothing
    /// changed. All or nothing.
    Result<BlockHeight, HeaderFault> accept(std::uint32_t height,
                                            std::span<const RawHeader> headers);

private:
    Result<void, HeaderFault> append(const RawHeader& header);
    [[nodiscard]] Result<void, HeaderFault> checkWork(const RawHeader& header) const;
    void truncate(std::uint32_t next);

    Network m_network;
    Checkpoint m_trusted;
    std::uint32_t m_first = 0;
    std::deque<RawHeader> m_headers;
    Uint256 m_work;
};

} // namespace fulgurite::wallet
