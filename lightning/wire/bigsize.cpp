// SPDX-License-Identifier: MIT
#include "lightning/wire/bigsize.h"

namespace fulgurite::lightning {

namespace {

struct Form {
    std::uint8_t prefix;
    std::size_t width;
    std::uint64_t least; ///< smallest value that needs this form
};

constexpr Form kForms[] = {{0xfd, 2, 0xfd}, {0xfe, 4, 0x1'0000}, {0xff, 8, 0x1'0000'0000}};

} // namespace

void writeBigSize(ByteWriter& out, std::uint64_t value)
{
    const Form* wide = nullptr;
    for (const Form& form : kForms) {
        if (value >= form.least)
            wide = &form;
    }
    if (wide != nullptr)
        out.u8(wide->prefix);
    for (std::size_t left = wide != nullptr ? wide->width : 1; left-- > 0;)
        out.u8(static_cast<std::uint8_t>(value >> (8 * left)));
}

Result<std::uint64_t, WireError> readBigSize(ByteReader& in)
{
    const auto head = in.u8();
    if (!head)
        return fail(WireError::Truncated, "bigsize without a first byte");
    if (*head < kForms[0].prefix)
        return *head;

    const Form& form = kForms[*head - kForms[0].prefix];
    const ByteView body = in.take(form.width);
    if (body.empty())
        return fail(WireError::Truncated, "bigsize shorter than its first byte says");

    std::uint64_t value = 0;
    for (const std::uint8_t byte : body)
        value = value << 8U | byte;
    if (value < form.least)
        return fail(WireError::NotCanonical, "bigsize longer than its value needs");
    return value;
}

} // namespace fulgurite::lightning
