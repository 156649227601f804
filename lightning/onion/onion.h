// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/onion/onion_error.h"
#include "lightning/onion/onion_keys.h"
#include "lightning/wire/types.h"
#include "wallet/crypto/keys.h"

#include <optional>
#include <span>
#include <vector>

namespace fulgurite::lightning {

/// One hop of a route to be wrapped.
struct OnionHop {
    PublicKey nodeId;
    Bytes payload; ///< with its BigSize length, as encodeHopPayload gives it
};

struct BuiltOnion {
    OnionPacket packet;
    std::vector<SharedSecret>
        sharedSecrets; ///< one per hop, to read failures with decryptErrorPacket
};

/// `associatedData` is the payment hash. `sessionKey` must be fresh: equal keys give equal onions.
/// Errors: NoHops; BadPayload when a payload's length is not its own; TooLarge.
/// Source: BOLT 4 § Packet Construction.
Result<BuiltOnion, OnionError> buildOnion(const SecretKey& sessionKey,
                                          std::span<const OnionHop> hops, ByteView associatedData);

struct PeeledOnion {
    SharedSecret sharedSecret;
    Bytes payload; ///< the TLV stream for us, without its length; see decodeHopPayload
    std::optional<OnionPacket> next{}; ///< for the next hop; nothing when we are the last
};

/// Removes our layer. `nodeKey` is ours; `packet` any bytes.
/// Errors: BadVersion, BadKey, BadHmac (fail the HTLC as malformed, failureCodeOf); BadPayload.
/// Nothing is allocated for a payload whose length does not fit into the packet. Source: BOLT 4 §
/// Onion Decryption.
Result<PeeledOnion, OnionError> peelOnion(const SecretKey& nodeKey, ByteView packet,
                                          ByteView associatedData);

} // namespace fulgurite::lightning
