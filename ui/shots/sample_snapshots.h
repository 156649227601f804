// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/snapshot.h"

namespace fulgurite::ui::sample {

/// A wallet that was just made: no coin, no channel, words not confirmed.
app::Snapshot firstRun();
/// The typical wallet in the first second: its file is read, no server has answered yet.
app::Snapshot loading();
/// Five channels, money in every part, two things that need attention.
app::Snapshot typical();
/// 60 channels, twelve digits, names of 60 characters and right to left.
app::Snapshot heavy();
app::Snapshot backendDown();
/// An Electrum server with a renewed certificate.
app::Snapshot certificateChanged();
/// The typical wallet with one payment under way.
app::Snapshot paying(app::PaymentState state);
app::Snapshot practice();
/// Network bitcoin: coins on chain, Lightning refused.
app::Snapshot mainnet();
app::Snapshot stopped();
app::Snapshot locked();
app::Snapshot opening();

} // namespace fulgurite::ui::sample
