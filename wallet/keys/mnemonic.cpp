// SPDX-License-Identifier: MIT
#include "wallet/keys/mnemonic.h"

#include "wallet/crypto/hash.h"
#include "wallet/keys/english_words.h"
#include "wallet/keys/nfkd.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <string>

namespace fulgurite::wallet {

namespace {

constexpr std::size_t kWords = 2048;
constexpr unsigned kBitsPerWord = 11;
constexpr unsigned kStretchRounds = 2048;

const std::array<std::string_view, kWords>& words()
{
    static const auto list = [] {
        std::array<std::string_view, kWords> out;
        std::string_view rest = kEnglishWords;
        for (auto& word : out) {
            const auto length = std::min(rest.find(' '), rest.size());
            word = rest.substr(0, length);
            rest.remove_prefix(std::min(length + 1, rest.size()));
        }
        return out;
    }();
    return list;
}

bool isSpace(std::uint8_t c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// In lower case, parted by single spaces.
SecretBytes tidied(ByteView text)
{
    Bytes out;
    out.reserve(text.size() + 1);
    for (const std::uint8_t c : text) {
        if (!isSpace(c))
            out.push_back(c >= 'A' && c <= 'Z' ? static_cast<std::uint8_t>(c - 'A' + 'a') : c);
        else if (!out.empty() && out.back() != ' ')
            out.push_back(' ');
    }
    if (!out.empty() && out.back() == ' ')
        out.pop_back();
    return SecretBytes{std::move(out)};
}

/// Bits of word indices and entropy, most significant first. Wiped.
class BitString {
public:
    BitString() { m_bytes.reserve(34); }
    BitString(const BitString&) = delete;
    BitString& operator=(const BitString&) = delete;
    BitString(BitString&& other) noexcept
        : m_bytes{std::exchange(other.m_bytes, {})},
          m_bits{other.m_bits}
    {}
    BitString& operator=(BitString&&) = delete;
    ~BitString() { wipe(m_bytes.data(), m_bytes.size()); }

    void add(std::size_t value, unsigned count)
    {
        for (unsigned left = count; left-- > 0; ++m_bits) {
            if (m_bits % 8 == 0)
                m_bytes.push_back(0);
            m_bytes.back() =
                static_cast<std::uint8_t>(m_bytes.back() | (value >> left & 1) << (7 - m_bits % 8));
        }
    }
    [[nodiscard]] std::size_t get(std::size_t at, unsigned count) const
    {
        std::size_t value = 0;
        for (std::size_t i = at; i < at + count; ++i)
            value = value << 1 | (m_bytes[i / 8] >> (7 - i % 8) & 1U);
        return value;
    }
    [[nodiscard]] std::size_t size() const { return m_bits; }
    [[nodiscard]] ByteView bytes() const { return m_bytes; }

private:
    Bytes m_bytes;
    std::size_t m_bits = 0;
};

Result<BitString, MnemonicError> bitsOf(ByteView tidy)
{
    BitString out;
    std::string_view rest{reinterpret_cast<const char*>(tidy.data()), tidy.size()}; // NOLINT
    for (std::size_t position = 1; !rest.empty(); ++position) {
        const auto length = std::min(rest.find(' '), rest.size());
        const auto index = englishIndex(rest.substr(0, length));
        if (!index)
            return fail(MnemonicError::UnknownWord,
                        "word " + std::to_string(position) + " is not in the list");
        if (position <= 24)
            out.add(*index, kBitsPerWord);
        else
            return fail(MnemonicError::WordCount, "more than 24 words");
        rest.remove_prefix(std::min(length + 1, rest.size()));
    }
    return out;
}

bool isWordCount(std::size_t count) { return count >= 12 && count <= 24 && count % 3 == 0; }

/// The first `bits` of the hash of the entropy. Source: BIP 39 § Generating the mnemonic.
std::size_t checksumOf(ByteView entropy, unsigned bits)
{
    return sha256(entropy).data[0] >> (8U - bits);
}

unsigned checksumBits(std::size_t entropyBytes) { return static_cast<unsigned>(entropyBytes / 4); }

} // namespace

std::string_view englishWord(std::size_t index)
{
    assert(index < kWords);
    return words()[index];
}

std::optional<std::size_t> englishIndex(std::string_view word)
{
    const auto found = std::ranges::lower_bound(words(), word);
    if (found == words().end() || *found != word)
        return std::nullopt;
    return static_cast<std::size_t>(found - words().begin());
}

std::vector<std::string_view> completions(std::string_view prefix, std::size_t most)
{
    std::vector<std::string_view> out;
    for (auto word = std::ranges::lower_bound(words(), prefix);
         word != words().end() && out.size() < most; ++word) {
        if (!word->starts_with(prefix))
            break;
        out.push_back(*word);
    }
    return out;
}

SecretBytes mnemonicOf(ByteView entropy)
{
    assert(entropy.size() >= 16 && entropy.size() <= 32 && entropy.size() % 4 == 0);
    BitString bits;
    for (const std::uint8_t byte : entropy)
        bits.add(byte, 8);
    bits.add(checksumOf(entropy, checksumBits(entropy.size())), checksumBits(entropy.size()));
    Bytes out;
    out.reserve(24 * 9);
    for (std::size_t at = 0; at < bits.size(); at += kBitsPerWord) {
        const ByteView word = asBytes(englishWord(bits.get(at, kBitsPerWord)));
        if (!out.empty())
            out.push_back(' ');
        out.insert(out.end(), word.begin(), word.end());
    }
    return SecretBytes{std::move(out)};
}

Result<SecretBytes, MnemonicError> entropyOf(ByteView text)
{
    const SecretBytes tidy = tidied(text);
    const BitString bits = FULGURITE_TRY(bitsOf(tidy.expose()));
    const std::size_t count = bits.size() / kBitsPerWord;
    if (!isWordCount(count))
        return fail(MnemonicError::WordCount,
                    std::to_string(count) + " words, allowed are 12, 15, 18, 21 and 24");
    const std::size_t entropyBytes = count / 3 * 4;
    const ByteView entropy = bits.bytes().first(entropyBytes);
    const unsigned checksum = checksumBits(entropyBytes);
    if (bits.get(entropyBytes * 8, checksum) != checksumOf(entropy, checksum))
        return fail(MnemonicError::WrongChecksum, "the checksum in the last word does not match");
    return SecretBytes{entropy};
}

Result<SecretBytes, MnemonicError> normalisedWords(ByteView text)
{
    static_cast<void>(FULGURITE_TRY(entropyOf(text)));
    return tidied(text);
}

Result<std::vector<std::string_view>, MnemonicError> lastWords(ByteView text)
{
    const SecretBytes tidy = tidied(text);
    const BitString bits = FULGURITE_TRY(bitsOf(tidy.expose()));
    const std::size_t count = bits.size() / kBitsPerWord + 1;
    if (!isWordCount(count))
        return fail(MnemonicError::WordCount, std::to_string(count - 1) + " words before the last");
    const std::size_t entropyBytes = count / 3 * 4;
    const unsigned checksum = checksumBits(entropyBytes);
    const unsigned freeBits = kBitsPerWord - checksum;
    std::vector<std::string_view> out;
    for (std::size_t choice = 0; choice < (std::size_t{1} << freeBits); ++choice) {
        BitString whole;
        for (std::size_t at = 0; at < bits.size(); ++at)
            whole.add(bits.get(at, 1), 1);
        whole.add(choice, freeBits);
        out.push_back(englishWord(choice << checksum |
                                  checksumOf(whole.bytes().first(entropyBytes), checksum)));
    }
    return out;
}

Result<SecretBytes, MnemonicError> seedOf(ByteView sentence, ByteView passphrase)
{
    const auto password = nfkd(sentence);
    const auto extra = nfkd(passphrase);
    if (!password || !extra)
        return fail(MnemonicError::NotUtf8,
                    password ? "the passphrase is no UTF-8" : "the words are no UTF-8");
    constexpr std::string_view kSalt = "mnemonic";
    Bytes salt;
    salt.reserve(kSalt.size() + extra->size());
    salt.insert(salt.end(), kSalt.begin(), kSalt.end());
    salt.insert(salt.end(), extra->expose().begin(), extra->expose().end());
    const SecretBytes wiped{std::move(salt)};
    return pbkdf2Sha512(password->expose(), wiped.expose(), kStretchRounds, 64);
}

} // namespace fulgurite::wallet
