// SPDX-License-Identifier: MIT
#include "lightning/channel/per_commitment_secrets.h"

#include "wallet/crypto/hash.h"

#include <bit>
#include <cassert>

namespace fulgurite::lightning {

namespace {

constexpr unsigned kBits = 48;

/// Flips bits [from, 0] of `index` that are set, hashing after each. Source: BOLT 3 §
/// Per-commitment Secret Requirements.
PerCommitmentSecret derive(ByteView base, unsigned bits, std::uint64_t index)
{
    auto value = *PerCommitmentSecret::fromView(base);
    for (unsigned bit = bits; bit-- > 0;) {
        if ((index >> bit & 1U) == 0)
            continue;
        value.data[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
        value = retag<PerCommitmentSecret>(sha256(value.view()));
    }
    return value;
}

/// The entry an index belongs to: the number of its trailing zero bits.
unsigned slotOf(std::uint64_t index)
{
    return index == 0 ? kBits : static_cast<unsigned>(std::countr_zero(index));
}

} // namespace

PerCommitmentSecret generateFromSeed(ByteView seed, std::uint64_t index)
{
    assert(seed.size() == 32 && index <= kMaxCommitmentNumber);
    return derive(seed, kBits, index);
}

PerCommitmentSecret perCommitmentSecret(ByteView seed, std::uint64_t number)
{
    assert(number <= kMaxCommitmentNumber);
    return generateFromSeed(seed, kMaxCommitmentNumber - number);
}

PublicKey perCommitmentPoint(ByteView seed, std::uint64_t number)
{
    const auto secret = SecretKey::parse(perCommitmentSecret(seed, number).view());
    assert(secret);
    return secret->publicKey();
}

bool PerCommitmentSecretStore::insert(std::uint64_t index, const PerCommitmentSecret& secret)
{
    const unsigned slot = slotOf(index);
    for (unsigned below = 0; below < slot; ++below) {
        const auto& known = m_entries[below];
        if (known && derive(secret.view(), slot, known->index) != known->secret)
            return false;
    }
    m_entries[slot] = Entry{index, secret};
    return true;
}

std::optional<PerCommitmentSecret> PerCommitmentSecretStore::at(std::uint64_t index) const
{
    for (unsigned slot = 0; slot < m_entries.size(); ++slot) {
        const auto& known = m_entries[slot];
        const std::uint64_t mask = ~((std::uint64_t{1} << slot) - 1);
        if (known && (index & mask) == known->index)
            return derive(known->secret.view(), slot, index);
    }
    return std::nullopt;
}

void PerCommitmentSecretStore::encode(ByteWriter& out) const
{
    for (const auto& entry : m_entries) {
        out.u8(entry ? 1 : 0);
        if (!entry)
            continue;
        out.u64be(entry->index);
        out.bytes(entry->secret.view());
    }
}

std::optional<PerCommitmentSecretStore> PerCommitmentSecretStore::decode(ByteReader& in)
{
    PerCommitmentSecretStore out;
    for (auto& entry : out.m_entries) {
        const auto present = in.u8();
        if (!present || *present > 1)
            return std::nullopt;
        if (*present == 0)
            continue;
        const auto index = in.u64be();
        const auto secret = PerCommitmentSecret::fromView(in.take(32));
        if (!index || !secret || *index > kMaxCommitmentNumber)
            return std::nullopt;
        entry = Entry{*index, *secret};
    }
    return out;
}

} // namespace fulgurite::lightning
