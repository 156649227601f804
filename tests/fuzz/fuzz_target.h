// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/bytes.h"
#include "wallet/crypto/hash.h"

#include <algorithm>
#include <cstdlib>

/// A broken promise of the code under test: the fuzzer keeps the input.
inline void mustHold(bool condition)
{
    if (!condition)
        std::abort();
}

/// `body` followed by the first `size` bytes of its SHA-256, as stored records end: so that what
/// lies behind a checksum is reached.
inline fulgurite::Bytes withChecksum(fulgurite::ByteView body, std::size_t size)
{
    fulgurite::Bytes out(body.begin(), body.end());
    const fulgurite::Hash256 digest = fulgurite::sha256(body);
    out.insert(out.end(), digest.data.begin(), digest.data.begin() + static_cast<long>(size));
    return out;
}

/// Defined once in each target.
void fuzzOne(fulgurite::ByteView input);
