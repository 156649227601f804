// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace fulgurite {

/// Text from a peer, server or file made safe for a log or a label: control characters,
/// bidirectional overrides and line separators become U+FFFD, invalid UTF-8 too; cut after `limit`
/// characters with an ellipsis.
std::string sanitised(std::string_view text, std::size_t limit = 200);

} // namespace fulgurite
