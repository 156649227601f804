// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/secret.h"

#include <optional>
#include <string>

namespace fulgurite::app {

/// A line from the terminal without echo (twice when it is `chosen` now), else a line of standard
/// input. Nothing when the input ended or the two differ.
std::optional<SecretBytes> askSecret(const std::string& name, bool chosen);

} // namespace fulgurite::app
