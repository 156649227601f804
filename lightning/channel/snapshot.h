// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/channel/channel.h"

#include <span>

namespace fulgurite::lightning {

/// What decodeRevokedHtlcs reads: direction, amount, hash, expiry of each; 53 bytes an HTLC and a
/// version byte.
Bytes encodeRevokedHtlcs(std::span<const Htlc* const> htlcs);

} // namespace fulgurite::lightning
