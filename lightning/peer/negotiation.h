// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/channel/channel_params.h"
#include "lightning/wire/setup_messages.h"
#include "wallet/base/result.h"

namespace fulgurite::lightning {

/// Why a connection cannot be used or goes on no longer. The detail is for the log and sanitised.
enum class PeerError : std::uint8_t {
    Handshake,       ///< BOLT 8 failed: wrong key, or bytes changed
    NoInit,          ///< the first message was another
    UnknownRequired, ///< the peer requires a feature we do not offer
    LacksRequired,   ///< the peer does not offer one we require
    OtherChain,
    BadMessage,     ///< bytes that are no message
    UnknownMessage, ///< an even type we do not know
    Silent,         ///< no pong
    InboxFull,
    Replaced, ///< by a newer connection of the same node
    Closed,   ///< by us or the peer, in order
};

/// `init` as we send it: all bits in `features`, and the one chain we are on.
Init ourInit(const FeatureBits& features, const ChainHash& chain);

/// What both agree on, or why not. Their features are the union of both fields of their `init`.
/// Errors: UnknownRequired, LacksRequired (each names bit and feature), OtherChain. Source: BOLT 1
/// § The `init` Message.
Result<FeatureBits, PeerError> checkInit(const Init& theirs, const FeatureBits& ours,
                                         const ChainHash& chain);

/// The part of it that channels need.
NegotiatedFeatures negotiate(const FeatureBits& ours, const FeatureBits& theirs);

} // namespace fulgurite::lightning
