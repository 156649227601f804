// SPDX-License-Identifier: MIT
#include "lightning/channel/key_derivation.h"

#include "wallet/crypto/hash.h"

#include <array>
#include <cassert>

namespace fulgurite::lightning {

PublicKey derivePublicKey(const PublicKey& basepoint, const PublicKey& perCommitmentPoint)
{
    const auto tweak = sha256({perCommitmentPoint.view(), basepoint.view()});
    return basepoint.addGenerator(tweak.view()).value_or(basepoint);
}

SecretKey derivePrivateKey(const SecretKey& basepointSecret, const PublicKey& perCommitmentPoint)
{
    return derivePrivateKey(basepointSecret, basepointSecret.publicKey(), perCommitmentPoint);
}

SecretKey derivePrivateKey(const SecretKey& basepointSecret, const PublicKey& basepoint,
                           const PublicKey& perCommitmentPoint)
{
    const auto tweak = sha256({perCommitmentPoint.view(), basepoint.view()});
    auto key = basepointSecret.add(tweak.view());
    return key ? std::move(*key) : basepointSecret.clone();
}

PublicKey deriveRevocationPublicKey(const PublicKey& revocationBasepoint,
                                    const PublicKey& perCommitmentPoint)
{
    const auto first = sha256({revocationBasepoint.view(), perCommitmentPoint.view()});
    const auto second = sha256({perCommitmentPoint.view(), revocationBasepoint.view()});
    const auto left = revocationBasepoint.multiply(first.view());
    const auto right = perCommitmentPoint.multiply(second.view());
    if (!left || !right)
        return revocationBasepoint;
    return PublicKey::sum(std::array{*left, *right}).value_or(revocationBasepoint);
}

SecretKey deriveRevocationPrivateKey(const SecretKey& revocationBasepointSecret,
                                     const SecretKey& perCommitmentSecret)
{
    const auto basepoint = revocationBasepointSecret.publicKey();
    const auto point = perCommitmentSecret.publicKey();
    const auto first = sha256({basepoint.view(), point.view()});
    const auto second = sha256({point.view(), basepoint.view()});
    const auto left = revocationBasepointSecret.multiply(first.view());
    const auto right = perCommitmentSecret.multiply(second.view());
    assert(left && right);
    auto key = left->add(right->expose());
    assert(key);
    return std::move(*key);
}

} // namespace fulgurite::lightning
