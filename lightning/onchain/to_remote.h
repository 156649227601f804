// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/feerate.h"
#include "wallet/base/result.h"
#include "wallet/bitcoin/transaction.h"
#include "wallet/crypto/keys.h"

namespace fulgurite::lightning {

enum class SweepError : std::uint8_t { BelowDust };
/// Where the money of a closed channel goes. `height` becomes nLockTime.
struct SweepTerms {
    Bytes destination;
    Feerate feerate;
    std::uint32_t height = 0;
};

/// `to_remote` of a peer's commitment: ours by the payment key alone, which never changes, so that
/// it is found without any state of the channel.
struct ToRemote {
    OutPoint outpoint;
    Satoshi value;
    bool anchors = false; ///< then one confirmation must have passed
};

/// Empty without anchors: the output is a P2WPKH.
Bytes toRemoteWitnessScript(const PublicKey& paymentKey, bool anchors);
Bytes toRemoteScript(const PublicKey& paymentKey, bool anchors);
/// Of input 0 of `tx`. Source: BOLT 3 § `to_remote` Output.
std::vector<Bytes> toRemoteWitness(const SecretKey& paymentKey, bool anchors, Satoshi value,
                                   const Transaction& tx);
/// The sequence of an input that spends it.
std::uint32_t toRemoteSequence(bool anchors);

/// Signed. Errors: BelowDust when the fee leaves nothing that relays.
Result<Transaction, SweepError> sweepToRemote(const ToRemote& output, const SecretKey& paymentKey,
                                              const SweepTerms& terms);

} // namespace fulgurite::lightning
