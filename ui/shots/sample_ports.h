// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/fakes/fake_engine.h"

namespace fulgurite::ui::sample {

/// Answers to everything the pages ask, over a history of `payments` rows. `wide`: twelve digits,
/// long names.
void script(testing::FakeEngine::Ports& ports, int payments, bool wide = false);

} // namespace fulgurite::ui::sample
