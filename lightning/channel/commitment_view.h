// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/channel/commitment_tx.h"
#include "lightning/channel/commitments.h"

namespace fulgurite::lightning {

/// From which stage on an update belongs to a commitment, by who sent it.
struct CommitmentView {
    UpdateStage ours;
    UpdateStage theirs;
    CommitmentSide side;

    [[nodiscard]] bool has(UpdateStage stage, bool sentByUs) const
    {
        return stage >= (sentByUs ? ours : theirs);
    }
    [[nodiscard]] bool hasAdd(const Htlc& htlc) const
    {
        return has(htlc.stage, htlc.direction == HtlcDirection::Outgoing);
    }
    [[nodiscard]] bool hasRemoval(const Htlc& htlc) const
    {
        return htlc.removal && has(htlc.removal->stage, htlc.direction == HtlcDirection::Incoming);
    }
    [[nodiscard]] bool hasOutput(const Htlc& htlc) const
    {
        return hasAdd(htlc) && !hasRemoval(htlc);
    }
};

/// Our newest commitment.
inline constexpr CommitmentView kLocalView{UpdateStage::AckSigned, UpdateStage::Signed,
                                           CommitmentSide::Local};
/// Ours once the peer signs all that it sent.
inline constexpr CommitmentView kLocalNextView{UpdateStage::Acked, UpdateStage::Proposed,
                                               CommitmentSide::Local};
/// Theirs that is not revoked for sure.
inline constexpr CommitmentView kRemoteView{UpdateStage::Acked, UpdateStage::Done,
                                            CommitmentSide::Remote};
/// The newest that we signed for them.
inline constexpr CommitmentView kRemoteSignedView{UpdateStage::Signed, UpdateStage::AckSigned,
                                                  CommitmentSide::Remote};
/// What we would sign for them now.
inline constexpr CommitmentView kRemoteNextView{UpdateStage::Proposed, UpdateStage::Acked,
                                                CommitmentSide::Remote};

/// As balancesIn; nothing when the HTLCs do not fit the balances, as only a forged file says.
std::optional<CommitmentBalances> checkedBalancesIn(const Commitments& commitments,
                                                    const CommitmentView& view);
/// Balances in a view, HTLC outputs taken out, before fee and anchors. Never negative: every
/// accepted update was checked.
CommitmentBalances balancesIn(const Commitments& commitments, const CommitmentView& view);
Feerate feerateIn(const Commitments& commitments, const CommitmentView& view, bool weAreFunder);

/// The keys of a commitment of `side` with this per-commitment point.
CommitmentKeys keysOf(const ChannelParams& params, CommitmentSide side, const PublicKey& point);
/// Everything but the HTLCs' meaning: buildCommitment's input for a view.
/// CommitmentSpec::Htlc::source indexes commitments.htlcs.
CommitmentSpec specOf(const ChannelParams& params, const Commitments& commitments,
                      const CommitmentView& view, std::uint64_t number, const PublicKey& point);
TrimRule trimRuleOf(const CommitmentSpec& spec);

/// What a view costs its funder and what its two sides hold, to check updates against.
struct CommitmentCost {
    CommitmentBalances balances;
    Satoshi fee;              ///< base fee and anchors
    std::size_t offered = 0;  ///< HTLCs of ours
    std::size_t received = 0; ///< HTLCs of theirs
    MilliSatoshi offeredValue;
    MilliSatoshi receivedValue;
    MilliSatoshi dust; ///< trimmed HTLCs of both
};
/// `feerate` instead of the view's own; `extraHtlcs` untrimmed ones are added to the fee.
CommitmentCost costOf(const ChannelParams& params, const Commitments& commitments,
                      const CommitmentView& view, Feerate feerate, std::size_t extraHtlcs = 0);

} // namespace fulgurite::lightning
