// SPDX-License-Identifier: MIT
#include "lightning/gossip/short_channel_id_text.h"

#include <charconv>

namespace fulgurite::lightning {

namespace {

/// Takes a decimal number of at most `limit` from the front of `text`, and the 'x' behind it unless
/// it is the last.
std::optional<std::uint32_t> takePart(std::string_view& text, std::uint32_t limit, bool last)
{
    std::uint32_t value = 0;
    const bool startsWithDigit = !text.empty() && text.front() >= '0' && text.front() <= '9';
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (!startsWithDigit || error != std::errc{} || value > limit)
        return std::nullopt;
    const auto length = static_cast<std::size_t>(end - text.data());
    if (length > 1 && text.front() == '0')
        return std::nullopt;
    text.remove_prefix(length);
    if (last)
        return text.empty() ? std::optional{value} : std::nullopt;
    if (!text.starts_with('x'))
        return std::nullopt;
    text.remove_prefix(1);
    return value;
}

} // namespace

std::string toText(ShortChannelId id)
{
    return std::to_string(id.block()) + "x" + std::to_string(id.transaction()) + "x" +
           std::to_string(id.output());
}

std::optional<ShortChannelId> parseShortChannelId(std::string_view text)
{
    const auto block = takePart(text, 0xffffff, false);
    const auto transaction = block ? takePart(text, 0xffffff, false) : std::nullopt;
    const auto output = transaction ? takePart(text, 0xffff, true) : std::nullopt;
    if (!output)
        return std::nullopt;
    return ShortChannelId::of(*block, *transaction, static_cast<std::uint16_t>(*output));
}

} // namespace fulgurite::lightning
