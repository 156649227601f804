// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/wire/features.h"
#include "lightning/wire/tlv.h"
#include "lightning/wire/types.h"
#include "wallet/base/amount.h"
#include "wallet/base/feerate.h"
#include "wallet/crypto/keys.h"

#include <concepts>
#include <optional>
#include <string>
#include <vector>

namespace fulgurite::lightning {

// How one value stands on the wire: read(in) gives it or an error, write(out, value) is false when
// it has no wire form.

template <typename T> struct WireValue;

inline Result<ByteView, WireError> takeBytes(ByteReader& in, std::size_t count)
{
    if (in.remaining() < count)
        return fail(WireError::Truncated, std::to_string(count) + " bytes needed, " +
                                              std::to_string(in.remaining()) + " left");
    return in.take(count);
}

template <std::unsigned_integral T> struct WireValue<T> {
    static Result<T, WireError> read(ByteReader& in)
    {
        std::uint64_t value = 0;
        for (const std::uint8_t byte : FULGURITE_TRY(takeBytes(in, sizeof(T))))
            value = value << 8U | byte;
        return static_cast<T>(value);
    }
    static bool write(ByteWriter& out, T value)
    {
        for (std::size_t left = sizeof(T); left-- > 0;)
            out.u8(static_cast<std::uint8_t>(value >> (8 * left)));
        return true;
    }
};

template <typename Tag> struct WireValue<Quantity<Tag>> {
    static Result<Quantity<Tag>, WireError> read(ByteReader& in)
    {
        return Quantity<Tag>{FULGURITE_TRY(WireValue<std::uint64_t>::read(in))};
    }
    static bool write(ByteWriter& out, Quantity<Tag> value)
    {
        return WireValue<std::uint64_t>::write(out, value.value());
    }
};

template <> struct WireValue<Feerate> {
    static Result<Feerate, WireError> read(ByteReader& in)
    {
        return Feerate{FULGURITE_TRY(WireValue<std::uint32_t>::read(in))};
    }
    static bool write(ByteWriter& out, Feerate value)
    {
        return WireValue<std::uint32_t>::write(out, value.satPerKw);
    }
};

template <> struct WireValue<CltvExpiry> {
    static Result<CltvExpiry, WireError> read(ByteReader& in)
    {
        return CltvExpiry{FULGURITE_TRY(WireValue<std::uint32_t>::read(in))};
    }
    static bool write(ByteWriter& out, CltvExpiry value)
    {
        return WireValue<std::uint32_t>::write(out, value.value);
    }
};

template <> struct WireValue<ShortChannelId> {
    static Result<ShortChannelId, WireError> read(ByteReader& in)
    {
        return ShortChannelId{FULGURITE_TRY(WireValue<std::uint64_t>::read(in))};
    }
    static bool write(ByteWriter& out, ShortChannelId value)
    {
        return WireValue<std::uint64_t>::write(out, value.value);
    }
};

template <typename Tag, std::size_t N> struct WireValue<FixedBytes<Tag, N>> {
    static Result<FixedBytes<Tag, N>, WireError> read(ByteReader& in)
    {
        return *FixedBytes<Tag, N>::fromView(FULGURITE_TRY(takeBytes(in, N)));
    }
    static bool write(ByteWriter& out, const FixedBytes<Tag, N>& value)
    {
        out.bytes(value.view());
        return true;
    }
};

template <> struct WireValue<PublicKey> {
    static Result<PublicKey, WireError> read(ByteReader& in)
    {
        auto key = PublicKey::parse(FULGURITE_TRY(takeBytes(in, PublicKey::kSize)));
        if (!key)
            return fail(WireError::BadValue, "not a compressed point of secp256k1");
        return *key;
    }
    static bool write(ByteWriter& out, const PublicKey& value)
    {
        out.bytes(value.view());
        return true;
    }
};

/// A u16 length, then so many bytes.
template <> struct WireValue<Bytes> {
    static Result<Bytes, WireError> read(ByteReader& in)
    {
        const std::uint16_t length = FULGURITE_TRY(WireValue<std::uint16_t>::read(in));
        const ByteView body = FULGURITE_TRY(takeBytes(in, length));
        return Bytes(body.begin(), body.end());
    }
    static bool write(ByteWriter& out, const Bytes& value)
    {
        out.u16be(static_cast<std::uint16_t>(value.size()));
        out.bytes(value);
        return true; // a value too long for its count is too long for a message, which encodeBody
                     // refuses
    }
};

template <> struct WireValue<FeatureBits> {
    static Result<FeatureBits, WireError> read(ByteReader& in)
    {
        return FeatureBits::fromWire(FULGURITE_TRY(WireValue<Bytes>::read(in)));
    }
    static bool write(ByteWriter& out, const FeatureBits& value)
    {
        return WireValue<Bytes>::write(out, value.wire());
    }
};

template <> struct WireValue<OnionPacket> {
    static Result<OnionPacket, WireError> read(ByteReader& in)
    {
        return *OnionPacket::fromView(FULGURITE_TRY(takeBytes(in, kOnionPacketSize)));
    }
    static bool write(ByteWriter& out, const OnionPacket& value)
    {
        out.bytes(value.view());
        return value.view().size() == kOnionPacketSize;
    }
};

/// A u16 count, then so many signatures.
template <> struct WireValue<std::vector<Signature>> {
    static Result<std::vector<Signature>, WireError> read(ByteReader& in)
    {
        const std::size_t count = FULGURITE_TRY(WireValue<std::uint16_t>::read(in));
        ByteReader body{FULGURITE_TRY(takeBytes(in, count * Signature::kSize))};
        std::vector<Signature> out(count);
        for (Signature& signature : out)
            signature = *Signature::fromView(body.take(Signature::kSize));
        return out;
    }
    static bool write(ByteWriter& out, const std::vector<Signature>& value)
    {
        out.u16be(static_cast<std::uint16_t>(value.size()));
        for (const Signature& signature : value)
            out.bytes(signature.view());
        return true;
    }
};

/// In a TLV the record's length is the value's: bytes and feature bits need no count, vectors
/// repeat to the end.
template <typename T> struct TlvValue {
    static Result<T, WireError> read(ByteReader& in) { return WireValue<T>::read(in); }
    static void write(ByteWriter& out, const T& value) { WireValue<T>::write(out, value); }
};

template <> struct TlvValue<Bytes> {
    static Result<Bytes, WireError> read(ByteReader& in)
    {
        const ByteView body = in.take(in.remaining());
        return Bytes(body.begin(), body.end());
    }
    static void write(ByteWriter& out, const Bytes& value) { out.bytes(value); }
};

template <> struct TlvValue<FeatureBits> {
    static Result<FeatureBits, WireError> read(ByteReader& in)
    {
        return FeatureBits::fromWire(in.take(in.remaining()));
    }
    static void write(ByteWriter& out, const FeatureBits& value) { out.bytes(value.wire()); }
};

template <typename T>
    requires(!std::same_as<T, std::uint8_t>)
struct TlvValue<std::vector<T>> {
    static Result<std::vector<T>, WireError> read(ByteReader& in)
    {
        std::vector<T> out;
        while (!in.atEnd())
            out.push_back(FULGURITE_TRY(WireValue<T>::read(in)));
        return out;
    }
    static void write(ByteWriter& out, const std::vector<T>& value)
    {
        for (const T& element : value)
            WireValue<T>::write(out, element);
    }
};

/// Errors also with TrailingBytes when the record is longer than the value.
template <typename T> Result<T, WireError> readTlvValue(ByteView bytes)
{
    ByteReader in{bytes};
    auto value = TlvValue<T>::read(in);
    if (value && !in.atEnd())
        return fail(WireError::TrailingBytes, std::to_string(in.remaining()) + " bytes too many");
    return value;
}

template <typename T> void writeTlvValue(ByteWriter& out, const T& value)
{
    TlvValue<T>::write(out, value);
}

} // namespace fulgurite::lightning
