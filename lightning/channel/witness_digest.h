// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/bitcoin/transaction.h"
#include "wallet/crypto/keys.h"

namespace fulgurite::lightning {

inline constexpr std::uint8_t kSighashAllByte = 0x01;
inline constexpr std::uint8_t kSighashSingleAnyoneCanPay = 0x83;

/// The BIP 143 digest of input 0 of a transaction with exactly one input: all that channels sign
/// and verify. `type` is one of the two above; SINGLE needs output 0. Source: BIP 143.
Hash256 witnessDigest(const Transaction& tx, ByteView witnessScript, Satoshi amount,
                      std::uint8_t type = kSighashAllByte);

/// DER followed by the sighash byte, as a witness carries it.
Bytes witnessSignature(const Signature& signature, std::uint8_t type = kSighashAllByte);

} // namespace fulgurite::lightning
