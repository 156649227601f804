// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/payment/payment.h"
#include "wallet/base/bytes.h"
#include "wallet/crypto/keys.h"

#include <optional>
#include <string>
#include <string_view>

namespace fulgurite::lightning {

/// Writes a stored record: version byte, fields, four bytes of checksum.
class RecordWriter {
public:
    explicit RecordWriter(std::uint8_t version) { m_out.u8(version); }

    RecordWriter& u8(std::uint8_t value) { return m_out.u8(value), *this; }
    RecordWriter& u16(std::uint16_t value) { return m_out.u16be(value), *this; }
    RecordWriter& u32(std::uint32_t value) { return m_out.u32be(value), *this; }
    RecordWriter& u64(std::uint64_t value) { return m_out.u64be(value), *this; }
    RecordWriter& time(UnixTime value) { return u64(static_cast<std::uint64_t>(toSeconds(value))); }
    RecordWriter& flag(bool value) { return u8(value ? 1 : 0); }
    RecordWriter& raw(ByteView bytes) { return m_out.bytes(bytes), *this; }
    RecordWriter& blob(ByteView bytes)
    {
        return u32(static_cast<std::uint32_t>(bytes.size())).raw(bytes);
    }
    RecordWriter& text(std::string_view value) { return blob(asBytes(value)); }
    RecordWriter& amount(MilliSatoshi value) { return u64(value.value()); }
    RecordWriter& key(const PublicKey& value) { return raw(value.view()); }
    template <typename T, typename Write>
    RecordWriter& optional(const std::optional<T>& value, Write write)
    {
        flag(value.has_value());
        if (value)
            write(*value);
        return *this;
    }
    /// With the checksum.
    Bytes take();

private:
    ByteWriter m_out;
};

/// Reads one. After the first failed read all reads give empty values and ok() is false: check
/// once, at the end.
class RecordReader {
public:
    /// Checks version and checksum.
    static Result<RecordReader, RecordError> open(ByteView record, std::uint8_t newestVersion);

    std::uint8_t u8() { return keep(m_in.u8()); }
    std::uint16_t u16() { return keep(m_in.u16be()); }
    std::uint32_t u32() { return keep(m_in.u32be()); }
    std::uint64_t u64() { return keep(m_in.u64be()); }
    UnixTime time() { return unixTime(static_cast<std::int64_t>(u64())); }
    bool flag() { return u8() != 0; }
    MilliSatoshi amount() { return MilliSatoshi{u64()}; }
    ByteView raw(std::size_t size);
    Bytes blob();
    std::string text();
    template <typename T> T fixed()
    {
        const auto value = T::fromView(raw(T::kSize));
        m_ok = m_ok && value.has_value();
        return value.value_or(T{});
    }
    std::optional<PublicKey> key();
    template <typename Read> auto optional(Read read) -> std::optional<decltype(read())>
    {
        if (!flag() || !m_ok)
            return std::nullopt;
        return read();
    }
    /// A count that cannot exceed what is left to read.
    std::size_t count();
    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool finished() const { return m_ok && m_in.atEnd(); }
    [[nodiscard]] std::uint8_t version() const { return m_version; }

private:
    RecordReader(ByteView body, std::uint8_t version) : m_in{body}, m_version{version} {}
    template <typename T> T keep(std::optional<T> value)
    {
        m_ok = m_ok && value.has_value();
        return value.value_or(T{});
    }

    ByteReader m_in;
    std::uint8_t m_version;
    bool m_ok = true;
};

} // namespace fulgurite::lightning
