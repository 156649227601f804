// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/fixed_bytes.h"
#include "wallet/crypto/hash.h"

#include <string_view>

namespace fulgurite::lightning {

/// What origin and one hop share for one onion. Kept to obfuscate or decrypt the failure that may
/// come back; a secret.
using SharedSecret = FixedBytes<struct SharedSecretTag, 32>;

/// The key for one purpose: "rho", "mu", "um", "ammag", "pad". Source: BOLT 4 § Key Generation.
inline Hash256 onionKey(std::string_view type, ByteView secret)
{
    return hmacSha256(asBytes(type), secret);
}

} // namespace fulgurite::lightning
