// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/fixed_bytes.h"
#include "wallet/base/secret.h"

#include <initializer_list>
#include <string_view>

namespace fulgurite {

Hash256 sha256(ByteView data);
/// SHA-256 of the concatenation of `parts`.
Hash256 sha256(std::initializer_list<ByteView> parts);
/// SHA-256 twice, the hash of blocks and transactions.
Hash256 sha256d(ByteView data);
Hash160 ripemd160(ByteView data);
/// Broken as a hash; here only because Bitcoin script has OP_SHA1.
Hash160 sha1(ByteView data);
/// RIPEMD-160 of SHA-256.
Hash160 hash160(ByteView data);
/// Source: BIP 340 § Design, tagged hashes.
Hash256 taggedHash(std::string_view tag, std::initializer_list<ByteView> parts);

Hash256 hmacSha256(ByteView key, ByteView data);
/// 64 bytes.
SecretBytes hmacSha512(ByteView key, ByteView data);
/// RFC 5869 with SHA-256; `length` at most 255 × 32.
SecretBytes hkdfSha256(ByteView salt, ByteView inputKey, ByteView info, std::size_t length);
/// RFC 8018 with HMAC-SHA-512 (BIP 39's stretching).
SecretBytes pbkdf2Sha512(ByteView password, ByteView salt, unsigned rounds, std::size_t length);

/// The payment hash of a preimage.
PaymentHash paymentHashOf(const Preimage& preimage);

} // namespace fulgurite
