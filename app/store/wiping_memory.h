// SPDX-License-Identifier: MIT
#pragma once

namespace fulgurite::store {

/// From now on SQLite wipes what it gives back to the heap: pages hold the words in the clear.
/// Takes effect only before the first connection of the process; safe to call again.
void useWipingMemory();

} // namespace fulgurite::store
