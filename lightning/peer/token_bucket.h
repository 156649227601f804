// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/clock.h"

#include <algorithm>
#include <cstdint>

namespace fulgurite::lightning {

/// Lets `burst` through at once and `perSecond` for ever: calls, bytes, or whatever `cost` counts.
class TokenBucket {
public:
    TokenBucket(std::uint32_t burst, std::uint32_t perSecond)
        : m_burst{burst},
          m_perSecond{perSecond},
          m_tokens{burst}
    {}

    bool take(UnixTime now, std::uint64_t cost = 1)
    {
        if (now > m_last) {
            const auto gained = static_cast<std::uint64_t>((now - m_last).count()) * m_perSecond;
            m_tokens = std::min<std::uint64_t>(m_burst,
                                               m_tokens + std::min<std::uint64_t>(gained, m_burst));
        }
        m_last = now;
        if (m_tokens < cost)
            return false;
        m_tokens -= cost;
        return true;
    }

private:
    std::uint32_t m_burst;
    std::uint32_t m_perSecond;
    std::uint64_t m_tokens;
    UnixTime m_last{};
};

} // namespace fulgurite::lightning
