// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <optional>

namespace fulgurite {

/// A checked quantity that is never negative. There is no operator+: use checkedAdd, checkedSub.
template <typename Tag> class Quantity {
public:
    constexpr Quantity() = default;
    constexpr explicit Quantity(std::uint64_t value) : m_value{value} {}

    [[nodiscard]] constexpr std::uint64_t value() const { return m_value; }
    friend constexpr auto operator<=>(Quantity, Quantity) = default;

private:
    std::uint64_t m_value = 0;
};

using Satoshi = Quantity<struct SatoshiTag>;
using MilliSatoshi = Quantity<struct MilliSatoshiTag>;

/// 21 million bitcoin, the largest amount any output may carry.
inline constexpr Satoshi kMaxMoney{2'100'000'000'000'000};

template <typename Tag>
[[nodiscard]] constexpr std::optional<Quantity<Tag>> checkedAdd(Quantity<Tag> left,
                                                                Quantity<Tag> right)
{
    const Quantity<Tag> sum{left.value() + right.value()};
    return sum < left ? std::nullopt : std::optional{sum};
}

template <typename Tag>
[[nodiscard]] constexpr std::optional<Quantity<Tag>> checkedSub(Quantity<Tag> left,
                                                                Quantity<Tag> right)
{
    if (left < right)
        return std::nullopt;
    return Quantity<Tag>{left.value() - right.value()};
}

/// left − right, or zero when that would be negative.
template <typename Tag>
[[nodiscard]] constexpr Quantity<Tag> saturatingSub(Quantity<Tag> left, Quantity<Tag> right)
{
    return left < right ? Quantity<Tag>{} : Quantity<Tag>{left.value() - right.value()};
}

/// Whole satoshi of an amount in millisatoshi, rounded down.
[[nodiscard]] constexpr Satoshi floorToSat(MilliSatoshi amount)
{
    return Satoshi{amount.value() / 1000};
}

/// Exact for every amount up to kMaxMoney; larger values saturate.
[[nodiscard]] constexpr MilliSatoshi toMsat(Satoshi amount)
{
    return amount.value() > UINT64_MAX / 1000 ? MilliSatoshi{UINT64_MAX}
                                              : MilliSatoshi{amount.value() * 1000};
}

namespace literals {
consteval Satoshi operator""_sat(unsigned long long value) { return Satoshi{value}; }
consteval MilliSatoshi operator""_msat(unsigned long long value) { return MilliSatoshi{value}; }
} // namespace literals

} // namespace fulgurite
