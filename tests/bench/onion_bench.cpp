// SPDX-License-Identifier: MIT
// bench_onion: peel and 20-hop build beside their floor, the curve arithmetic alone, in one run.
#include "lightning/onion/hop_payload.h"
#include "lightning/onion/onion.h"
#include "wallet/base/random.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

using namespace fulgurite;
using namespace fulgurite::lightning;

constexpr std::size_t kHops = 20;
constexpr int kSamples = 2000;

struct Figure {
    double median;
    double best;
};

/// Microseconds of one call. The best call is the one nobody else's load fell into.
template <typename Call> Figure microseconds(Call call)
{
    std::vector<double> times;
    for (int i = 0; i < kSamples; ++i) {
        const auto started = std::chrono::steady_clock::now();
        call();
        times.push_back(
            std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - started)
                .count());
    }
    std::ranges::sort(times);
    return {times[times.size() / 2], times.front()};
}

void mustHold(bool held, const char* what)
{
    if (held)
        return;
    std::fprintf(stderr, "bench_onion: %s\n", what);
    std::exit(1);
}

SecretKey randomKey(RandomSource& random)
{
    for (;;) {
        if (auto key = SecretKey::parse(random.fixed<Hash256>().view()))
            return std::move(*key);
    }
}

Bytes relayPayload()
{
    HopPayload payload;
    payload.amtToForward = MilliSatoshi{1'000'000};
    payload.outgoingCltvValue = CltvExpiry{800'000};
    payload.shortChannelId = ShortChannelId{};
    auto bytes = encodeHopPayload(payload);
    mustHold(bytes.has_value(), "the payload could not be encoded");
    return *bytes;
}

void print(const char* what, const Figure& ours, const Figure& floor, double limit)
{
    std::printf("%-13s median %7.1f us, best %7.1f us; floor %7.1f / %7.1f us; ratio %.2f; "
                "limit %.0f us: %s\n",
                what, ours.median, ours.best, floor.median, floor.best, ours.median / floor.median,
                limit, ours.median <= limit ? "held" : "MISSED");
}

} // namespace

int main()
{
    SeededRandom random{1};
    const Hash256 paymentHash = random.fixed<Hash256>();
    const SecretKey session = randomKey(random);
    std::vector<SecretKey> keys;
    std::vector<OnionHop> hops;
    for (std::size_t i = 0; i < kHops; ++i) {
        keys.push_back(randomKey(random));
        hops.push_back({keys.back().publicKey(), relayPayload()});
    }
    const auto build = [&] { return buildOnion(session, hops, paymentHash.view()); };
    const auto onion = build();
    mustHold(onion.has_value(), "the onion could not be built");
    const auto peel = [&] {
        mustHold(peelOnion(keys[0], onion->packet.view(), paymentHash.view()).has_value(),
                 "the onion could not be peeled");
    };
    const PublicKey point = session.publicKey();
    // A relaying peel needs one shared secret and the next hop's blinded point.
    const auto peelFloor = [&] {
        mustHold(ecdh(keys[0], point) != Hash256{} && point.multiply(keys[1].expose()).has_value(),
                 "curve arithmetic failed");
    };
    // A build needs one shared secret and one session point of each hop.
    const auto buildFloor = [&] {
        for (std::size_t i = 0; i < kHops; ++i)
            mustHold(ecdh(session, hops[i].nodeId) != Hash256{} &&
                         keys[i].publicKey() == hops[i].nodeId,
                     "curve arithmetic failed");
    };
    print("peel", microseconds(peel), microseconds(peelFloor), 53);
    print("build 20 hops", microseconds([&] { mustHold(build().has_value(), "build failed"); }),
          microseconds(buildFloor), 900);
}
