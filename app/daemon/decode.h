// SPDX-License-Identifier: MIT
#pragma once

#include <expected>
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace fulgurite::app {

/// What Core Lightning's `decode` answers for a BOLT 11 invoice; needs no wallet. The error is the
/// rule that is broken.
std::expected<nlohmann::json, std::string> decodeText(const std::string& text);

} // namespace fulgurite::app
