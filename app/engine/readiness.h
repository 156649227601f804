// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/snapshot.h"

#include <array>
#include <chrono>
#include <optional>

namespace fulgurite::app {

/// A stage that counts what it waits for: Ready once all of it is there.
ReadinessStage countedStage(StageName name, std::size_t ready, std::size_t whole);

/// Peers and channels come by themselves, within seconds as a rule: a stage that works for longer
/// has failed until it is ready, so that its owner is told and may try again.
class StagePatience {
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::seconds kPatience{45};

    void judge(Readiness& next, Clock::time_point now);
    /// It is tried again: the wait begins anew.
    void again(StageName stage) { m_since.at(static_cast<std::size_t>(stage)).reset(); }

private:
    std::array<std::optional<Clock::time_point>, 4> m_since; ///< working, by stage
};

} // namespace fulgurite::app
