// SPDX-License-Identifier: MIT
#include "wallet/base/random.h"

#include "wallet/crypto/hash.h"

#include <openssl/rand.h>

#include <algorithm>
#include <cstdlib>

namespace fulgurite {

std::uint64_t RandomSource::u64()
{
    std::array<std::uint8_t, 8> raw{};
    fill(raw);
    return *ByteReader{raw}.u64be();
}

std::uint64_t RandomSource::below(std::uint64_t bound)
{
    if (bound == 0)
        return 0;
    const std::uint64_t limit = UINT64_MAX - UINT64_MAX % bound;
    std::uint64_t value = u64();
    while (value >= limit)
        value = u64();
    return value % bound;
}

void SystemRandom::fill(std::span<std::uint8_t> out)
{
    if (RAND_bytes(out.data(), static_cast<int>(out.size())) != 1)
        std::abort();
}

void SeededRandom::fill(std::span<std::uint8_t> out)
{
    while (!out.empty()) {
        ByteWriter block;
        block.u64be(m_seed);
        block.u64be(m_counter++);
        const Hash256 chunk = sha256(block.view());
        const std::size_t count = std::min(out.size(), chunk.data.size());
        std::copy_n(chunk.data.begin(), count, out.begin());
        out = out.subspan(count);
    }
}

} // namespace fulgurite
