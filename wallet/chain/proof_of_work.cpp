// SPDX-License-Identifier: MIT
#include "wallet/chain/proof_of_work.h"

#include <algorithm>
#include <bit>

namespace fulgurite::wallet {

namespace {

constexpr std::uint32_t kPeriodSeconds = 14 * 24 * 60 * 60;

std::uint32_t limbOf(const BlockHash& hash, std::size_t i)
{
    const auto* at = hash.data.data() + 4 * i;
    return std::uint32_t{at[0]} | std::uint32_t{at[1]} << 8U | std::uint32_t{at[2]} << 16U |
           std::uint32_t{at[3]} << 24U;
}

bool greater(const Target& left, const Target& right)
{
    return std::ranges::lexicographical_compare(right.rbegin(), right.rend(), left.rbegin(),
                                                left.rend());
}

/// target × factor ÷ divisor; the product fits, for the factor has at most 23 bits and a target at
/// most 224 on networks that retarget.
Target scaled(Target target, std::uint32_t factor, std::uint32_t divisor)
{
    std::uint64_t carry = 0;
    for (auto& limb : target) {
        carry += std::uint64_t{limb} * factor;
        limb = static_cast<std::uint32_t>(carry);
        carry >>= 32U;
    }
    for (std::size_t i = target.size(); i-- > 0;) {
        carry = carry << 32U | target[i];
        target[i] = static_cast<std::uint32_t>(carry / divisor);
        carry %= divisor;
    }
    return target;
}

} // namespace

std::optional<Target> targetFromBits(std::uint32_t bits)
{
    const std::uint32_t exponent = bits >> 24U;
    std::uint64_t mantissa = bits & 0x7fffffU;
    if ((bits & 0x800000U) != 0 || exponent > 32)
        return std::nullopt;
    std::size_t shift = 0;
    if (exponent < 3)
        mantissa >>= 8 * (3 - exponent);
    else
        shift = 8 * (exponent - 3);
    Target out{};
    const std::uint64_t placed = mantissa << shift % 32;
    out.at(shift / 32) = static_cast<std::uint32_t>(placed);
    if (placed >> 32U != 0) {
        if (shift / 32 + 1 >= out.size())
            return std::nullopt;
        out.at(shift / 32 + 1) = static_cast<std::uint32_t>(placed >> 32U);
    }
    return mantissa == 0 ? std::nullopt : std::optional{out};
}

std::uint32_t bitsFromTarget(const Target& target)
{
    std::uint32_t bytes = 32;
    const auto byte = [&](std::uint32_t i) { return target.at(i / 4) >> 8 * (i % 4) & 0xffU; };
    while (bytes > 0 && byte(bytes - 1) == 0)
        --bytes;
    std::uint32_t mantissa = 0;
    for (std::uint32_t i = 0; i < 3; ++i)
        mantissa = mantissa << 8U | (bytes > i ? byte(bytes - 1 - i) : 0);
    if ((mantissa & 0x800000U) != 0) { // that bit is the sign
        mantissa >>= 8U;
        ++bytes;
    }
    return bytes << 24U | mantissa;
}

bool meetsTarget(const BlockHash& hash, const Target& target)
{
    Target value{};
    for (std::size_t i = 0; i < value.size(); ++i)
        value[i] = limbOf(hash, i);
    return !greater(value, target);
}

Work workOf(std::uint32_t bits)
{
    const std::uint32_t exponent = bits >> 24U;
    const std::uint32_t mantissa = bits & 0x7fffffU;
    if (mantissa == 0 || exponent < 3)
        return 0;
    const std::uint32_t power = 256 - std::min(256U, 8 * (exponent - 3));
    return power > 127 ? ~Work{0} / mantissa : (Work{1} << power) / mantissa;
}

std::uint32_t easiestBits(Network network)
{
    switch (network) {
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

std::uint32_t retargeted(Network network, std::uint32_t bits, std::uint32_t firstTime,
                         std::uint32_t lastTime)
{
    const auto target = targetFromBits(bits);
    const auto limit = targetFromBits(easiestBits(network));
    if (!target || network == Network::Regtest)
        return easiestBits(network);
    const std::int64_t taken = std::int64_t{lastTime} - std::int64_t{firstTime};
    const auto counted = std::clamp<std::int64_t>(taken, kPeriodSeconds / 4, 4 * kPeriodSeconds);
    const Target next = scaled(*target, static_cast<std::uint32_t>(counted), kPeriodSeconds);
    return bitsFromTarget(greater(next, *limit) ? *limit : next);
}

} // namespace fulgurite::wallet
