// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace fulgurite::wallet {

/// Numbers in base 32, five bits a character, lowest first: '0' + bits, or 'P' + bits when more
/// follow. Full compatibility decompositions, one after another in ascending order: distance from
/// the code point before, length, then each target code point as the zigzag difference from the
/// target before.
extern const std::string_view kDecompositionTable;
/// Runs of one combining class: distance of the first code point from the end of the run before,
/// length, class.
extern const std::string_view kCombiningTable;

} // namespace fulgurite::wallet
