// SPDX-License-Identifier: MIT
#pragma once

#include "app/practice/mempool.h"
#include "wallet/bitcoin/interpreter_rules.h"
#include "wallet/bitcoin/script.h"
#include "wallet/bitcoin/sighash.h"
#include "wallet/crypto/hash.h"
#include "wallet/crypto/keys.h"

#include <string>
#include <vector>

namespace fulgurite::practice::testing {

/// One key that owns every coin of these tests.
inline SecretKey minerKey() { return *SecretKey::parse(Bytes(32, 3)); }
inline Bytes minerScript() { return p2wpkhScript(minerKey().publicKey()); }
inline UnixTime at(std::int64_t seconds) { return unixTime(1'700'000'000 + seconds); }

/// A coin that a test may spend.
struct Owned {
    OutPoint outpoint;
    Satoshi value;
};

inline void sign(Transaction& tx, const std::vector<Owned>& coins)
{
    const Bytes code = p2wpkhScriptCode(hash160(minerKey().publicKey().view()));
    for (std::size_t i = 0; i < coins.size(); ++i) {
        const Hash256 digest = segwitSighash(tx, SegwitSpend{i, code, coins[i].value, kSighashAll});
        Bytes signature = toDer(signEcdsaLowR(minerKey(), digest));
        signature.push_back(1);
        const auto key = minerKey().publicKey();
        tx.inputs[i].witness = {signature, Bytes(key.view().begin(), key.view().end())};
    }
}

/// Spends `coins` to `outputs` outputs of ours, paying `fee`.
inline Transaction spend(const std::vector<Owned>& coins, std::uint64_t fee,
                         std::size_t outputs = 1, std::uint32_t sequence = 0xfffffffd)
{
    Transaction tx;
    std::uint64_t total = 0;
    for (const Owned& coin : coins) {
        tx.inputs.push_back({coin.outpoint, {}, sequence, {}});
        total += coin.value.value();
    }
    for (std::size_t i = 0; i < outputs; ++i)
        tx.outputs.push_back({Satoshi{(total - fee) / outputs}, minerScript()});
    sign(tx, coins);
    return tx;
}

inline Owned outputOf(const Transaction& tx, std::uint32_t index = 0)
{
    return {{txidOf(tx), index}, tx.outputs.at(index).value};
}

/// A chain of `blocks` blocks, all rewards ours.
struct World {
    Chain chain;
    Mempool mempool;
    std::int64_t clock = 0;

    explicit World(std::uint32_t blocks = 110, MempoolPolicy policy = {}) : mempool{policy}
    {
        mine(blocks);
    }
    void mine(std::uint32_t blocks)
    {
        for (std::uint32_t i = 0; i < blocks; ++i)
            static_cast<void>(mineBlock(chain, mempool, minerScript(), at(clock += 600)));
    }
    [[nodiscard]] Owned reward(std::uint32_t height) const
    {
        return outputOf(chain.blockAt({height})->transactions[0]);
    }
    [[nodiscard]] UnixTime now() const { return at(clock); }
    /// The reject reason, or "" when it was taken.
    std::string offer(const Transaction& tx)
    {
        const auto verdict = mempool.accept(chain, tx, now());
        return verdict ? "" : verdict.error().detail;
    }
};

} // namespace fulgurite::practice::testing
