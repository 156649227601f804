// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/channel/channel.h"
#include "lightning/channel/commitment_tx.h"

namespace fulgurite::lightning {

/// What a spend of a channel's funding output is.
struct FundingSpendClass {
    SpendKind kind = SpendKind::Unknown;
    std::uint64_t commitmentNumber = 0;
};

/// Tells a spend of the funding output by its form: a commitment carries its obscured number in
/// locktime and sequence; anything else that spends the 2-of-2 was signed by us as a close. A
/// commitment that is none of those we know (a number above theirs) is Unknown: our file is older
/// than the channel. Needs a channel past funding_signed.
FundingSpendClass classifyFundingSpend(const Channel& channel, const ChannelSecrets& secrets,
                                       const Transaction& spend);

/// Whose anchor an output is; both sides' anchors of a commitment. Nothing without option_anchors.
struct AnchorOutputs {
    std::optional<std::uint32_t> ours, theirs;
};
AnchorOutputs anchorsOf(const Channel& channel, const Transaction& commitment);

/// Our commitment of our newest number as it stands on chain, unsigned, with the places of its
/// outputs. The HTLC claims to come need it, too.
CommitmentTx localCommitment(const Channel& channel, const ChannelSecrets& secrets);

} // namespace fulgurite::lightning
