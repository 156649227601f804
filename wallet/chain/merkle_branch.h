// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/bitcoin/transaction.h"

#include <vector>

namespace fulgurite::wallet {

/// The root over all transaction ids of a block; of none it is zero.
Hash256 merkleRoot(std::vector<Hash256> ids);

/// Whether `branch` (from the leaf up) leads from transaction `txid` at `position` to `root`.
/// Refused as well: a position beyond the tree, more than 32 levels, and an inner node that reads
/// as a transaction of 64 bytes, with which one could graft a made-up leaf below a real one.
bool provesInclusion(const Txid& txid, std::uint32_t position, const std::vector<Hash256>& branch,
                     const Hash256& root);

} // namespace fulgurite::wallet
