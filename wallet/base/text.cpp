// SPDX-License-Identifier: MIT
#include "wallet/base/text.h"

#include <cstdint>
#include <optional>

namespace fulgurite {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Decoded {
    char32_t character;
    std::size_t width;
};

std::optional<Decoded> decodeUtf8(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t lead = byte(0);
    if (lead < 0x80)
        return Decoded{lead, 1};
    const std::size_t width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < width)
        return std::nullopt;
    char32_t value = lead & (0x7FU >> width);
    for (std::size_t i = 1; i < width; ++i) {
        if ((byte(i) & 0xC0U) != 0x80)
            return std::nullopt;
        value = value << 6U | (byte(i) & 0x3FU);
    }
    constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < kLeast[width] || value > 0x10FFFF || surrogate)
        return std::nullopt;
    return Decoded{value, width};
}

bool isUnsafe(char32_t c)
{
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool separator = c == 0x2028 || c == 0x2029 || c == 0xFEFF;
    const bool bidi = c == 0x061C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
                      (c >= 0x2060 && c <= 0x206F);
    return control || separator || bidi;
}

} // namespace

std::string sanitised(std::string_view text, std::size_t limit)
{
    std::string out;
    for (std::size_t count = 0; !text.empty(); ++count) {
        if (count == limit)
            return out + "\xE2\x80\xA6";
        const auto next = decodeUtf8(text);
        const std::size_t width = next ? next->width : 1;
        out += next && !isUnsafe(next->character) ? text.substr(0, width) : kReplacement;
        text.remove_prefix(width);
    }
    return out;
}

} // namespace fulgurite
