// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/cli_options.h"
#include "wallet/base/secret.h"

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

namespace fulgurite::app {

/// A method that takes secrets: its parameters in order, and which of them are secret.
struct SecretMethod {
    struct Parameter {
        std::string name;
        bool secret = false, required = false;
        bool chosen = false; ///< chosen now: a terminal asks for it twice
    };
    std::string name;
    std::vector<Parameter> parameters;
};
const std::vector<SecretMethod>& secretMethods();

/// Asks for a secret; nothing when the input ended.
using AskSecret = std::function<std::optional<SecretBytes>(const std::string& name, bool chosen)>;

/// `params` of the request: an array, or an object for name=value. Words that are numbers, true,
/// false, null, arrays or objects go as such; all others as text. Errors: one sentence.
std::expected<nlohmann::json, QString> cliParameters(const CliOptions& options,
                                                     const AskSecret& ask);

} // namespace fulgurite::app
