// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/bitcoin/transaction.h"

#include <span>
#include <variant>
#include <vector>

namespace fulgurite {

/// That a transaction is in a block, as Electrum servers tell it: the hashes beside its path,
/// lowest first.
struct MerkleProof {
    std::uint32_t position = 0;
    std::vector<Hash256> branch;
};

enum class MerkleError {
    TooLong,        ///< more levels than a block can have
    BadPosition,    ///< beyond what the levels can hold
    LeafLooksInner, ///< 64 bytes: could be an inner node of the tree instead
    InnerLooksLeaf, ///< reads as a transaction of 64 bytes, below which a made-up leaf may hang
    WrongRoot,
};

/// Checks that `tx` is at the proof's position below `root`.
Result<std::monostate, MerkleError> checkMerkleProof(const Transaction& tx,
                                                     const MerkleProof& proof, const Hash256& root);

/// The root over transaction ids in block order; zero for none.
Hash256 merkleRoot(std::span<const Hash256> leaves);
/// True when two equal hashes stand side by side: another block could have the same root
/// (CVE-2012-2459).
bool isMerkleMutated(std::span<const Hash256> leaves);
/// The proof for the leaf at `position` (asserted to exist).
MerkleProof merkleProof(std::span<const Hash256> leaves, std::uint32_t position);

} // namespace fulgurite
