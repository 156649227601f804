// SPDX-License-Identifier: MIT
// ECDSA and Schnorr signatures of wallet/crypto/keys.h.
#include "wallet/crypto/key_point.h"
#include "wallet/crypto/keys.h"
#include "wallet/crypto/secp256k1_context.h"

#include <secp256k1_extrakeys.h>
#include <secp256k1_recovery.h>
#include <secp256k1_schnorrsig.h>

#include <cassert>

namespace fulgurite {

namespace {

Signature compact(const secp256k1_ecdsa_signature& signature)
{
    Signature out;
    secp256k1_ecdsa_signature_serialize_compact(secpContext(), out.data.data(), &signature);
    return out;
}

std::optional<secp256k1_ecdsa_signature> load(const Signature& signature)
{
    secp256k1_ecdsa_signature out;
    if (secp256k1_ecdsa_signature_parse_compact(secpContext(), &out, signature.data.data()) != 1)
        return std::nullopt;
    return out;
}

Signature signWith(const SecretKey& key, const Hash256& digest, const std::uint8_t* extra)
{
    secp256k1_ecdsa_signature out;
    const int done = secp256k1_ecdsa_sign(secpContext(), &out, digest.data.data(),
                                          key.expose().data(), nullptr, extra);
    assert(done == 1);
    static_cast<void>(done);
    return compact(out);
}

/// Wipes a keypair at the end of its scope.
struct KeyPair {
    secp256k1_keypair pair;
    explicit KeyPair(const SecretKey& key)
    {
        const int done = secp256k1_keypair_create(secpContext(), &pair, key.expose().data());
        assert(done == 1);
        static_cast<void>(done);
    }
    KeyPair(const KeyPair&) = delete;
    KeyPair& operator=(const KeyPair&) = delete;
    ~KeyPair() { wipe(&pair, sizeof pair); }
};

} // namespace

Signature signEcdsa(const SecretKey& key, const Hash256& digest)
{
    return signWith(key, digest, nullptr);
}

Signature signEcdsaLowR(const SecretKey& key, const Hash256& digest)
{
    Signature out = signWith(key, digest, nullptr);
    std::array<std::uint8_t, 32> extra{};
    for (std::uint32_t counter = 1; (out.data[0] & 0x80U) != 0; ++counter) {
        for (std::size_t i = 0; i < 4; ++i)
            extra[i] = static_cast<std::uint8_t>(counter >> (8 * i));
        out = signWith(key, digest, extra.data());
    }
    return out;
}

bool verifyEcdsa(const PublicKey& key, const Hash256& digest, const Signature& signature)
{
    const auto loaded = load(signature);
    if (!loaded)
        return false;
    const secp256k1_pubkey point = KeyPoint::of(key);
    return secp256k1_ecdsa_verify(secpContext(), &*loaded, digest.data.data(), &point) == 1;
}

RecoverableSignature signRecoverable(const SecretKey& key, const Hash256& digest)
{
    secp256k1_ecdsa_recoverable_signature signature;
    const int done = secp256k1_ecdsa_sign_recoverable(secpContext(), &signature, digest.data.data(),
                                                      key.expose().data(), nullptr, nullptr);
    assert(done == 1);
    static_cast<void>(done);
    RecoverableSignature out;
    int id = 0;
    secp256k1_ecdsa_recoverable_signature_serialize_compact(
        secpContext(), out.signature.data.data(), &id, &signature);
    out.recoveryId = static_cast<std::uint8_t>(id);
    return out;
}

std::optional<PublicKey> recover(const RecoverableSignature& signature, const Hash256& digest)
{
    secp256k1_ecdsa_recoverable_signature loaded;
    secp256k1_pubkey point;
    if (signature.recoveryId > 3 ||
        secp256k1_ecdsa_recoverable_signature_parse_compact(
            secpContext(), &loaded, signature.signature.data.data(), signature.recoveryId) != 1 ||
        secp256k1_ecdsa_recover(secpContext(), &point, &loaded, digest.data.data()) != 1)
        return std::nullopt;
    return KeyPoint::keyOf(point);
}

bool isLowS(const Signature& signature)
{
    const auto loaded = load(signature);
    return loaded && secp256k1_ecdsa_signature_normalize(secpContext(), nullptr, &*loaded) == 0;
}

Bytes toDer(const Signature& signature)
{
    const auto loaded = load(signature);
    assert(loaded);
    Bytes out(72);
    std::size_t size = out.size();
    secp256k1_ecdsa_signature_serialize_der(secpContext(), out.data(), &size, &*loaded);
    out.resize(size);
    return out;
}

std::optional<Signature> fromDer(ByteView der)
{
    secp256k1_ecdsa_signature signature;
    if (secp256k1_ecdsa_signature_parse_der(secpContext(), &signature, der.data(), der.size()) != 1)
        return std::nullopt;
    const Signature out = compact(signature);
    if (!std::ranges::equal(toDer(out), der))
        return std::nullopt;
    return out;
}

SchnorrSignature signSchnorr(const SecretKey& key, ByteView message, ByteView auxiliary)
{
    assert(auxiliary.size() == 32);
    const KeyPair pair{key};
    secp256k1_schnorrsig_extraparams parameters = SECP256K1_SCHNORRSIG_EXTRAPARAMS_INIT;
    Bytes extra(auxiliary.begin(), auxiliary.end());
    parameters.ndata = extra.data();
    SchnorrSignature out;
    const int done = secp256k1_schnorrsig_sign_custom(
        secpContext(), out.data.data(), message.data(), message.size(), &pair.pair, &parameters);
    assert(done == 1);
    static_cast<void>(done);
    return out;
}

bool verifySchnorr(const XOnlyKey& key, ByteView message, const SchnorrSignature& signature)
{
    secp256k1_xonly_pubkey point;
    return secp256k1_xonly_pubkey_parse(secpContext(), &point, key.data.data()) == 1 &&
           secp256k1_schnorrsig_verify(secpContext(), signature.data.data(), message.data(),
                                       message.size(), &point) == 1;
}

XOnlyKey toXOnly(const PublicKey& key) { return *XOnlyKey::fromView(key.view().subspan(1)); }

std::optional<TweakedKey> tweakXOnly(const XOnlyKey& key, ByteView tweak)
{
    secp256k1_xonly_pubkey internal;
    secp256k1_pubkey full;
    if (tweak.size() != 32 ||
        secp256k1_xonly_pubkey_parse(secpContext(), &internal, key.data.data()) != 1 ||
        secp256k1_xonly_pubkey_tweak_add(secpContext(), &full, &internal, tweak.data()) != 1)
        return std::nullopt;
    secp256k1_xonly_pubkey tweaked;
    int odd = 0;
    TweakedKey out;
    const bool done =
        secp256k1_xonly_pubkey_from_pubkey(secpContext(), &tweaked, &odd, &full) == 1 &&
        secp256k1_xonly_pubkey_serialize(secpContext(), out.key.data.data(), &tweaked) == 1;
    if (!done)
        return std::nullopt;
    out.odd = odd != 0;
    return out;
}

std::optional<SecretKey> tweakSecretXOnly(const SecretKey& key, ByteView tweak)
{
    KeyPair pair{key};
    if (tweak.size() != 32 ||
        secp256k1_keypair_xonly_tweak_add(secpContext(), &pair.pair, tweak.data()) != 1)
        return std::nullopt;
    std::array<std::uint8_t, 32> secret{};
    const bool read = secp256k1_keypair_sec(secpContext(), secret.data(), &pair.pair) == 1;
    auto out = read ? SecretKey::parse(secret) : std::nullopt;
    wipe(secret.data(), secret.size());
    return out;
}

} // namespace fulgurite
