// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/snapshot.h"
#include "wallet/chain/chain_source.h"

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <vector>

namespace fulgurite::app {

/// What a session that may no longer write leaves behind: enough to keep looking.
struct GuardDuty {
    std::vector<wallet::ChainTip> tips;
    std::vector<wallet::Watch> fundings;            ///< outputs whose spend is a close or a breach
    std::map<OutPoint, QString> channels;           ///< id of each funding's channel
    std::vector<std::vector<Transaction>> packages; ///< signed and committed: sent again each block
    std::optional<std::uint32_t> deadline;          ///< the nearest block at which an HTLC expires
};

/// Watches the chain in memory while the store is out of order: spends of our channels are seen and
/// told, what was committed to be sent is sent again. It writes nothing and signs nothing.
class ChainGuard {
public:
    ChainGuard(std::unique_ptr<wallet::ChainSource> chain, GuardDuty duty,
               std::function<void()> changed);
    ChainGuard(const ChainGuard&) = delete;
    ChainGuard& operator=(const ChainGuard&) = delete;
    ~ChainGuard();

    [[nodiscard]] std::uint32_t height() const { return m_height; }
    [[nodiscard]] const wallet::ChainStatus& status() const { return m_status; }
    /// Fundings that were seen to be spent, confirmed or not.
    [[nodiscard]] const std::set<OutPoint>& spent() const { return m_spent; }
    /// The ids of the channels whose fundings these are.
    [[nodiscard]] QStringList closing() const;
    [[nodiscard]] std::optional<std::uint32_t> deadline() const { return m_duty.deadline; }

private:
    void take(const wallet::ChainEvent& event);
    void sendAgain();

    std::unique_ptr<wallet::ChainSource> m_chain;
    GuardDuty m_duty;
    std::function<void()> m_changed;
    std::uint32_t m_height = 0;
    wallet::ChainStatus m_status;
    std::set<OutPoint> m_spent;
};

} // namespace fulgurite::app
