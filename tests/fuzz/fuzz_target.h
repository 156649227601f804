// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/bytes.h"

#include <algorithm>
#include <cstdlib>

/// A broken promise of the code under test: the fuzzer keeps the input.
inline void mustHold(bool condition)
{
    if (!condition)
        std::abort();
}

/// Defined once in each target.
void fuzzOne(fulgurite::ByteView input);
