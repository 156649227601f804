// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/chain/raw_header.h"
#include "wallet/chain/watch_set.h"

#include <vector>

namespace fulgurite::wallet {

struct BlockMatch {
    Transaction tx;
    std::uint32_t position = 0;
};
struct ScannedBlock {
    RawHeader header;
    std::vector<BlockMatch> matches; ///< in the block's order
};

/// The transactions of a serialised block that pay or spend what is watched; `watched` grows by
/// their outputs. Nothing is judged beyond what reading needs: a block that the backend accepted
/// is never refused, whatever its witnesses. Errors: Truncated, NotCanonical, TrailingBytes; and
/// Malformed when something matched and the Merkle root differs.
Result<ScannedBlock, BitcoinError> scanBlock(ByteView block, WatchSet& watched);

} // namespace fulgurite::wallet
