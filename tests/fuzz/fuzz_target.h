// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/bytes.h"

#include <cstdlib>

/// A broken promise of the code under test: the fuzzer keeps the input.
inline void mustHold(bool condition)
{
    if (!condition)
        std::abort();
}

/// Defined once in each target.
void fuzzOne(fulgurite::ByteView input);

extern "C" inline int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzzOne({data, size});
    return 0;
}
