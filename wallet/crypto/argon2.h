// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/result.h"
#include "wallet/base/secret.h"

#include <cstdint>

namespace fulgurite {

/// Cost of one derivation.
struct Argon2Cost {
    std::uint32_t memoryKib = 64 * 1024;
    std::uint32_t passes = 3;
    std::uint32_t lanes = 1;
    friend bool operator==(const Argon2Cost&, const Argon2Cost&) = default;
};

enum class Argon2Error { BadCost, OutOfMemory };

/// Argon2id version 1.3, `length` bytes. Slow by design: never on a GUI thread.
Result<SecretBytes, Argon2Error> argon2id(ByteView password, ByteView salt, const Argon2Cost& cost,
                                          std::size_t length);

} // namespace fulgurite
