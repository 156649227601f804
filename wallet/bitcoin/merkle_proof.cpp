// SPDX-License-Identifier: MIT
#include "wallet/bitcoin/merkle_proof.h"

#include "wallet/crypto/hash.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <string>

namespace fulgurite {

namespace {

/// A block of 4,000,000 weight units holds fewer than 2^17 transactions.
constexpr std::size_t kMostLevels = 17;
constexpr std::size_t kInnerNodeBytes = 64;

using Node = std::array<std::uint8_t, kInnerNodeBytes>;

Node joined(const Hash256& left, const Hash256& right)
{
    Node out;
    std::ranges::copy(left.data, out.begin());
    std::ranges::copy(right.data, out.begin() + 32);
    return out;
}

Hash256 parentOf(const Hash256& left, const Hash256& right) { return sha256d(joined(left, right)); }

/// One level up; an odd last hash is paired with itself.
std::vector<Hash256> levelAbove(const std::vector<Hash256>& level)
{
    std::vector<Hash256> out;
    out.reserve((level.size() + 1) / 2);
    for (std::size_t i = 0; i < level.size(); i += 2)
        out.push_back(parentOf(level[i], i + 1 < level.size() ? level[i + 1] : level[i]));
    return out;
}

} // namespace

Result<std::monostate, MerkleError> checkMerkleProof(const Transaction& tx,
                                                     const MerkleProof& proof, const Hash256& root)
{
    if (proof.branch.size() > kMostLevels)
        return fail(MerkleError::TooLong,
                    std::to_string(proof.branch.size()) + " levels, a block has at most 17");
    if (proof.position >> proof.branch.size() != 0)
        return fail(MerkleError::BadPosition, "position " + std::to_string(proof.position) +
                                                  " does not fit into " +
                                                  std::to_string(proof.branch.size()) + " levels");
    const Bytes body = serializeWithoutWitness(tx);
    if (body.size() == kInnerNodeBytes)
        return fail(MerkleError::LeafLooksInner, "a transaction of 64 bytes proves nothing");
    Hash256 hash = sha256d(body);
    for (std::size_t level = 0; level < proof.branch.size(); ++level) {
        const Hash256& beside = proof.branch[level];
        const bool right = (proof.position >> level & 1) != 0;
        const Node node = right ? joined(beside, hash) : joined(hash, beside);
        if (parseTransactionWithoutWitness(node))
            return fail(MerkleError::InnerLooksLeaf, "an inner node reads as a transaction");
        hash = sha256d(node);
    }
    if (hash != root)
        return fail(MerkleError::WrongRoot, "the branch leads to " + toDisplay(hash) +
                                                ", the header has " + toDisplay(root));
    return std::monostate{};
}

Hash256 merkleRoot(std::span<const Hash256> leaves)
{
    if (leaves.empty())
        return {};
    std::vector<Hash256> level(leaves.begin(), leaves.end());
    while (level.size() > 1)
        level = levelAbove(level);
    return level.front();
}

bool isMerkleMutated(std::span<const Hash256> leaves)
{
    std::vector<Hash256> level(leaves.begin(), leaves.end());
    while (level.size() > 1) {
        for (std::size_t i = 0; i + 1 < level.size(); i += 2) {
            if (level[i] == level[i + 1])
                return true;
        }
        level = levelAbove(level);
    }
    return false;
}

MerkleProof merkleProof(std::span<const Hash256> leaves, std::uint32_t position)
{
    assert(position < leaves.size());
    MerkleProof out{position, {}};
    std::vector<Hash256> level(leaves.begin(), leaves.end());
    for (std::size_t at = position; level.size() > 1; at /= 2) {
        const std::size_t beside = at ^ 1;
        out.branch.push_back(level[beside < level.size() ? beside : at]);
        level = levelAbove(level);
    }
    return out;
}

} // namespace fulgurite
