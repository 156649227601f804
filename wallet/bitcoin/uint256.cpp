// SPDX-License-Identifier: MIT
#include "wallet/bitcoin/uint256.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace fulgurite {

namespace {

__extension__ using Wide = unsigned __int128;

} // namespace

Uint256 Uint256::fromHash(const Hash256& hash)
{
    std::array<std::uint8_t, 32> bytes = hash.data;
    std::ranges::reverse(bytes);
    return fromBigEndian(bytes);
}

Uint256 Uint256::plus(const Uint256& other) const
{
    Uint256 out;
    Wide carry = 0;
    for (std::size_t i = 0; i < m_limbs.size(); ++i) {
        carry += static_cast<Wide>(m_limbs[i]) + other.m_limbs[i];
        out.m_limbs[i] = static_cast<std::uint64_t>(carry);
        carry >>= 64;
    }
    return out;
}

Uint256 Uint256::minus(const Uint256& other) const
{
    Uint256 complement;
    for (std::size_t i = 0; i < m_limbs.size(); ++i)
        complement.m_limbs[i] = ~other.m_limbs[i];
    return plus(complement).plus(Uint256{1});
}

Uint256 Uint256::times(std::uint32_t factor) const
{
    Uint256 out;
    Wide carry = 0;
    for (std::size_t i = 0; i < m_limbs.size(); ++i) {
        carry += static_cast<Wide>(m_limbs[i]) * factor;
        out.m_limbs[i] = static_cast<std::uint64_t>(carry);
        carry >>= 64;
    }
    return out;
}

Uint256 Uint256::dividedBy(const Uint256& divisor) const
{
    assert(!divisor.isZero());
    Uint256 rest = *this;
    Uint256 quotient;
    if (rest < divisor)
        return quotient;
    for (unsigned left = rest.bitLength() - divisor.bitLength() + 1; left-- > 0;) {
        const Uint256 part = divisor.shiftedLeft(left);
        if (rest < part)
            continue;
        rest = rest.minus(part);
        quotient.m_limbs[left / 64] |= std::uint64_t{1} << left % 64;
    }
    return quotient;
}

Uint256 Uint256::shiftedLeft(unsigned bits) const
{
    Uint256 out;
    const std::size_t whole = bits / 64;
    const unsigned part = bits % 64;
    for (std::size_t i = whole; i < m_limbs.size(); ++i) {
        out.m_limbs[i] = m_limbs[i - whole] << part;
        if (part != 0 && i > whole)
            out.m_limbs[i] |= m_limbs[i - whole - 1] >> (64 - part);
    }
    return out;
}

Uint256 Uint256::shiftedRight(unsigned bits) const
{
    Uint256 out;
    const std::size_t whole = bits / 64;
    const unsigned part = bits % 64;
    for (std::size_t i = 0; i + whole < m_limbs.size(); ++i) {
        out.m_limbs[i] = m_limbs[i + whole] >> part;
        if (part != 0 && i + whole + 1 < m_limbs.size())
            out.m_limbs[i] |= m_limbs[i + whole + 1] << (64 - part);
    }
    return out;
}

unsigned Uint256::bitLength() const
{
    for (std::size_t i = m_limbs.size(); i-- > 0;) {
        if (m_limbs[i] != 0)
            return static_cast<unsigned>(64 * i) +
                   static_cast<unsigned>(std::bit_width(m_limbs[i]));
    }
    return 0;
}

std::string Uint256::toHex() const { return fulgurite::toHex(toBigEndian()); }

std::array<std::uint8_t, 32> Uint256::toBigEndian() const
{
    std::array<std::uint8_t, 32> out{};
    for (std::size_t i = 0; i < out.size(); ++i)
        out[31 - i] = static_cast<std::uint8_t>(m_limbs[i / 8] >> (8 * (i % 8)));
    return out;
}

Uint256 Uint256::fromBigEndian(const std::array<std::uint8_t, 32>& bytes)
{
    Uint256 out;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        out.m_limbs[i / 8] |= static_cast<std::uint64_t>(bytes[31 - i]) << (8 * (i % 8));
    return out;
}

std::strong_ordering operator<=>(const Uint256& left, const Uint256& right)
{
    return std::lexicographical_compare_three_way(left.m_limbs.rbegin(), left.m_limbs.rend(),
                                                  right.m_limbs.rbegin(), right.m_limbs.rend());
}

} // namespace fulgurite
