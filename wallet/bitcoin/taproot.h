// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/bitcoin/script.h"

#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace fulgurite {

inline constexpr std::uint8_t kTapscriptVersion = 0xc0;

/// Source: BIP 341 § Script validation rules.
Hash256 tapLeafHash(ByteView script, std::uint8_t leafVersion = kTapscriptVersion);
/// The parent of two nodes, whatever their order.
Hash256 tapBranchHash(const Hash256& left, const Hash256& right);
/// The tweak of an internal key; no `root` for a key that commits to no script (BIP 86).
Hash256 tapTweak(const XOnlyKey& internal, const std::optional<Hash256>& root);
/// The output key. Nothing when `internal` is no point (or the tweak is out of range, which nobody
/// can cause).
std::optional<TweakedKey> taprootOutput(const XOnlyKey& internal,
                                        const std::optional<Hash256>& root = std::nullopt);

struct TapLeaf {
    Bytes script;
    std::uint8_t version = kTapscriptVersion;
};
struct TapTree;
struct TapBranch {
    std::shared_ptr<const TapTree> left, right;
};
/// A script tree: one leaf, or two trees.
struct TapTree {
    std::variant<TapLeaf, TapBranch> node;
};

/// A leaf with the hashes that lead from it to the root, deepest first.
struct TapPath {
    TapLeaf leaf;
    Hash256 leafHash;
    std::vector<Hash256> branch;
};
struct TapSummary {
    Hash256 root;
    std::vector<TapPath> leaves; ///< left to right
};
TapSummary summarise(const TapTree& tree);
/// The witness item that proves `path`. `output` is the key of the whole tree. Source: BIP 341 §
/// Script validation rules.
Bytes controlBlock(const TweakedKey& output, const XOnlyKey& internal, const TapPath& path);

} // namespace fulgurite
