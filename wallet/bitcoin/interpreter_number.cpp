// SPDX-License-Identifier: MIT
#include "wallet/bitcoin/interpreter_number.h"

namespace fulgurite {

namespace {

constexpr std::uint8_t kSignBit = 0x80;

bool isShortest(ByteView element)
{
    if (element.empty() || (element.back() & ~kSignBit & 0xff) != 0)
        return true;
    // A last byte of only a sign is needed when the byte before uses its top bit as value.
    return element.size() > 1 && (element[element.size() - 2] & kSignBit) != 0;
}

} // namespace

std::optional<std::int64_t> parseScriptNumber(ByteView element, bool minimal, std::size_t maximum)
{
    if (element.size() > maximum || (minimal && !isShortest(element)))
        return std::nullopt;
    if (element.empty())
        return 0;
    std::uint64_t magnitude = 0;
    for (std::size_t i = 0; i < element.size(); ++i)
        magnitude |= static_cast<std::uint64_t>(element[i]) << (8 * i);
    const bool negative = (element.back() & kSignBit) != 0;
    magnitude &= ~(static_cast<std::uint64_t>(kSignBit) << (8 * (element.size() - 1)));
    const auto value = static_cast<std::int64_t>(magnitude);
    return negative ? -value : value;
}

Bytes encodeScriptNumber(std::int64_t value)
{
    Bytes out;
    const bool negative = value < 0;
    auto magnitude =
        negative ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    for (; magnitude != 0; magnitude >>= 8)
        out.push_back(static_cast<std::uint8_t>(magnitude));
    if (out.empty())
        return out;
    if ((out.back() & kSignBit) != 0)
        out.push_back(negative ? kSignBit : 0);
    else if (negative)
        out.back() |= kSignBit;
    return out;
}

bool isTruthy(ByteView element)
{
    for (std::size_t i = 0; i < element.size(); ++i) {
        const bool negativeZero = i + 1 == element.size() && element[i] == kSignBit;
        if (element[i] != 0)
            return !negativeZero;
    }
    return false;
}

} // namespace fulgurite
