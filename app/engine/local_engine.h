// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/engine.h"
#include "app/engine/engine_options.h"

#include <memory>

namespace fulgurite::app {

/// The engine in this process: its thread, its ports, its feed on the caller's thread.
std::unique_ptr<Engine> makeLocalEngine(EngineOptions options);

} // namespace fulgurite::app
