// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/chain/chain_source.h"

#include <vector>

namespace fulgurite::wallet {

/// What a listener heard, in its order.
struct Heard {
    std::vector<ChainEvent> events;
    ChainSource::Listener listener()
    {
        return [this](const ChainEvent& event) { events.push_back(event); };
    }
    template <typename T> std::vector<T> all() const
    {
        std::vector<T> out;
        for (const auto& event : events)
            if (const T* one = std::get_if<T>(&event))
                out.push_back(*one);
        return out;
    }
    [[nodiscard]] std::optional<ChainStatus> status() const
    {
        const auto said = all<ChainStatus>();
        return said.empty() ? std::nullopt : std::optional{said.back()};
    }
    [[nodiscard]] bool ready() const { return status() && status()->state == ChainState::Ready; }
    /// The height where it was last seen; 0: in the mempool; -1: never.
    [[nodiscard]] int seenAt(const Transaction& tx) const
    {
        int out = -1;
        for (const auto& seen : all<TransactionSeen>())
            if (txidOf(seen.tx) == txidOf(tx))
                out = seen.confirmation ? static_cast<int>(seen.confirmation->height.value) : 0;
        return out;
    }
};

} // namespace fulgurite::wallet
