// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>

namespace fulgurite {

using Piece = std::function<void(std::size_t)>;

/// Calls a piece of work with each number below `count` once, in any order and perhaps on several
/// threads at once, and returns when all are done. Empty: one after another. Layers without threads
/// are given one. A piece writes only what belongs to its number, so that the results do not depend
/// on who ran it, and throws nothing.
using ParallelFor = std::function<void(std::size_t count, const Piece& work)>;

/// Fewer pieces, of some thirty microseconds each, are not worth waking another thread for.
inline constexpr std::size_t kWorthSharing = 8;

inline void forEach(const ParallelFor& parallel, std::size_t count, const Piece& work)
{
    if (parallel && count >= kWorthSharing)
        return parallel(count, work);
    for (std::size_t i = 0; i < count; ++i)
        work(i);
}

} // namespace fulgurite
