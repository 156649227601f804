// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/bytes.h"

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>

namespace fulgurite {

/// N bytes with a meaning of their own, told apart by Tag. Orders and compares bytewise.
template <typename Tag, std::size_t N> struct FixedBytes {
    static constexpr std::size_t kSize = N;
    std::array<std::uint8_t, N> data{};

    static std::optional<FixedBytes> fromView(ByteView bytes)
    {
        if (bytes.size() != N)
            return std::nullopt;
        FixedBytes out;
        std::ranges::copy(bytes, out.data.begin());
        return out;
    }

    [[nodiscard]] ByteView view() const { return data; }
    [[nodiscard]] bool isZero() const
    {
        return std::ranges::all_of(data, [](std::uint8_t byte) { return byte == 0; });
    }
    friend auto operator<=>(const FixedBytes&, const FixedBytes&) = default;
};

using Hash256 = FixedBytes<struct Hash256Tag, 32>;
using Hash160 = FixedBytes<struct Hash160Tag, 20>;

/// Ids of transactions and blocks in internal byte order (as hashed); shown reversed by toDisplay.
using Txid = FixedBytes<struct TxidTag, 32>;
using BlockHash = FixedBytes<struct BlockHashTag, 32>;

using PaymentHash = FixedBytes<struct PaymentHashTag, 32>;
using Preimage = FixedBytes<struct PreimageTag, 32>;
using PaymentSecret = FixedBytes<struct PaymentSecretTag, 32>;
using ChannelId = FixedBytes<struct ChannelIdTag, 32>;

template <typename Tag, std::size_t N> std::string toHex(const FixedBytes<Tag, N>& bytes)
{
    return toHex(bytes.view());
}

/// Hex in display order, last byte first, as explorers and RPCs print ids.
template <typename Tag, std::size_t N> std::string toDisplay(FixedBytes<Tag, N> id)
{
    std::ranges::reverse(id.data);
    return toHex(id.view());
}

/// Reads what toHex wrote; nothing when the length or a digit is wrong.
template <typename T> std::optional<T> fixedFromHex(std::string_view text)
{
    return text.size() == 2 * T::kSize ? T::fromView(fromHex(text)) : std::nullopt;
}

/// Reads what toDisplay wrote.
template <typename T> std::optional<T> fixedFromDisplay(std::string_view text)
{
    auto id = fixedFromHex<T>(text);
    if (id)
        std::ranges::reverse(id->data);
    return id;
}

/// Converts between tags of one size where the spec says so (a txid used as a channel_id).
template <typename To, typename Tag, std::size_t N> To retag(const FixedBytes<Tag, N>& bytes)
{
    static_assert(To::kSize == N);
    To out;
    out.data = bytes.data;
    return out;
}

} // namespace fulgurite
