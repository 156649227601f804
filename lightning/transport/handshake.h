// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/transport/record_layer.h"
#include "lightning/transport/transport_error.h"
#include "wallet/base/bytes.h"
#include "wallet/base/secret.h"
#include "wallet/crypto/keys.h"

#include <optional>

namespace fulgurite::lightning {

/// What a finished handshake gives: who the peer is, and the two directions.
struct Established {
    PublicKey remote;
    SendingRecords sending;
    ReceivingRecords receiving;
};

/// Noise_XK_secp256k1_ChaChaPoly_SHA256, bytes in and bytes out. Source: BOLT 8 § Authenticated Key
/// Exchange Handshake Specification. The ephemeral key must be fresh for every handshake.
class Handshake {
public:
    /// We dial a node whose key we know. Send takeOutput() at once: it holds act one.
    static Handshake initiator(SecretKey local, SecretKey ephemeral, const PublicKey& remote);
    static Handshake responder(SecretKey local, SecretKey ephemeral);

    /// Consumes what the acts need, keeps an incomplete act for the next call and leaves what
    /// follows the last act. After an error the connection must be closed.
    Result<void, TransportError> receive(ByteReader& in);
    /// Bytes for the peer; empty when it is the peer's turn.
    Bytes takeOutput() { return std::exchange(m_output, {}); }
    /// Once, after the last act.
    std::optional<Established> takeEstablished()
    {
        return std::exchange(m_established, std::nullopt);
    }

private:
    enum class Awaits { ActOne, ActTwo, ActThree, Nothing };

    Handshake(SecretKey local, SecretKey ephemeral, Awaits awaits, std::optional<PublicKey> remote);

    void mixHash(ByteView data);
    void mixKey(const Hash256& sharedSecret);
    void writeActOne();
    void writeActTwo();
    void writeActThree();
    Result<void, TransportError> readAct();
    Result<PublicKey, TransportError> readEphemeral(const char* act);
    Result<void, TransportError> readActOne();
    Result<void, TransportError> readActTwo();
    Result<void, TransportError> readActThree();
    void finish(bool initiated);

    SecretKey m_local;
    SecretKey m_ephemeral;
    Awaits m_awaits;
    std::optional<PublicKey> m_remote;
    std::optional<PublicKey> m_remoteEphemeral;
    Hash256 m_hash;
    SecretBytes m_chainingKey;
    SecretBytes m_key; ///< temp_k1, temp_k2, temp_k3 in turn
    Bytes m_act;
    Bytes m_output;
    std::optional<Established> m_established;
};

} // namespace fulgurite::lightning
