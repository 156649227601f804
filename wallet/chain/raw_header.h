// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/clock.h"
#include "wallet/base/fixed_bytes.h"

#include <optional>

namespace fulgurite::wallet {

/// The 80 bytes of a block header, as a backend sends them.
struct RawHeader {
    static constexpr std::size_t kSize = 80;

    std::uint32_t version = 0;
    BlockHash previous;
    Hash256 merkleRoot;
    std::uint32_t time = 0, bits = 0, nonce = 0;
    BlockHash hash; ///< of all the above

    /// Nothing unless exactly 80 bytes.
    static std::optional<RawHeader> parse(ByteView bytes);
    [[nodiscard]] UnixTime unixTime() const { return fulgurite::unixTime(time); }
    friend bool operator==(const RawHeader&, const RawHeader&) = default;
};

} // namespace fulgurite::wallet
