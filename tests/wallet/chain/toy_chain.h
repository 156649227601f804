// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/bitcoin/header_rules.h"
#include "wallet/bitcoin/merkle_proof.h"
#include "wallet/bitcoin/transaction.h"
#include "wallet/chain/raw_header.h"

#include <vector>

namespace fulgurite::wallet {

/// A regtest chain made by hand: headers with proof of work over blocks of made-up transactions.
struct ToyBlock {
    Bytes header; ///< 80 bytes
    std::vector<Transaction> transactions;
    [[nodiscard]] RawHeader parsed() const { return *RawHeader::parse(header); }
    [[nodiscard]] Bytes raw() const
    {
        ByteWriter out;
        out.bytes(header);
        writeCompactSize(out, transactions.size());
        for (const auto& tx : transactions)
            out.bytes(serialize(tx));
        return out.take();
    }
    [[nodiscard]] std::vector<Hash256> ids() const
    {
        std::vector<Hash256> out;
        for (const auto& tx : transactions)
            out.push_back(retag<Hash256>(txidOf(tx)));
        return out;
    }
};

inline Transaction payment(const OutPoint& from, Bytes script, std::uint64_t satoshi = 1000)
{
    Transaction tx;
    tx.inputs.push_back({from, {}, 0xffffffff, {{1, 2, 3}}});
    tx.outputs.push_back({Satoshi{satoshi}, std::move(script)});
    return tx;
}

/// The genesis header of regtest, a fact of the network.
inline Bytes regtestGenesis()
{
    return fromHex(
        "0100000000000000000000000000000000000000000000000000000000000000000000003ba3edfd7a7b12b2"
        "7ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4adae5494dffff7f2002000000");
}

/// Grinds a header on top of `previous`; `salt` makes branches differ.
inline ToyBlock mined(const BlockHash& previous, std::uint32_t time, std::vector<Transaction> with,
                      std::uint32_t salt = 0)
{
    ToyBlock block;
    block.transactions.push_back(payment({{}, 0xffffffff}, {0x51}, time + salt));
    for (auto& tx : with)
        block.transactions.push_back(std::move(tx));
    const std::uint32_t bits = HeaderRules{Network::Regtest}.easiestBits();
    for (std::uint32_t nonce = 0;; ++nonce) {
        ByteWriter out;
        out.u32le(4);
        out.bytes(previous.view());
        out.bytes(merkleRoot(block.ids()).view());
        out.u32le(time);
        out.u32le(bits);
        out.u32le(nonce);
        block.header = out.take();
        if (meetsOwnTarget(block.parsed()))
            return block;
    }
}

/// Genesis at index 0 (its transaction is not there), then blocks as added.
struct ToyChain {
    std::vector<ToyBlock> blocks{{regtestGenesis(), {}}};

    void add(std::vector<Transaction> with = {}, std::uint32_t salt = 0)
    {
        const auto tip = blocks.back().parsed();
        blocks.push_back(mined(tip.hash, tip.time + 600, std::move(with), salt));
    }
    [[nodiscard]] std::uint32_t height() const
    {
        return static_cast<std::uint32_t>(blocks.size() - 1);
    }
    [[nodiscard]] BlockHash hashAt(std::uint32_t h) const { return blocks.at(h).parsed().hash; }
};

} // namespace fulgurite::wallet
