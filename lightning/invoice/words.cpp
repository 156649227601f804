// SPDX-License-Identifier: MIT
#include "lightning/invoice/words.h"

#include <algorithm>

namespace fulgurite::lightning {

namespace {

constexpr unsigned kWordBits = 5;

/// Regroups bits; what does not fill a last group is dropped, or filled with zeros.
Bytes regroup(ByteView in, unsigned fromBits, unsigned toBits, bool fill)
{
    Bytes out;
    out.reserve(in.size() * fromBits / toBits + 1);
    unsigned pending = 0;
    unsigned count = 0;
    for (const std::uint8_t group : in) {
        pending = pending << fromBits | group;
        count += fromBits;
        while (count >= toBits) {
            count -= toBits;
            out.push_back(static_cast<std::uint8_t>(pending >> count & ((1U << toBits) - 1)));
        }
        pending &= (1U << count) - 1;
    }
    if (fill && count > 0)
        out.push_back(static_cast<std::uint8_t>(pending << (toBits - count)));
    return out;
}

} // namespace

std::optional<std::uint64_t> wordsToNumber(ByteView words)
{
    std::uint64_t value = 0;
    for (const std::uint8_t word : words) {
        if (value >> (64 - kWordBits) != 0)
            return std::nullopt;
        value = value << kWordBits | word;
    }
    return value;
}

Bytes numberToWords(std::uint64_t value)
{
    std::size_t count = 0;
    for (std::uint64_t rest = value; rest != 0; rest >>= kWordBits)
        ++count;
    return numberToWords(value, count);
}

Bytes numberToWords(std::uint64_t value, std::size_t count)
{
    Bytes out(count);
    for (std::size_t i = count; i-- > 0; value >>= kWordBits)
        out[i] = static_cast<std::uint8_t>(value & 31U);
    return out;
}

Bytes wordsToBytes(ByteView words) { return regroup(words, kWordBits, 8, false); }
Bytes wordsToPaddedBytes(ByteView words) { return regroup(words, kWordBits, 8, true); }
Bytes bytesToWords(ByteView bytes) { return regroup(bytes, 8, kWordBits, true); }

} // namespace fulgurite::lightning
