// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/wire/message.h"

#include <vector>

namespace fulgurite::lightning::testing {

/// One of every message, each with all its TLVs and an unknown odd one. Values are arbitrary but
/// differ.
std::vector<Message> sampleMessages();

/// A valid point; different for each `n`.
PublicKey samplePoint(std::uint8_t n);

} // namespace fulgurite::lightning::testing
