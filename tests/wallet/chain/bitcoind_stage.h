// SPDX-License-Identifier: MIT
#pragma once

#include "tests/wallet/chain/toy_node.h"

#include <memory>

/// A BitcoindSync over a toy bitcoind, and what it told.
namespace fulgurite::wallet::bitcoind_stage {

inline const Bytes kOurs{0x00, 0x14, 0x11}, kLater{0x00, 0x14, 0x22}, kChannel{0x00, 0x20, 0x33};
/// Long before the toy chain's blocks, and one when they are all old.
inline const UnixTime kLongAgo = unixTime(1);

inline Transaction paymentTo(const Bytes& script, std::uint32_t salt)
{
    return payment({Txid{}, salt}, script);
}

struct Stage {
    ToyNode node;
    Heard heard;
    std::unique_ptr<BitcoindSync> sync;

    explicit Stage(std::uint32_t blocks = 0) { mine(blocks); }
    void mine(std::uint32_t blocks)
    {
        for (std::uint32_t i = 0; i < blocks; ++i)
            node.chain.add();
    }
    [[nodiscard]] ChainTip tipAt(std::uint32_t height) const
    {
        return {BlockHeight{height}, node.chain.hashAt(height), {}};
    }
    void start(std::vector<ChainTip> known, std::optional<UnixTime> birthday,
               std::vector<Watch> watches, Network network = Network::Regtest)
    {
        sync = std::make_unique<BitcoindSync>(network, node, heard.listener());
        sync->start(std::move(known), birthday, "toy");
        sync->watch(watches);
    }
    void serve(int looks = 3) { node.serve(*sync, looks); }
    [[nodiscard]] ChainStatus status() const { return heard.status().value_or(ChainStatus{}); }
};

} // namespace fulgurite::wallet::bitcoind_stage
