// SPDX-License-Identifier: MIT
#include "lightning/node/message_signature.h"

#include "wallet/crypto/hash.h"

namespace fulgurite::lightning {

namespace {

constexpr std::string_view kAlphabet = "ybndrfg8ejkmcpqxot1uwisza345h769";
constexpr std::string_view kPrefix = "Lightning Signed Message:";
/// Recovery ids stand in the first byte from here on: compressed keys.
constexpr std::uint8_t kHeader = 31;
constexpr std::size_t kSize = 65;

Hash256 digestOf(std::string_view text)
{
    const std::string whole = std::string{kPrefix} + std::string{text};
    return sha256d(asBytes(whole));
}

std::string encodeZbase32(ByteView bytes)
{
    std::string out;
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const std::uint8_t byte : bytes) {
        bits = bits << 8U | byte;
        for (count += 8; count >= 5; count -= 5)
            out.push_back(kAlphabet[bits >> (count - 5) & 31U]);
        bits &= 0xffU;
    }
    if (count > 0)
        out.push_back(kAlphabet[bits << (5 - count) & 31U]);
    return out;
}

std::optional<Bytes> decodeZbase32(std::string_view text)
{
    Bytes out;
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const char character : text) {
        const auto value = kAlphabet.find(character);
        if (value == std::string_view::npos)
            return std::nullopt;
        bits = (bits << 5U | static_cast<std::uint32_t>(value)) & 0xfffU;
        count += 5;
        if (count >= 8) {
            count -= 8;
            out.push_back(static_cast<std::uint8_t>(bits >> count));
        }
    }
    return out;
}

} // namespace

std::string signText(std::string_view text, const SecretKey& key)
{
    const RecoverableSignature made = signRecoverable(key, digestOf(text));
    Bytes bytes{static_cast<std::uint8_t>(kHeader + made.recoveryId)};
    bytes.insert(bytes.end(), made.signature.data.begin(), made.signature.data.end());
    return encodeZbase32(bytes);
}

std::optional<PublicKey> messageSigner(std::string_view text, std::string_view zbase)
{
    constexpr std::size_t kCharacters = 104;
    const auto bytes = zbase.size() == kCharacters ? decodeZbase32(zbase) : std::nullopt;
    if (!bytes || bytes->size() != kSize || bytes->front() < kHeader ||
        bytes->front() > kHeader + 3)
        return std::nullopt;
    const auto signature = Signature::fromView(ByteView{*bytes}.subspan(1));
    return recover({*signature, static_cast<std::uint8_t>(bytes->front() - kHeader)},
                   digestOf(text));
}

} // namespace fulgurite::lightning
