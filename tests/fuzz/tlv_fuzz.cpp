// SPDX-License-Identifier: MIT
#include "lightning/wire/bigsize.h"
#include "lightning/wire/integers.h"
#include "lightning/wire/tlv.h"
#include "tests/fuzz/fuzz_target.h"

using namespace fulgurite;
using namespace fulgurite::lightning;

/// A valid stream has one encoding: what decodes must encode to the very same bytes.
void fuzzOne(ByteView input)
{
    if (const auto records = decodeTlvs(input)) {
        const auto bytes = encodeTlvs(*records);
        mustHold(bytes && std::ranges::equal(*bytes, input));
    }
    ByteReader in{input};
    if (const auto value = readBigSize(in)) {
        ByteWriter out;
        writeBigSize(out, *value);
        mustHold(std::ranges::equal(out.view(), input.first(input.size() - in.remaining())));
    }
    if (const auto value = decodeSigned(input))
        mustHold(std::ranges::equal(encodeSigned(*value), input));
}
