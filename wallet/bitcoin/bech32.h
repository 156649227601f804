// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/bytes.h"
#include "wallet/base/result.h"
#include "wallet/bitcoin/address_error.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace fulgurite {

/// Bech32 of BIP 173, Bech32m of BIP 350: they differ in the checksum constant.
enum class Bech32Kind : std::uint8_t { Bech32, Bech32m };

/// `words` are 5-bit values without the checksum; `prefix` is lower case.
struct Bech32Text {
    std::string prefix;
    Bytes words;
    Bech32Kind kind = Bech32Kind::Bech32;
};

inline constexpr std::size_t kBech32MostCharacters = 90;

/// Errors: Empty, BadLength, BadCharacter (position and character), MixedCase, UnknownFormat (no
/// separator), BadChecksum.
Result<Bech32Text, AddressError> decodeBech32(std::string_view text,
                                              std::size_t mostCharacters = kBech32MostCharacters);
/// `prefix` in lower case; each word below 32 (asserted).
std::string encodeBech32(std::string_view prefix, ByteView words, Bech32Kind kind);

/// Regroups bytes into 5-bit words, zero bits at the end.
Bytes toWords(ByteView bytes);
/// Regroups 5-bit words into bytes. BadPadding when more than four bits are left or one of them is
/// set.
Result<Bytes, AddressError> fromWords(ByteView words);

} // namespace fulgurite
