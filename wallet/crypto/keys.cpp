// SPDX-License-Identifier: MIT
#include "wallet/crypto/keys.h"

#include "wallet/crypto/key_point.h"
#include "wallet/crypto/secp256k1_context.h"

#include <secp256k1_ecdh.h>

#include <bit>
#include <cassert>
#include <vector>

namespace fulgurite {

static_assert(sizeof(secp256k1_pubkey) == 64);

secp256k1_pubkey KeyPoint::of(const PublicKey& key)
{
    return std::bit_cast<secp256k1_pubkey>(key.m_point);
}

PublicKey KeyPoint::keyOf(const secp256k1_pubkey& point)
{
    PublicKey key;
    key.m_point = std::bit_cast<std::array<std::uint8_t, 64>>(point);
    std::size_t size = key.m_compressed.size();
    secp256k1_ec_pubkey_serialize(secpContext(), key.m_compressed.data(), &size, &point,
                                  SECP256K1_EC_COMPRESSED);
    return key;
}

std::optional<PublicKey> PublicKey::parse(ByteView bytes)
{
    secp256k1_pubkey point;
    const bool hybrid = bytes.size() == 65 && bytes[0] != 4;
    if (hybrid || (bytes.size() != 33 && bytes.size() != 65))
        return std::nullopt;
    if (secp256k1_ec_pubkey_parse(secpContext(), &point, bytes.data(), bytes.size()) != 1)
        return std::nullopt;
    return KeyPoint::keyOf(point);
}

std::array<std::uint8_t, 65> PublicKey::uncompressed() const
{
    const secp256k1_pubkey point = KeyPoint::of(*this);
    std::array<std::uint8_t, 65> out{};
    std::size_t size = out.size();
    secp256k1_ec_pubkey_serialize(secpContext(), out.data(), &size, &point,
                                  SECP256K1_EC_UNCOMPRESSED);
    return out;
}

std::optional<PublicKey> PublicKey::addGenerator(ByteView scalar) const
{
    secp256k1_pubkey point = KeyPoint::of(*this);
    if (scalar.size() != 32 ||
        secp256k1_ec_pubkey_tweak_add(secpContext(), &point, scalar.data()) != 1)
        return std::nullopt;
    return KeyPoint::keyOf(point);
}

std::optional<PublicKey> PublicKey::multiply(ByteView scalar) const
{
    secp256k1_pubkey point = KeyPoint::of(*this);
    if (scalar.size() != 32 ||
        secp256k1_ec_pubkey_tweak_mul(secpContext(), &point, scalar.data()) != 1)
        return std::nullopt;
    return KeyPoint::keyOf(point);
}

std::optional<PublicKey> PublicKey::sum(std::span<const PublicKey> points)
{
    std::vector<secp256k1_pubkey> loaded;
    std::vector<const secp256k1_pubkey*> pointers;
    loaded.reserve(points.size());
    for (const PublicKey& point : points)
        pointers.push_back(&loaded.emplace_back(KeyPoint::of(point)));
    secp256k1_pubkey total;
    if (points.empty() ||
        secp256k1_ec_pubkey_combine(secpContext(), &total, pointers.data(), pointers.size()) != 1)
        return std::nullopt;
    return KeyPoint::keyOf(total);
}

std::string toHex(const PublicKey& key) { return toHex(key.view()); }

std::optional<SecretKey> SecretKey::parse(ByteView bytes)
{
    if (bytes.size() != 32 || secp256k1_ec_seckey_verify(secpContext(), bytes.data()) != 1)
        return std::nullopt;
    SecretKey key;
    std::ranges::copy(bytes, key.m_bytes.begin());
    return key;
}

SecretKey& SecretKey::operator=(SecretKey&& other) noexcept
{
    if (this != &other) {
        m_bytes = other.m_bytes;
        wipe(other.m_bytes.data(), other.m_bytes.size());
    }
    return *this;
}

PublicKey SecretKey::publicKey() const
{
    secp256k1_pubkey point;
    const int done = secp256k1_ec_pubkey_create(secpContext(), &point, m_bytes.data());
    assert(done == 1);
    static_cast<void>(done);
    return KeyPoint::keyOf(point);
}

std::optional<SecretKey> SecretKey::add(ByteView tweak) const
{
    SecretKey key = clone();
    if (tweak.size() != 32 ||
        secp256k1_ec_seckey_tweak_add(secpContext(), key.m_bytes.data(), tweak.data()) != 1)
        return std::nullopt;
    return key;
}

std::optional<SecretKey> SecretKey::multiply(ByteView tweak) const
{
    SecretKey key = clone();
    if (tweak.size() != 32 ||
        secp256k1_ec_seckey_tweak_mul(secpContext(), key.m_bytes.data(), tweak.data()) != 1)
        return std::nullopt;
    return key;
}

SecretKey SecretKey::negate() const
{
    SecretKey key = clone();
    const int done = secp256k1_ec_seckey_negate(secpContext(), key.m_bytes.data());
    assert(done == 1);
    static_cast<void>(done);
    return key;
}

Hash256 ecdh(const SecretKey& key, const PublicKey& point)
{
    const secp256k1_pubkey loaded = KeyPoint::of(point);
    Hash256 out;
    const int done = secp256k1_ecdh(secpContext(), out.data.data(), &loaded, key.expose().data(),
                                    nullptr, nullptr);
    assert(done == 1);
    static_cast<void>(done);
    return out;
}

} // namespace fulgurite
