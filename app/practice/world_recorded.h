// SPDX-License-Identifier: MIT
#pragma once

#include "app/practice/world.h"

namespace fulgurite::practice {

/// Tells the recorder of an input, unless it is part of another one; until it ends, what is called
/// is part of this one.
class World::Recorded {
public:
    Recorded(World& world, const WorldInput& input) : m_world{world}
    {
        if (world.m_inside++ == 0 && world.m_recorder)
            world.m_recorder(input);
    }
    ~Recorded() { --m_world.m_inside; }
    Recorded(const Recorded&) = delete;
    Recorded& operator=(const Recorded&) = delete;

private:
    World& m_world;
};

} // namespace fulgurite::practice
