// SPDX-License-Identifier: MIT
#include "wallet/base/bytes.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

using namespace fulgurite;

// Each target's fuzzOne under the name of its file.
#define FUZZ_TARGET(name) void name##_fuzzOne(ByteView input);
#include "targets.inc"
#undef FUZZ_TARGET

namespace {

using Target = void (*)(ByteView);

constexpr std::size_t kMostPlaces = 400; ///< of one seed that are cut and changed

std::map<std::string, Target> allTargets()
{
    return {
#define FUZZ_TARGET(name) {#name, name##_fuzzOne},
#include "targets.inc"
#undef FUZZ_TARGET
    };
}

Bytes contentOf(const std::filesystem::path& file)
{
    std::ifstream in{file, std::ios::binary};
    return Bytes(std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{});
}

/// The seed whole, cut at every place, and with one byte changed at every place (of a long one, at
/// places evenly apart).
std::size_t play(Target target, const Bytes& seed)
{
    target(seed);
    std::size_t runs = 1;
    const std::size_t stride = seed.size() / kMostPlaces + 1;
    for (std::size_t place = 0; place < seed.size(); place += stride, runs += 3) {
        target(ByteView{seed}.first(place));
        for (const unsigned change : {0x01U, 0xffU}) {
            Bytes changed = seed;
            changed[place] = static_cast<std::uint8_t>(changed[place] ^ change);
            target(changed);
        }
    }
    return runs;
}

} // namespace

/// `corpus-replay TARGET FOLDER`: plays a corpus back without a fuzzer. A broken promise aborts;
/// the last line names the seed.
int main(int argc, char** argv)
{
    const auto targets = allTargets();
    const auto found = argc == 3 ? targets.find(argv[1]) : targets.end();
    if (found == targets.end()) {
        std::fputs("usage: corpus-replay TARGET FOLDER\n", stderr);
        return 2;
    }
    std::vector<std::filesystem::path> seeds;
    for (const auto& entry : std::filesystem::directory_iterator{argv[2]})
        seeds.push_back(entry.path());
    std::ranges::sort(seeds);
    std::size_t runs = 0;
    for (const auto& seed : seeds) {
        std::printf("%s\n", seed.filename().c_str());
        std::fflush(stdout);
        runs += play(found->second, contentOf(seed));
    }
    std::printf("%zu inputs of %zu seeds\n", runs, seeds.size());
    return seeds.empty() ? 1 : 0;
}
