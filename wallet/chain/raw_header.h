// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/clock.h"
#include "wallet/bitcoin/header.h"

#include <optional>

namespace fulgurite::wallet {

/// A block header with its hash, as a backend sends it.
struct RawHeader : BlockHeader {
    BlockHash hash;

    /// Nothing unless exactly 80 bytes.
    static std::optional<RawHeader> parse(ByteView bytes);
    [[nodiscard]] UnixTime unixTime() const { return fulgurite::unixTime(time); }
    friend bool operator==(const RawHeader&, const RawHeader&) = default;
};

} // namespace fulgurite::wallet
