// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/fixed_bytes.h"

#include <array>
#include <compare>
#include <cstdint>

namespace fulgurite {

/// An unsigned 256-bit number, as much arithmetic as targets and chain work need. Sums wrap like
/// std::uint64_t.
class Uint256 {
public:
    constexpr Uint256() = default;
    constexpr explicit Uint256(std::uint64_t value) : m_limbs{value, 0, 0, 0} {}
    /// A hash as consensus reads it: little-endian.
    static Uint256 fromHash(const Hash256& hash);
    /// 2^256 − 1.
    static constexpr Uint256 max()
    {
        Uint256 out;
        out.m_limbs.fill(UINT64_MAX);
        return out;
    }

    [[nodiscard]] Uint256 plus(const Uint256& other) const;
    /// this − other, wrapping.
    [[nodiscard]] Uint256 minus(const Uint256& other) const;
    /// Wraps beyond 256 bits.
    [[nodiscard]] Uint256 times(std::uint32_t factor) const;
    /// `divisor` is not zero (asserted).
    [[nodiscard]] Uint256 dividedBy(const Uint256& divisor) const;
    [[nodiscard]] Uint256 shiftedLeft(unsigned bits) const;
    [[nodiscard]] Uint256 shiftedRight(unsigned bits) const;
    /// How many bits the number needs; 0 for zero.
    [[nodiscard]] unsigned bitLength() const;
    [[nodiscard]] std::uint64_t low64() const { return m_limbs[0]; }
    [[nodiscard]] bool isZero() const { return *this == Uint256{}; }
    /// 64 hex digits, most significant first.
    [[nodiscard]] std::string toHex() const;
    /// 32 bytes, most significant first, for storage.
    [[nodiscard]] std::array<std::uint8_t, 32> toBigEndian() const;
    static Uint256 fromBigEndian(const std::array<std::uint8_t, 32>& bytes);

    friend constexpr bool operator==(const Uint256&, const Uint256&) = default;
    friend std::strong_ordering operator<=>(const Uint256& left, const Uint256& right);

private:
    std::array<std::uint64_t, 4> m_limbs{}; ///< least significant first
};

} // namespace fulgurite
