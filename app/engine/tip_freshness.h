// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/clock.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace fulgurite::app {

/// Whether the height that HTLCs are judged by is that of the chain today. A backend that is gone
/// for a moment changes nothing; one that is gone for longer, or whose chain stands still, does.
class TipFreshness {
public:
    static constexpr std::chrono::seconds kPatience{120};
    /// No chain of proof of work has been without a block for so long.
    static constexpr std::chrono::hours kOldestTip{4};

    /// `tip`: the time of the newest block; nothing where blocks are made by hand (regtest).
    bool isFresh(UnixTime now, bool ready, std::optional<UnixTime> tip)
    {
        if (ready)
            m_readyAt = now;
        const bool stands = tip && now - *tip > kOldestTip;
        return m_readyAt && now - *m_readyAt <= kPatience && !stands;
    }

    /// Of a chain that is not fresh: whole hours since its newest block, when that is the cause.
    static std::optional<std::uint32_t> standsStillFor(UnixTime now, UnixTime tip)
    {
        if (now - tip <= kOldestTip)
            return std::nullopt;
        return static_cast<std::uint32_t>(
            std::chrono::duration_cast<std::chrono::hours>(now - tip).count());
    }

private:
    std::optional<UnixTime> m_readyAt;
};

} // namespace fulgurite::app
