// SPDX-License-Identifier: MIT
#pragma once

#include <secp256k1.h>

namespace fulgurite {

/// The one context of the process, randomised against side channels at first use and read-only
/// afterwards.
const secp256k1_context* secpContext();

} // namespace fulgurite
