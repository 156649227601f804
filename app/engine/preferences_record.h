// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/preferences.h"
#include "app/store/settings_table.h"
#include "lightning/node/request.h"

namespace fulgurite::app {

/// The owner's choices as the wallet's file keeps them; what was never chosen has its default.
EnginePreferences readPreferences(store::SettingsTable& settings);
/// Values out of bounds are brought back into them.
store::Result<void> writePreferences(store::SettingsTable& settings,
                                     const EnginePreferences& preferences);
/// What the Lightning node is told of them. Five days is the least: a shorter delay leaves too
/// little time to answer a cheat.
lightning::request::SetPolicy policyOf(const EnginePreferences& preferences);

} // namespace fulgurite::app
