// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/snapshot.h"

namespace fulgurite::ui::sample {

/// A running wallet on regtest with channels in every state, peers, a proven backup and stages that
/// are ready. All made up.
app::Snapshot withChannels();
/// The same with 60 channels, long names, right to left, twelve-digit amounts.
app::Snapshot withManyChannels();
/// Network bitcoin: Lightning is refused.
app::Snapshot onMainnet();
/// The server is unreachable and no peer answers.
app::Snapshot offline();

} // namespace fulgurite::ui::sample
