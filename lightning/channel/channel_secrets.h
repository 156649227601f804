// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/crypto/keys.h"

namespace fulgurite::lightning {

/// What one channel signs with. The node derives it from the seed and the channel key id; never
/// stored, never logged.
struct ChannelSecrets {
    SecretKey funding;
    SecretKey revocation;
    SecretKey payment;
    SecretKey delayedPayment;
    SecretKey htlc;
    SecretBytes perCommitmentSeed; ///< 32 bytes
};

} // namespace fulgurite::lightning
