// SPDX-License-Identifier: MIT
#include "app/practice/world_input.h"
#include "tests/fuzz/fuzz_target.h"

using namespace fulgurite;
using namespace fulgurite::practice;

/// One entry of the practice world's journal: what is read has one encoding.
void fuzzOne(ByteView input)
{
    if (const auto entry = decodeInput(input))
        mustHold(std::ranges::equal(encodeInput(*entry), input));
}
