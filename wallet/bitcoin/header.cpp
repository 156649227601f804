// SPDX-License-Identifier: MIT
#include "wallet/bitcoin/header.h"

#include "wallet/crypto/hash.h"

#include <algorithm>
#include <cassert>
#include <string>
#include <vector>

namespace fulgurite {

namespace {

constexpr std::uint32_t kMantissa = 0x007fffff;
constexpr std::uint32_t kSign = 0x00800000;

} // namespace

Bytes serialize(const BlockHeader& header)
{
    ByteWriter out;
    out.u32le(header.version);
    out.bytes(header.previous.view());
    out.bytes(header.merkleRoot.view());
    out.u32le(header.time);
    out.u32le(header.bits);
    out.u32le(header.nonce);
    return out.take();
}

Result<BlockHeader, BitcoinError> readHeader(ByteReader& in)
{
    if (in.remaining() < BlockHeader::kSize)
        return fail(BitcoinError::Truncated,
                    "a block header has 80 bytes, " + std::to_string(in.remaining()) + " are left");
    BlockHeader out;
    out.version = *in.u32le();
    out.previous = *BlockHash::fromView(in.take(BlockHash::kSize));
    out.merkleRoot = *Hash256::fromView(in.take(Hash256::kSize));
    out.time = *in.u32le();
    out.bits = *in.u32le();
    out.nonce = *in.u32le();
    return out;
}

Result<BlockHeader, BitcoinError> parseHeader(ByteView bytes)
{
    ByteReader in{bytes};
    auto header = FULGURITE_TRY(readHeader(in));
    if (!in.atEnd())
        return fail(BitcoinError::TrailingBytes,
                    std::to_string(in.remaining()) + " bytes after the header");
    return header;
}

BlockHash hashOf(const BlockHeader& header) { return retag<BlockHash>(sha256d(serialize(header))); }

std::optional<Uint256> targetOf(std::uint32_t bits)
{
    const unsigned size = bits >> 24;
    const Uint256 mantissa{bits & kMantissa};
    const bool negative = (bits & kSign) != 0;
    if (negative || mantissa.isZero() || mantissa.bitLength() + 8 * size > 256 + 24)
        return std::nullopt;
    const Uint256 out =
        size <= 3 ? mantissa.shiftedRight(8 * (3 - size)) : mantissa.shiftedLeft(8 * (size - 3));
    return out.isZero() ? std::nullopt : std::optional{out};
}

std::uint32_t compactOf(const Uint256& target)
{
    unsigned size = (target.bitLength() + 7) / 8;
    auto mantissa = size <= 3
                        ? static_cast<std::uint32_t>(target.low64() << (8 * (3 - size)))
                        : static_cast<std::uint32_t>(target.shiftedRight(8 * (size - 3)).low64());
    if ((mantissa & kSign) != 0) {
        mantissa >>= 8;
        ++size;
    }
    return mantissa | size << 24;
}

Uint256 workOf(std::uint32_t bits)
{
    const auto target = targetOf(bits);
    if (!target)
        return {};
    // 2^256 ÷ (target + 1), written without a 257th bit
    const Uint256 complement = Uint256::max().minus(*target);
    const Uint256 next = target->plus(Uint256{1});
    return next.isZero() ? Uint256{1} : complement.dividedBy(next).plus(Uint256{1});
}

bool meetsOwnTarget(const BlockHeader& header)
{
    const auto target = targetOf(header.bits);
    return target && Uint256::fromHash(retag<Hash256>(hashOf(header))) <= *target;
}

std::uint32_t medianTime(std::span<const std::uint32_t> times)
{
    assert(!times.empty());
    std::vector<std::uint32_t> sorted(times.begin(), times.end());
    std::ranges::sort(sorted);
    return sorted[sorted.size() / 2];
}

} // namespace fulgurite
