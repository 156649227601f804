// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/bytes.h"

namespace fulgurite::testing {

/// The length of the first proper prefix of `whole` that `decode` accepts, or nothing when it
/// refuses all of them.
template <typename Decode> std::optional<std::size_t> acceptedPrefix(ByteView whole, Decode decode)
{
    for (std::size_t length = 0; length < whole.size(); ++length) {
        // A copy of exactly this size, so that a sanitizer sees a read beyond it.
        const Bytes prefix(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
        if (decode(ByteView{prefix}))
            return length;
    }
    return std::nullopt;
}

} // namespace fulgurite::testing
