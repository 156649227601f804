// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace fulgurite {

enum class LogLevel { Debug, Info, Warning, Error };

/// One line for a person. `area` is the folder that speaks ("peer", "chain"). Never a secret;
/// peers' text through sanitised().
struct LogLine {
    LogLevel level = LogLevel::Info;
    std::string area;
    std::string text;
};

/// Where lines go. Injected; an empty function discards.
using Log = std::function<void(const LogLine&)>;

} // namespace fulgurite
