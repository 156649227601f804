// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/onion/error_packet.h"
#include "lightning/onion/onion.h"
#include "lightning/payment/payment_target.h"

namespace fulgurite::lightning {

/// The onion of one part of a payment. `sessionKey` is 32 bytes and fresh.
/// Errors: as buildOnion (records too large for the onion).
Result<OnionPacket, OnionError> buildPaymentOnion(const Route& route, const PaymentTarget& target,
                                                  ByteView sessionKey);

/// Who failed and why; nothing when no hop of the route made it.
std::optional<DecryptedError> openPaymentError(const Route& route, const PaymentHash& hash,
                                               ByteView sessionKey, ByteView reason);

} // namespace fulgurite::lightning
