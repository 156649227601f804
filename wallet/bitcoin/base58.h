// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/bytes.h"
#include "wallet/base/result.h"
#include "wallet/base/secret.h"
#include "wallet/bitcoin/address_error.h"

#include <string>
#include <string_view>

namespace fulgurite {

std::string encodeBase58(ByteView bytes);
/// Errors: BadCharacter with its position; BadLength beyond `mostBytes` (the work grows with the
/// square of the length).
Result<Bytes, AddressError> decodeBase58(std::string_view text, std::size_t mostBytes = 256);

/// With the first four bytes of the double SHA-256 behind `payload`.
std::string encodeBase58Check(ByteView payload);
/// The payload. Errors: those of decodeBase58, BadLength below four bytes, BadChecksum.
Result<SecretBytes, AddressError> decodeBase58Check(std::string_view text);

} // namespace fulgurite
