// SPDX-License-Identifier: MIT
#include "wallet/bitcoin/bech32.h"

#include "wallet/base/text.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace fulgurite {

namespace {

constexpr std::string_view kAlphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::size_t kChecksumWords = 6;
constexpr std::uint32_t kBech32Constant = 1;
constexpr std::uint32_t kBech32mConstant = 0x2bc830a3;

bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }
char lowered(char c) { return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

/// The checksum's running remainder. Source: BIP 173 § Bech32, Checksum.
class Remainder {
public:
    void add(std::uint32_t word)
    {
        constexpr std::array<std::uint32_t, 5> kGenerator{0x3b6a57b2, 0x26508e6d, 0x1ea119fa,
                                                          0x3d4233dd, 0x2a1462b3};
        const std::uint32_t top = m_value >> 25;
        m_value = (m_value & 0x1ffffff) << 5 ^ word;
        for (std::size_t i = 0; i < kGenerator.size(); ++i) {
            if ((top >> i & 1) != 0)
                m_value ^= kGenerator[i];
        }
    }
    void addPrefix(std::string_view prefix)
    {
        for (const char c : prefix)
            add(static_cast<std::uint8_t>(c) >> 5);
        add(0);
        for (const char c : prefix)
            add(static_cast<std::uint8_t>(c) & 31);
    }
    [[nodiscard]] std::uint32_t value() const { return m_value; }

private:
    std::uint32_t m_value = 1;
};

auto badCharacter(std::string_view text, std::size_t at, const char* rule)
{
    return fail(AddressError::BadCharacter, "character " + std::to_string(at + 1) + " is '" +
                                                sanitised(text.substr(at, 1)) + "', which " + rule);
}

/// Printable, of one case; the text in lower case.
Result<std::string, AddressError> oneCase(std::string_view text)
{
    bool upper = false;
    bool lower = false;
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] < 33 || text[i] > 126)
            return badCharacter(text, i, "bech32 does not use");
        upper = upper || isUpper(text[i]);
        lower = lower || isLower(text[i]);
        if (upper && lower)
            return fail(AddressError::MixedCase,
                        "upper and lower case are mixed at character " + std::to_string(i + 1));
        out.push_back(lowered(text[i]));
    }
    return out;
}

Result<Bytes, AddressError> readWords(std::string_view text, std::size_t begin)
{
    Bytes words;
    for (std::size_t i = begin; i < text.size(); ++i) {
        const auto word = kAlphabet.find(text[i]);
        if (word == std::string_view::npos)
            return badCharacter(text, i, "bech32 does not use");
        words.push_back(static_cast<std::uint8_t>(word));
    }
    return words;
}

Result<Bech32Kind, AddressError> checkedKind(std::string_view prefix, ByteView words)
{
    Remainder remainder;
    remainder.addPrefix(prefix);
    for (const std::uint8_t word : words)
        remainder.add(word);
    if (remainder.value() == kBech32Constant)
        return Bech32Kind::Bech32;
    if (remainder.value() == kBech32mConstant)
        return Bech32Kind::Bech32m;
    return fail(AddressError::BadChecksum,
                "the bech32 checksum does not match: a character is wrong or missing");
}

} // namespace

Result<Bech32Text, AddressError> decodeBech32(std::string_view text, std::size_t mostCharacters)
{
    if (text.empty())
        return fail(AddressError::Empty, "the text is empty");
    if (text.size() > mostCharacters)
        return fail(AddressError::BadLength, std::to_string(text.size()) +
                                                 " characters, bech32 allows " +
                                                 std::to_string(mostCharacters) + " here");
    const std::string lower = FULGURITE_TRY(oneCase(text));
    const auto separator = lower.rfind('1');
    if (separator == std::string::npos || separator == 0)
        return fail(AddressError::UnknownFormat, "no prefix before a '1'");
    Bech32Text out;
    out.prefix = lower.substr(0, separator);
    out.words = FULGURITE_TRY(readWords(lower, separator + 1));
    if (out.words.size() < kChecksumWords)
        return fail(AddressError::BadLength,
                    std::to_string(out.words.size()) +
                        " characters after the '1', the checksum alone has 6");
    out.kind = FULGURITE_TRY(checkedKind(out.prefix, out.words));
    out.words.resize(out.words.size() - kChecksumWords);
    return out;
}

std::string encodeBech32(std::string_view prefix, ByteView words, Bech32Kind kind)
{
    Remainder remainder;
    remainder.addPrefix(prefix);
    std::string out{prefix};
    out.push_back('1');
    for (const std::uint8_t word : words) {
        assert(word < 32);
        remainder.add(word);
        out.push_back(kAlphabet[word]);
    }
    for (std::size_t i = 0; i < kChecksumWords; ++i)
        remainder.add(0);
    const auto checksum =
        remainder.value() ^ (kind == Bech32Kind::Bech32 ? kBech32Constant : kBech32mConstant);
    for (std::size_t left = kChecksumWords; left-- > 0;)
        out.push_back(kAlphabet[checksum >> (5 * left) & 31]);
    return out;
}

Bytes toWords(ByteView bytes)
{
    Bytes out;
    std::uint32_t pending = 0;
    unsigned bits = 0;
    for (const std::uint8_t byte : bytes) {
        pending = (pending << 8 | byte) & 0xfff;
        for (bits += 8; bits >= 5; bits -= 5)
            out.push_back(static_cast<std::uint8_t>(pending >> (bits - 5) & 31));
    }
    if (bits > 0)
        out.push_back(static_cast<std::uint8_t>(pending << (5 - bits) & 31));
    return out;
}

Result<Bytes, AddressError> fromWords(ByteView words)
{
    Bytes out;
    std::uint32_t pending = 0;
    unsigned bits = 0;
    for (const std::uint8_t word : words) {
        assert(word < 32);
        pending = (pending << 5 | word) & 0xfff;
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            out.push_back(static_cast<std::uint8_t>(pending >> bits));
        }
    }
    if (bits > 4)
        return fail(AddressError::BadPadding,
                    std::to_string(bits) + " bits of padding, at most 4 are allowed");
    if ((pending & ((1U << bits) - 1)) != 0)
        return fail(AddressError::BadPadding, "a padding bit is set");
    return out;
}

} // namespace fulgurite
