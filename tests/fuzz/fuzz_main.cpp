// SPDX-License-Identifier: MIT
#include "tests/fuzz/fuzz_target.h"

// What libFuzzer calls; each target brings its own fuzzOne.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) // NOLINT
{
    fuzzOne({data, size});
    return 0;
}
