// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/onion/onion_keys.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace fulgurite::lightning {

/// Failure message and padding together, unless the message alone is longer. Source: BOLT 4 §
/// Returning Errors.
inline constexpr std::size_t kErrorPayloadSize = 256;

/// HMAC, length, message, pad length, padding; not yet obfuscated. `message` is what encodeFailure
/// gives.
Bytes buildErrorPacket(const SharedSecret& secret, ByteView message,
                       std::size_t payloadSize = kErrorPayloadSize);

/// XORs this hop's stream over the packet: done by the erring hop after buildErrorPacket, and by
/// each hop that hands it back.
Bytes obfuscateErrorPacket(const SharedSecret& secret, Bytes packet);

/// Both steps of the erring hop: the `reason` of its update_fail_htlc.
Bytes createErrorPacket(const SharedSecret& secret, ByteView message);

struct DecryptedError {
    std::size_t hop = 0; ///< index into the secrets: who failed
    Bytes message;       ///< see decodeFailure
};

/// What all rounds found: one flag each, set where the HMAC was that round's. There are always 27
/// of them (or as many as there are secrets), so that the time tells nobody where in the route it
/// failed.
struct ErrorRounds {
    std::vector<char> matched;
    std::optional<DecryptedError> first;
};
ErrorRounds runErrorRounds(std::span<const SharedSecret> secrets, ByteView packet);

/// At the origin: finds which hop made the packet. `secrets` are those of buildOnion. Nothing
/// when no HMAC matches: some hop garbled it.
std::optional<DecryptedError> decryptErrorPacket(std::span<const SharedSecret> secrets,
                                                 ByteView packet);

} // namespace fulgurite::lightning
