// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/channel/channel.h"
#include "lightning/channel/commitment_view.h"

namespace fulgurite::lightning {

/// All that either side has proposed, in one of the commitments: what both will come to.
constexpr CommitmentView wholeView(CommitmentSide side)
{
    return {UpdateStage::Proposed, UpdateStage::Proposed, side};
}

/// With one HTLC more, fee and anchors of both commitments are still paid: of the next ones, and of
/// those that will hold what the two sides propose at the same time. Else the funder's output would
/// be all the fee there is. Source: BOLT 3 § Fee Payment.
bool funderPays(const Channel& channel, MilliSatoshi amount, HtlcDirection direction);

/// The peer, who funds, could pay this feerate: in our next commitment with its reserve left, and
/// also with what both sides propose at the same time.
bool peerAffords(const Channel& channel, Feerate feerate);

} // namespace fulgurite::lightning
