// SPDX-License-Identifier: MIT
#pragma once

#include "app/practice/world.h"

#include <deque>

namespace fulgurite::practice {

/// A chain backend that sees the practice world as a full node would. Events wait until
/// World::step().
class WorldChainSource final : public wallet::ChainSource {
public:
    explicit WorldChainSource(World& world);
    ~WorldChainSource() override;

    void start(std::vector<wallet::ChainTip> known, std::optional<UnixTime> birthday,
               Listener listener) override;
    void watch(std::vector<wallet::Watch> watches) override;
    void broadcast(std::vector<Transaction> package) override;
    void stop() override;

    // Called by the world.
    void blockConnected(const Block& block, std::uint32_t height);
    void transactionAccepted(const Transaction& tx);
    void transactionGone(const Txid& txid);
    /// True when something was told.
    bool tell();

private:
    [[nodiscard]] bool concerns(const Transaction& tx) const;
    void reportBlock(const Block& block, std::uint32_t height);
    void reportTip();
    void reportFees();

    World& m_world;
    Listener m_listener;
    std::set<Bytes> m_scripts;
    std::set<OutPoint> m_outpoints;
    /// Outputs that pay to a watched script: their spends concern us too.
    mutable std::set<OutPoint> m_coins;
    std::deque<wallet::ChainEvent> m_events;
    bool m_running = false, m_saidReady = false;
};

} // namespace fulgurite::practice
