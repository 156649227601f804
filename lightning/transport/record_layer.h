// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/transport/transport_error.h"
#include "wallet/base/bytes.h"
#include "wallet/base/secret.h"
#include "wallet/crypto/aead.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace fulgurite::lightning {

/// One direction's chaining key and encryption key, 32 bytes each.
struct DirectionKeys {
    SecretBytes chainingKey;
    SecretBytes key;
};

/// The pair that follows after 1000 uses. Source: BOLT 8 § Lightning Message Key Rotation.
DirectionKeys rotated(const DirectionKeys& keys);

/// A key with its counter; rotates by itself.
class RecordKey {
public:
    explicit RecordKey(DirectionKeys keys);
    /// Appends ciphertext and tag to `out`.
    void seal(ByteView plain, Bytes& out);
    /// Decrypts in place; false when the tag does not match.
    bool open(std::span<std::uint8_t> sealed);
    [[nodiscard]] const DirectionKeys& keys() const { return m_keys; }

private:
    void advance();

    DirectionKeys m_keys;
    AeadStream m_cipher;
    std::uint64_t m_counter = 0;
};

/// Messages to ciphertext. Source: BOLT 8 § Encrypting and Sending Messages.
class SendingRecords {
public:
    explicit SendingRecords(DirectionKeys keys) : m_key{std::move(keys)} {}
    /// Appends the encrypted length and body: many messages may go out in one write. `message` is
    /// at most 65,535 bytes.
    void seal(ByteView message, Bytes& out);
    [[nodiscard]] const DirectionKeys& keys() const { return m_key.keys(); }

private:
    RecordKey m_key;
};

/// Ciphertext to messages, in any pieces. Source: BOLT 8 § Receiving and Decrypting Messages.
class ReceivingRecords {
public:
    explicit ReceivingRecords(DirectionKeys keys) : m_key{std::move(keys)} {}
    /// Takes all of `bytes` and appends each message they complete. Holds at most one incomplete
    /// record (65,569 bytes) beyond what is given. After an error the connection must be closed.
    Result<void, TransportError> receive(ByteView bytes, std::vector<Bytes>& messages);
    [[nodiscard]] const DirectionKeys& keys() const { return m_key.keys(); }

private:
    RecordKey m_key;
    Bytes m_pending;
    std::optional<std::size_t> m_bodySize; ///< decrypted length, without the tag
};

} // namespace fulgurite::lightning
