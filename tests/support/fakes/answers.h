// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/fakes/script.h"

#include <utility>

namespace fulgurite::testing {

/// Scripts one value as the answer from now on.
template <typename T> void answers(Script<T>& script, T value)
{
    script.answer([value = std::move(value)] { return app::Answer<T>{value}; });
}

} // namespace fulgurite::testing
