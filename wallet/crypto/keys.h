// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/fixed_bytes.h"
#include "wallet/base/secret.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>

namespace fulgurite {

struct KeyPoint;

/// A valid point of secp256k1: there is no PublicKey that is not on the curve. It is its 33
/// compressed bytes, by which keys are equal and ordered. The point they stand for is kept beside
/// them: finding it again costs a square root, a fifth of a signature.
class PublicKey {
public:
    static constexpr std::size_t kSize = 33;

    /// From 33 compressed or 65 uncompressed bytes; nothing when they are no point.
    static std::optional<PublicKey> parse(ByteView bytes);

    [[nodiscard]] ByteView view() const { return m_compressed; }
    [[nodiscard]] std::array<std::uint8_t, 65> uncompressed() const;
    /// this + scalar × G. Nothing when the sum is infinity or the scalar is out of range.
    [[nodiscard]] std::optional<PublicKey> addGenerator(ByteView scalar) const;
    /// scalar × this.
    [[nodiscard]] std::optional<PublicKey> multiply(ByteView scalar) const;
    /// The sum of points; nothing when it is infinity.
    static std::optional<PublicKey> sum(std::span<const PublicKey> points);
    friend bool operator==(const PublicKey& a, const PublicKey& b)
    {
        return a.m_compressed == b.m_compressed;
    }
    friend auto operator<=>(const PublicKey& a, const PublicKey& b)
    {
        return a.m_compressed <=> b.m_compressed;
    }

private:
    friend struct KeyPoint;
    PublicKey() = default;
    std::array<std::uint8_t, 33> m_compressed{};
    std::array<std::uint8_t, 64> m_point{}; ///< libsecp256k1's form of it, never stored or sent
};

std::string toHex(const PublicKey& key);

/// A valid scalar: 1 ≤ value < group order. Not copyable, wiped, no formatter.
class SecretKey {
public:
    /// From 32 big-endian bytes; nothing when zero or not below the order.
    static std::optional<SecretKey> parse(ByteView bytes);
    SecretKey(const SecretKey&) = delete;
    SecretKey& operator=(const SecretKey&) = delete;
    SecretKey(SecretKey&& other) noexcept : m_bytes{other.m_bytes}
    {
        wipe(other.m_bytes.data(), other.m_bytes.size());
    }
    SecretKey& operator=(SecretKey&& other) noexcept;
    ~SecretKey() { wipe(m_bytes.data(), m_bytes.size()); }

    [[nodiscard]] SecretKey clone() const { return *parse(m_bytes); }
    [[nodiscard]] ByteView expose() const { return m_bytes; }
    [[nodiscard]] PublicKey publicKey() const;
    /// this + tweak mod n. Nothing when the result is zero or the tweak out of range.
    [[nodiscard]] std::optional<SecretKey> add(ByteView tweak) const;
    [[nodiscard]] std::optional<SecretKey> multiply(ByteView tweak) const;
    [[nodiscard]] SecretKey negate() const;

private:
    SecretKey() = default;
    std::array<std::uint8_t, 32> m_bytes{};
};

/// 64 bytes, r‖s, as Lightning sends them. See toDer for scripts.
using Signature = FixedBytes<struct SignatureTag, 64>;
using SchnorrSignature = FixedBytes<struct SchnorrSignatureTag, 64>;
using XOnlyKey = FixedBytes<struct XOnlyKeyTag, 32>;

struct RecoverableSignature {
    Signature signature;
    std::uint8_t recoveryId = 0; ///< 0 to 3
};

/// Deterministic (RFC 6979), low S.
Signature signEcdsa(const SecretKey& key, const Hash256& digest);
/// As signEcdsa, with a nonce counter raised until R is below 2^255 too, so that DER is at most 71
/// bytes with its sighash byte.
Signature signEcdsaLowR(const SecretKey& key, const Hash256& digest);
/// False also for a high S.
bool verifyEcdsa(const PublicKey& key, const Hash256& digest, const Signature& signature);
RecoverableSignature signRecoverable(const SecretKey& key, const Hash256& digest);
std::optional<PublicKey> recover(const RecoverableSignature& signature, const Hash256& digest);
bool isLowS(const Signature& signature);

/// Strict DER without the sighash byte.
Bytes toDer(const Signature& signature);
/// Reads strict DER (BIP 66), S high or low; nothing for anything else.
std::optional<Signature> fromDer(ByteView der);

/// SHA-256 of the compressed product, as BOLT 4 and 8 use it.
Hash256 ecdh(const SecretKey& key, const PublicKey& point);

/// Source: BIP 340. `message` of any length; `auxiliary` 32 bytes.
SchnorrSignature signSchnorr(const SecretKey& key, ByteView message, ByteView auxiliary);
bool verifySchnorr(const XOnlyKey& key, ByteView message, const SchnorrSignature& signature);
XOnlyKey toXOnly(const PublicKey& key);

struct TweakedKey {
    XOnlyKey key;
    bool odd = false; ///< parity of the full point
};
/// Source: BIP 341 § Constructing and spending Taproot outputs: key + tweak × G of the even-y
/// point.
std::optional<TweakedKey> tweakXOnly(const XOnlyKey& key, ByteView tweak);
/// The secret for tweakXOnly's result.
std::optional<SecretKey> tweakSecretXOnly(const SecretKey& key, ByteView tweak);

} // namespace fulgurite
