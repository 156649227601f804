// SPDX-License-Identifier: MIT
#include "lightning/onion/error_packet.h"

#include "wallet/crypto/aead.h"

#include <algorithm>

namespace fulgurite::lightning {

namespace {

constexpr std::size_t kHmacSize = 32;
constexpr std::size_t kRounds = 27;

std::optional<Bytes> readMessage(ByteView packet)
{
    ByteReader in{packet.subspan(kHmacSize)};
    const auto length = in.u16be();
    if (!length || *length > in.remaining())
        return std::nullopt;
    const ByteView message = in.take(*length);
    return Bytes(message.begin(), message.end());
}

bool hmacMatches(const SharedSecret& secret, ByteView packet)
{
    const Hash256 expected =
        hmacSha256(onionKey("um", secret.view()).view(), packet.subspan(kHmacSize));
    return equalSecrets(expected.view(), packet.first(kHmacSize));
}

} // namespace

Bytes buildErrorPacket(const SharedSecret& secret, ByteView message, std::size_t payloadSize)
{
    const std::size_t padSize = payloadSize > message.size() ? payloadSize - message.size() : 0;
    ByteWriter payload;
    payload.u16be(static_cast<std::uint16_t>(message.size()));
    payload.bytes(message);
    payload.u16be(static_cast<std::uint16_t>(padSize));
    payload.bytes(Bytes(padSize));

    ByteWriter packet;
    packet.bytes(hmacSha256(onionKey("um", secret.view()).view(), payload.view()).view());
    packet.bytes(payload.view());
    return packet.take();
}

Bytes obfuscateErrorPacket(const SharedSecret& secret, Bytes packet)
{
    chacha20Xor(onionKey("ammag", secret.view()).view(), packet);
    return packet;
}

Bytes createErrorPacket(const SharedSecret& secret, ByteView message)
{
    return obfuscateErrorPacket(secret, buildErrorPacket(secret, message));
}

ErrorRounds runErrorRounds(std::span<const SharedSecret> secrets, ByteView packet)
{
    ErrorRounds out;
    if (packet.size() < kHmacSize + 2 || secrets.empty())
        return out;
    out.matched.resize(std::max(kRounds, secrets.size()));
    Bytes current(packet.begin(), packet.end());
    for (std::size_t round = 0; round < out.matched.size(); ++round) {
        const SharedSecret& secret = secrets[std::min(round, secrets.size() - 1)];
        current = obfuscateErrorPacket(secret, std::move(current));
        const bool matches = hmacMatches(secret, current); // first: no round is cut short
        out.matched[round] = matches && round < secrets.size();
        // A hop that signs nonsense is still the hop that failed.
        if (out.matched[round] && !out.first)
            out.first = DecryptedError{round, readMessage(current).value_or(Bytes{})};
    }
    return out;
}

std::optional<DecryptedError> decryptErrorPacket(std::span<const SharedSecret> secrets,
                                                 ByteView packet)
{
    return runErrorRounds(secrets, packet).first;
}

} // namespace fulgurite::lightning
