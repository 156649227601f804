// SPDX-License-Identifier: MIT
#include "wallet/bitcoin/base58.h"

#include "wallet/base/text.h"
#include "wallet/crypto/hash.h"

#include <algorithm>

namespace fulgurite {

namespace {

constexpr std::string_view kAlphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
constexpr std::size_t kChecksumBytes = 4;

/// digits × factor + carry in base `base`, most significant first; grows at the front.
void multiplyAdd(Bytes& digits, std::uint32_t factor, std::uint32_t carry, std::uint32_t base)
{
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        carry += factor * *digit;
        *digit = static_cast<std::uint8_t>(carry % base);
        carry /= base;
    }
    for (; carry != 0; carry /= base)
        digits.insert(digits.begin(), static_cast<std::uint8_t>(carry % base));
}

} // namespace

std::string encodeBase58(ByteView bytes)
{
    const auto zeros =
        std::ranges::find_if(bytes, [](auto byte) { return byte != 0; }) - bytes.begin();
    Bytes digits;
    for (const std::uint8_t byte : bytes.subspan(static_cast<std::size_t>(zeros)))
        multiplyAdd(digits, 256, byte, 58);
    std::string out(static_cast<std::size_t>(zeros), kAlphabet[0]);
    for (const std::uint8_t digit : digits)
        out.push_back(kAlphabet[digit]);
    wipe(digits.data(), digits.size());
    return out;
}

Result<Bytes, AddressError> decodeBase58(std::string_view text, std::size_t mostBytes)
{
    const auto ones = std::min(text.find_first_not_of(kAlphabet[0]), text.size());
    Bytes digits;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto digit = kAlphabet.find(text[i]);
        if (digit == std::string_view::npos)
            return fail(AddressError::BadCharacter, "character " + std::to_string(i + 1) + " is '" +
                                                        sanitised(text.substr(i, 1)) +
                                                        "', which base58 does not use");
        if (i >= ones)
            multiplyAdd(digits, 58, static_cast<std::uint32_t>(digit), 256);
        if (ones + digits.size() > mostBytes)
            return fail(AddressError::BadLength,
                        "more than " + std::to_string(mostBytes) + " bytes of base58");
    }
    Bytes out(ones, 0);
    out.insert(out.end(), digits.begin(), digits.end());
    wipe(digits.data(), digits.size());
    return out;
}

std::string encodeBase58Check(ByteView payload)
{
    const Hash256 digest = sha256d(payload);
    Bytes whole(payload.begin(), payload.end());
    whole.insert(whole.end(), digest.data.begin(), digest.data.begin() + kChecksumBytes);
    const SecretBytes wiped{std::move(whole)};
    return encodeBase58(wiped.expose());
}

Result<SecretBytes, AddressError> decodeBase58Check(std::string_view text)
{
    const SecretBytes whole{FULGURITE_TRY(decodeBase58(text))};
    if (whole.size() < kChecksumBytes)
        return fail(AddressError::BadLength,
                    std::to_string(whole.size()) + " bytes of base58 are too short for a checksum");
    const ByteView payload = whole.expose().first(whole.size() - kChecksumBytes);
    const Hash256 digest = sha256d(payload);
    if (!std::ranges::equal(whole.expose().last(kChecksumBytes),
                            digest.view().first(kChecksumBytes)))
        return fail(AddressError::BadChecksum,
                    "the base58 checksum does not match: a character is wrong or missing");
    return SecretBytes{payload};
}

} // namespace fulgurite
