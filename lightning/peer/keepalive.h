// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/clock.h"

#include <chrono>
#include <cstdint>
#include <variant>
#include <vector>

namespace fulgurite::lightning::keepalive {

/// Nothing is asked; a ping is due at `pingAt`.
struct Quiet {
    UnixTime pingAt;
};
/// A ping is unanswered since `pingedAt`.
struct Waiting {
    UnixTime pingedAt;
};
using State = std::variant<Quiet, Waiting>;

/// Anything came from the peer.
struct Heard {
    UnixTime at;
};
/// `entropy` spreads the pings of many peers over time.
struct Tick {
    UnixTime now;
    std::uint64_t entropy = 0;
};
using Input = std::variant<Heard, Tick>;

struct SendPing {};
struct Disconnect {};
using Effect = std::variant<SendPing, Disconnect>;

struct Step {
    State state;
    std::vector<Effect> effects;
};

inline constexpr std::chrono::seconds kShortestPause{30};
inline constexpr std::chrono::seconds kLongestPause{60};
inline constexpr std::chrono::seconds kPongLimit{30};

/// When to ping after `now`: 30 to 60 seconds later.
UnixTime nextPing(UnixTime now, std::uint64_t entropy);

/// Next state and what the caller must do. Pure: time arrives in `input`.
/// A peer that stays silent is disconnected; its channels are left alone. Source: BOLT 1 § The
/// `ping` and `pong` Messages.
Step step(const State& state, const Input& input);

} // namespace fulgurite::lightning::keepalive
