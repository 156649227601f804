// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/snapshot.h"

#include <optional>

namespace fulgurite::ui {

/// Hours since the newest block, of a chain that stands still or is judged by a wrong clock: its
/// server has nothing more to read and yet is not ready. Nothing of any other.
std::optional<int> standsStillHours(const app::ChainPart& chain);

/// The share a server has read of the chain itself, where it says so.
std::optional<double> serverProgress(const app::ChainPart& chain);

} // namespace fulgurite::ui
