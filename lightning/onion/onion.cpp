// SPDX-License-Identifier: MIT
#include "lightning/onion/onion.h"

#include "lightning/wire/bigsize.h"
#include "wallet/crypto/aead.h"

#include <algorithm>
#include <array>

namespace fulgurite::lightning {

namespace {

constexpr std::size_t kPayloadsSize = 1300;
constexpr std::size_t kHmacSize = 32;
constexpr std::size_t kPayloadsOffset = 1 + PublicKey::kSize;
/// A payload takes at most the whole packet, so a stream of twice that covers what a peel shifts
/// in.
constexpr std::size_t kStreamSize = 2 * kPayloadsSize;

using Stream = std::array<std::uint8_t, kStreamSize>;
using Payloads = std::array<std::uint8_t, kPayloadsSize>;

void xorWith(std::span<std::uint8_t> data, ByteView stream)
{
    for (std::size_t i = 0; i < data.size(); ++i)
        data[i] = static_cast<std::uint8_t>(data[i] ^ stream[i]);
}

Hash256 blindingFactor(const PublicKey& ephemeral, const SharedSecret& secret)
{
    return sha256({ephemeral.view(), secret.view()});
}

Hash256 packetHmac(const SharedSecret& secret, ByteView payloads, ByteView associatedData)
{
    Bytes covered;
    covered.reserve(payloads.size() + associatedData.size());
    covered.insert(covered.end(), payloads.begin(), payloads.end());
    covered.insert(covered.end(), associatedData.begin(), associatedData.end());
    return hmacSha256(onionKey("mu", secret.view()).view(), covered);
}

OnionPacket assemble(const PublicKey& key, ByteView payloads, ByteView hmac)
{
    std::array<std::uint8_t, kOnionPacketSize> out{};
    std::ranges::copy(key.view(), out.begin() + 1);
    std::ranges::copy(payloads, out.begin() + kPayloadsOffset);
    std::ranges::copy(hmac, out.end() - kHmacSize);
    return *OnionPacket::fromView(out);
}

/// What the origin computes once per hop.
struct HopKeys {
    SharedSecret secret;
    Stream stream{};         ///< rho
    std::size_t claimed = 0; ///< bytes this hop's payload and HMAC take
};

/// The payload must be exactly one length-prefixed stream: a wrong length would make every later
/// hop unreadable.
bool hasOwnLength(const Bytes& payload)
{
    ByteReader in{payload};
    const auto length = readBigSize(in);
    return length && *length >= 2 && *length == in.remaining();
}

Result<void, OnionError> checkHops(std::span<const OnionHop> hops)
{
    if (hops.empty())
        return fail(OnionError::NoHops, "an onion needs a hop");
    std::size_t total = 0;
    for (const OnionHop& hop : hops) {
        if (!hasOwnLength(hop.payload))
            return fail(OnionError::BadPayload, "a payload's length prefix is not its length");
        total += hop.payload.size() + kHmacSize;
    }
    if (total > kPayloadsSize)
        return fail(OnionError::TooLarge,
                    "payloads of " + std::to_string(total) + " bytes, 1300 fit");
    return {};
}

/// Ephemeral keys: each hop's is the one before times a factor both sides can compute.
Result<std::vector<HopKeys>, OnionError> deriveKeys(const SecretKey& sessionKey,
                                                    std::span<const OnionHop> hops)
{
    std::vector<HopKeys> out(hops.size());
    SecretKey ephemeral = sessionKey.clone();
    for (std::size_t i = 0; i < hops.size(); ++i) {
        HopKeys& keys = out[i];
        keys.secret = retag<SharedSecret>(ecdh(ephemeral, hops[i].nodeId));
        chacha20Xor(onionKey("rho", keys.secret.view()).view(), keys.stream);
        keys.claimed = hops[i].payload.size() + kHmacSize;
        if (i + 1 == hops.size())
            break;
        auto next = ephemeral.multiply(blindingFactor(ephemeral.publicKey(), keys.secret).view());
        if (!next)
            return fail(OnionError::BadKey, "the session key blinds to zero");
        ephemeral = std::move(*next);
    }
    return out;
}

/// What the last hop finds behind its payload: the zeros each earlier hop shifted in, as their
/// streams left them. Source: BOLT 4 § Filler Generation.
Bytes filler(std::span<const HopKeys> keys)
{
    Bytes out;
    for (const HopKeys& hop : keys.first(keys.size() - 1)) {
        const std::size_t start = kPayloadsSize - out.size();
        out.resize(out.size() + hop.claimed);
        xorWith(out, ByteView{hop.stream}.subspan(start, out.size()));
    }
    return out;
}

} // namespace

std::uint16_t failureCodeOf(OnionError error)
{
    constexpr std::uint16_t kBadOnionPerm = 0xc000;
    switch (error) {
    case OnionError::BadVersion:
        return kBadOnionPerm | 4;
    case OnionError::BadHmac:
        return kBadOnionPerm | 5;
    case OnionError::BadKey:
        return kBadOnionPerm | 6;
    case OnionError::BadPayload:
    case OnionError::TooLarge:
    case OnionError::NoHops:
        break;
    }
    return 0x4000 | 22;
}

Result<BuiltOnion, OnionError> buildOnion(const SecretKey& sessionKey,
                                          std::span<const OnionHop> hops, ByteView associatedData)
{
    if (auto checked = checkHops(hops); !checked)
        return std::unexpected(std::move(checked).error());
    const std::vector<HopKeys> keys = FULGURITE_TRY(deriveKeys(sessionKey, hops));
    const Bytes tail = filler(keys);
    Payloads payloads{};
    chacha20Xor(onionKey("pad", sessionKey.expose()).view(), payloads);
    Hash256 hmac;
    for (std::size_t i = hops.size(); i-- > 0;) {
        std::shift_right(payloads.begin(), payloads.end(),
                         static_cast<std::ptrdiff_t>(keys[i].claimed));
        const auto rest = std::ranges::copy(hops[i].payload, payloads.begin()).out;
        std::ranges::copy(hmac.data, rest);
        xorWith(payloads, keys[i].stream);
        if (i + 1 == hops.size())
            std::ranges::copy(tail, payloads.end() - static_cast<std::ptrdiff_t>(tail.size()));
        hmac = packetHmac(keys[i].secret, payloads, associatedData);
    }
    BuiltOnion out{assemble(sessionKey.publicKey(), payloads, hmac.view()), {}};
    for (const HopKeys& hop : keys)
        out.sharedSecrets.push_back(hop.secret);
    return out;
}

namespace {

/// Version, key and HMAC: what must hold before a byte is decrypted.
Result<PublicKey, OnionError> openPacket(const SecretKey& nodeKey, ByteView packet,
                                         ByteView associatedData, SharedSecret& secret)
{
    if (packet.size() != kOnionPacketSize || packet.front() != 0)
        return fail(OnionError::BadVersion, "onion version or size unknown");
    const auto ephemeral = PublicKey::parse(packet.subspan(1, PublicKey::kSize));
    if (!ephemeral)
        return fail(OnionError::BadKey, "the onion's key is no point");
    secret = retag<SharedSecret>(ecdh(nodeKey, *ephemeral));
    const Hash256 expected =
        packetHmac(secret, packet.subspan(kPayloadsOffset, kPayloadsSize), associatedData);
    if (!equalSecrets(expected.view(), packet.last(kHmacSize)))
        return fail(OnionError::BadHmac, "the onion's HMAC does not match");
    return *ephemeral;
}

} // namespace

Result<PeeledOnion, OnionError> peelOnion(const SecretKey& nodeKey, ByteView packet,
                                          ByteView associatedData)
{
    PeeledOnion out;
    const PublicKey ephemeral =
        FULGURITE_TRY(openPacket(nodeKey, packet, associatedData, out.sharedSecret));

    Stream plain{};
    std::ranges::copy(packet.subspan(kPayloadsOffset, kPayloadsSize), plain.begin());
    chacha20Xor(onionKey("rho", out.sharedSecret.view()).view(), plain);

    ByteReader in{ByteView{plain}.first(kPayloadsSize)};
    const auto length = readBigSize(in);
    // BOLT 4 § Packet Structure: lengths 0 and 1 are reserved.
    if (!length || *length < 2 || *length > in.remaining() || in.remaining() - *length < kHmacSize)
        return fail(OnionError::BadPayload, "the payload's length does not fit the onion");
    const ByteView payload = in.take(static_cast<std::size_t>(*length));
    out.payload.assign(payload.begin(), payload.end());
    const ByteView nextHmac = in.take(kHmacSize);
    // BOLT 4 § Onion Decryption: an all-zero HMAC marks the last hop.
    if (std::ranges::all_of(nextHmac, [](std::uint8_t byte) { return byte == 0; }))
        return out;
    const auto nextKey = ephemeral.multiply(blindingFactor(ephemeral, out.sharedSecret).view());
    if (!nextKey)
        return fail(OnionError::BadKey, "the onion's key blinds to infinity");
    const std::size_t used = kPayloadsSize - in.remaining();
    out.next = assemble(*nextKey, ByteView{plain}.subspan(used, kPayloadsSize), nextHmac);
    return out;
}

} // namespace fulgurite::lightning
