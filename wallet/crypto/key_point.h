// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/crypto/keys.h"

#include <secp256k1.h>

namespace fulgurite {

/// Between a PublicKey and libsecp256k1's own form of it; for the sources of this folder.
struct KeyPoint {
    static secp256k1_pubkey of(const PublicKey& key);
    static PublicKey keyOf(const secp256k1_pubkey& point);
};

} // namespace fulgurite
