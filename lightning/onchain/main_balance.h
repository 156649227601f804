// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/onchain/funding_spend.h"
#include "lightning/onchain/to_remote.h"

namespace fulgurite::lightning {

/// Our main output on a commitment that is on chain, and how it is spent.
struct MainOutput {
    OutPoint outpoint;
    TxOut output;
    Bytes witnessScript; ///< empty for P2WPKH (`to_remote` without anchors)
    std::uint32_t sequence =
        0; ///< relative lock of the claiming input: csv, 1 with anchors, else final
    std::uint32_t blocksToWait = 0; ///< depth the commitment needs before the claim relays
    bool local = false; ///< `to_local` of ours: the delayed key signs; else the payment key
};

/// `to_local` of our newest commitment, or `to_remote` of any commitment of the peer (revoked and
/// unknown ones too: the key never changes). Nothing when that output was trimmed.
std::optional<MainOutput> findMainOutput(const Channel& channel, const ChannelSecrets& secrets,
                                         const Transaction& commitment, SpendKind kind);

/// The signed transaction that brings the output to `destination`. Errors: BelowDust when the fee
/// leaves nothing that relays.
Result<Transaction, SweepError> sweepMainOutput(const Channel& channel,
                                                const ChannelSecrets& secrets,
                                                const MainOutput& output, const SweepTerms& terms);

} // namespace fulgurite::lightning
