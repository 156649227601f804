// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fulgurite {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

/// Sequential reader over bytes it does not own. A read that asks too much consumes nothing.
class ByteReader {
public:
    explicit ByteReader(ByteView input) : m_rest{input} {}

    [[nodiscard]] std::size_t remaining() const { return m_rest.size(); }
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    [[nodiscard]] ByteView rest() const { return m_rest; }

    /// The next `count` bytes, or an empty view when fewer are left (then nothing is consumed).
    ByteView take(std::size_t count)
    {
        if (count > m_rest.size())
            return {};
        const auto head = m_rest.first(count);
        m_rest = m_rest.subspan(count);
        return head;
    }

    std::optional<std::uint8_t> u8() { return number<std::uint8_t>(1, true); }
    std::optional<std::uint16_t> u16be() { return number<std::uint16_t>(2, true); }
    std::optional<std::uint32_t> u32be() { return number<std::uint32_t>(4, true); }
    std::optional<std::uint64_t> u64be() { return number<std::uint64_t>(8, true); }
    std::optional<std::uint16_t> u16le() { return number<std::uint16_t>(2, false); }
    std::optional<std::uint32_t> u32le() { return number<std::uint32_t>(4, false); }
    std::optional<std::uint64_t> u64le() { return number<std::uint64_t>(8, false); }

private:
    template <typename T> std::optional<T> number(std::size_t width, bool bigEndian)
    {
        if (width > m_rest.size())
            return std::nullopt;
        const ByteView body = take(width);
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < width; ++i)
            value = value << 8 | body[bigEndian ? i : width - 1 - i];
        return static_cast<T>(value);
    }

    ByteView m_rest;
};

/// Appends to a buffer it owns.
class ByteWriter {
public:
    void bytes(ByteView view) { m_out.insert(m_out.end(), view.begin(), view.end()); }
    void u8(std::uint8_t value) { m_out.push_back(value); }
    void u16be(std::uint16_t value) { big(value, 2); }
    void u32be(std::uint32_t value) { big(value, 4); }
    void u64be(std::uint64_t value) { big(value, 8); }
    void u16le(std::uint16_t value) { little(value, 2); }
    void u32le(std::uint32_t value) { little(value, 4); }
    void u64le(std::uint64_t value) { little(value, 8); }

    [[nodiscard]] std::size_t size() const { return m_out.size(); }
    [[nodiscard]] const Bytes& view() const { return m_out; }
    Bytes take() { return std::move(m_out); }

private:
    void big(std::uint64_t value, unsigned width)
    {
        for (unsigned left = width; left-- > 0;)
            m_out.push_back(static_cast<std::uint8_t>(value >> (8 * left)));
    }
    void little(std::uint64_t value, unsigned width)
    {
        for (unsigned i = 0; i < width; ++i)
            m_out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
    }

    Bytes m_out;
};

/// Lower-case hex.
std::string toHex(ByteView bytes);

/// Decodes lower- or upper-case hex; an empty vector when `text` is malformed. See parseHex for
/// input that may be wrong.
Bytes fromHex(std::string_view text);

/// Decodes hex; nothing when `text` has an odd length or a character that is no digit.
std::optional<Bytes> parseHex(std::string_view text);

/// The characters of `text` as bytes, without a terminator.
inline ByteView asBytes(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; // NOLINT
}
inline std::string asString(ByteView bytes) { return {bytes.begin(), bytes.end()}; }

} // namespace fulgurite
