// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/crypto/keys.h"

namespace fulgurite::lightning {

/// basepoint + SHA256(point ‖ basepoint) × G. A sum at infinity cannot be met by chance: then the
/// basepoint itself is returned, which no honest peer uses. Source: BOLT 3 § `localpubkey`,
/// `local_htlcpubkey`, `remote_htlcpubkey`, `local_delayedpubkey`, and `remote_delayedpubkey`
/// Derivation.
PublicKey derivePublicKey(const PublicKey& basepoint, const PublicKey& perCommitmentPoint);
/// The secret of derivePublicKey.
SecretKey derivePrivateKey(const SecretKey& basepointSecret, const PublicKey& perCommitmentPoint);
/// As above, where `basepoint`, the point of `basepointSecret`, is known: a multiplication less.
SecretKey derivePrivateKey(const SecretKey& basepointSecret, const PublicKey& basepoint,
                           const PublicKey& perCommitmentPoint);

/// The key that punishes a revoked commitment. Source: BOLT 3 § `revocationpubkey` Derivation.
PublicKey deriveRevocationPublicKey(const PublicKey& revocationBasepoint,
                                    const PublicKey& perCommitmentPoint);
/// Known to who holds both secrets.
SecretKey deriveRevocationPrivateKey(const SecretKey& revocationBasepointSecret,
                                     const SecretKey& perCommitmentSecret);

} // namespace fulgurite::lightning
