// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/wire/types.h"

#include <optional>
#include <string>
#include <string_view>

namespace fulgurite::lightning {

/// "539268x845x1". Source: BOLT 7 § Definition of `short_channel_id`.
std::string toText(ShortChannelId id);
/// Reads exactly what toText writes; nothing for a sign, a space, a leading zero or a part out of
/// range.
std::optional<ShortChannelId> parseShortChannelId(std::string_view text);

} // namespace fulgurite::lightning
