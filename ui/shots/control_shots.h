// SPDX-License-Identifier: MIT
#pragma once

namespace fulgurite::ui {

class ShotRegistry;

/// The wizard, step by step.
void addSetupShots(ShotRegistry& registry);
/// Channels: typical, heavy, empty, refused on mainnet, details, opening, closing.
void addChannelShots(ShotRegistry& registry);
/// Network and each section of Settings.
void addNetworkShots(ShotRegistry& registry);
void addSettingsShots(ShotRegistry& registry);

} // namespace fulgurite::ui
