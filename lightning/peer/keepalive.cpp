// SPDX-License-Identifier: MIT
#include "lightning/peer/keepalive.h"

namespace fulgurite::lightning::keepalive {

namespace {

Step on(const Quiet& quiet, const Heard& /*heard*/) { return {quiet, {}}; }

Step on(const Waiting& waiting, const Heard& heard)
{
    return {Quiet{nextPing(heard.at, static_cast<std::uint64_t>(toSeconds(waiting.pingedAt)) * 11)},
            {}};
}

Step on(const Quiet& quiet, const Tick& tick)
{
    // A clock that was set back would otherwise silence us for as long as the jump.
    if (quiet.pingAt - tick.now > kLongestPause)
        return {Quiet{nextPing(tick.now, tick.entropy)}, {}};
    if (tick.now < quiet.pingAt)
        return {quiet, {}};
    return {Waiting{tick.now}, {SendPing{}}};
}

Step on(const Waiting& waiting, const Tick& tick)
{
    if (tick.now - waiting.pingedAt < kPongLimit)
        return {waiting, {}};
    return {waiting, {Disconnect{}}};
}

} // namespace

UnixTime nextPing(UnixTime now, std::uint64_t entropy)
{
    const auto spread = static_cast<std::uint64_t>((kLongestPause - kShortestPause).count());
    return now + kShortestPause + std::chrono::seconds{entropy % (spread + 1)};
}

Step step(const State& state, const Input& input)
{
    return std::visit([](const auto& s, const auto& i) { return on(s, i); }, state, input);
}

} // namespace fulgurite::lightning::keepalive
