// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace fulgurite::wallet {

/// 2048 words in ascending order, parted by single spaces. Use mnemonic.h.
extern const std::string_view kEnglishWords;

} // namespace fulgurite::wallet
