// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/result.h"

#include <cstdint>

namespace fulgurite::lightning {

enum class OnionError {
    BadVersion, ///< peel: answered with invalid_onion_version
    BadHmac,    ///< peel: answered with invalid_onion_hmac
    BadKey,     ///< peel: answered with invalid_onion_key
    BadPayload, ///< peel: answered with invalid_onion_payload; build: no TLV stream
    TooLarge,   ///< build: the payloads exceed 1300 bytes
    NoHops,     ///< build
};

/// The code for update_fail_malformed_htlc (BADONION set) of the first three; invalid_onion_payload
/// otherwise.
std::uint16_t failureCodeOf(OnionError error);

} // namespace fulgurite::lightning
