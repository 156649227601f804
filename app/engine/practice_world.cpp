// SPDX-License-Identifier: MIT
#include "app/engine/practice_world.h"

namespace fulgurite::app {

std::unique_ptr<PracticeWorld> PracticeWorld::make(std::uint64_t) { return nullptr; }

} // namespace fulgurite::app
