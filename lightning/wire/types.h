// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/bytes.h"
#include "wallet/base/fixed_bytes.h"

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>

namespace fulgurite::lightning {

/// The longest message, type included. Source: BOLT 1 § Lightning Message Format.
inline constexpr std::size_t kMaxMessageSize = 65535;
/// Source: BOLT 4 § Packet Structure: version, key, 1300 bytes of hop payloads, HMAC.
inline constexpr std::size_t kOnionPacketSize = 1366;

/// The genesis block's hash in internal byte order.
using ChainHash = FixedBytes<struct ChainHashTag, 32>;
/// The secret scalar of a revoked commitment, as `revoke_and_ack` carries it: not checked to be a
/// valid key.
using PerCommitmentSecret = FixedBytes<struct PerCommitmentSecretTag, 32>;
using RgbColor = FixedBytes<struct RgbColorTag, 3>;
/// UTF-8 padded with zeros; a peer may send anything.
using NodeAlias = FixedBytes<struct NodeAliasTag, 32>;

/// An absolute block height after which an HTLC can be reclaimed.
struct CltvExpiry {
    std::uint32_t value = 0;
    friend constexpr auto operator<=>(CltvExpiry, CltvExpiry) = default;
};

/// Block height (24 bits), transaction index (24 bits), output index (16 bits). Text forms:
/// lightning/gossip. Source: BOLT 7 § Definition of `short_channel_id`.
struct ShortChannelId {
    std::uint64_t value = 0;

    static constexpr ShortChannelId of(std::uint32_t block, std::uint32_t transaction,
                                       std::uint16_t output)
    {
        return {std::uint64_t{block & 0xffffffU} << 40U |
                std::uint64_t{transaction & 0xffffffU} << 16U | output};
    }
    [[nodiscard]] constexpr std::uint32_t block() const
    {
        return static_cast<std::uint32_t>(value >> 40U);
    }
    [[nodiscard]] constexpr std::uint32_t transaction() const
    {
        return static_cast<std::uint32_t>(value >> 16U & 0xffffffU);
    }
    [[nodiscard]] constexpr std::uint16_t output() const
    {
        return static_cast<std::uint16_t>(value);
    }
    friend constexpr auto operator<=>(ShortChannelId, ShortChannelId) = default;
};

/// The 1366 bytes of an onion, shared by the copies of an HTLC. Empty only when default-made.
class OnionPacket {
public:
    OnionPacket() = default;
    /// Nothing unless `bytes` are exactly kOnionPacketSize.
    static std::optional<OnionPacket> fromView(ByteView bytes)
    {
        if (bytes.size() != kOnionPacketSize)
            return std::nullopt;
        OnionPacket out;
        out.m_bytes = std::make_shared<const Bytes>(bytes.begin(), bytes.end());
        return out;
    }
    [[nodiscard]] ByteView view() const { return m_bytes ? ByteView{*m_bytes} : ByteView{}; }
    friend bool operator==(const OnionPacket& left, const OnionPacket& right)
    {
        return left.m_bytes == right.m_bytes || std::ranges::equal(left.view(), right.view());
    }

private:
    std::shared_ptr<const Bytes> m_bytes;
};

} // namespace fulgurite::lightning
