// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace fulgurite::app {

/// `--list-features`: the bits we send in init, a line each: name/odd or name/even.
std::string featureList();

} // namespace fulgurite::app
