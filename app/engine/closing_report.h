// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/channels.h"
#include "lightning/node/node.h"
#include "wallet/coins/coin_set.h"

#include <map>

namespace fulgurite::app {

/// What became of closed channels, by what the coin set saw come home.
class ClosingReports {
public:
    explicit ClosingReports(const wallet::CoinSet& coins);

    [[nodiscard]] ClosedChannel of(const lightning::ChannelInfo& info) const;

private:
    struct Home {
        Satoshi value;
        bool confirmed = true;
    };
    void addMutual(ClosedChannel& out, const lightning::ChannelInfo& info) const;
    void addSweep(ClosedChannel& out, const lightning::ChannelInfo& info) const;
    [[nodiscard]] Satoshi paidToUs(const Transaction& tx, ByteView closeTo) const;

    const wallet::CoinSet& m_coins;
    std::map<Txid, Home> m_spentFrom; ///< what transactions that spend outputs of it pay to us
};

} // namespace fulgurite::app
