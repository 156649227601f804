// SPDX-License-Identifier: MIT
#include "wallet/crypto/secp256k1_context.h"

#include "wallet/base/random.h"

#include <array>
#include <cstdlib>

namespace fulgurite {

namespace {

const secp256k1_context* makeContext()
{
    secp256k1_context* context = secp256k1_context_create(SECP256K1_CONTEXT_NONE);
    std::array<std::uint8_t, 32> seed{};
    SystemRandom{}.fill(seed);
    if (secp256k1_context_randomize(context, seed.data()) != 1)
        std::abort();
    return context;
}

} // namespace

const secp256k1_context* secpContext()
{
    static const secp256k1_context* context = makeContext();
    return context;
}

} // namespace fulgurite
