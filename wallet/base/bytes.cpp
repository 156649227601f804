// SPDX-License-Identifier: MIT
#include "wallet/base/bytes.h"

#include <charconv>

namespace fulgurite {

std::string toHex(ByteView bytes)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out;
    out.reserve(2 * bytes.size());
    for (const std::uint8_t byte : bytes) {
        out.push_back(kDigits[byte >> 4U]);
        out.push_back(kDigits[byte & 15U]);
    }
    return out;
}

std::optional<Bytes> parseHex(std::string_view text)
{
    if (text.size() % 2 != 0)
        return std::nullopt;
    Bytes out(text.size() / 2);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const char* pair = text.data() + 2 * i;
        if (std::from_chars(pair, pair + 2, out[i], 16).ptr != pair + 2)
            return std::nullopt;
    }
    return out;
}

Bytes fromHex(std::string_view text) { return parseHex(text).value_or(Bytes{}); }

} // namespace fulgurite
