// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace fulgurite::app {

/// The result for a person and for jq: JSON with an indent of three, `help` as plain lines.
std::string cliResult(const nlohmann::json& result);
/// A notification as a line of standard error.
std::string cliNotice(const nlohmann::json& notification);

} // namespace fulgurite::app
