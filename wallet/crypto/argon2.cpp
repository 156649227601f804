// SPDX-License-Identifier: MIT
#include "wallet/crypto/argon2.h"

#include <argon2.h>

namespace fulgurite {

Result<SecretBytes, Argon2Error> argon2id(ByteView password, ByteView salt, const Argon2Cost& cost,
                                          std::size_t length)
{
    Bytes out(length);
    const int code =
        argon2id_hash_raw(cost.passes, cost.memoryKib, cost.lanes, password.data(), password.size(),
                          salt.data(), salt.size(), out.data(), out.size());
    if (code == ARGON2_MEMORY_ALLOCATION_ERROR)
        return fail(Argon2Error::OutOfMemory,
                    "argon2: no " + std::to_string(cost.memoryKib) + " KiB of memory");
    if (code != ARGON2_OK)
        return fail(Argon2Error::BadCost, argon2_error_message(code));
    return SecretBytes{std::move(out)};
}

} // namespace fulgurite
