// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/wire/types.h"
#include "wallet/base/bytes.h"
#include "wallet/crypto/keys.h"

#include <array>
#include <cstdint>
#include <optional>

namespace fulgurite::lightning {

/// Commitment numbers run from 0 to 2^48 − 1; their secrets are indexed from the top down.
inline constexpr std::uint64_t kMaxCommitmentNumber = (std::uint64_t{1} << 48U) - 1;

/// The secret at `index` (2^48 − 1 is the first used) of the tree grown from a 32-byte seed. 32
/// bytes. Source: BOLT 3 § Per-commitment Secret Requirements.
PerCommitmentSecret generateFromSeed(ByteView seed, std::uint64_t index);

/// The secret of our commitment `number` (0 is the first). `number` ≤ kMaxCommitmentNumber.
PerCommitmentSecret perCommitmentSecret(ByteView seed, std::uint64_t number);
/// Its point. The chance that a secret is no valid scalar is 2^-128: treated as a bug.
PublicKey perCommitmentPoint(ByteView seed, std::uint64_t number);

/// The peer's revoked secrets in at most 49 entries. Source: BOLT 3 § Efficient Per-commitment
/// Secret Storage.
class PerCommitmentSecretStore {
public:
    struct Entry {
        std::uint64_t index = 0;
        PerCommitmentSecret secret;
        friend bool operator==(const Entry&, const Entry&) = default;
    };

    /// False (and nothing kept) when the secret does not derive those below it: the peer broke the
    /// tree.
    bool insert(std::uint64_t index, const PerCommitmentSecret& secret);
    /// The secret at `index`, when it was inserted or derives from one that was.
    [[nodiscard]] std::optional<PerCommitmentSecret> at(std::uint64_t index) const;
    /// The secret of the peer's commitment `number`.
    [[nodiscard]] std::optional<PerCommitmentSecret> ofCommitment(std::uint64_t number) const
    {
        return at(kMaxCommitmentNumber - number);
    }

    void encode(ByteWriter& out) const;
    static std::optional<PerCommitmentSecretStore> decode(ByteReader& in);
    friend bool operator==(const PerCommitmentSecretStore&,
                           const PerCommitmentSecretStore&) = default;

private:
    std::array<std::optional<Entry>, 49> m_entries;
};

} // namespace fulgurite::lightning
