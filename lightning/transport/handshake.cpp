// SPDX-License-Identifier: MIT
#include "lightning/transport/handshake.h"

#include "wallet/crypto/aead.h"
#include "wallet/crypto/hash.h"

#include <algorithm>
#include <cassert>
#include <string>

namespace fulgurite::lightning {

namespace {

constexpr std::size_t kTagSize = AeadStream::kTagSize;
constexpr std::size_t kShortAct = 1 + PublicKey::kSize + kTagSize;           // acts one and two
constexpr std::size_t kLongAct = 1 + PublicKey::kSize + kTagSize + kTagSize; // act three

} // namespace

// BOLT 8 § Handshake State Initialization: the hash takes in the prologue and the responder's
// static key.
Handshake::Handshake(SecretKey local, SecretKey ephemeral, Awaits awaits,
                     std::optional<PublicKey> remote)
    : m_local{std::move(local)},
      m_ephemeral{std::move(ephemeral)},
      m_awaits{awaits},
      m_remote{remote},
      m_hash{sha256(asBytes("Noise_XK_secp256k1_ChaChaPoly_SHA256"))},
      m_chainingKey{m_hash.view()}
{
    mixHash(asBytes("lightning"));
    mixHash(m_remote ? m_remote->view() : m_local.publicKey().view());
}

Handshake Handshake::initiator(SecretKey local, SecretKey ephemeral, const PublicKey& remote)
{
    Handshake out{std::move(local), std::move(ephemeral), Awaits::ActTwo, remote};
    out.writeActOne();
    return out;
}

Handshake Handshake::responder(SecretKey local, SecretKey ephemeral)
{
    return {std::move(local), std::move(ephemeral), Awaits::ActOne, std::nullopt};
}

void Handshake::mixHash(ByteView data) { m_hash = sha256({m_hash.view(), data}); }

void Handshake::mixKey(const Hash256& sharedSecret)
{
    const SecretBytes both = hkdfSha256(m_chainingKey.expose(), sharedSecret.view(), {}, 64);
    m_chainingKey = SecretBytes{both.expose().first(32)};
    m_key = SecretBytes{both.expose().last(32)};
}

void Handshake::writeActOne()
{
    const PublicKey ephemeral = m_ephemeral.publicKey();
    mixHash(ephemeral.view());
    mixKey(ecdh(m_ephemeral, *m_remote));
    const Bytes tag = aeadSeal(m_key.expose(), counterNonce(0), m_hash.view(), {});
    mixHash(tag);
    ByteWriter act;
    act.u8(0);
    act.bytes(ephemeral.view());
    act.bytes(tag);
    m_output = act.take();
}

void Handshake::writeActTwo()
{
    const PublicKey ephemeral = m_ephemeral.publicKey();
    mixHash(ephemeral.view());
    mixKey(ecdh(m_ephemeral, *m_remoteEphemeral));
    const Bytes tag = aeadSeal(m_key.expose(), counterNonce(0), m_hash.view(), {});
    mixHash(tag);
    ByteWriter act;
    act.u8(0);
    act.bytes(ephemeral.view());
    act.bytes(tag);
    m_output = act.take();
}

void Handshake::writeActThree()
{
    const Bytes sealedKey =
        aeadSeal(m_key.expose(), counterNonce(1), m_hash.view(), m_local.publicKey().view());
    mixHash(sealedKey);
    mixKey(ecdh(m_local, *m_remoteEphemeral));
    const Bytes tag = aeadSeal(m_key.expose(), counterNonce(0), m_hash.view(), {});
    ByteWriter act;
    act.u8(0);
    act.bytes(sealedKey);
    act.bytes(tag);
    m_output = act.take();
}

Result<void, TransportError> Handshake::receive(ByteReader& in)
{
    while (m_awaits != Awaits::Nothing) {
        const std::size_t size = m_awaits == Awaits::ActThree ? kLongAct : kShortAct;
        const ByteView piece = in.take(std::min(size - m_act.size(), in.remaining()));
        m_act.insert(m_act.end(), piece.begin(), piece.end());
        if (m_act.size() < size)
            return {};
        auto read = readAct();
        if (!read)
            return read;
        m_act.clear();
    }
    return {};
}

Result<void, TransportError> Handshake::readAct()
{
    switch (m_awaits) {
    case Awaits::ActOne:
        return readActOne();
    case Awaits::ActTwo:
        return readActTwo();
    case Awaits::ActThree:
        return readActThree();
    case Awaits::Nothing:
        break;
    }
    return {};
}

/// The common head of acts one and two: version and ephemeral key.
Result<PublicKey, TransportError> Handshake::readEphemeral(const char* act)
{
    if (m_act.front() != 0)
        return fail(TransportError::BadVersion, std::string{act} + ": version " +
                                                    std::to_string(m_act.front()) +
                                                    ", only 0 is known");
    const auto key = PublicKey::parse(ByteView{m_act}.subspan(1, PublicKey::kSize));
    if (!key)
        return fail(TransportError::BadKey, std::string{act} + ": the ephemeral key is no point");
    mixHash(key->view());
    return *key;
}

Result<void, TransportError> Handshake::readActOne()
{
    m_remoteEphemeral = FULGURITE_TRY(readEphemeral("act one"));
    mixKey(ecdh(m_local, *m_remoteEphemeral));
    const ByteView tag = ByteView{m_act}.last(kTagSize);
    if (!aeadOpen(m_key.expose(), counterNonce(0), m_hash.view(), tag))
        return fail(TransportError::BadTag, "act one: the peer does not know our key");
    mixHash(tag);
    writeActTwo();
    m_awaits = Awaits::ActThree;
    return {};
}

Result<void, TransportError> Handshake::readActTwo()
{
    m_remoteEphemeral = FULGURITE_TRY(readEphemeral("act two"));
    mixKey(ecdh(m_ephemeral, *m_remoteEphemeral));
    const ByteView tag = ByteView{m_act}.last(kTagSize);
    if (!aeadOpen(m_key.expose(), counterNonce(0), m_hash.view(), tag))
        return fail(TransportError::BadTag, "act two: the peer does not hold the key we dialled");
    mixHash(tag);
    writeActThree();
    finish(true);
    return {};
}

Result<void, TransportError> Handshake::readActThree()
{
    if (m_act.front() != 0)
        return fail(TransportError::BadVersion,
                    "act three: version " + std::to_string(m_act.front()) + ", only 0 is known");
    const ByteView sealedKey = ByteView{m_act}.subspan(1, PublicKey::kSize + kTagSize);
    const auto keyBytes = aeadOpen(m_key.expose(), counterNonce(1), m_hash.view(), sealedKey);
    if (!keyBytes)
        return fail(TransportError::BadTag, "act three: the static key does not decrypt");
    m_remote = PublicKey::parse(*keyBytes);
    if (!m_remote)
        return fail(TransportError::BadKey, "act three: the static key is no point");
    mixHash(sealedKey);
    mixKey(ecdh(m_ephemeral, *m_remote));
    if (!aeadOpen(m_key.expose(), counterNonce(0), m_hash.view(), ByteView{m_act}.last(kTagSize)))
        return fail(TransportError::BadTag,
                    "act three: the peer does not hold the static key it names");
    finish(false);
    return {};
}

/// Both directions start from the last chaining key. The initiator sends with the first key.
void Handshake::finish(bool initiated)
{
    const SecretBytes both = hkdfSha256(m_chainingKey.expose(), {}, {}, 64);
    const ByteView first = both.expose().first(32);
    const ByteView second = both.expose().last(32);
    m_established.emplace(Established{
        *m_remote, SendingRecords{{m_chainingKey.clone(), SecretBytes{initiated ? first : second}}},
        ReceivingRecords{{m_chainingKey.clone(), SecretBytes{initiated ? second : first}}}});
    m_chainingKey.clear();
    m_key.clear();
    m_awaits = Awaits::Nothing;
}

} // namespace fulgurite::lightning
