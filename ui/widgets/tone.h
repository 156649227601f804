// SPDX-License-Identifier: MIT
#pragma once

#include "ui/style/icons.h"

namespace fulgurite::ui {

/// The temper of a chip, banner, stage or status.
enum class Tone { Neutral, Good, Warn, Bad, Accent, OnChain, Lightning, InFlight, Closing };

Token tokenOf(Tone tone);
/// The icon a tone has when nothing better is known.
Icon iconOf(Tone tone);

} // namespace fulgurite::ui
