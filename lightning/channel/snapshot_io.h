// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/channel/channel.h"
#include "lightning/wire/bigsize.h"

#include <concepts>
#include <optional>
#include <vector>

namespace fulgurite::lightning {

/// Writes the plain values of a snapshot. Numbers as BigSize: small ones stay small.
class SnapshotWriter {
public:
    void number(std::uint64_t value) { writeBigSize(m_out, value); }
    void flag(bool value) { m_out.u8(value ? 1 : 0); }
    void bytes(ByteView value)
    {
        number(value.size());
        m_out.bytes(value);
    }
    template <typename Tag, std::size_t N> void fixed(const FixedBytes<Tag, N>& value)
    {
        m_out.bytes(value.view());
    }
    void key(const PublicKey& value) { m_out.bytes(value.view()); }
    ByteWriter& raw() { return m_out; }

private:
    ByteWriter m_out;
};

/// Reads what SnapshotWriter wrote. After the first failure every read gives an empty value and
/// `ok` is false.
class SnapshotReader {
public:
    /// `version`: of the snapshot that `bytes` are the body of.
    SnapshotReader(ByteView bytes, std::uint8_t version) : m_in{bytes}, m_version{version} {}

    [[nodiscard]] std::uint8_t version() const { return m_version; }

    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool atEnd() const { return m_in.atEnd(); }
    void reject() { m_ok = false; }

    std::uint64_t number(std::uint64_t most = UINT64_MAX)
    {
        const auto value = m_ok ? readBigSize(m_in) : Result<std::uint64_t, WireError>{0};
        m_ok = m_ok && value && *value <= most;
        return m_ok ? *value : 0;
    }
    template <std::unsigned_integral T> T small()
    {
        return static_cast<T>(number(static_cast<T>(~T{0})));
    }
    /// An enumerator, counted from 0 to `last`.
    template <typename E> E enumerator(E last)
    {
        return static_cast<E>(number(static_cast<std::uint64_t>(last)));
    }
    bool flag() { return number(1) == 1; }
    /// A count of things of at least one byte each.
    std::size_t count() { return static_cast<std::size_t>(number(m_in.remaining())); }
    Bytes bytes()
    {
        const std::size_t size = count();
        const ByteView view = m_in.take(size);
        m_ok = m_ok && view.size() == size;
        return m_ok ? Bytes(view.begin(), view.end()) : Bytes{};
    }
    std::string text()
    {
        const Bytes raw = bytes();
        return {raw.begin(), raw.end()};
    }
    template <typename T> T fixed()
    {
        const auto value = T::fromView(m_in.take(T::kSize));
        m_ok = m_ok && value;
        return value.value_or(T{});
    }
    std::optional<PublicKey> key()
    {
        auto value = PublicKey::parse(m_in.take(PublicKey::kSize));
        m_ok = m_ok && value;
        return value;
    }
    ByteReader& raw() { return m_in; }

private:
    ByteReader m_in;
    std::uint8_t m_version;
    bool m_ok = true;
};

// snapshot_params.cpp, snapshot_commitments.cpp, snapshot_state.cpp. A reader gives nothing once
// something is malformed.
void writeParams(SnapshotWriter& out, const ChannelParams& params);
std::optional<ChannelParams> readParams(SnapshotReader& in);
void writeCommitments(SnapshotWriter& out, const Commitments& commitments);
std::optional<Commitments> readCommitments(SnapshotReader& in);
void writeState(SnapshotWriter& out, const ChannelState& state);
std::optional<ChannelState> readState(SnapshotReader& in);

} // namespace fulgurite::lightning
