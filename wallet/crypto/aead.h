// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/bytes.h"
#include "wallet/base/secret.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

struct evp_cipher_ctx_st;

namespace fulgurite {

using Nonce96 = std::array<std::uint8_t, 12>;

/// The nonce of BOLT 8: four zero bytes, then `counter` in little-endian. Source: BOLT 8 §
/// Handshake State.
Nonce96 counterNonce(std::uint64_t counter);

/// ChaCha20-Poly1305 (RFC 8439): ciphertext followed by the 16-byte tag. `key` is 32 bytes.
Bytes aeadSeal(ByteView key, const Nonce96& nonce, ByteView associated, ByteView plain);
/// The plaintext, or nothing when the tag does not match.
std::optional<Bytes> aeadOpen(ByteView key, const Nonce96& nonce, ByteView associated,
                              ByteView sealed);

/// ChaCha20-Poly1305 under one key with its context kept: for a stream of short records.
class AeadStream {
public:
    static constexpr std::size_t kTagSize = 16;

    /// `key` is 32 bytes.
    explicit AeadStream(ByteView key);
    /// Writes ciphertext and tag: `out` holds plain.size() + kTagSize and may begin where `plain`
    /// does.
    void seal(const Nonce96& nonce, ByteView plain, std::span<std::uint8_t> out);
    /// False when the tag does not match; then `out` is of no meaning. `out` holds sealed.size() -
    /// kTagSize, in place allowed.
    bool open(const Nonce96& nonce, ByteView sealed, std::span<std::uint8_t> out);

private:
    struct Free {
        void operator()(evp_cipher_ctx_st* context) const;
    };
    std::unique_ptr<evp_cipher_ctx_st, Free> m_context;
};

/// XORs the ChaCha20 keystream of (key, 96-bit zero nonce, block 0) over `data`. Source: BOLT 4 §
/// Pseudo Random Byte Stream.
void chacha20Xor(ByteView key, std::span<std::uint8_t> data);

} // namespace fulgurite
