// SPDX-License-Identifier: MIT
#include "lightning/wire/integers.h"

namespace fulgurite::lightning {

namespace {

std::size_t signedWidth(std::int64_t value)
{
    for (const std::size_t width : {1U, 2U, 4U}) {
        const std::int64_t limit = std::int64_t{1} << (8 * width - 1);
        if (value >= -limit && value < limit)
            return width;
    }
    return 8;
}

} // namespace

void writeTruncated(ByteWriter& out, std::uint64_t value)
{
    bool started = false;
    for (unsigned left = 8; left-- > 0;) {
        const auto byte = static_cast<std::uint8_t>(value >> (8 * left));
        started = started || byte != 0;
        if (started)
            out.u8(byte);
    }
}

Result<std::uint64_t, WireError> readTruncated(ByteReader& in, std::size_t width)
{
    if (in.remaining() > width)
        return fail(WireError::TrailingBytes, "truncated integer longer than its type");
    std::uint64_t value = 0;
    const ByteView body = in.take(in.remaining());
    if (!body.empty() && body.front() == 0)
        return fail(WireError::NotCanonical, "truncated integer with a leading zero");
    for (const std::uint8_t byte : body)
        value = value << 8U | byte;
    return value;
}

Bytes encodeSigned(std::int64_t value)
{
    Bytes out;
    const auto bits = static_cast<std::uint64_t>(value);
    for (std::size_t left = signedWidth(value); left-- > 0;)
        out.push_back(static_cast<std::uint8_t>(bits >> (8 * left)));
    return out;
}

Result<std::int64_t, WireError> decodeSigned(ByteView bytes)
{
    if (bytes.size() != 1 && bytes.size() != 2 && bytes.size() != 4 && bytes.size() != 8)
        return fail(WireError::BadValue, "signed integer of an unknown width");
    std::uint64_t value = (bytes.front() & 0x80U) != 0 ? ~std::uint64_t{0} : 0;
    for (const std::uint8_t byte : bytes)
        value = value << 8U | byte;
    const auto out = static_cast<std::int64_t>(value);
    if (signedWidth(out) != bytes.size())
        return fail(WireError::NotCanonical, "signed integer longer than its value needs");
    return out;
}

} // namespace fulgurite::lightning
