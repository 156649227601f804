// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace fulgurite::testing {

/// Where a file of this folder tree lies, from its path below `tests/`.
std::string testFile(std::string_view pathBelowTests);

} // namespace fulgurite::testing
