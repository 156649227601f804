// SPDX-License-Identifier: MIT
#include "wallet/bitcoin/taproot.h"

#include "wallet/bitcoin/transaction.h"
#include "wallet/crypto/hash.h"

#include <algorithm>

namespace fulgurite {

namespace {

TapSummary summariseLeaf(const TapLeaf& leaf)
{
    const Hash256 hash = tapLeafHash(leaf.script, leaf.version);
    return {hash, {TapPath{leaf, hash, {}}}};
}

TapSummary summariseBranch(const TapBranch& branch)
{
    TapSummary left = summarise(*branch.left);
    TapSummary right = summarise(*branch.right);
    for (auto& path : left.leaves)
        path.branch.push_back(right.root);
    for (auto& path : right.leaves)
        path.branch.push_back(left.root);
    TapSummary out{tapBranchHash(left.root, right.root), std::move(left.leaves)};
    std::ranges::move(right.leaves, std::back_inserter(out.leaves));
    return out;
}

} // namespace

Hash256 tapLeafHash(ByteView script, std::uint8_t leafVersion)
{
    ByteWriter head;
    head.u8(leafVersion);
    writeCompactSize(head, script.size());
    return taggedHash("TapLeaf", {head.view(), script});
}

Hash256 tapBranchHash(const Hash256& left, const Hash256& right)
{
    const auto& [low, high] = std::minmax(left, right);
    return taggedHash("TapBranch", {low.view(), high.view()});
}

Hash256 tapTweak(const XOnlyKey& internal, const std::optional<Hash256>& root)
{
    return taggedHash("TapTweak", {internal.view(), root ? root->view() : ByteView{}});
}

std::optional<TweakedKey> taprootOutput(const XOnlyKey& internal,
                                        const std::optional<Hash256>& root)
{
    return tweakXOnly(internal, tapTweak(internal, root).view());
}

TapSummary summarise(const TapTree& tree)
{
    if (const auto* leaf = std::get_if<TapLeaf>(&tree.node))
        return summariseLeaf(*leaf);
    return summariseBranch(std::get<TapBranch>(tree.node));
}

Bytes controlBlock(const TweakedKey& output, const XOnlyKey& internal, const TapPath& path)
{
    ByteWriter out;
    out.u8(static_cast<std::uint8_t>((path.leaf.version & 0xfe) | (output.odd ? 1 : 0)));
    out.bytes(internal.view());
    for (const Hash256& hash : path.branch)
        out.bytes(hash.view());
    return out.take();
}

} // namespace fulgurite
