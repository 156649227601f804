// SPDX-License-Identifier: MIT
#include "wallet/bitcoin/header_rules.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <string>

namespace fulgurite {

namespace {

constexpr std::uint32_t kPeriodSeconds = 14 * 24 * 60 * 60;
constexpr std::uint32_t kTwentyMinutes = 20 * 60;
constexpr std::uint32_t kWarpTolerance = 600;
constexpr std::int64_t kFutureTolerance = 2 * 60 * 60;
constexpr std::uint32_t kMedianSpan = 11;

constexpr std::string_view kFirstMerkleRoot =
    "4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b";
constexpr std::string_view kTestnet4MerkleRoot =
    "7aa0a7ae1e223414cb807e40cd57e667b718e42aaf9306db9102fe28912b7b4e";

BlockHeader firstHeader(std::string_view merkleRoot, std::uint32_t time, std::uint32_t bits,
                        std::uint32_t nonce)
{
    return {1, BlockHash{}, *fixedFromDisplay<Hash256>(merkleRoot), time, bits, nonce};
}

auto missing(std::uint32_t height)
{
    return fail(HeaderError::MissingAncestor,
                "the header at height " + std::to_string(height) + " is not known");
}

std::string hexBits(std::uint32_t bits)
{
    ByteWriter out;
    out.u32be(bits);
    return toHex(out.view());
}

/// Testnet4 between retargets: the bits of the last header that was not mined by the twenty-minute
/// rule.
Result<std::uint32_t, HeaderError> lastRealBits(std::uint32_t height, std::uint32_t easiest,
                                                const HeaderLookup& ancestors)
{
    for (std::uint32_t at = height - 1;; --at) {
        const BlockHeader* header = ancestors(at);
        if (header == nullptr)
            return missing(at);
        if (header->bits != easiest || at % HeaderRules::kPeriod == 0)
            return header->bits;
    }
}

} // namespace

BlockHeader HeaderRules::genesis() const
{
    switch (m_network) {
    case Network::Bitcoin:
        return firstHeader(kFirstMerkleRoot, 1231006505, easiestBits(), 2083236893);
    case Network::Testnet4:
        return firstHeader(kTestnet4MerkleRoot, 1714777860, easiestBits(), 393743547);
    case Network::Signet:
        return firstHeader(kFirstMerkleRoot, 1598918400, easiestBits(), 52613770);
    case Network::Regtest:
        return firstHeader(kFirstMerkleRoot, 1296688602, easiestBits(), 2);
    }
    return {};
}

std::uint32_t HeaderRules::easiestBits() const
{
    switch (m_network) {
    case Network::Bitcoin:
    case Network::Testnet4:
        return 0x1d00ffff;
    case Network::Signet:
        return 0x1e0377ae;
    case Network::Regtest:
        return 0x207fffff;
    }
    return 0;
}

Result<std::uint32_t, HeaderError> HeaderRules::retarget(std::uint32_t height,
                                                         const HeaderLookup& ancestors) const
{
    const BlockHeader* first = ancestors(height - kPeriod);
    const BlockHeader* last = ancestors(height - 1);
    if (first == nullptr || last == nullptr)
        return missing(first == nullptr ? height - kPeriod : height - 1);
    // BIP 94, its block storm fix: testnet4 takes the period's first target, which no twenty-minute
    // block can have lowered.
    const auto base = targetOf(m_network == Network::Testnet4 ? first->bits : last->bits);
    assert(base); // an ancestor was checked before
    const std::int64_t took = static_cast<std::int64_t>(last->time) - first->time;
    const auto seconds =
        std::clamp<std::int64_t>(took, kPeriodSeconds / 4, std::int64_t{kPeriodSeconds} * 4);
    const Uint256 next =
        base->times(static_cast<std::uint32_t>(seconds)).dividedBy(Uint256{kPeriodSeconds});
    return compactOf(std::min(next, *targetOf(easiestBits())));
}

Result<std::uint32_t, HeaderError> HeaderRules::requiredBits(std::uint32_t height,
                                                             std::uint32_t time,
                                                             const HeaderLookup& ancestors) const
{
    assert(height > 0);
    if (m_network == Network::Regtest)
        return easiestBits();
    if (height % kPeriod == 0)
        return retarget(height, ancestors);
    const BlockHeader* previous = ancestors(height - 1);
    if (previous == nullptr)
        return missing(height - 1);
    if (m_network != Network::Testnet4)
        return previous->bits;
    const bool late = time > std::uint64_t{previous->time} + kTwentyMinutes;
    return late ? easiestBits() : lastRealBits(height, easiestBits(), ancestors);
}

std::optional<std::uint32_t> HeaderRules::medianTimePast(std::uint32_t height,
                                                         const HeaderLookup& ancestors)
{
    std::vector<std::uint32_t> times;
    for (std::uint32_t back = 0; back < kMedianSpan && back <= height; ++back) {
        const BlockHeader* header = ancestors(height - back);
        if (header == nullptr)
            break;
        times.push_back(header->time);
    }
    return times.empty() ? std::nullopt : std::optional{medianTime(times)};
}

Result<std::monostate, HeaderError> HeaderRules::checkTime(const BlockHeader& header,
                                                           std::uint32_t height,
                                                           const HeaderLookup& ancestors,
                                                           UnixTime now) const
{
    const bool whole = height >= kMedianSpan ? ancestors(height - kMedianSpan) != nullptr
                                             : ancestors(0) != nullptr;
    const auto median = medianTimePast(height - 1, ancestors);
    if (whole && median &&
        header.time <= *median) // near a checkpoint the median is not that of the chain
        return fail(HeaderError::TimeTooOld, "time " + std::to_string(header.time) +
                                                 " is not after the median of eleven, " +
                                                 std::to_string(*median));
    const BlockHeader* previous = ancestors(height - 1);
    const bool warped =
        previous != nullptr && std::uint64_t{header.time} + kWarpTolerance < previous->time;
    if (m_network == Network::Testnet4 && height % kPeriod == 0 &&
        warped) // BIP 94, time warp prevention
        return fail(HeaderError::TimeTooOld, "time " + std::to_string(header.time) +
                                                 " opens a period over 600 s before " +
                                                 std::to_string(previous->time));
    if (std::int64_t{header.time} > now.time_since_epoch().count() + kFutureTolerance)
        return fail(HeaderError::TimeTooNew,
                    "time " + std::to_string(header.time) + " is over two hours ahead");
    return std::monostate{};
}

Result<std::monostate, HeaderError> HeaderRules::check(const BlockHeader& header,
                                                       std::uint32_t height,
                                                       const HeaderLookup& ancestors,
                                                       UnixTime now) const
{
    const BlockHeader* previous = ancestors(height - 1);
    if (previous == nullptr)
        return missing(height - 1);
    if (header.previous != hashOf(*previous))
        return fail(HeaderError::NotLinked, "header " + std::to_string(height) + " follows " +
                                                toDisplay(header.previous) + ", not " +
                                                toDisplay(hashOf(*previous)));
    const std::uint32_t bits = FULGURITE_TRY(requiredBits(height, header.time, ancestors));
    if (header.bits != bits)
        return fail(HeaderError::WrongTarget, "header " + std::to_string(height) + " has bits " +
                                                  hexBits(header.bits) + ", due are " +
                                                  hexBits(bits));
    if (!meetsOwnTarget(header))
        return fail(HeaderError::TooLittleWork,
                    "hash " + toDisplay(hashOf(header)) + " is above its target");
    return checkTime(header, height, ancestors, now);
}

} // namespace fulgurite
