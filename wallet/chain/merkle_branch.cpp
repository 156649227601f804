// SPDX-License-Identifier: MIT
#include "wallet/chain/merkle_branch.h"

#include "wallet/crypto/hash.h"

#include <algorithm>
#include <array>

namespace fulgurite::wallet {

namespace {

constexpr std::size_t kMostLevels = 32;
using Node = std::array<std::uint8_t, 64>;

Node joined(const Hash256& left, const Hash256& right)
{
    Node out;
    std::ranges::copy(left.data, out.begin());
    std::ranges::copy(right.data, out.begin() + 32);
    return out;
}

} // namespace

Hash256 merkleRoot(std::vector<Hash256> ids)
{
    if (ids.empty())
        return {};
    while (ids.size() > 1) {
        const std::size_t pairs = (ids.size() + 1) / 2;
        for (std::size_t i = 0; i < pairs; ++i)
            ids[i] = sha256d(joined(ids[2 * i], ids[std::min(2 * i + 1, ids.size() - 1)]));
        ids.resize(pairs);
    }
    return ids.front();
}

bool provesInclusion(const Txid& txid, std::uint32_t position, const std::vector<Hash256>& branch,
                     const Hash256& root)
{
    if (branch.size() > kMostLevels || std::uint64_t{position} >> branch.size() != 0)
        return false;
    Hash256 here = retag<Hash256>(txid);
    for (const Hash256& sibling : branch) {
        const Node node = (position & 1U) != 0 ? joined(sibling, here) : joined(here, sibling);
        if (parseTransactionWithoutWitness(node))
            return false;
        here = sha256d(node);
        position >>= 1U;
    }
    return here == root;
}

} // namespace fulgurite::wallet
