// SPDX-License-Identifier: MIT
// The one source that knows where the tree lies: no other object changes between two clones.
#include "tests/support/test_paths.h"

namespace fulgurite::testing {

std::string testFile(std::string_view pathBelowTests)
{
    return std::string{FULGURITE_TESTS_DIR "/"}.append(pathBelowTests);
}

} // namespace fulgurite::testing
